//! Numbers that are shown as days and times.

use chrono::{Days, NaiveDate};

use super::{Piece, pieces};

/// What a number is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A day, perhaps with its time.
    Day,
    /// A time, or a span of time.
    Time,
}

impl Moment {
    /// What a code shows; `None` where it is about numbers.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        if code.to_lowercase().contains("general") {
            return None;
        }
        let (mut has_day, mut has_time, mut has_digit) = (false, false, false);
        for piece in pieces(code) {
            match piece {
                Piece::Plain(';') => break,
                Piece::Plain('0' | '#' | '?') => has_digit = true,
                // In `0.00E+00` it is the exponent, elsewhere a year of an era.
                Piece::Plain('e' | 'E') if has_digit => {}
                Piece::Plain(c) if "ymdebYMDEB".contains(c) => has_day = true,
                Piece::Plain('h' | 's' | 'H' | 'S') => has_time = true,
                Piece::Bracket(inside) if is_elapsed(&inside) => return Some(Self::Time),
                _ => {}
            }
        }
        let only_minutes = pieces(code)
            .iter()
            .all(|it| !matches!(it, Piece::Plain(c) if "ydegbYDEGB".contains(*c)));
        match (has_day, has_time) {
            // Beside hours and seconds the letter m means minutes.
            (_, true) if only_minutes => Some(Self::Time),
            (true, _) => Some(Self::Day),
            (false, true) => Some(Self::Time),
            (false, false) => None,
        }
    }
}

/// `[h]`, `[mm]` and `[ss]` count beyond a day.
fn is_elapsed(inside: &str) -> bool {
    let inside = inside.to_lowercase();
    !inside.is_empty() && ["h", "m", "s"].iter().any(|it| inside.replace(it, "").is_empty())
}

/// What is shown for a number; `None` where it is no moment.
pub(super) fn moment(number: f64, kind: Moment, is_1904: bool) -> Option<String> {
    if !(0.0..3_000_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let seconds = (number * 86_400.0).round() as u64;
    let (days, left) = (seconds / 86_400, seconds % 86_400);
    let clock = |hours: u64| format!("{:02}:{:02}:{:02}", hours, left % 3600 / 60, left % 60);
    if kind == Moment::Time && days < 20_000 {
        return Some(clock(days * 24 + left / 3600));
    }
    let Some(day) = day(days, is_1904) else { return Some("1900/1/0".to_owned()) };
    Some(if left == 0 { day.to_string() } else { format!("{day} {}", clock(left / 3600)) })
}

/// The day that a workbook counts; `None` for the day before the first.
pub(in crate::exchange) fn day(count: u64, is_1904: bool) -> Option<NaiveDate> {
    let first = match (is_1904, count) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, 0) => None,
        (false, 1..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        // Excel counts a 29 February 1900 that never was.
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    first?.checked_add_days(Days::new(count))
}
