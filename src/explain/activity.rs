//! The record of what was done in a year, on screen.

use crate::model::FiscalYear;
use crate::text::dates;

pub use crate::text::activity::{NOTHING, TITLE, count, day, what, who};

/// Leads back.
pub const BACK: &str = super::years::BACK;
/// Leads to the printed record.
pub const PRINT: &str = "実施記録を印刷…";
/// Group name of the list.
pub const LIST: &str = "年度に行ったこと";
/// What the record is made from.
pub const EXPLAINED: &str = "点検帳に記入した回答、日付、承認から自動で作成します。行を選ぶと、記入した画面に移ります。年度の回答と事業者とのやりとりは、年度外の日付も表示します。";

/// 令和6年度の実施記録
#[must_use]
pub fn heading(year: FiscalYear) -> String {
    format!("{}の{TITLE}", dates::fiscal_year(year))
}
