//! Reading dates as people type them: 令和7, R7, ７, 2025, or a whole date in one go.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::era::{ERAS, Era, FIRST_YEAR};

/// Why what was typed is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// The year box is empty while another is not.
    NoYear,
    /// The month box is empty while another is not.
    NoMonth,
    /// The day box is empty while another is not.
    NoDay,
    /// The year cannot be read.
    Year,
    /// The month is not a number from 1 to 12.
    Month,
    /// The day is not a number.
    Day,
    /// That month has fewer days.
    DayOfMonth {
        /// Western year.
        year: i32,
        /// Month, 1 to 12.
        month: u32,
        /// The last day it has.
        last: u32,
    },
    /// The day lies outside the era that was named.
    OutsideEra(&'static Era),
    /// A year before 1900 or after 2199: a typing error.
    OutOfRange,
    /// A date in one piece whose year may be one of an era or a Western one without its century.
    ShortYear(i32),
    /// A date in one piece that ends with its year: which of the others is the month is not known.
    YearLast,
    /// Text in one piece that is no date.
    NotADate,
}

/// A year as typed: Western, or the year of an era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TypedYear {
    western: i32,
    era: Option<&'static Era>,
}

/// Reads the three boxes 年, 月 and 日; `Ok(None)` when all are empty.
///
/// A year below 100 without an era is a year of the present era (7 is 令和7年).
///
/// # Errors
/// The first box, in reading order, that keeps the three from being a date.
pub fn read_boxes(year: &str, month: &str, day: &str) -> Result<Option<NaiveDate>, DateProblem> {
    let (year, month, day) = (plain(year), plain(month), plain(day));
    if year.is_empty() && month.is_empty() && day.is_empty() {
        return Ok(None);
    }
    let typed_year = if year.is_empty() { None } else { Some(read_year(&year)?) };
    let month = if month.is_empty() { None } else { Some(read_month(&month)?) };
    let day = if day.is_empty() { None } else { Some(read_day(&day)?) };
    let typed_year = typed_year.ok_or(DateProblem::NoYear)?;
    let month = month.ok_or(DateProblem::NoMonth)?;
    let day = day.ok_or(DateProblem::NoDay)?;
    build(typed_year, month, day).map(Some)
}

/// Reads a date in one piece, as pasted: `2025/1/10`, `2025-01-10`, `令和7年1月10日`, `R7.1.10`,
/// `令7.1.10`, `20250110`, and each of them with its weekday, `2025/1/10(金)`.
///
/// A wrong weekday is treated as a typo: the date counts, and is shown with its own weekday.
///
/// A year of one or two digits without an era is refused, because people write 2024 so as well; only
/// before 年 a small one is a year of the present era (7年1月10日).
///
/// # Errors
/// [`DateProblem::NotADate`] when the text is not in the shape of a date at all, else what is wrong
/// with its parts.
pub fn read_whole(text: &str) -> Result<NaiveDate, DateProblem> {
    let text = plain(text);
    let text = without_weekday(&text);
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = TypedYear { western: number(&text[..4])?, era: None };
        return build(year, read_month(&text[4..6])?, read_day(&text[6..])?);
    }
    let separators = |c: char| matches!(c, '/' | '-' | '.' | '年' | '月' | '日');
    let parts: Vec<&str> = text.split(separators).filter(|part| !part.is_empty()).collect();
    let joined: String;
    let [year, month, day] = match parts[..] {
        [year, month, day] => [year, month, day],
        // R.6.4.1
        [era, year, month, day] if is_era(era) => {
            joined = [era, year].concat();
            [joined.as_str(), month, day]
        }
        _ => return Err(DateProblem::NotADate),
    };
    if number(year).is_ok_and(|it| it < 100) {
        if matches!(number(day), Ok(1900..=2199)) {
            return Err(DateProblem::YearLast);
        }
        let in_words = text.strip_prefix(year).is_some_and(|rest| rest.starts_with('年'));
        let year = number(year)?;
        if !(in_words && year < FIRST_SHORT) {
            return Err(DateProblem::ShortYear(year));
        }
    }
    let year = read_year(year)?;
    build(year, read_month(month)?, read_day(day)?)
}

/// The text before a weekday in brackets, (金) or (金曜日); all of it where it ends otherwise.
fn without_weekday(text: &str) -> &str {
    let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let Some((date, inside)) = bracketed else { return text };
    let name = inside.strip_suffix("曜日").or(inside.strip_suffix('曜')).unwrap_or(inside);
    let is_weekday = ["月", "火", "水", "木", "金", "土", "日"].contains(&name);
    if is_weekday { date } else { text }
}

/// From 20年 on a year without an era is more likely one of this century than of 令和.
const FIRST_SHORT: i32 = 20;

