//! Days as they stand in other people's lists: with a time, a time zone, an end of a span, the month
//! first, or as the number that a spreadsheet counts.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use unicode_normalization::UnicodeNormalization;

use super::list_words::{HALVES, HOUR, SPANS, UNTIL, is_nothing};
use super::number_format::counted_day;
use crate::model::DeviceColumn;
use crate::model::date_entry::{DateProblem, read_whole};

/// Japan is so many hours ahead of universal time.
const JAPAN: i64 = 9;

/// What became of a cell in a column of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DayCell {
    /// A day, and what was taken for granted.
    Day(NaiveDate, Option<Taken>),
    /// The cell says that there is none.
    Nothing,
    /// No day.
    Odd(DateProblem),
}

/// What was taken for granted when a day was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Taken {
    /// The number that a spreadsheet counts days by.
    Serial,
    /// A moment of another time zone, as the day that it was in Japan.
    Zone,
    /// The end of a span.
    SpanEnd,
    /// The month stands first, because another cell of the column cannot be read otherwise.
    MonthFirst,
    /// The day stands first, for the same reason.
    DayFirst,
}

/// Reads the days of a column.
pub(super) struct DayReader {
    is_1904: bool,
    /// Whether the column holds the day on which something ends.
    is_end: bool,
    /// What stands first in a day that ends with its year, where the column says it.
    first: Option<Taken>,
}

impl DayReader {
    /// A reader for a column with these cells.
    pub(super) fn of<'a>(
        column: DeviceColumn,
        cells: impl Iterator<Item = &'a str>,
        is_1904: bool,
    ) -> Self {
        let is_end = matches!(
            column,
            DeviceColumn::SupportEndsOn
                | DeviceColumn::MaintenanceEndsOn
                | DeviceColumn::LeaseEndsOn
        );
        let (mut all, mut year_last) = (0_usize, 0_usize);
        let (mut month_first, mut day_first) = (false, false);
        for cell in cells.map(str::trim).filter(|it| !it.is_empty()) {
            all += 1;
            if let Some([one, other, _]) = numbers_year_last(&without_time(&plain(cell)).0) {
                year_last += 1;
                month_first |= other > 12;
                day_first |= one > 12;
            }
        }
        let first = match (month_first, day_first) {
            (true, false) => Some(Taken::MonthFirst),
            // Lists in Japan come from programs that put the month first, so a single other one
            // proves nothing.
            (false, true) if year_last * 2 >= all => Some(Taken::DayFirst),
            _ => None,
        };
        Self { is_1904, is_end, first }
    }

    /// Reads a cell that is not empty.
    pub(super) fn read(&self, text: &str) -> DayCell {
        let text = plain(text);
        if is_nothing(&text) {
            return DayCell::Nothing;
        }
        if let Some(day) = self.serial(&text) {
            return DayCell::Day(day, Some(Taken::Serial));
        }
        if let Some(day) = self.span(&text) {
            return DayCell::Day(day, Some(Taken::SpanEnd));
        }
        match self.moment(&text) {
            Ok((day, taken)) => DayCell::Day(day, taken),
            Err(problem) => DayCell::Odd(problem),
        }
    }

    /// The day that a spreadsheet counts as a number: five digits in a column of days are nothing
    /// else.
    fn serial(&self, text: &str) -> Option<NaiveDate> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() != 5 || !is_number(whole) || !is_number(part) {
            return None;
        }
        let number: u64 = whole.parse().ok()?;
        if !(10_000..80_000).contains(&number) {
            return None;
        }
        counted_day(number, self.is_1904)
    }

    /// The end of a span, in a column of ends.
    fn span(&self, text: &str) -> Option<NaiveDate> {
        if !self.is_end {
            return None;
        }
        let day = |text: &str| self.moment(text.trim()).ok().map(|it| it.0);
        for mark in SPANS {
            for (at, _) in text.match_indices(mark) {
                let (start, end) = (&text[..at], &text[at + mark.len()..]);
                let is_open = start.trim().is_empty() && mark != "-";
                let Some(last) = day(ended(end)) else { continue };
                if is_open || day(start).is_some_and(|first| first <= last) {
                    return Some(last);
                }
            }
        }
        let bare = ended(text);
        if bare.len() < text.len() { day(bare) } else { None }
    }

    /// A day with or without its time.
    fn moment(&self, text: &str) -> Result<(NaiveDate, Option<Taken>), DateProblem> {
        let (date, time) = without_time(text);
        // What begins or ends a span is no day.
        if date.ends_with(['-', '/']) || date.starts_with(['-', '/']) {
            return Err(DateProblem::NotADate);
        }
        let (day, first) = self.date(&date)?;
        let Some(hours) = time.as_deref().and_then(zone) else { return Ok((day, first)) };
        let Some(clock) = time.as_deref().and_then(clock) else {
            return Err(DateProblem::NotADate);
        };
        let here = day.and_time(clock) - hours + TimeDelta::hours(JAPAN);
        let is_japan = hours == TimeDelta::hours(JAPAN);
        Ok((here.date(), if is_japan { first } else { Some(Taken::Zone) }))
    }

    fn date(&self, text: &str) -> Result<(NaiveDate, Option<Taken>), DateProblem> {
        if let Some(day) = with_month_name(text) {
            return Ok((day, None));
        }
        let Some([one, other, year]) = numbers_year_last(text) else {
            return read_whole(&without_western_year(text)).map(|day| (day, None));
        };
        let (month, day) = match self.first {
            Some(Taken::MonthFirst) => (one, other),
            Some(Taken::DayFirst) => (other, one),
            _ => return Err(DateProblem::YearLast),
        };
        let year = i32::try_from(year).unwrap_or_default();
        let found = NaiveDate::from_ymd_opt(year, month, day);
        found.map(|it| (it, self.first)).ok_or(DateProblem::YearLast)
    }
}

