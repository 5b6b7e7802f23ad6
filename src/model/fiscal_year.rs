//! 年度 — the Japanese fiscal year, April to March.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A fiscal year by its Western number: 2024 is 令和6年度, 1 April 2024 to 31 March 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct FiscalYear(i32);

/// A number that no clinic's fiscal year can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("fiscal year {0} is not between 2000 and 2199")]
pub struct FiscalYearOutOfRange(pub i32);

impl FiscalYear {
    /// The fiscal year that starts in April of the Western year `number`.
    ///
    /// # Errors
    /// Years before 2000 or after 2199 are refused: they are typing errors.
    pub fn new(number: i32) -> Result<Self, FiscalYearOutOfRange> {
        if (2000..2200).contains(&number) {
            Ok(Self(number))
        } else {
            Err(FiscalYearOutOfRange(number))
        }
    }

    /// The fiscal year that `day` lies in, held inside the range of [`FiscalYear::new`].
    #[must_use]
    pub fn containing(day: NaiveDate) -> Self {
        let number = if day.month() >= 4 { day.year() } else { day.year() - 1 };
        Self(number.clamp(2000, 2199))
    }

    /// The Western year in which it starts.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// 1 April.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        day(self.0, 4, 1)
    }

    /// 31 March of the following year.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        day(self.0 + 1, 3, 31)
    }

    /// Whether `day` lies in this fiscal year.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// The following fiscal year, or itself at the end of the range.
    #[must_use]
    pub fn next(self) -> Self {
        Self((self.0 + 1).min(2199))
    }
}

/// A day that exists in every year of the range; the fallback is never reached.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<i32> for FiscalYear {
    type Error = FiscalYearOutOfRange;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        Self::new(number)
    }
}

impl From<FiscalYear> for i32 {
    fn from(year: FiscalYear) -> Self {
        year.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_runs_from_april_to_march() {
        let table = [
            ((2024, 4, 1), 2024),
            ((2025, 3, 31), 2024),
            ((2025, 4, 1), 2025),
            ((2024, 1, 1), 2023),
            ((2024, 12, 31), 2024),
        ];
        for ((year, month, day_of_month), expected) in table {
            let date = day(year, month, day_of_month);
            let fiscal = FiscalYear::containing(date);
            assert_eq!(fiscal.number(), expected, "{date}");
            assert!(fiscal.contains(date), "{date}");
            assert!(!fiscal.next().contains(date), "{date}");
        }
    }

    #[test]
    fn numbers_outside_the_range_are_refused() {
        assert!(FiscalYear::new(1999).is_err());
        assert!(FiscalYear::new(2200).is_err());
        assert_eq!(FiscalYear::new(2024).map(FiscalYear::number), Ok(2024));
    }
}
