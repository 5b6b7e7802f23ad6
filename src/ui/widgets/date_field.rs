//! A date in three typed boxes, with the other calendar or the mistake below.

use chrono::NaiveDate;
use egui::{Id, Margin, RichText, TextEdit, Ui};

use super::caption;
use crate::model::date_entry::{read_boxes, read_whole};
use crate::state::Action;
use crate::text::{date_field as words, dates};
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
    let ids = [id.with(0), id.with(1), id.with(2)];
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| Draft::of(date));
    if draft.of != date {
        draft = Draft::of(date);
    }
    let mut changed = false;
    let mut lost_focus = false;
    ui.vertical(|ui| {
        caption(ui, label);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            for (at, unit) in words::UNITS.into_iter().enumerate() {
                let width = if at == 0 { 66.0 } else { 40.0 };
                let field = TextEdit::singleline(&mut draft.boxes[at]).id(ids[at]);
                let field = field.desired_width(width).margin(Margin::symmetric(8, 8));
                let response = ui.add(field).accessible_name(format!("{label} {unit}"));
                ui.label(unit);
                if response.changed() {
                    changed = true;
                    fill_from_whole(&mut draft, at);
                }
                lost_focus |= response.lost_focus();
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

/// A whole date pasted into one box fills all three.
fn fill_from_whole(draft: &mut Draft, at: usize) {
    if let Ok(date) = read_whole(&draft.boxes[at]) {
        draft.boxes = words::boxes(date);
    }
}

fn note(ui: &mut Ui, text: &str, attention: bool) {
    let tokens = theme::tokens(ui);
    let color = if attention { tokens.attention } else { tokens.secondary };
    ui.label(RichText::new(text).small().color(color));
}
