//! The overview: where the clinic stands, and the one next thing to do.

use chrono::NaiveDate;

use crate::model::due::Due;
use crate::model::next_step::NextStep;
use crate::model::{Edition, FiscalYear, ItemKey, Workbook};

use super::{dates, missing};

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
/// No vendor is entered.
pub const NO_VENDORS: &str = "事業者はまだ登録されていません。";
/// A sheet that is back.
pub const RETURNED: &str = "返却ずみ";
/// A sheet that is not.
pub const WAITING: &str = "返事待ち";
/// いいえ without a date.
pub const NO_DATE: &str = "日付なし";
/// The legend of the bars.
pub const LEGEND: [&str; 4] = ["はい", "いいえ", "わからない（未記入あつかい）", "該当なし"];
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
        None => NO_DATE.to_owned(),
        Some(0) => "今日まで".to_owned(),
        Some(days) if days < 0 => format!("{}日すぎました", -days),
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
            "つぎは「事業者との契約」".to_owned(),
            "電子カルテやレセコンの事業者と契約しているかを答えます。1分で終わります。".to_owned(),
        ),
        NextStep::Answer(place) => (
            format!("つぎは「{}」", name(&place.item)),
            "すぐにわからないときは「わからない」を選んで、先へ進めます。".to_owned(),
        ),
        NextStep::Mend(place, problem) => (
            format!("「{}」を直します", name(&place.item)),
            format!("{}。", missing::row_problem(*problem, year)),
        ),
        NextStep::Overdue(place) => (
            format!("「{}」の目標日をすぎました", name(&place.item)),
            "済んでいれば2回目の確認を、まだなら新しい目標日を入れてください。".to_owned(),
        ),
        NextStep::AskVendor(place) => (
            format!("「{}」などを事業者に聞きます", name(&place.item)),
            "「事業者」の画面に質問がまとまっています。コピーして送れます。".to_owned(),
        ),
        NextStep::AddVendor => (
            "契約している事業者を登録します".to_owned(),
            "名前だけで登録できます。白紙の事業者確認用も印刷できます。".to_owned(),
        ),
        NextStep::VendorSheet(form) => {
            let vendor = match form {
                crate::model::FormRef::Vendor(id) => workbook.vendor(*id),
                crate::model::FormRef::Institution => None,
            };
            let vendor = vendor.map_or("事業者", |vendor| vendor.name.as_str());
            (
                format!("{vendor}の事業者確認用"),
                "用紙が戻ったら、受領日と原本の保管場所、回答の写しを入れます。".to_owned(),
            )
        }
        NextStep::Print => (
            "すべて記入できました".to_owned(),
            "PDFを作って印刷し、立入検査に備えて保管します。".to_owned(),
        ),
    };
    (title, how)
}

/// Leads to the wording.
pub const PROOFREAD: &str = "文言の確認へ";

/// How many pieces of wording are not compared with the original.
#[must_use]
pub fn unchecked(count: usize) -> String {
    format!("様式の文言{count}か所が、公式のPDFとまだ照合されていません。")
}
