//! The answer cells of a form: はい・いいえ with a circle around one of them, and the day.

use chrono::{Datelike, NaiveDate};

use super::font::Fonts;
use super::paper::Mm;
use super::set::{Line, Style, line};
use crate::model::edition::Columns;
use crate::text::report as text;

/// How the days of a form are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Nothing is entered.
    Blank,
    /// Month and day; the year is plain from the form.
    Short(NaiveDate),
    /// With its year, as in R8.6.12.
    WithYear(NaiveDate),
}

/// The two answers of the form, with a circle around the chosen one: はい if `true`.
pub(super) fn answers(
    columns: &Columns,
    chosen: Option<bool>,
    style: Style,
    fonts: &Fonts,
) -> Line {
    let em = style.em();
    let gap = em * 0.5;
    let words = [columns.yes.text.as_str(), text::BETWEEN_ANSWERS, &columns.no.text];
    // High enough for the circle, so that it touches neither the frame nor the day below.
    let mut whole = Line::blank(em * 1.42);
    let mut x = Mm(0.0);
    for (index, word) in words.into_iter().enumerate() {
        let word = line(word, style, fonts);
        let end = x + word.width;
        whole.put(x, &word);
        if (index == 0 && chosen == Some(true)) || (index == 2 && chosen == Some(false)) {
            whole.circle(x, end, em);
        }
        x = end + gap;
    }
    whole
}

/// The day in its brackets; month and day have fixed places, so that they stand in columns.
pub(super) fn day(day: Day, style: Style, fonts: &Fonts) -> Line {
    let em = style.em();
    let [open, close] = text::BRACKETS.map(|bracket| line(bracket, style, fonts));
    let slash = line(text::SLASH, style, fonts);
    let mut whole = Line::blank(em * 1.16);
    let slot = em * 1.4;
    let mut put = |x: Mm, part: &Line| whole.put(x, part);
    put(Mm(0.0), &open);
    let end = match day {
        Day::WithYear(day) => {
            let word = line(&text::short_day(day), style, fonts);
            let room = (slot * 2.0 + slash.width).max(word.width + em * 0.2);
            put(open.width + (room - word.width) / 2.0, &word);
            open.width + room
        }
        Day::Blank | Day::Short(_) => {
            let at = open.width + slot;
            if let Day::Short(day) = day {
                let month = line(&day.month().to_string(), style, fonts);
                put(open.width + (slot - month.width) / 2.0, &month);
            }
            put(at, &slash);
            if let Day::Short(day) = day {
                let number = line(&day.day().to_string(), style, fonts);
                put(at + slash.width + (slot - number.width) / 2.0, &number);
            }
            at + slash.width + slot
        }
    };
    put(end, &close);
    whole
}
