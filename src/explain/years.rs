//! The comparison of years on screen.

use crate::model::progress::Progress;
use crate::text::dates;

use crate::model::year_comparison::ComparedYear;

pub use crate::text::years::{NOT_KNOWN, PICTURE, TABLE, TITLE, not_known};

/// Leads back.
pub const BACK: &str = "概要に戻る";
/// Leads to the printed comparison.
pub const PRINT: &str = "比較を印刷…";
/// Shows the rows alone of which the years say different things.
pub const CHANGED_ONLY: &str = "変更のある項目だけ";
/// Label of the choice of the year beside the one on screen.
pub const BESIDE: &str = "比較する年度";
/// In the place of the rows.
pub const NOTHING_CHANGED: &str = "年度によって変わった項目はありません。";
/// Where there is one year.
pub const ONE_YEAR: &str = "年度が2つ以上になると比較できます。";
/// What some words of the table mean.
pub const EXPLAINED: &str = "「確認中」は「わからない」と回答した項目、「対象外」は記入不要の項目、「―」はその年度の様式にない項目です。2回目の確認か次の年度の確認が、目標日までに「はい」になっていれば「達成」です。";
/// How the table is read by keys alone.
pub const KEYS: &str = "上下の矢印キーで項目を、左右の矢印キーで年度を移動します。";

/// How many rows of a part are はい.
#[must_use]
pub fn yes_of(progress: Progress) -> String {
    format!("はい {}/{}", progress.yes, progress.total())
}

/// The head of a year.
#[must_use]
pub fn head(year: &ComparedYear) -> String {
    let name = dates::fiscal_year(year.year);
    if year.is_known { name } else { format!("{name}\n{NOT_KNOWN}") }
}
