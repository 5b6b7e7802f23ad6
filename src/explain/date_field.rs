//! The three boxes of a date.

use chrono::{Datelike, NaiveDate};

use crate::model::date_entry::DateProblem;
use crate::model::era::{FIRST_YEAR, era_of};

/// Unit after each box.
pub const UNITS: [&str; 3] = ["年", "月", "日"];

/// What stands in the three boxes for a date: 令和6, 6, 12.
#[must_use]
pub fn boxes(date: NaiveDate) -> [String; 3] {
    let year = match era_of(date) {
        Some((era, 1)) => format!("{}{FIRST_YEAR}", era.name),
        Some((era, year)) => format!("{}{year}", era.name),
        None => date.year().to_string(),
    };
    [year, date.month().to_string(), date.day().to_string()]
}

/// What is wrong with the boxes, and what to do.
#[must_use]
pub fn problem(problem: DateProblem) -> String {
    match problem {
        DateProblem::NoYear => "年を入れてください".to_owned(),
        DateProblem::NoMonth => "月を入れてください".to_owned(),
        DateProblem::NoDay => "日を入れてください".to_owned(),
        DateProblem::Year => "年を読み取れません（例 令和7、R7、2025）".to_owned(),
        DateProblem::Month => "月は1から12の数字で入れてください".to_owned(),
        DateProblem::Day => "日は1から31の数字で入れてください".to_owned(),
        DateProblem::DayOfMonth { year, month, last } => {
            format!("{year}年{month}月は{last}日までです")
        }
        DateProblem::OutsideEra(era) => {
            let first = era.first_day();
            let from = format!("{}年{}月{}日", first.year(), first.month(), first.day());
            match era.last_day() {
                Some(last) => format!(
                    "{}は{from}から{}年{}月{}日までです",
                    era.name,
                    last.year(),
                    last.month(),
                    last.day()
                ),
                None => format!("{}は{from}からです", era.name),
            }
        }
        DateProblem::OutOfRange => "1900年から2199年までの年を入れてください".to_owned(),
        DateProblem::ShortYear(year) => format!(
            "「{year}」が西暦か和暦か分かりません。R6/4/1か2024/4/1のように書いてください"
        ),
        DateProblem::YearLast => {
            "年が後ろにあると、月と日を取り違えるおそれがあります。2025/1/10のように年から書いてください"
                .to_owned()
        }
        DateProblem::NotADate => "日付を読み取れません（例 令和7年1月10日、2025/1/10）".to_owned(),
    }
}
