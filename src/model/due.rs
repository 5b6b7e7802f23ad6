//! 期限のあるもの — what was promised for a day.

use chrono::NaiveDate;

use super::need::need;
use super::target_date::{TargetProblem, target_problem};
use super::{Answer, Assessment, Edition, FormRef, Place};

/// One promise: a row that stands at いいえ, and the day by which it will be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The row.
    pub place: Place,
    /// The target date, where there is a usable one.
    pub target: Option<NaiveDate>,
    /// Days from today to the target date; negative once it has passed.
    pub days: Option<i64>,
}

/// The needed rows that stand at いいえ: the most overdue first, those without a usable target date
/// last.
#[must_use]
pub fn due(edition: &Edition, assessment: &Assessment, today: NaiveDate) -> Vec<Due> {
    let form = FormRef::Institution;
    let mut all: Vec<Due> = edition
        .institution
        .counted_rows()
        .filter(|row| need(edition, assessment, form, row.item).is_needed())
        .filter_map(|row| {
            let response = assessment.response(form, &row.item.key)?;
            if response.current() != Some(Answer::No) {
                return None;
            }
            let problem = target_problem(response, assessment.fiscal_year, today);
            let usable = matches!(problem, None | Some(TargetProblem::Past));
            let target = response.target.filter(|_| usable);
            Some(Due {
                place: Place { form, item: row.item.key.clone() },
                target,
                days: target.map(|target| (target - today).num_days()),
            })
        })
        .collect();
    all.sort_by_key(|due| due.days.unwrap_or(i64::MAX));
    all
}
