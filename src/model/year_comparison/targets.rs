//! Whether target dates (目標日) were kept.
//!
//! A target date counts where the first check said いいえ. It was kept
//!
//! - where the second check of the same year says はい on or before that day, or says はい without a
//!   day (it says that it is done, and not when: so does the line of last year);
//! - or, where the second check does not say はい, where the row is はい in the next year of the clinic
//!   that can be compared, with a day on or before the target date. Of rows that became several, or of
//!   which several became one, all of them have to be.
//!
//! It is still open up to its day, and missed after it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::lines::{NextYear, current_day};
use super::{ComparedRow, YearCell};
use crate::model::last_year::{LastTarget, TargetOutcome, last_target};
use crate::model::{Answer, ItemKey, Response};

/// How many target dates of a year were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TargetCounts {
    /// Those that were kept.
    pub kept: usize,
    /// Those that were not.
    pub missed: usize,
    /// Those that lie ahead.
    pub open: usize,
}

impl TargetCounts {
    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.kept + self.missed + self.open
    }
}

/// What became of the target date of a response.
pub(super) fn target(
    response: &Response,
    next: Option<&NextYear<'_>>,
    today: NaiveDate,
) -> Option<LastTarget> {
    let own = last_target(response, today)?;
    if response.current() == Some(Answer::Yes) {
        return Some(own);
    }
    let later = next.map(|next| next.responses(&response.item)).unwrap_or_default();
    let is_kept = !later.is_empty() && later.iter().all(|it| it.is_some_and(|it| by(it, own.day)));
    let outcome = if is_kept { TargetOutcome::Met } else { own.outcome };
    Some(LastTarget { outcome, ..own })
}

/// Whether a response says はい on or before a day.
fn by(response: &Response, day: NaiveDate) -> bool {
    let is_yes = response.current() == Some(Answer::Yes);
    is_yes && current_day(response).is_some_and(|checked| checked <= day)
}

/// The counts of each year; a row that stands on two lines counts once.
pub(super) fn counts(rows: &[ComparedRow], years: usize) -> Vec<TargetCounts> {
    let counts = (0..years).map(|year| {
        let mut seen: HashSet<&ItemKey> = HashSet::new();
        let mut counts = TargetCounts::default();
        for cell in rows.iter().filter_map(|row| row.cells.get(year)) {
            let YearCell::There { answers, .. } = cell else { continue };
            for answer in answers.iter().filter(|answer| seen.insert(&answer.key)) {
                match answer.target.map(|target| target.outcome) {
                    Some(TargetOutcome::Met) => counts.kept += 1,
                    Some(TargetOutcome::Missed) => counts.missed += 1,
                    Some(TargetOutcome::Ahead) => counts.open += 1,
                    None => {}
                }
            }
        }
        counts
    });
    counts.collect()
}
