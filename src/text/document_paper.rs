//! Words of a document on paper, and of the papers that belong to it.

use chrono::NaiveDate;

use super::dates;
use super::document::VERSION;
use super::report::ELLIPSIS;

/// The check table as an annex, in the contents.
pub const ANNEX: &str = "付録";
/// 目次
pub const CONTENTS: &str = "目次";
/// Between a title and its page in the contents.
pub const LEADER: &str = " .";
/// Before every line of a list.
pub const BULLET: &str = "・";
/// On the cover while the document has no version.
pub const NO_VERSION: &str = "第　　版";
/// The clinic while it has no name.
pub const NO_CLINIC: &str = "医療機関名";
/// Room for a signature or a seal.
pub const SIGNATURE: &str = "署名または印";
/// Room for a day to be written by hand.
pub const DAY_BY_HAND: &str = "　　　年　　　月　　　日";
/// In a chapter, in place of a section that is a page of its own.
pub const ON_ITS_OWN_PAGE: &str = "1枚ずつ使えるように、別のページにあります。";

/// Above the four words of the card.
pub const FIRST_STEPS: &str = "はじめにすること";
/// Above the answers of the card.
pub const DECISIONS: &str = "決めてあること";
/// Above the numbers of the card.
pub const NUMBERS: &str = "はじめにかける電話";
/// In place of the numbers while there are none.
pub const NO_NUMBERS: &str = "電話番号がまだありません。事業者と外部の連絡先を入れてください。";
/// Beside a number for the night.
pub const NIGHT: &str = "夜間・休日";

/// Above the ruled room of a substitute sheet.
pub const BY_HAND: &str = "記録（手書き）";
/// Heads of its columns.
pub const BY_HAND_HEADS: [&str; 3] = ["時刻", "氏名", "内容・備考"];
/// When a sheet began to be used, and by whom.
pub const USED: [&str; 2] = ["使い始めた日時", "記入した人"];

/// Heads of the check table.
pub const CHECK_HEADS: [&str; 5] = ["項番", "確認項目", "答え", "根拠（本文の節）", "メモ"];
/// How far the document answers an item: wholly, partly, not at all.
pub const EVIDENCE: [&str; 3] = ["根拠あり", "書きかけ", "まだ"];
/// The two answers of the check table.
pub const ANSWERS: [&str; 2] = ["はい", "いいえ"];

/// A running paragraph, its first line indented.
#[must_use]
pub fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("　{}", line.trim_end())).collect();
    lines.join("\n")
}

/// A sheet and the version of the document, in the foot.
#[must_use]
pub fn sheet(title: &str, version: &str) -> String {
    format!("{title}　{}", short(version)).trim_end().to_owned()
}

/// A document by clinic and title, in the properties of a PDF.
#[must_use]
pub fn document_title(clinic: &str, title: &str) -> String {
    format!("{clinic} {title}").trim_start().to_owned()
}

/// What stands at the top right of the pages; a document that is not approved as it reads says so
/// there.
#[must_use]
pub fn remark(
    name: &str,
    version: &str,
    state: Option<&'static str>,
    printed_on: NaiveDate,
) -> String {
    let day = format!("印刷 {}", dates::japanese(printed_on));
    let parts = [Some(sheet(name, version)), state.map(str::to_owned), Some(day)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("　")
}

/// A version in the margin of a page, where a whole paragraph has no room.
fn short(text: &str) -> String {
    const LONGEST: usize = 16;
    let text = version(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(ELLIPSIS.chars()).collect()
}

/// A version as a line of the cover.
#[must_use]
pub fn version(version: &str) -> String {
    let version = version.trim();
    let is_number = version.chars().all(|it| it.is_numeric() || it == '.');
    if is_number && !version.is_empty() {
        format!("{VERSION} {version}")
    } else {
        version.to_owned()
    }
}

/// The annex in the contents and above its table.
#[must_use]
pub fn annex(title: &str) -> String {
    format!("{ANNEX}　{title}")
}

/// A substitute sheet by the name of all and the number and title of its section.
#[must_use]
pub fn substitute_sheet(name: &str, title: &str) -> String {
    format!("{name}　{title}")
}

/// A step such as 「抜く。線を抜く（無線なら切る）。」 as its word and what it means in short; `None`
/// where no short word stands before the rest.
#[must_use]
pub fn in_short(step: &str) -> Option<(&str, String)> {
    const LONGEST: usize = 5;
    let (word, rest) = step.trim().split_once('。')?;
    let rest = rest.split('。').next().unwrap_or_default();
    let rest = rest.split('（').next().unwrap_or_default().trim();
    let is_word = !word.is_empty() && word.chars().count() <= LONGEST;
    (is_word && !rest.is_empty()).then(|| (word, rest.to_owned()))
}

/// When a number is answered that nobody has made sure of.
#[must_use]
pub fn to_confirm(when: &str) -> String {
    format!("{}{}", when.trim(), super::chart_paper::TO_CONFIRM)
}

/// Numbers of sections in a row.
#[must_use]
pub fn numbers(numbers: &[&str]) -> String {
    numbers.join("、")
}

/// How many items are not printed, and where their wording stands.
#[must_use]
pub fn left_out(count: usize, address: &str) -> String {
    format!("文言を読めていない項目が{count}件あり、印刷していません。原本 {address}")
}

/// A place of a document where a character stands.
#[must_use]
pub fn place(name: &str, section: &str, label: &str) -> String {
    format!("{name} {section} {label}").trim_end().to_owned()
}