/// Folds width, and takes away what nobody sees.
fn plain(text: &str) -> String {
    let text = text.nfkc().filter(|c| !crate::model::folding::is_invisible(*c));
    let spaced: String = text.map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}

/// The end of a span without what may stand behind it.
fn ended(text: &str) -> &str {
    let text = text.trim();
    let outside = text.strip_suffix(')').and_then(|it| it.rsplit_once('('));
    // A weekday in brackets is read with its day.
    let text = outside.filter(|(_, inside)| inside.chars().count() > 1).map_or(text, |it| it.0);
    let text = text.trim();
    UNTIL.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim()
}

/// Three numbers of which the last is a year: `4/1/2024`.
fn numbers_year_last(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [one, other, year] = parts[..] else { return None };
    let number = |text: &str, most: usize| {
        let is_number =
            (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        if is_number { text.parse::<u32>().ok() } else { None }
    };
    let year = number(year, 4).filter(|it| (1900..2200).contains(it))?;
    Some([number(one, 2)?, number(other, 2)?, year])
}

/// A day whose month is written by its English name: `Apr 1, 2024`, `01-Apr-2024`.
fn with_month_name(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const WEEK: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if !text.is_ascii() {
        return None;
    }
    let text = text.to_ascii_lowercase();
    let (mut month, mut day, mut year) = (None, None, None);
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|it| !it.is_empty()) {
        let named = |names: &[&str]| {
            names.iter().position(|it| *it == word || (word.len() >= 3 && it.starts_with(word)))
        };
        if let Some(at) = named(&MONTHS) {
            month = Some(month.map_or(at + 1, |_| 0));
        } else if word.len() == 4 && word.bytes().all(|it| it.is_ascii_digit()) {
            year = word.parse::<i32>().ok();
        } else if let Ok(number) = word.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse() {
            day = Some(day.map_or(number, |_: u32| 0));
        } else if named(&WEEK).is_none() {
            return None;
        }
    }
    let year = year.filter(|it| (1900..2200).contains(it))?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month?).ok()?, day?)
}

