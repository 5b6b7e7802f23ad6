//! 期限のあるもの — what was promised for a day.

use chrono::{Days, NaiveDate};

use super::need::need;
use super::target_date::{TargetProblem, target_problem};
use super::vendor_waiting::{DisclosureState, LONG_DAYS, vendor_states};
use super::{Answer, AnswerPlace, Assessment, Edition, FormRef, VendorId};

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promise {
    /// A row that stands at いいえ will be done.
    Row(AnswerPlace),
    /// The clinic will get back to a vendor who has something to send.
    GetBack(VendorId),
    /// MDS/SDS was asked for on that day, long ago, and nothing is planned about it.
    Disclosure(VendorId, NaiveDate),
}

/// One promise, and the day for which it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What will be done.
    pub what: Promise,
    /// The day: of a row the target date, where there is a usable one.
    pub target: Option<NaiveDate>,
    /// Days from today to that day; negative once it has passed.
    pub days: Option<i64>,
}

impl Due {
    /// The row, where it is one.
    #[must_use]
    pub fn place(&self) -> Option<&AnswerPlace> {
        match &self.what {
            Promise::Row(place) => Some(place),
            Promise::GetBack(_) | Promise::Disclosure(..) => None,
        }
    }
}

/// The needed rows that stand at いいえ, and the vendors to get back to: the most overdue first, rows
/// without a usable target date last.
#[must_use]
pub fn due(edition: &Edition, assessment: &Assessment, today: NaiveDate) -> Vec<Due> {
    let mut all = due_rows(edition, assessment, today);
    for state in vendor_states(edition, assessment, today) {
        let vendor = state.vendor;
        let (what, target) = match (state.next, state.disclosure) {
            (Some(next), _) => (Promise::GetBack(vendor), next),
            (None, DisclosureState::Waiting { since, days }) if days >= LONG_DAYS => {
                let until = since.checked_add_days(Days::new(LONG_DAYS.unsigned_abs()));
                (Promise::Disclosure(vendor, since), until.unwrap_or(since))
            }
            _ => continue,
        };
        all.push(Due { what, target: Some(target), days: Some((target - today).num_days()) });
    }
    all.sort_by_key(|due| due.days.unwrap_or(i64::MAX));
    all
}

fn due_rows(edition: &Edition, assessment: &Assessment, today: NaiveDate) -> Vec<Due> {
    let form = FormRef::Institution;
    edition
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
                what: Promise::Row(AnswerPlace { form, item: row.item.key.clone() }),
                target,
                days: target.map(|target| (target - today).num_days()),
            })
        })
        .collect()
}
