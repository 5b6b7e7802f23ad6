//! Dates and fiscal years in words.

use chrono::{Datelike, NaiveDate};

use crate::model::FiscalYear;
use crate::model::era::{FIRST_YEAR, era_of};

/// 令和7年 for the era year of a day; the Western year before the eras' table.
fn era_year(day: NaiveDate) -> String {
    match era_of(day) {
        Some((era, 1)) => format!("{}{FIRST_YEAR}年", era.name),
        Some((era, year)) => format!("{}{year}年", era.name),
        None => format!("{}年", day.year()),
    }
}

/// 令和7年, the calendar year of a day.
#[must_use]
pub fn calendar_year(day: NaiveDate) -> String {
    era_year(day)
}

/// 令和7年1月10日
#[must_use]
pub fn japanese(day: NaiveDate) -> String {
    format!("{}{}月{}日", era_year(day), day.month(), day.day())
}

/// R7.1.10, where there is little room; the Western date before the eras' table.
#[must_use]
pub fn short(day: NaiveDate) -> String {
    match era_of(day) {
        Some((era, year)) => format!("{}{year}.{}.{}", era.letter, day.month(), day.day()),
        None => day.to_string(),
    }
}

/// 令和7年1月
#[must_use]
pub fn month(day: NaiveDate) -> String {
    format!("{}{}月", era_year(day), day.month())
}

/// 令和7年1月10日（2025-01-10）
#[must_use]
pub fn both(day: NaiveDate) -> String {
    format!("{}（{day}）", japanese(day))
}

/// 2025-01-10（金）
#[must_use]
pub fn western_with_weekday(day: NaiveDate) -> String {
    let names = ["月", "火", "水", "木", "金", "土", "日"];
    let at = day.weekday().num_days_from_monday() as usize;
    format!("{day}（{}）", names[at])
}

/// 令和6年度
#[must_use]
pub fn fiscal_year(year: FiscalYear) -> String {
    format!("{}度", era_year(year.first_day().with_month(5).unwrap_or(year.first_day())))
}

/// 令和6年度（2024年度）
#[must_use]
pub fn fiscal_year_both(year: FiscalYear) -> String {
    format!("{}（{year}年度）", fiscal_year(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
    }

    #[test]
    fn days_are_said_in_both_calendars() {
        assert_eq!(both(day(2025, 1, 10)), "令和7年1月10日（2025-01-10）");
        assert_eq!(japanese(day(2019, 5, 1)), "令和元年5月1日");
        assert_eq!(japanese(day(2019, 4, 30)), "平成31年4月30日");
        assert_eq!(western_with_weekday(day(2024, 6, 12)), "2024-06-12（水）");
    }

    #[test]
    fn fiscal_years_carry_the_era() {
        let of = |number| fiscal_year_both(FiscalYear::new(number).expect("in range"));
        assert_eq!(of(2024), "令和6年度（2024年度）");
        assert_eq!(of(2026), "令和8年度（2026年度）");
        assert_eq!(of(2018), "平成30年度（2018年度）");
        // The year in which the era changed in May is called by the new era.
        assert_eq!(of(2019), "令和元年度（2019年度）");
    }
}