/// Folds full-width and compatibility characters (７, ㋿) to plain ones and drops white space and
/// the suffixes that a person may type into a box.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn number(text: &str) -> Result<i32, DateProblem> {
    let is_short_number =
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_short_number {
        text.parse().map_err(|_| DateProblem::Year)
    } else {
        Err(DateProblem::Year)
    }
}

/// The ways to name an era: 令和, 令, R and r.
fn marks(era: &Era) -> impl Iterator<Item = String> {
    let first = era.name.chars().next().map(String::from);
    let letters = [era.letter, era.letter.to_ascii_lowercase()].map(String::from);
    [era.name.to_owned()].into_iter().chain(first).chain(letters)
}

fn is_era(text: &str) -> bool {
    ERAS.iter().any(|era| marks(era).any(|mark| mark == text))
}

fn read_year(text: &str) -> Result<TypedYear, DateProblem> {
    let text = text.strip_suffix("年度").or(text.strip_suffix('年')).unwrap_or(text);
    for era in &ERAS {
        let Some(rest) = marks(era).find_map(|mark| text.strip_prefix(mark.as_str())) else {
            continue;
        };
        let in_era = if rest == FIRST_YEAR { 1 } else { number(rest)? };
        if in_era < 1 {
            return Err(DateProblem::Year);
        }
        return Ok(TypedYear { western: era.western(in_era), era: Some(era) });
    }
    let year = number(text)?;
    match year {
        0 => Err(DateProblem::Year),
        1..=99 => Ok(TypedYear { western: ERAS[0].western(year), era: Some(&ERAS[0]) }),
        1900..=2199 => Ok(TypedYear { western: year, era: None }),
        _ => Err(DateProblem::OutOfRange),
    }
}

fn read_month(text: &str) -> Result<u32, DateProblem> {
    let text = text.strip_suffix('月').unwrap_or(text);
    match number(text) {
        Ok(month @ 1..=12) => u32::try_from(month).map_err(|_| DateProblem::Month),
        _ => Err(DateProblem::Month),
    }
}

fn read_day(text: &str) -> Result<u32, DateProblem> {
    let text = without_weekday(text);
    let text = text.strip_suffix('日').unwrap_or(text);
    match number(text) {
        Ok(day @ 1..) => u32::try_from(day).map_err(|_| DateProblem::Day),
        _ => Err(DateProblem::Day),
    }
}

fn build(year: TypedYear, month: u32, day: u32) -> Result<NaiveDate, DateProblem> {
    if !(1900..2200).contains(&year.western) {
        return Err(DateProblem::OutOfRange);
    }
    let Some(date) = NaiveDate::from_ymd_opt(year.western, month, day) else {
        let last = last_day_of(year.western, month);
        return Err(DateProblem::DayOfMonth { year: year.western, month, last });
    };
    if let Some(era) = year.era {
        let ended = era.last_day().is_some_and(|last| date > last);
        if date < era.first_day() || ended {
            return Err(DateProblem::OutsideEra(era));
        }
    }
    Ok(date)
}

