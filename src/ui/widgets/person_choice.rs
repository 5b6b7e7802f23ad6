//! One person chosen from the clinic's people.

use chrono::NaiveDate;
use egui::{ComboBox, Id, Ui};

use super::caption;
use crate::model::PersonId;
use crate::state::OpenBook;
use crate::text::people::{self, told_apart};

/// A drop-down of those who are there on `day`, with its label above; `nobody` is what stands there
/// while no one is chosen. Returns what was chosen just now.
pub fn person_choice(
    ui: &mut Ui,
    id: Id,
    (label, nobody): (&str, &str),
    book: &OpenBook,
    chosen: Option<PersonId>,
    day: NaiveDate,
) -> Option<Option<PersonId>> {
    let workbook = &book.workbook;
    let mut picked = None;
    ui.vertical(|ui| {
        caption(ui, label);
        let person = chosen.and_then(|id| workbook.person(id));
        let name = person.map_or_else(|| nobody.to_owned(), |it| told_apart(it, workbook));
        let width = ui.available_width().min(300.0);
        let combo = ComboBox::from_id_salt(id).selected_text(name).width(width).truncate();
        let shown = combo.height(400.0).show_ui(ui, |ui| {
            if ui.selectable_label(chosen.is_none(), nobody).clicked() {
                picked = Some(None);
            }
            for person in &workbook.people {
                // Someone who left and is still chosen has to be seen as what is chosen.
                if person.is_there_on(day) || chosen == Some(person.id) {
                    let is_chosen = chosen == Some(person.id);
                    if ui.selectable_label(is_chosen, told_apart(person, workbook)).clicked() {
                        picked = Some(Some(person.id));
                    }
                }
            }
        });
        shown.response.accessible_name(label);
    });
    picked.filter(|it| *it != chosen)
}

/// A drop-down that adds one of those who are there on `day` to a list; those of `except` are not
/// offered. Nothing is shown where nobody is left to be added.
pub fn person_adder(
    ui: &mut Ui,
    id: Id,
    spoken: &str,
    book: &OpenBook,
    except: &[PersonId],
    day: NaiveDate,
) -> Option<PersonId> {
    let workbook = &book.workbook;
    let left: Vec<_> = workbook.people_on(day).filter(|it| !except.contains(&it.id)).collect();
    if left.is_empty() {
        return None;
    }
    let mut picked = None;
    let combo = ComboBox::from_id_salt(id).selected_text(people::CHOOSE_PERSON).width(130.0);
    let shown = combo.height(400.0).show_ui(ui, |ui| {
        for person in left {
            if ui.selectable_label(false, told_apart(person, workbook)).clicked() {
                picked = Some(person.id);
            }
        }
    });
    shown.response.accessible_name(spoken);
    picked
}
