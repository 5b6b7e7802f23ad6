//! How the year of a check stands to the year for which its form was made: the one rule behind what paper,
//! screen and commands say of that.
//!
//! A form is quoted as it is printed, notes such as 令和6年度中に… included. What the program itself checks
//! and proposes goes by the year of the check alone, so wherever the two differ the paper says below the
//! notes which year it is used for.

use chrono::NaiveDate;

use super::{Edition, FiscalYear};

/// Whether a year is answered on the form of another year. A bridge is no form.
#[must_use]
pub fn is_of_another_year(year: FiscalYear, edition: &Edition) -> bool {
    !edition.bridge && edition.fiscal_year != year
}

/// Whether the inspections of the present year go by a later form than the one on which it is answered.
/// Nothing is known about whether the older one is taken all the same.
#[must_use]
pub fn has_later_form(year: FiscalYear, edition: &Edition, today: NaiveDate) -> bool {
    year.contains(today) && !edition.bridge && edition.fiscal_year < year
}