/// The number of days of a month.
fn last_day_of(year: i32, month: u32) -> u32 {
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(next_year, next_month, 1)
        .and_then(|first| first.pred_opt())
        .map_or(31, |last| last.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
    }

    #[test]
    fn boxes_understand_every_way_of_writing_a_year() {
        let table = [
            ("令和7", "1", "10", date(2025, 1, 10)),
            ("令和７年", "１月", "１０日", date(2025, 1, 10)),
            ("R7", "1", "10", date(2025, 1, 10)),
            ("r7", "01", "10", date(2025, 1, 10)),
            ("ｒ７", "1", "10", date(2025, 1, 10)),
            ("7", "1", "10", date(2025, 1, 10)),
            ("７", "１", "１０", date(2025, 1, 10)),
            ("2025", "1", "10", date(2025, 1, 10)),
            (" 2025 ", " 1 ", " 10 ", date(2025, 1, 10)),
            ("令和元", "5", "1", date(2019, 5, 1)),
            ("令和元年", "12", "31", date(2019, 12, 31)),
            ("令和1", "5", "1", date(2019, 5, 1)),
            ("平成31", "4", "30", date(2019, 4, 30)),
            ("H31", "4", "30", date(2019, 4, 30)),
            ("昭和64", "1", "7", date(1989, 1, 7)),
            ("㋿7", "1", "10", date(2025, 1, 10)),
            ("2024", "2", "29", date(2024, 2, 29)),
            ("2025", "1", "10（金）", date(2025, 1, 10)),
            ("令和7年", "1月", "10日(金)", date(2025, 1, 10)),
        ];
        for (year, month, day, expected) in table {
            assert_eq!(read_boxes(year, month, day), Ok(Some(expected)), "{year}/{month}/{day}");
        }
        assert_eq!(read_boxes("", " ", "　"), Ok(None));
    }

    #[test]
    fn impossible_days_say_which_box_is_wrong() {
        let last = |year, month, last| DateProblem::DayOfMonth { year, month, last };
        let table = [
            ("2025", "2", "30", last(2025, 2, 28)),
            ("令和6", "2", "30", last(2024, 2, 29)),
            ("7", "4", "31", last(2025, 4, 30)),
            ("7", "13", "1", DateProblem::Month),
            ("7", "0", "1", DateProblem::Month),
            ("7", "abc", "1", DateProblem::Month),
            ("7", "1", "0", DateProblem::Day),
            ("7", "1", "末", DateProblem::Day),
            ("来年", "1", "1", DateProblem::Year),
            ("令和", "1", "1", DateProblem::Year),
            ("令和0", "1", "1", DateProblem::Year),
            ("0", "1", "1", DateProblem::Year),
            ("202", "1", "1", DateProblem::OutOfRange),
            ("3025", "1", "1", DateProblem::OutOfRange),
            ("明治20", "1", "1", DateProblem::OutOfRange),
            ("", "1", "1", DateProblem::NoYear),
            ("7", "", "1", DateProblem::NoMonth),
            ("7", "1", "", DateProblem::NoDay),
            ("", "13", "", DateProblem::Month),
            ("令和元", "4", "30", DateProblem::OutsideEra(&ERAS[0])),
            ("1", "4", "30", DateProblem::OutsideEra(&ERAS[0])),
            ("平成31", "5", "1", DateProblem::OutsideEra(&ERAS[1])),
            ("平成40", "5", "1", DateProblem::OutsideEra(&ERAS[1])),
            ("昭和64", "1", "8", DateProblem::OutsideEra(&ERAS[2])),
        ];
        for (year, month, day, expected) in table {
            assert_eq!(read_boxes(year, month, day), Err(expected), "{year}/{month}/{day}");
        }
    }

    #[test]
    fn a_whole_date_can_be_pasted() {
        let expected = date(2025, 1, 10);
        let table = [
            "2025/1/10",
            "2025-01-10",
            "2025.1.10",
            "2025年1月10日",
            "令和7年1月10日",
            "R7.1.10",
            "R7/01/10",
            "R.7.1.10",
            "令7.1.10",
            "令7年1月10日",
            "７年１月１０日",
            "20250110",
            " 2025/01/10 ",
            "２０２５／１／１０",
            "2025/1/10(金)",
            "2025/1/10（金）",
            "2025-01-10 (金曜日)",
            "20250110(金曜)",
            "2025年1月10日（金）",
            "令和7年1月10日(金)",
            "令和７年１月１０日（金曜日）",
            "R7.1.10(金)",
            "2025/1/10㈮",
            // A typo: the date is what was meant.
            "2025/1/10(日)",
        ];
        for text in table {
            assert_eq!(read_whole(text), Ok(expected), "{text}");
        }
        for text in ["", "2025", "1/10", "2025/1/10/3", "あした", "(金)"] {
            assert_eq!(read_whole(text), Err(DateProblem::NotADate), "{text}");
        }
        for (text, year) in
            [("24/4/1", 24), ("24年4月1日", 24), ("７－１－１０", 7), ("24.4.1", 24)]
        {
            assert_eq!(read_whole(text), Err(DateProblem::ShortYear(year)), "{text}");
        }
        for text in ["2025/1/10(祝)", "2025/1/10()", "2025(金)/1/10", "2025/1/10金)"] {
            assert_ne!(read_whole(text), Ok(expected), "{text}");
        }
        for text in ["1/10/2025", "10.1.2025", "25-12-2024"] {
            assert_eq!(read_whole(text), Err(DateProblem::YearLast), "{text}");
        }
        let late = DateProblem::DayOfMonth { year: 2025, month: 2, last: 28 };
        assert_eq!(read_whole("令和7年2月30日"), Err(late));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(year in ".*", month in ".*", day in ".*") {
            let _ = read_boxes(&year, &month, &day);
            let _ = read_whole(&year);
        }

        #[test]
        fn every_day_of_the_range_can_be_typed(days in 0..109_000_i64) {
            let day = date(1900, 1, 1) + chrono::Days::new(days.unsigned_abs());
            let typed = (day.year().to_string(), day.month().to_string(), day.day().to_string());
            proptest::prop_assert_eq!(read_boxes(&typed.0, &typed.1, &typed.2), Ok(Some(day)));
        }
    }
}
