//! 元号 — Japanese eras, as a table of names and first days.

use chrono::{Datelike, NaiveDate};

/// One era.
#[derive(Debug, PartialEq, Eq)]
pub struct Era {
    /// The name in kanji.
    pub name: &'static str,
    /// The letter used on forms (R for 令和).
    pub letter: char,
    /// Western year, month and day on which it began.
    pub began: (i32, u32, u32),
}

/// All eras of the Gregorian calendar in Japan, newest first.
///
/// 明治 counts from the day on which Japan took the Gregorian calendar (明治6年1月1日), because
/// earlier days have no plain conversion.
pub const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', began: (2019, 5, 1) },
    Era { name: "平成", letter: 'H', began: (1989, 1, 8) },
    Era { name: "昭和", letter: 'S', began: (1926, 12, 25) },
    Era { name: "大正", letter: 'T', began: (1912, 7, 30) },
    Era { name: "明治", letter: 'M', began: (1873, 1, 1) },
];

/// The mark that may stand after an era name for its first year.
pub const FIRST_YEAR: &str = "元";

impl Era {
    /// The Western year of the era's year `number` (1 is the first).
    #[must_use]
    pub fn western(&self, number: i32) -> i32 {
        self.first_western() + number - 1
    }

    /// The Western year that is the era's first; 明治 counts from 1868.
    #[must_use]
    pub fn first_western(&self) -> i32 {
        if self.letter == 'M' { 1868 } else { self.began.0 }
    }

    /// The first day.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        let (year, month, day) = self.began;
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    /// The last day, or `None` for the era that goes on.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let at = ERAS.iter().position(|era| era.letter == self.letter)?;
        at.checked_sub(1).and_then(|later| ERAS[later].first_day().pred_opt())
    }
}

/// The era of a day and the year in it, or `None` before the table starts.
#[must_use]
pub fn era_of(day: NaiveDate) -> Option<(&'static Era, i32)> {
    let era = ERAS.iter().find(|era| era.first_day() <= day)?;
    Some((era, day.year() - era.first_western() + 1))
}