/// `2024(令和6)年4月1日` without the year that is said twice, where both are the same.
fn without_western_year(text: &str) -> String {
    let whole = || text.to_owned();
    let Some((before, rest)) = text.split_once('(') else { return whole() };
    let Some((inside, after)) = rest.split_once(')') else { return whole() };
    if !inside.contains(|c: char| c.is_ascii_digit()) || after.is_empty() {
        return whole();
    }
    let outer = format!("{before}{after}");
    let inner = format!("{inside}{}", after.trim_start_matches(|c| inside.ends_with(c)));
    match (read_whole(&outer), read_whole(&inner)) {
        (Ok(one), Ok(other)) if one == other => outer,
        _ => whole(),
    }
}

/// A text without the time of the clock, and the time with its zone.
fn without_time(text: &str) -> (String, Option<String>) {
    if let Some(split) = compact(text) {
        return split;
    }
    let Some(at) = text.find([':', HOUR]) else { return (text.to_owned(), None) };
    let digits = text[..at].chars().rev().take_while(char::is_ascii_digit).count().min(2);
    let (date, time) = text.split_at(at - digits);
    let mut date = date.trim_end();
    let mut time = time.to_owned();
    let lower = date.to_lowercase();
    for (word, _) in HALVES {
        if lower.ends_with(word) && lower.len() == date.len() {
            time = format!("{time} {word}");
            date = date[..date.len() - word.len()].trim_end();
        }
    }
    let date = date.strip_suffix(['T', 't', ',']).unwrap_or(date).trim_end();
    if digits == 0 || date.is_empty() {
        return (text.to_owned(), None);
    }
    (date.to_owned(), Some(time))
}

/// `20240401T093000Z` and `20240401093000`.
fn compact(text: &str) -> Option<(String, Option<String>)> {
    let date = text.get(..8).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = text[8..].trim_start_matches(['T', 't']);
    let time = rest.get(..6).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
    let zone = &rest[6..];
    let time = format!("{}:{}:{}{zone}", &time[..2], &time[2..4], &time[4..]);
    Some((date.to_owned(), Some(time)))
}

/// How far a time is ahead of universal time, where it says so.
fn zone(time: &str) -> Option<TimeDelta> {
    let time = time.trim();
    let upper = time.to_uppercase();
    if ["Z", "UTC", "GMT"].iter().any(|mark| upper.ends_with(mark)) {
        return Some(TimeDelta::zero());
    }
    if upper.ends_with("JST") {
        return Some(TimeDelta::hours(JAPAN));
    }
    let at = time.rfind(['+', '-', '\u{2212}'])?;
    let sign = if time[at..].starts_with('+') { 1 } else { -1 };
    let digits: String = time[at..].chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i64>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| TimeDelta::minutes(sign * (hours * 60 + minutes)))
}

