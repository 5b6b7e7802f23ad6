//! A date in three typed boxes, with the other calendar or the mistake below.

use chrono::{Datelike, Months, NaiveDate};
use egui::{Id, Key, Margin, Modifiers, TextEdit, Ui};

use super::calendar::calendar_button;
use super::{caption, field_menu};
use super::{lettered, phrases};
use crate::explain::date_field as words;
use crate::model::date_entry::{read_boxes, read_whole};
use crate::state::Action;
use crate::text::dates;
use crate::ui::theme;

/// What stands in the boxes while it is not (yet) the date of the workbook.
#[derive(Clone, Default)]
struct Draft {
    boxes: [String; 3],
    /// The workbook's date when the boxes were filled from it, or when they last made it.
    of: Option<NaiveDate>,
}

impl Draft {
    fn of(date: Option<NaiveDate>) -> Self {
        Self { boxes: date.map(words::boxes).unwrap_or_default(), of: date }
    }
}

/// Shows the boxes. A date that cannot be read leaves the workbook's date as it was, and the boxes
/// as they were typed; `remark` is a further sentence about a date that can be read.
pub fn date_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    date: Option<NaiveDate>,
    remark: Option<String>,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(Option<NaiveDate>) -> Action,
) {
    ui.vertical(|ui| {
        caption(ui, label);
        date_boxes(ui, id, label, date, remark, actions, edit);
    });
}

/// The boxes alone, where the caption stands elsewhere; `label` is the name that is spoken.
pub fn date_boxes(
    ui: &mut Ui,
    id: Id,
    label: &str,
    date: Option<NaiveDate>,
    remark: Option<String>,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(Option<NaiveDate>) -> Action,
) {
    let ids = [id.with(0), id.with(1), id.with(2)];
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| Draft::of(date));
    if draft.of != date {
        draft = Draft::of(date);
    }
    let mut changed = false;
    let mut lost_focus = false;
    ui.vertical(|ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            for (at, unit) in words::UNITS.into_iter().enumerate() {
                let width = if at == 0 { 66.0 } else { 40.0 };
                changed |= step_by_keys(ui, ids[at], at, &mut draft);
                let mut text = std::mem::take(&mut draft.boxes[at]);
                let field = TextEdit::singleline(&mut text).id(ids[at]);
                let field = field.desired_width(width).margin(Margin::symmetric(8, 8));
                let response = ui.add(field).accessible_name(format!("{label} {unit}"));
                let cut = field_menu(ui, &response, &mut text);
                draft.boxes[at] = text;
                ui.label(unit);
                if response.changed() || cut {
                    changed = true;
                    fill_from_whole(&mut draft, at);
                }
                if at == 0 && take_wanted_focus(ui, id) {
                    response.request_focus();
                }
                lost_focus |= response.lost_focus();
            }
            if let Some(picked) = calendar_button(ui, id, label, date) {
                draft.boxes = words::boxes(picked);
                changed = true;
            }
        });
        let read = read_boxes(&draft.boxes[0], &draft.boxes[1], &draft.boxes[2]);
        let has_focus = ui.memory(|memory| memory.focused().is_some_and(|it| ids.contains(&it)));
        match read {
            Ok(read) => {
                if changed && read != date {
                    draft.of = read;
                    actions.push(edit(read));
                } else if !has_focus && !changed && !lost_focus {
                    // Once the focus is gone, a date is shown the one way it is always shown.
                    draft = Draft::of(date);
                }
                match (remark, date) {
                    (Some(remark), _) => note(ui, &remark, true),
                    (None, Some(date)) => note(ui, &dates::western_with_weekday(date), false),
                    (None, None) => {}
                }
            }
            Err(problem) => note(ui, &words::problem(problem), true),
        }
        if lost_focus && !has_focus {
            actions.push(Action::LeaveField);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, draft));
}

/// The arrow keys step the year, the month or the day of a date that can be read.
fn step_by_keys(ui: &Ui, id: Id, at: usize, draft: &mut Draft) -> bool {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let [year, month, day] = &draft.boxes;
    let Ok(Some(date)) = read_boxes(year, month, day) else {
        return false;
    };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step = if pressed(Key::ArrowUp) {
        1
    } else if pressed(Key::ArrowDown) {
        -1
    } else {
        return false;
    };
    let Some(stepped) = stepped(date, at, step) else {
        return false;
    };
    draft.boxes = words::boxes(stepped);
    true
}

/// `date` one year (0), month (1) or day (2) on or back; a day that the new month lacks becomes its
/// last.
fn stepped(date: NaiveDate, at: usize, step: i32) -> Option<NaiveDate> {
    let by_months = |months: u32| {
        let months = Months::new(months);
        if step > 0 { date.checked_add_months(months) } else { date.checked_sub_months(months) }
    };
    let stepped = match at {
        0 => by_months(12),
        1 => by_months(1),
        _ if step > 0 => date.succ_opt(),
        _ => date.pred_opt(),
    };
    stepped.filter(|date| (1900..2200).contains(&date.year()))
}

/// Asks that the year box of the date field `id` takes the focus when it is next drawn.
pub fn want_focus(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(id.with("wants focus"), true));
}

/// Whether the field `id` is to take the focus now.
pub fn take_wanted_focus(ui: &Ui, id: Id) -> bool {
    ui.data_mut(|data| data.remove_temp(id.with("wants focus"))).unwrap_or(false)
}

/// A whole date pasted into one box fills all three.
fn fill_from_whole(draft: &mut Draft, at: usize) {
    if let Ok(date) = read_whole(&draft.boxes[at]) {
        draft.boxes = words::boxes(date);
    }
}

fn note(ui: &mut Ui, text: &str, attention: bool) {
    let tokens = theme::tokens(ui);
    let color = if attention { tokens.attention } else { tokens.secondary };
    phrases(ui, text, lettered(ui, &egui::TextStyle::Small, 20.0, color));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_step_over_the_ends_of_months_and_years() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let table = [
            ("2024-02-29", 0, 1, "2025-02-28"),
            ("2024-02-29", 0, -1, "2023-02-28"),
            ("2025-01-31", 1, 1, "2025-02-28"),
            ("2025-01-15", 1, -1, "2024-12-15"),
            ("2024-12-31", 2, 1, "2025-01-01"),
            ("2025-03-01", 2, -1, "2025-02-28"),
        ];
        for (from, at, step, expected) in table {
            assert_eq!(stepped(day(from), at, step), Some(day(expected)), "{from} {at} {step}");
        }
        assert_eq!(stepped(day("2199-12-31"), 2, 1), None);
        assert_eq!(stepped(day("1900-01-01"), 0, -1), None);
    }
}
