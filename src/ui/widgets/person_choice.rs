//! One person chosen from the clinic's people.

use chrono::NaiveDate;
use egui::{ComboBox, Id, Ui};

use super::caption;
use crate::explain::people::{self, told_apart};
use crate::model::{PersonId, Workbook};
use crate::state::Action;
use crate::ui::list_keys::{note_chosen, note_list};

/// One person to be chosen.
#[derive(Clone, Copy)]
pub struct PersonChoice<'a> {
    /// The workbook with the people.
    pub workbook: &'a Workbook,
    /// What stands above it.
    pub label: &'a str,
    /// What stands there while no one is chosen.
    pub nobody: &'a str,
    /// Who is chosen.
    pub chosen: Option<PersonId>,
    /// The day on which those who are offered have to be there.
    pub day: NaiveDate,
}

impl PersonChoice<'_> {
    /// Shows the drop-down with its label above. `edit` makes an action of who is chosen now.
    pub fn show(
        self,
        ui: &mut Ui,
        id: Id,
        actions: &mut Vec<Action>,
        edit: impl FnOnce(Option<PersonId>) -> Action,
    ) {
        let workbook = self.workbook;
        let mut picked = self.chosen;
        ui.vertical(|ui| {
            caption(ui, self.label);
            let person = self.chosen.and_then(|id| workbook.person(id));
            let shown = |it| people::told_apart_on(it, workbook, self.day);
            let name = person.map_or_else(|| self.nobody.to_owned(), shown);
            let width = ui.available_width().min(300.0);
            let combo = ComboBox::from_id_salt(id).selected_text(name).width(width).truncate();
            let drawn = combo.height(400.0).show_ui(ui, |ui| {
                let entry = ui.selectable_value(&mut picked, None, self.nobody);
                if self.chosen.is_none() {
                    note_chosen(ui, entry.id);
                }
                for person in &workbook.people {
                    // Someone who left and is still chosen has to be seen as what is chosen.
                    if person.is_there_on(self.day) || self.chosen == Some(person.id) {
                        let who = Some(person.id);
                        let entry = ui.selectable_value(&mut picked, who, shown(person));
                        if self.chosen == who {
                            note_chosen(ui, entry.id);
                        }
                    }
                }
            });
            note_list(ui, drawn.response.accessible_name(self.label).id);
        });
        if picked != self.chosen {
            actions.push(edit(picked));
        }
    }
}

/// A drop-down that adds one of those who are there on `day` to a list; those of `except` are not
/// offered. Nothing is shown where nobody is left to be added.
pub fn person_adder(
    ui: &mut Ui,
    id: Id,
    spoken: &str,
    workbook: &Workbook,
    except: &[PersonId],
    day: NaiveDate,
) -> Option<PersonId> {
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
    note_list(ui, shown.response.accessible_name(spoken).id);
    picked
}
