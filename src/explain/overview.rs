//! The overview: where the clinic stands, and the one next thing to do.

use chrono::NaiveDate;

use crate::model::due::{Due, Promise};
use crate::model::next_step::NextStep;
use crate::model::vendor_waiting::{DisclosureState, FormState, LONG_DAYS, VendorState};
use crate::model::{Edition, FiscalYear, ItemKey, VendorId, Workbook};

use super::{missing, vendors};
use crate::text::dates;

/// Leads on to the next thing.
pub const GO_ON: &str = "続きから";
/// Heading of the progress.
pub const PROGRESS: &str = "どこまで進んだか";
/// Heading of what was promised for a day.
pub const DUE: &str = "期限のあるもの";
/// Nothing was promised.
pub const NOTHING_DUE: &str = "「いいえ」のままの項目はありません。";
/// Heading of the vendors.
pub const REPLIES: &str = "事業者からの返事";
/// The vendor forms are not needed.
pub const NO_REPLIES_NEEDED: &str = "事業者確認用は、この年度は不要です。";
/// There are none in a year on a bridge.
pub const NO_VENDOR_FORM: &str = super::vendors::NO_FORM;
/// No vendor is entered.
pub const NO_VENDORS: &str = "事業者はまだ登録されていません。";
/// Group name of the list of vendors.
pub const REPLY_LIST: &str = "事業者ごとの状況";
/// いいえ without a date.
pub const NO_DATE: &str = "日付なし";
/// The legend of the bars.
pub const LEGEND: [&str; 4] = ["はい", "いいえ", "わからない（未回答として数えます）", "該当なし"];
/// Group name of the list of promises.
pub const DUE_LIST: &str = "期限のある項目";

/// 令和6年度の点検
#[must_use]
pub fn heading(year: FiscalYear) -> String {
    format!("{}の点検", dates::fiscal_year(year))
}

/// How a bar sounds.
#[must_use]
pub fn bar(group: &str, counts: &[(&str, usize)], total: usize) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name}{count}"))
        .collect();
    format!("{group} 全{total}項目 {}", parts.join("、")).trim().to_owned()
}

/// あと19日 or 7日すぎました
#[must_use]
pub fn days(due: &Due) -> String {
    match due.days {
        Some(days) if matches!(due.what, Promise::Disclosure(..)) => waits(LONG_DAYS - days),
        None => NO_DATE.to_owned(),
        Some(0) => "今日まで".to_owned(),
        Some(days) if days < 0 => format!("{}日超過", -days),
        Some(days) => format!("あと{days}日"),
    }
}

/// The row that was promised, with the day.
#[must_use]
pub fn due_row(name: &str, group: &str, target: Option<NaiveDate>) -> String {
    match target {
        Some(target) => format!("{name}（{group}）\n目標 {}", dates::japanese(target)),
        None => format!("{name}（{group}）"),
    }
}

/// A vendor to get back to, with the day; empty for rows.
#[must_use]
pub fn due_vendor(due: &Due, workbook: &Workbook) -> String {
    let name = |vendor: VendorId| vendors::name(workbook, vendor);
    match (&due.what, due.target) {
        (Promise::GetBack(vendor), Some(day)) => {
            format!("{}に連絡\n予定 {}", name(*vendor), dates::japanese(day))
        }
        (Promise::Disclosure(vendor, since), _) => {
            format!("{}のMDS/SDS\n{}に依頼", name(*vendor), dates::japanese(*since))
        }
        _ => String::new(),
    }
}

fn waits(days: i64) -> String {
    if days == 0 { "今日から".to_owned() } else { format!("{days}日待ち") }
}

/// How a vendor stands, in a few words before its name.
#[must_use]
pub fn reply(state: &VendorState) -> String {
    match (state.form, state.disclosure) {
        (FormState::ToSend, _) => "未送付".to_owned(),
        (FormState::Waiting { days, .. }, _) => waits(days),
        (FormState::Returned(_), DisclosureState::Waiting { .. }) => "MDS/SDS待ち".to_owned(),
        (FormState::Returned(_), _) => "回収済み".to_owned(),
    }
}