/// The time of the clock at the beginning of a text.
fn clock(time: &str) -> Option<NaiveTime> {
    let start = time.split(['Z', 'z', '+', '-', '\u{2212}', '.', ' ']).next()?;
    let mut numbers = start.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let mut next = || numbers.next().map_or(Some(0), |it| it.parse::<u32>().ok());
    let (mut hour, minute, second) = (next()?, next()?, next()?);
    let lower = time.to_lowercase();
    let half = HALVES.iter().find(|(word, _)| lower.contains(word)).map(|(_, is_pm)| *is_pm);
    if let Some(is_pm) = half {
        hour = hour % 12 + if is_pm { 12 } else { 0 };
    }
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

/// Whether a text is a day, or one without a year: what a spreadsheet makes of `3-4`.
pub(super) fn looks_like_a_day(text: &str) -> bool {
    let text = plain(text);
    let has_letters = super::list_words::DAY_LETTERS.iter().all(|it| text.contains(*it));
    let parts: Vec<&str> = text.split(['-', '/', ' ']).collect();
    let is_named =
        |word: &str| word.len() == 3 && with_month_name(&format!("1 {word} 2024")).is_some();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit());
    let named = parts.iter().filter(|it| is_named(it)).count();
    let numbers = parts.iter().filter(|it| is_number(it)).count();
    let is_short = named == 1 && (1..=2).contains(&numbers) && named + numbers == parts.len();
    let day = read_whole(&text).ok().filter(|day| day.year() >= 1900);
    let is_whole = day.is_some() && text.contains(['/', '-']) && !text.contains('.');
    (has_letters && text.chars().count() <= 11) || is_short || is_whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn read(column: DeviceColumn, cells: &[&str]) -> Vec<DayCell> {
        let reader = DayReader::of(column, cells.iter().copied(), false);
        cells.iter().map(|cell| reader.read(cell)).collect()
    }

    fn one(column: DeviceColumn, cell: &str) -> DayCell {
        read(column, &[cell]).remove(0)
    }

    #[test]
    fn days_of_other_lists_are_read() {
        let expected = day(2025, 4, 1);
        for text in [
            "令7.4.1",
            "R7.4.1",
            "R.7.4.1",
            "令和 07年 04月 01日",
            "2025/4/1(火)",
            "2025年4月1日（火）",
            "２０２５．４．１",
            "20250401",
            "2025/04/01 9:30",
            "2025/4/1 午前 9:30:00",
            "2025年4月1日 9時30分",
            "令和 7年 4月 1日 9:30",
            "2025-04-01 12:00:00 AM",
            "2025-04-01T09:30:00",
            "2025-04-01T00:00:00+09:00",
            "2025-04-01 05:23:11.0000000",
            "20250401093000",
            "Apr 1, 2025",
            "1 April 2025",
            "01-Apr-2025",
            "Tuesday, April 1, 2025",
            "2025(令和7)年4月1日",
            "令和7年(2025年)4月1日",
            "\u{200B}2025/4/1\u{3000}",
        ] {
            assert_eq!(one(DeviceColumn::AcquiredOn, text), DayCell::Day(expected, None), "{text}");
        }
        let earlier = one(DeviceColumn::AcquiredOn, "平19.10.1");
        assert_eq!(earlier, DayCell::Day(day(2007, 10, 1), None));
    }

    #[test]
    fn what_is_taken_for_granted_is_told() {
        let zone = Some(Taken::Zone);
        for (text, found) in [
            ("2025-04-01T14:59:59Z", day(2025, 4, 1)),
            ("2025-04-01T15:00:00.000Z", day(2025, 4, 2)),
            ("2025-04-01 20:00 UTC", day(2025, 4, 2)),
            ("2025-04-01T20:00:00-05:00", day(2025, 4, 2)),
            ("2025-04-01T05:00:00+1300", day(2025, 4, 1)),
            ("20250401T200000Z", day(2025, 4, 2)),
        ] {
            assert_eq!(one(DeviceColumn::AcquiredOn, text), DayCell::Day(found, zone), "{text}");
        }
        let serial = DayCell::Day(day(2024, 4, 1), Some(Taken::Serial));
        for text in ["45383", "45383.5", "４５３８３"] {
            assert_eq!(one(DeviceColumn::AcquiredOn, text), serial, "{text}");
        }
        let reader = DayReader::of(DeviceColumn::AcquiredOn, [].into_iter(), true);
        assert_eq!(reader.read("43921"), serial, "counted from 1904");
    }

    #[test]
    fn what_says_nothing_is_empty_and_what_is_no_day_stays_odd() {
        for text in ["N/A", "-", "－", "なし", "0000-00-00", "0000/00/00 00:00:00"] {
            assert_eq!(one(DeviceColumn::AcquiredOn, text), DayCell::Nothing, "{text}");
        }
        for text in [
            "R060401",
            "5060401",
            "6/4/1",
            "4/1/2025",
            "8月22日",
            "2025年10月",
            "2025/10",
            "令和7年度末",
            "未定",
            "9999/12/31",
            "1900/1/0",
            "44.4",
            "令和5年2月29日",
            "平成35年3月31日",
            "平成31年5月1日",
            "5年",
            "自動更新",
            "2022/4/1-",
            "2022/4/1～",
            "9:30",
            "2022/4/1～2027/3/31",
            "2025年3月末",
        ] {
            let found = one(DeviceColumn::AcquiredOn, text);
            assert!(matches!(found, DayCell::Odd(_)), "{text}: {found:?}");
        }
    }

    #[test]
    fn the_end_of_a_span_is_the_day_on_which_it_ends() {
        let found = DayCell::Day(day(2028, 3, 31), Some(Taken::SpanEnd));
        for text in [
            "2023/4/1～2028/3/31",
            "2023/4/1 〜 2028/3/31",
            "2023/4/1~2028/3/31（5年間）",
            "2023.4.1－2028.3.31",
            "2023/4/1 - 2028/3/31",
            "2023-04-01 – 2028-03-31",
            "令和5年4月1日から令和10年3月31日まで",
            "令和5年4月1日～10年3月31日",
            "R5.4.1→R10.3.31",
            "～2028/3/31",
            "2028/3/31まで",
            "2023年4月1日（土）～2028年3月31日（金）",
        ] {
            assert_eq!(one(DeviceColumn::LeaseEndsOn, text), found, "{text}");
            assert!(!matches!(one(DeviceColumn::AcquiredOn, text), DayCell::Day(..)), "{text}");
        }
        for text in ["2028/3/31～2023/4/1", "2023/4/1～", "2023/4/1～5年", "2023/4～2028/3"] {
            let found = one(DeviceColumn::LeaseEndsOn, text);
            assert!(matches!(found, DayCell::Odd(_)), "{text}: {found:?}");
        }
        let plain = one(DeviceColumn::MaintenanceEndsOn, "2028-03-31");
        assert_eq!(plain, DayCell::Day(day(2028, 3, 31), None));
    }

    #[test]
    fn a_day_above_twelve_elsewhere_in_the_column_says_what_stands_first() {
        let months = read(DeviceColumn::AcquiredOn, &["4/1/2025", "4/15/2025 12:00:00 AM", "なし"]);
        let month = Some(Taken::MonthFirst);
        assert_eq!(months[0], DayCell::Day(day(2025, 4, 1), month));
        assert_eq!(months[1], DayCell::Day(day(2025, 4, 15), month));
        let days = read(DeviceColumn::AcquiredOn, &["1/4/2025", "15/4/2025"]);
        assert_eq!(days[0], DayCell::Day(day(2025, 4, 1), Some(Taken::DayFirst)));
        // Both at once, or one against many, prove nothing.
        for cells in [
            &["4/1/2025", "4/15/2025", "15/4/2025"][..],
            &["4/1/2025", "15/4/2025", "R7.4.1", "R7.4.2", "R7.4.3"],
        ] {
            let found = read(DeviceColumn::AcquiredOn, cells);
            assert_eq!(found[0], DayCell::Odd(DateProblem::YearLast), "{cells:?}");
        }
    }

    #[test]
    fn numbers_that_a_spreadsheet_made_days_of_are_known() {
        for text in ["3月4日", "2001/5/1", "4-Mar", "Mar-04", "2026-03-04", "5-Jan-01"] {
            assert!(looks_like_a_day(text), "{text}");
        }
        for text in [
            "PC-1",
            "1-1",
            "2024.4.1",
            "SN-0001",
            "12345",
            "May-PC",
            "月曜日の機器を入れる棚卸し日",
        ] {
            assert!(!looks_like_a_day(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in ".*", odd in "[0-9年月日令RTZ:時～()/ .+-]{0,24}") {
            for text in [text, odd] {
                let _ = one(DeviceColumn::LeaseEndsOn, &text);
                let _ = looks_like_a_day(&text);
            }
        }
    }
}
