//! The sample clinic as tests see it: always as it is on the same day.

use chrono::NaiveDate;
use tenkencho::edition::EditionLibrary;
use tenkencho::model::Workbook;

/// A Friday in autumn, in the year for which the first edition of the program was made: some answers
/// of the year are still open, one vendor has not answered, and another was not written to.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 11, 29).expect("a day")
}

/// The sample clinic on that day.
pub fn workbook() -> Workbook {
    tenkencho::sample::workbook(&EditionLibrary::embedded(), day())
}
