//! Words of a document that is written on a template.

use chrono::NaiveDate;

use super::{dates, ledger};
use crate::model::document_standing::DocumentStanding;
use crate::model::{Decision, DeviceKind, Document, Workbook};

/// Stands for the clinic while it has no name.
pub const OUR_CLINIC: &str = "当院";
/// 最高責任者, in running text.
pub const CHIEF: &str = "最高責任者";
/// 安全管理責任者, in running text.
pub const MANAGER: &str = "医療情報システム安全管理責任者";
/// What is left where something has to be filled in.
pub const PLACEHOLDERS: [&str; 3] = ["〇〇", "○○", "△△"];
/// In place of an entry that is not there.
pub const NOT_WRITTEN: &str = "（未記入）";
/// Between the lines of a cell, where it has only one.
pub const BETWEEN_LINES: &str = " / ";
/// The cover, as a place.
pub const COVER: &str = "表紙";
/// Between the number of a section and its title.
const NUMBERED: &str = "　";
/// 改訂履歴
pub const REVISIONS: &str = "改訂履歴";
/// Heads of its columns.
pub const REVISION_HEADS: [&str; 3] = ["版", "日付", "変更内容"];
/// What the first version of the sample clinic said differently, before its drill, by field. Days
/// stand in braces, as in the sample itself.
pub const SAMPLE_BEFORE: [(&str, &str); 5] = [
    ("switch-after", "60分たっても使えないとき"),
    ("card-switch", "60分"),
    ("prescription-forms", "診察室の施錠した引き出し"),
    ("stock-taking", "{latest-1 6.4.wed-41:day}"),
    ("diagram-updated", "{latest-1 6.4.wed-41:day}"),
];
/// A backup of the sample clinic that was not tried yet.
pub const SAMPLE_UNTRIED: &str = "未実施";

/// Windows on the computers of the sample clinic, where the version is known or not.
#[must_use]
pub fn sample_windows(version: Option<&str>) -> String {
    match version {
        Some(version) => format!("Windows 11 Pro {version}"),
        None => "Windows 11 Pro（バージョンは確認中）".to_owned(),
    }
}

/// A version of a document: 第2版. What is no number stands as it was typed.
#[must_use]
pub fn version(version: &str) -> String {
    let version = version.trim();
    let is_number = version.chars().all(|it| it.is_numeric() || it == '.');
    if is_number && !version.is_empty() {
        format!("第{version}{VERSION}")
    } else {
        version.to_owned()
    }
}

/// The day of the next review, and that it has passed where it has.
#[must_use]
pub fn review_day(day: NaiveDate, today: NaiveDate) -> String {
    let passed = if day < today { PASSED } else { "" };
    format!("{}{passed}", dates::japanese(day))
}

/// What is decided, in the document. Whoever notices something cuts that one device off without
/// asking; what has to be decided is what is cut off after that.
#[must_use]
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::PullCable => "院内の通信（ルータなど）を遮断する",
        Decision::StopSystem => "システムの使用を停止する",
        Decision::RestrictConsultations => "診療を制限する",
        Decision::Publish => "外部に公表する",
    }
}
/// 版
pub const VERSION: &str = "版";
/// After a day that has passed.
const PASSED: &str = "（過ぎています）";
/// 策定日
pub const CREATED_ON: &str = "策定日";
/// 最終改訂日
pub const REVISED_ON: &str = "改訂日";
/// 次回見直し予定日
pub const NEXT_REVIEW_ON: &str = "次回見直し予定日";
/// 作成者
pub const AUTHOR: &str = "作成者";
/// 承認者
pub const APPROVER: &str = "承認者";
/// Whoever is to approve, while nobody has.
pub const APPROVER_PLANNED: &str = "承認者（予定）";
/// 承認日
pub const APPROVED_ON: &str = "承認日";
/// Whether it is approved as it reads.
pub const STANDING: &str = "承認の状態";

/// Names one after the other.
#[must_use]
pub fn listed<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| name.as_ref().to_owned()).collect();
    names.join("、")
}

/// Ways to reach somebody, one under the other.
#[must_use]
pub fn lines<'a>(ways: impl IntoIterator<Item = &'a str>) -> String {
    let ways: Vec<&str> = ways.into_iter().collect();
    ways.join("\n")
}

/// A title and whoever has it.
#[must_use]
pub fn with_title(title: &str, names: &str) -> String {
    format!("{title}（{names}）")
}

/// A company or body and the person there, apart by a blank: brackets in either name would stand
/// inside others.
#[must_use]
pub fn with_person(name: &str, person: &str) -> String {
    let person = person.trim();
    if person.is_empty() { name.to_owned() } else { format!("{}　{person}", name.trim_end()) }
}

