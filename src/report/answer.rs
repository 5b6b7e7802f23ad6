//! The answer cells of a form: はい・いいえ with a circle around one of them, and the day.

use chrono::{Datelike, NaiveDate};

use super::font::Fonts;
use super::paper::Mm;
use super::set::{Line, Style, line};
use crate::model::edition::FormColumns;
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
    columns: &FormColumns,
    chosen: Option<bool>,
    style: Style,
    fonts: &Fonts,
) -> Line {
    yes_or_no([&columns.yes.text, &columns.no.text], chosen, style, fonts)
}

/// Two answers in words, with a circle around the chosen one: the first if `true`.
pub(super) fn yes_or_no(
    [yes, no]: [&str; 2],
    chosen: Option<bool>,
    style: Style,
    fonts: &Fonts,
) -> Line {
    let em = style.em();
    let gap = em * 0.78;
    let words = [yes, text::BETWEEN_ANSWERS, no];
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

/// The day in its brackets, which are equally far apart on every line.
pub(super) fn day(day: Day, style: Style, fonts: &Fonts) -> Line {
    let em = style.em();
    let [open, close] = text::BRACKETS.map(|bracket| line(bracket, style, fonts));
    let mut inside = Line::blank(style.pitch());
    match day {
        Day::WithYear(day) => inside = line(&text::short_day(day), style, fonts),
        Day::Blank => inside = line(text::SLASH, style, fonts),
        Day::Short(day) => {
            let gap = em * 0.28;
            let mut x = Mm(0.0);
            for word in [&*day.month().to_string(), text::SLASH, &*day.day().to_string()] {
                let word = line(word, style, fonts);
                inside.put(x, &word);
                x = inside.width + gap;
            }
        }
    }
    let room = (em * 3.7).max(inside.width + em * 0.1);
    let mut whole = Line::blank(em * 1.16);
    whole.put(Mm(0.0), &open);
    whole.put(open.width + (room - inside.width) / 2.0, &inside);
    whole.put(open.width + room, &close);
    whole
}
