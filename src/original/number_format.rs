//! Numbers as Excel shows them, as far as forms use that.

use chrono::{Days, NaiveDate};

/// How the numbers of a cell are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As they are.
    #[default]
    General,
    /// As a day.
    Day,
    /// By a code of Excel's.
    Code(String),
}

impl NumberFormat {
    /// A format of Excel's own, by its number.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Day,
            1 => Self::Code("0".to_owned()),
            2 => Self::Code("0.00".to_owned()),
            _ => Self::General,
        }
    }

    /// A format of the workbook's own.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut is_day, mut has_digit) = (false, false);
        for piece in pieces(code) {
            match piece {
                Piece::Plain(c) if "ymdhsegYMDHSEG".contains(c) => is_day = true,
                Piece::Plain('0' | '#' | '?') => has_digit = true,
                _ => {}
            }
        }
        if code.to_lowercase().contains("general") {
            Self::Code(code.to_owned())
        } else if is_day {
            Self::Day
        } else if has_digit {
            Self::Code(code.to_owned())
        } else {
            Self::General
        }
    }

    /// Whether numbers are shown as days.
    pub(super) fn is_day(&self) -> bool {
        *self == Self::Day
    }

    /// What is shown for the value that a file has.
    pub(super) fn shown(&self, value: &str, is_1904: bool) -> String {
        let Ok(number) = value.trim().parse::<f64>() else { return value.to_owned() };
        match self {
            Self::General => general(number),
            Self::Day => day(number, is_1904).unwrap_or_else(|| general(number)),
            Self::Code(code) => coded(code, number),
        }
    }
}

/// Fifteen digits, as Excel keeps them, and none that say nothing.
fn general(number: f64) -> String {
    let short = format!("{number:.10}");
    let short = if short.contains('.') { short.trim_end_matches('0') } else { &short };
    let short = short.trim_end_matches('.');
    if short.len() < 20 { short.to_owned() } else { number.to_string() }
}

fn day(number: f64, is_1904: bool) -> Option<String> {
    let first = if is_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)
    } else {
        // Excel counts a 29 February 1900 that never was.
        NaiveDate::from_ymd_opt(1899, 12, 30)
    };
    if !(1.0..3_000_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let day = first?.checked_add_days(Days::new(number as u64))?;
    Some(day.to_string())
}

/// A number put into the first part of a code: `"("0")"` makes `(1)`.
fn coded(code: &str, number: f64) -> String {
    let mut shown = String::new();
    let (mut least, mut decimals) = (0_usize, 0_usize);
    let (mut is_put, mut is_decimal, mut is_percent) = (None, false, false);
    for piece in pieces(code) {
        match piece {
            Piece::Literal(text) => shown.push_str(&text),
            Piece::Plain(';') => break,
            Piece::Plain(c @ ('0' | '#' | '?')) => {
                is_put.get_or_insert(shown.len());
                match (is_decimal, c) {
                    (true, _) => decimals += 1,
                    (false, '0') => least += 1,
                    (false, _) => {}
                }
            }
            Piece::Plain('.') if is_put.is_some() && !is_decimal => is_decimal = true,
            Piece::Plain(',') => {}
            Piece::Plain('%') => {
                is_percent = true;
                shown.push('%');
            }
            Piece::Plain('G' | 'g') => drop(is_put.get_or_insert(shown.len())),
            Piece::Plain(c) if c.is_ascii_alphabetic() => {}
            Piece::Plain(c) => shown.push(c),
        }
    }
    let Some(at) = is_put else { return general(number) };
    let number = if is_percent { number * 100.0 } else { number };
    let is_general = code.to_lowercase().contains("general");
    let digits = if is_general { general(number) } else { format!("{number:.decimals$}") };
    let missing = least.saturating_sub(digits.split('.').next().unwrap_or_default().len());
    shown.insert_str(at, &["0".repeat(missing.min(20)), digits].concat());
    shown
}

enum Piece {
    Literal(String),
    Plain(char),
}

/// A code taken apart; what stands in square brackets says nothing here.
fn pieces(code: &str) -> Vec<Piece> {
    let (mut found, mut rest) = (Vec::new(), code.chars());
    while let Some(c) = rest.next() {
        match c {
            '"' => found.push(Piece::Literal(rest.by_ref().take_while(|c| *c != '"').collect())),
            '[' => drop(rest.by_ref().take_while(|c| *c != ']').count()),
            '\\' | '!' => found.extend(rest.next().map(|c| Piece::Literal(c.to_string()))),
            // The width of a character is left blank, or repeated.
            '_' | '*' => drop(rest.next()),
            c => found.push(Piece::Plain(c)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        for (code, value, shown) in [
            ("General", "1", "1"),
            ("0", "3.0", "3"),
            ("\"(\"0\")\"", "12", "(12)"),
            ("\\(0\\)", "1", "(1)"),
            ("(0)", "4", "(4)"),
            ("00", "7", "07"),
            ("\"2-\"0", "5", "2-5"),
            ("0.0", "2.1", "2.1"),
            ("General\".\"", "2", "2."),
            ("[$-411]ggge\"\u{5e74}\"m\"\u{6708}\"d\"\u{65e5}\"", "46113", "2026-04-01"),
            ("0_);\\(0\\)", "8", "8"),
        ] {
            assert_eq!(NumberFormat::of_code(code).shown(value, false), shown, "{code}");
        }
        assert_eq!(NumberFormat::built_in(14).shown("46113", false), "2026-04-01");
        assert_eq!(NumberFormat::built_in(14).shown("44651", true), "2026-04-01");
        assert_eq!(NumberFormat::General.shown("2.10", false), "2.1");
        assert_eq!(NumberFormat::General.shown("words", false), "words");
    }
}