/// A number that nobody has made sure of.
#[must_use]
pub fn unconfirmed(number: &str) -> String {
    format!("{number}（番号は未確認）")
}

/// In place of the number of a body that has none.
pub const NO_WAY: &str = "（未記入・要確認）";

/// An address that nobody has made sure of.
#[must_use]
pub fn unconfirmed_address(address: &str) -> String {
    format!("{address}（未確認）")
}

/// The telephones of a person of the clinic.
#[must_use]
pub fn own_telephones(extension: &str, mobile: &str) -> String {
    let named = [("内線", extension), ("携帯", mobile)];
    let there = named.into_iter().filter(|(_, number)| !number.trim().is_empty());
    let ways: Vec<String> = there.map(|(name, number)| format!("{name} {number}")).collect();
    ways.join("\n")
}

/// サーバ1台、端末PC6台
#[must_use]
pub fn device_count(counts: &[(DeviceKind, usize)]) -> String {
    listed(counts.iter().map(|(kind, count)| format!("{}{count}台", ledger::kind(*kind))))
}

/// 第2版、令和6年10月1日、受付の棚
#[must_use]
pub fn contact_chart(version: &str, day: Option<NaiveDate>, kept_at: &str) -> String {
    let version = self::version(version);
    let day = day.map(dates::japanese).unwrap_or_default();
    let parts = [version, day, kept_at.trim().to_owned()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let words = listed(parts);
    if words.is_empty() { "作成済み".to_owned() } else { words }
}

/// A device by number and name.
#[must_use]
pub fn device(number: &str, name: &str) -> String {
    format!("{number} {name}").trim().to_owned()
}

/// A chapter by number and title.
#[must_use]
pub fn chapter(number: usize, title: &str) -> String {
    format!("第{number}章　{title}")
}

/// A section by number and title.
#[must_use]
pub fn section(number: &str, title: &str) -> String {
    format!("{number}{NUMBERED}{title}")
}

/// The title of a section without its number.
#[must_use]
pub fn without_number(heading: &str) -> &str {
    heading.split_once(NUMBERED).map_or(heading, |(_, title)| title)
}

/// A row of a table on one line.
#[must_use]
pub fn row(cells: &[String]) -> String {
    let cells: Vec<String> =
        cells.iter().map(|cell| cell.replace('\n', " ").trim().to_owned()).collect();
    cells.join("／")
}

/// What is said of a document that nobody has approved as it reads.
#[must_use]
pub fn standing(standing: DocumentStanding<'_>) -> Option<&'static str> {
    match standing {
        DocumentStanding::Draft => Some("案（未承認）"),
        DocumentStanding::ChangedSince(_) => Some("承認後に変更あり（未承認）"),
        DocumentStanding::Approved(_) => None,
    }
}

/// Label and name of whoever approved or, of a draft, is to approve. Once a text was changed, the
/// line stays free for whoever signs it next.
#[must_use]
pub fn approver(
    document: &Document,
    standing: DocumentStanding<'_>,
    workbook: &Workbook,
) -> (&'static str, String) {
    let planned = document.approver.and_then(|id| workbook.person(id));
    match (standing, planned) {
        (DocumentStanding::Approved(approved), _) => (APPROVER, approved.approver.clone()),
        (DocumentStanding::Draft, Some(person)) => (APPROVER_PLANNED, person.name.clone()),
        (DocumentStanding::Draft | DocumentStanding::ChangedSince(_), _) => {
            (APPROVER, String::new())
        }
    }
}

/// The particulars of a document, by name, as far as they are known.
#[must_use]
pub fn particulars(
    document: &Document,
    standing: DocumentStanding<'_>,
    workbook: &Workbook,
) -> Vec<(&'static str, String)> {
    let person = |id: Option<_>| {
        id.and_then(|id| workbook.person(id)).map(|person| person.name.clone()).unwrap_or_default()
    };
    let day = |day: Option<NaiveDate>| day.map(dates::japanese).unwrap_or_default();
    let approved_on = standing.approval().map(|approved| approved.approved_on);
    let state = self::standing(standing).unwrap_or_default();
    let all = [
        (VERSION, version(&document.version)),
        (CREATED_ON, day(document.created_on)),
        (REVISED_ON, day(document.revised_on)),
        (NEXT_REVIEW_ON, day(document.next_review_on)),
        (AUTHOR, person(document.author)),
        (STANDING, state.to_owned()),
        approver(document, standing, workbook),
        (APPROVED_ON, day(approved_on)),
    ];
    all.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}
