//! The places in the text of the sample that are filled in for the day on which it is made.
//!
//! The text stands outside any year. Where a day belongs it has a place in braces, in a field for a
//! date as well as in the middle of a sentence:
//!
//! | place | what comes there |
//! |---|---|
//! | `{this}`, `{last}` | the number of the present fiscal year, and of the one before |
//! | `{this 6.2.wed}` | the second Wednesday of June in the present fiscal year |
//! | `{last 9.30}` | 30 September of the fiscal year before |
//! | `{latest 6.4.wed}` | the last time that the fourth Wednesday of June came, today included |
//! | `{next 6.4.wed}` | the first time that it will come, today left out |
//! | `{this-4 …}`, `{latest-1 …}`, `{this+2 …}` | so many years before or after that |
//! | `{latest 6.4.wed-41}` | 41 days before that |
//! | `{… :day}`, `{… :month}` | the same as 令和8年6月10日 or 令和8年6月, in a sentence |
//! | `{from this 9.2.wed\|then\|before}` | one text from that day on and another until then |
//! | `{windows}`, `{windows-ends}` | a version of Windows that is supported, and until when |
//!
//! Days are named by their weekday, so that the clinic is open on them in whatever year, and in weeks
//! in which no public holiday of Japan can fall on that weekday. Only what is true outside the made-up
//! clinic as well, such as the end of support of Windows, is a real date and never moves.

use chrono::{Days, NaiveDate, Weekday};

use crate::model::FiscalYear;
use crate::text::dates;
use crate::text::document as words;

/// Versions of Windows 11 Pro: from when on the clinic has it, and when Microsoft ends its support.
const WINDOWS: [(&str, &str, &str); 4] = [
    ("22H2", "2022-10-01", "2024-10-08"),
    ("23H2", "2024-01-01", "2025-11-11"),
    ("24H2", "2025-01-01", "2026-10-13"),
    ("25H2", "2026-01-01", "2027-10-12"),
];

/// The text with every place filled in for `today`; `None` where one cannot be read.
pub(super) fn filled(text: &str, today: NaiveDate) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        let end = closing(inside)?;
        filled.push_str(&place(&inside[..end], today)?);
        rest = &inside[end + 1..];
    }
    filled.push_str(rest);
    Some(filled)
}

/// Where the brace that was opened before the text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| match c {
        '{' => {
            depth += 1;
            None
        }
        '}' if depth == 0 => Some(at),
        '}' => {
            depth -= 1;
            None
        }
        _ => None,
    })
}

/// What comes in one place.
fn place(place: &str, today: NaiveDate) -> Option<String> {
    if let Some(parts) = place.strip_prefix("from ") {
        let (from, texts) = parts.split_once('|')?;
        let (then, before) = halves(texts)?;
        return filled(if day(from, today)? <= today { then } else { before }, today);
    }
    let year = FiscalYear::containing(today).number();
    match place {
        "this" => Some(year.to_string()),
        "last" => Some((year - 1).to_string()),
        "windows" => Some(words::sample_windows(windows(today).map(|(name, _)| name))),
        "windows-ends" => Some(match windows(today) {
            Some((_, ends)) => format!("Some(\"{ends}\")"),
            None => "None".to_owned(),
        }),
        _ => {
            let (written, form) = place.split_once(':').unwrap_or((place, ""));
            let day = day(written, today)?;
            match form {
                "" => Some(day.to_string()),
                "day" => Some(dates::japanese(day)),
                "month" => Some(dates::month(day)),
                _ => None,
            }
        }
    }
}

/// The two texts at the bar between them; bars inside of another place belong to that.
fn halves(texts: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, c) in texts.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            '|' if depth == 0 => return Some((&texts[..at], &texts[at + 1..])),
            _ => {}
        }
    }
    None
}

/// A day such as `latest-1 6.4.wed-41`.
fn day(written: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (anchor, of_year) = written.split_once(' ')?;
    let (anchor, years) = moved(anchor)?;
    let (of_year, days) = moved(of_year)?;
    let present = FiscalYear::containing(today).number();
    let in_present = in_year(of_year, present)?;
    let year = match anchor {
        "this" => present,
        "last" => present - 1,
        "latest" => present - i32::from(in_present > today),
        "next" => present + i32::from(in_present <= today),
        _ => return None,
    };
    let day = in_year(of_year, year + years)?;
    let distance = Days::new(days.unsigned_abs().into());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}

