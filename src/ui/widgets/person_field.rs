//! The person who confirmed, chosen from the clinic's people or added on the spot.

use chrono::NaiveDate;
use egui::{ComboBox, Id, Ui};

use super::{caption, new_name_field};
use crate::explain::checklist;
use crate::explain::people::told_apart;
use crate::model::{AnswerPlace, PersonId, Workbook};
use crate::state::{Action, Edit, RoundNumber};

/// The drop-down of those who were there on `day`, and the field for a new name.
#[expect(clippy::too_many_arguments, reason = "a field of one form, called in two places")]
pub fn person_field(
    ui: &mut Ui,
    id: Id,
    workbook: &Workbook,
    place: &AnswerPlace,
    round: RoundNumber,
    chosen: Option<PersonId>,
    day: NaiveDate,
    actions: &mut Vec<Action>,
) {
    let label = match round {
        RoundNumber::First => checklist::PERSON,
        RoundNumber::Second => checklist::SECOND_PERSON,
    };
    ui.vertical(|ui| {
        caption(ui, label);
        let both = |ui: &mut Ui| {
            let name = chosen
                .and_then(|id| workbook.person(id))
                .map_or_else(|| checklist::NOBODY.to_owned(), |it| told_apart(it, workbook));
            let combo = ComboBox::from_id_salt(id.with("combo")).selected_text(name);
            let combo = combo.width(220.0).truncate();
            let shown = combo.show_ui(ui, |ui| {
                let mut pick = |ui: &mut Ui, person: Option<PersonId>, name: &str| {
                    if ui.selectable_label(chosen == person, name).clicked() {
                        let edit = Edit::Person(place.clone(), round, person);
                        actions.push(Action::Edit(edit));
                    }
                };
                pick(ui, None, checklist::NOBODY);
                // Someone who left stays choosable for checks of the days before.
                let there = |id| workbook.people_on(day).any(|person| person.id == id);
                for person in &workbook.people {
                    if there(person.id) || chosen == Some(person.id) {
                        pick(ui, Some(person.id), &told_apart(person, workbook));
                    }
                }
            });
            shown.response.accessible_name(label);
            new_name_field(ui, id.with("new"), checklist::NEW_PERSON, actions, |name| {
                Action::Edit(Edit::NewPersonAt(place.clone(), round, name))
            });
        };
        // Side by side where a name still has room to be typed.
        if ui.available_width() > 500.0 {
            ui.horizontal(both);
        } else {
            ui.vertical(both);
        }
    });
}
