//! Words of a document on paper, and of the papers that belong to it.

use chrono::NaiveDate;

use super::dates;
use super::document;
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
pub const ON_ITS_OWN_PAGE: &str = "1枚ずつ使えるように、別のページに載せる。";

/// Who a card is for, and where it is kept.
pub const FOR_STAFF: &str = "職員用。患者の目に触れない所に置く";
/// Above the first steps of the card.
pub const FIRST_STEPS: &str = "最初に行うこと";
/// Above what has to be heeded with them.
pub const CAUTIONS: &str = "例外と注意";
/// Above the answers of the card.
pub const DECISIONS: &str = "決めてあること";
/// Above the numbers of the card.
pub const NUMBERS: &str = "電話をかける順（電話が使えないときは携帯電話で）";
/// The first call, which stays in the house.
pub const INSIDE: &str = "院内で最初に";
/// In place of the numbers while there are none.
pub const NO_NUMBERS: &str = "電話番号が未登録である。事業者と外部の連絡先を登録する。";
/// Beside a number for the night.
pub const NIGHT: &str = "夜間・休日";
/// Beside a ministry whose desk has still to be looked up.
pub const DESK_TO_CONFIRM: &str = "窓口の名称・番号とも要確認";

/// Above the ruled room of a substitute sheet whose template says nothing.
pub const BY_HAND: &str = "記録（手書き）";
/// Heads of its columns.
pub const BY_HAND_HEADS: [&str; 3] = ["時刻", "氏名", "内容・備考"];
/// When a sheet began to be used, and by whom.
pub const USED: [&str; 2] = ["使い始めた日時", "記入者"];
/// What is entered once it was copied: when and by whom, who compared it, where it is kept.
pub const COPIED: [&str; 3] = ["転記した日・担当", "照合した者", "保管場所"];

/// Heads of the check table. Those after the second are the program's own.
pub const CHECK_HEADS: [&str; 5] =
    ["項番", "確認項目", "回答・確認日", "対応する本文の節（この点検帳）", "メモ（この点検帳）"];
/// How far the document answers an item: wholly, partly, not at all.
pub const EVIDENCE: [&str; 3] = ["記載あり", "一部記載", "記載なし"];
/// After the title of a check table that lacks items.
const EXTRACT: &str = "（抜粋）";
/// What of the check table is not the original's.
pub const OWN_COLUMNS: &str = "「対応する本文の節」と「メモ」は、この点検帳で加えた欄であり、原本の確認表にはない。記載の有無は、本文に書かれているかを示すもので、内容の適否を示すものではない。";
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

/// The title of a check table; one that lacks items of the original says so.
#[must_use]
pub fn check_title(title: &str, is_extract: bool) -> String {
    if is_extract { format!("{title}{EXTRACT}") } else { title.to_owned() }
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
    let text = document::version(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(ELLIPSIS.chars()).collect()
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

/// A step such as 「抜く。LANケーブルを抜く。Wi-Fiは切る。」 as its word and all that comes after it;
/// `None` where no short word stands before the rest. Nothing of a step is left out: somebody acts
/// on it.
#[must_use]
pub fn step_by_word(step: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 7;
    let (word, rest) = step.trim().split_once('。')?;
    let rest = rest.trim();
    let is_word = !word.is_empty() && word.chars().count() <= LONGEST;
    (is_word && !rest.is_empty()).then_some((word, rest))
}

/// An extension.
#[must_use]
pub fn extension(number: &str) -> String {
    format!("内線 {}", number.trim())
}

/// Beside the room for an extension that nobody has entered.
pub const EXTENSION_TO_CONFIRM: &str = "内線（要確認）";

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

/// That the table is an extract, and where the whole of it stands.
#[must_use]
pub fn left_out(address: &str) -> String {
    format!(
        "本表は抜粋です。未収載の項目があります。全項目は原本を確認してください。原本 {address}"
    )
}

/// A place of a document where a character stands.
#[must_use]
pub fn place(name: &str, section: &str, label: &str) -> String {
    format!("{name} {section} {label}").trim_end().to_owned()
}
