//! Words of the record of what was done in a year, on screen and on paper.

use crate::model::activity::{Activity, CheckRound, Deed, Doer, VendorDeed};
use crate::model::{Edition, FormKind, FormRef, ItemKey, Workbook};
use crate::text::{answers, chart_paper, dates, document, ledger, report, years};

/// The title.
pub const TITLE: &str = "実施記録";
/// Heads of the columns.
pub const HEADS: [&str; 3] = ["日付", "実施した内容", "実施者"];
/// Heading of what has no day.
pub const NO_DAY: &str = "日付なし";
/// In the place of everything.
pub const NOTHING: &str = "記録はない。";
/// What the record is made from.
pub const EXPLAINED: &str = "点検帳に記入された回答、日付、承認から作成したもの。回答の確認、事業者とのやりとり、年度の確定は、年度外の日付も載せる。";
/// Mark of a day outside the fiscal year.
const OUTSIDE: &str = "年度外";

/// The day of an entry, with its mark.
#[must_use]
pub fn day(activity: &Activity) -> String {
    match activity.day {
        None => NO_DAY.to_owned(),
        Some(day) if activity.is_outside => format!("{}（{OUTSIDE}）", dates::japanese(day)),
        Some(day) => dates::japanese(day),
    }
}

/// What was done.
#[must_use]
pub fn what(deed: &Deed, workbook: &Workbook, edition: &Edition) -> String {
    match deed {
        Deed::Confirmed { item, round, answer } => {
            let round = match round {
                CheckRound::First => report::FIRST,
                CheckRound::Second => report::SECOND,
            };
            let has_second = edition.institution.columns.second.is_some();
            let round = if has_second { format!("（{round}）") } else { String::new() };
            format!("{} {}{round}", row(item, edition), answers::answer(*answer))
        }
        Deed::Vendor(vendor, deed) => {
            let form = &edition.form(FormKind::Vendor).name.text;
            let vendor = years::vendor(workbook, *vendor);
            match deed {
                VendorDeed::FormSent => format!("{vendor}に{form}を送付"),
                VendorDeed::Reminded => format!("{vendor}に{form}を督促"),
                VendorDeed::FormReceived => format!("{vendor}から{form}を受領"),
                VendorDeed::DisclosureAsked => format!("{vendor}にMDS/SDSを依頼"),
                VendorDeed::DisclosureReceived => format!("{vendor}からMDS/SDSを受領"),
            }
        }
        Deed::DocumentApproved { title, version, .. } => {
            let version = version.trim();
            if version.is_empty() {
                format!("{title}を承認")
            } else {
                format!("{title}（{}）を承認", document::version(version))
            }
        }
        Deed::Chart { kind, version, is_first } => {
            let done = if *is_first { "作成" } else { "改訂" };
            let name = chart_paper::name(*kind);
            match version.trim() {
                "" => format!("{name}を{done}"),
                version => format!("{name}（{}）を{done}", document::version(version)),
            }
        }
        Deed::NumbersConfirmed(contact) => {
            let name = workbook.contact(*contact).map(|contact| contact.name.trim());
            let name = name.filter(|name| !name.is_empty()).unwrap_or("名前のない連絡先");
            format!("外部の連絡先「{name}」の番号を確認")
        }
        Deed::DeviceChecked(device) => {
            let name = workbook.device(*device).map(ledger::device).unwrap_or_default();
            format!("機器「{name}」の棚卸し")
        }
        Deed::YearClosed(1) => "年度を確定".to_owned(),
        Deed::YearClosed(number) => format!("年度を確定（{number}回目）"),
        Deed::YearReopened(reason) => format!("年度の確定を取り消し（理由：{reason}）"),
    }
}

/// A row by number, short title and part; one that the edition does not have goes by its key.
fn row(item: &ItemKey, edition: &Edition) -> String {
    let Some(row) = edition.form_of(FormRef::Institution).row(item) else {
        return item.as_str().to_owned();
    };
    let part = row.group.map_or("", |group| group.short.as_str());
    years::row_in_part(&row.full_number(), &row.item.short, part)
}

/// Who did it; empty where nobody is named.
#[must_use]
pub fn who(activity: &Activity, workbook: &Workbook) -> String {
    match &activity.who {
        None => String::new(),
        Some(Doer::Named(name)) => name.clone(),
        Some(Doer::Person(id)) => workbook
            .person(*id)
            .map_or_else(|| report::unknown_person(id.0), |person| person.name.clone()),
    }
}

/// An entry for those who hear it.
#[must_use]
pub fn spoken(activity: &Activity, workbook: &Workbook, edition: &Edition) -> String {
    let parts = [day(activity), what(&activity.what, workbook, edition), who(activity, workbook)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("、")
}

/// How many entries there are.
#[must_use]
pub fn count(entries: &[Activity]) -> String {
    let undated = entries.iter().filter(|entry| entry.day.is_none()).count();
    match undated {
        0 => format!("{}件", entries.len()),
        undated => format!("{}件（うち{NO_DAY} {undated}件）", entries.len()),
    }
}