/// The vendor's name, and below it since when what is awaited.
#[must_use]
pub fn reply_row(state: &VendorState, workbook: &Workbook) -> String {
    let mut lines = vec![vendors::name(workbook, state.vendor)];
    if let FormState::Waiting { since, reminded, .. } = state.form {
        let sent = dates::japanese(since);
        lines.push(match reminded {
            Some(day) if day != since => format!("{sent}に送付、{}に督促", dates::japanese(day)),
            Some(_) => format!("{sent}に督促"),
            None => format!("{sent}に送付"),
        });
    }
    if let DisclosureState::Waiting { since, .. } = state.disclosure {
        lines.push(format!("MDS/SDSは{}に依頼", dates::japanese(since)));
    }
    if let Some(next) = state.next {
        let passed = if state.is_overdue() { "（期限を過ぎています）" } else { "" };
        lines.push(format!("次の予定 {}{passed}", dates::japanese(next)));
    }
    lines.join("\n")
}

/// The next thing to do: its title, and one sentence on how.
#[must_use]
pub fn next(
    step: &NextStep,
    edition: &Edition,
    workbook: &Workbook,
    year: FiscalYear,
) -> (String, String) {
    let name = |item: &ItemKey| {
        edition.institution.row(item).map_or("", |row| row.item.short.as_str()).to_owned()
    };
    let (title, how) = match step {
        NextStep::VendorContract => (
            "次に行うこと：事業者との契約".to_owned(),
            "電子カルテやレセコンの事業者と契約しているかを回答します。1分で終わります。".to_owned(),
        ),
        NextStep::Answer(place) => (
            format!("次に行うこと：{}", name(&place.item)),
            "すぐに分からないときは「わからない」を選んで、先へ進めます。".to_owned(),
        ),
        NextStep::Mend(place, problem) => (
            format!("「{}」を直します", name(&place.item)),
            format!("{}。", missing::row_problem(*problem, year)),
        ),
        NextStep::Overdue(place) => (
            format!("「{}」の目標日を過ぎています", name(&place.item)),
            "済んでいれば2回目の確認を、まだなら新しい目標日を入れてください。".to_owned(),
        ),
        NextStep::AskVendor(place) => (
            format!("「{}」などを事業者に照会します", name(&place.item)),
            "「事業者」の画面に照会事項がまとまっています。コピーして送れます。".to_owned(),
        ),
        NextStep::AddVendor => (
            "契約している事業者を登録します".to_owned(),
            "名前だけで登録できます。未記入の事業者確認用も印刷できます。".to_owned(),
        ),
        NextStep::SendForm(vendor) => (
            format!("{}に事業者確認用を渡します", vendors::name(workbook, *vendor)),
            "依頼状と未記入の様式を印刷して渡し、「今日送った」を押します。".to_owned(),
        ),
        NextStep::GetBack(vendor) => (
            format!("{}に連絡します", vendors::name(workbook, *vendor)),
            "返事がまだ届いていません。連絡したら「今日督促した」を押すか、次の予定日を入れます。"
                .to_owned(),
        ),
        NextStep::VendorSheet(form) => {
            let vendor = match form {
                crate::model::FormRef::Vendor(id) => vendors::name(workbook, *id),
                crate::model::FormRef::Institution => "事業者".to_owned(),
            };
            (
                format!("{vendor}の事業者確認用"),
                "様式が返送されたら、受領日と原本の保管場所、回答の写しを入れます。".to_owned(),
            )
        }
        NextStep::Print if edition.bridge => (
            "すべて記入できました".to_owned(),
            "記入内容一覧を印刷できます。様式ではないので、立入検査で提示する書類は、その年度の様式で作ります。"
                .to_owned(),
        ),
        NextStep::Print => (
            "すべて記入できました".to_owned(),
            "PDFを作成して印刷し、立入検査に備えて保管します。".to_owned(),
        ),
    };
    (title, how)
}
