//! 目標日 — the day by which an item answered いいえ will be done.

use chrono::NaiveDate;

use super::{Answer, FiscalYear, Response};

/// What is wrong with a target date. Shown before an export, never a reason to refuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetProblem {
    /// Answered いいえ without a target date.
    Missing,
    /// Outside the assessment's fiscal year.
    OutsideYear,
    /// Before the day of the first check.
    BeforeFirstCheck,
    /// The day has passed and the item is still いいえ.
    Past,
}

/// The first problem with the target date of a response, as of `today`.
///
/// A target date matters only where the first answer was いいえ; it may then have been reached
/// (second answer はい), in which case it can no longer be past.
#[must_use]
pub fn target_problem(
    response: &Response,
    year: FiscalYear,
    today: NaiveDate,
) -> Option<TargetProblem> {
    if response.first.answer != Some(Answer::No) {
        return None;
    }
    let Some(target) = response.target else {
        // What has been done by the second round no longer needs a plan.
        return (response.current() != Some(Answer::Yes)).then_some(TargetProblem::Missing);
    };
    if !year.contains(target) {
        return Some(TargetProblem::OutsideYear);
    }
    if response.first.date.is_some_and(|first| target < first) {
        return Some(TargetProblem::BeforeFirstCheck);
    }
    (target < today && response.current() == Some(Answer::No)).then_some(TargetProblem::Past)
}
