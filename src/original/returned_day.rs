//! The days that stand in a form.

use chrono::NaiveDate;

use super::answer_words::bare_day;
use crate::model::date_entry::read_whole;

/// A day with its year, however it is written; `None` for anything else.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    read_whole(bare_day(text)).ok()
}