/// A word, and by how much it is moved: `latest-1` is `latest` and -1.
fn moved(written: &str) -> Option<(&str, i32)> {
    match written.find(['-', '+']) {
        Some(at) => Some((&written[..at], written[at..].parse().ok()?)),
        None => Some((written, 0)),
    }
}

/// `6.2.wed` or `9.30` of a fiscal year.
fn in_year(written: &str, fiscal_year: i32) -> Option<NaiveDate> {
    let mut parts = written.split('.');
    let month: u32 = parts.next()?.parse().ok()?;
    let number: u8 = parts.next()?.parse().ok()?;
    let year = if month >= 4 { fiscal_year } else { fiscal_year + 1 };
    match parts.next() {
        Some(weekday) => {
            let weekday: Weekday = weekday.parse().ok()?;
            NaiveDate::from_weekday_of_month_opt(year, month, weekday, number)
        }
        None => NaiveDate::from_ymd_opt(year, month, number.into()),
    }
}

/// The newest version of Windows that the clinic has on a day, and until when it is supported; `None`
/// once this program is too old to know one.
fn windows(today: NaiveDate) -> Option<(&'static str, NaiveDate)> {
    let has = |from: &str| from.parse::<NaiveDate>().is_ok_and(|from| from <= today);
    let newest = WINDOWS.iter().rev().find(|(_, from, _)| has(from));
    let (name, _, ends) = newest.unwrap_or(&WINDOWS[0]);
    let ends = ends.parse().ok()?;
    (today <= ends).then_some((*name, ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str, today: &str) -> Option<String> {
        filled(text, today.parse().expect("a day"))
    }

    #[test]
    fn places_are_filled_in_for_the_day() {
        let table = [
            ("{this} {last}", "2026-03-31", "2025 2024"),
            ("{this} {last}", "2026-04-01", "2026 2025"),
            ("a {this 6.2.wed} b {last 6.2.wed}", "2026-11-30", "a 2026-06-10 b 2025-06-11"),
            ("{this 1.3.wed}", "2026-11-30", "2027-01-20"),
            ("{this-4 9.30} {this+2 3.31}", "2026-11-30", "2022-09-30 2029-03-31"),
            ("{latest 6.4.wed} {next 6.4.wed}", "2026-06-23", "2025-06-25 2026-06-24"),
            ("{latest 6.4.wed} {next 6.4.wed}", "2026-06-24", "2026-06-24 2027-06-23"),
            ("{latest 3.2.wed}", "2027-03-31", "2027-03-10"),
            ("{latest-1 6.4.wed-41} {latest 6.4.wed+1}", "2026-11-30", "2025-05-15 2026-06-25"),
            (
                "{this 6.2.wed:day}、{this 6.2.wed:month}",
                "2026-11-30",
                "令和8年6月10日、令和8年6月",
            ),
            ("{from this 9.2.wed|a {this 9.2.wed}|b}", "2026-09-08", "b"),
            ("{from this 9.2.wed|a {this 9.2.wed}|b}", "2026-09-09", "a 2026-09-09"),
            ("{from this 4.1|{from this 9.2.wed|a|b}|c}", "2026-09-08", "b"),
        ];
        for (text, today, expected) in table {
            assert_eq!(on(text, today).as_deref(), Some(expected), "{text} on {today}");
        }
    }

    #[test]
    fn what_is_no_place_is_not_passed_over() {
        for text in [
            "{",
            "{then 6.2.wed}",
            "{this 6.6.wed}",
            "{this 6.2.wed:week}",
            "{this 6.2.someday}",
            "{from this 6.2.wed}",
            "{from this 6.2.wed|only}",
            "{this 2.30}",
            "{}",
        ] {
            assert_eq!(on(text, "2026-11-30"), None, "{text}");
        }
    }

    #[test]
    fn windows_is_one_that_is_supported_as_far_as_is_known() {
        let table = [
            ("2022-01-01", "22H2", "Some(\"2024-10-08\")"),
            ("2024-11-29", "23H2", "Some(\"2025-11-11\")"),
            ("2026-11-30", "25H2", "Some(\"2027-10-12\")"),
            ("2027-10-12", "25H2", "Some(\"2027-10-12\")"),
            ("2027-10-13", "", "None"),
        ];
        for (today, version, ends) in table {
            let name = on("{windows}", today).expect("a name");
            assert!(name.contains("Windows 11 Pro") && name.contains(version), "{today}: {name}");
            assert_eq!(on("{windows-ends}", today).as_deref(), Some(ends), "{today}");
        }
    }
}
