//! A short list of people: who decides, who stands in.

use chrono::NaiveDate;
use egui::{Button, Id, Ui};

use super::person_adder;
use crate::model::{Person, PersonId};
use crate::state::OpenBook;
use crate::text::people::{self, told_apart};

/// What is shown of such a list.
#[derive(Clone, Copy)]
pub struct PersonList<'a> {
    /// The workbook with the people.
    pub book: &'a OpenBook,
    /// Those on the list.
    pub people: &'a [PersonId],
    /// Those who cannot be added.
    pub except: &'a [PersonId],
    /// The day on which those who are added have to be there.
    pub day: NaiveDate,
    /// What they are on the list for, as it is heard beside a name.
    pub of: &'a str,
    /// What the adding of one is called.
    pub add: &'a str,
    /// Whether it matters who comes first.
    pub is_ordered: bool,
    /// As many as can be added.
    pub most: usize,
}

impl PersonList<'_> {
    /// Shows the list, each with what can be done, and below it the way to add one. Returns the new
    /// list if it was changed just now.
    pub fn show(self, ui: &mut Ui, id: Id) -> Option<Vec<PersonId>> {
        let mut changed = None;
        for (at, person) in self.people.iter().enumerate() {
            if let Some(person) = self.book.workbook.person(*person) {
                ui.push_id(person.id, |ui| {
                    ui.horizontal_wrapped(|ui| self.row_ui(ui, at, person, &mut changed));
                });
            }
        }
        if self.people.len() < self.most {
            let except: Vec<PersonId> = self.people.iter().chain(self.except).copied().collect();
            let added = person_adder(ui, id, self.add, self.book, &except, self.day);
            if let Some(added) = added {
                changed = Some(self.people.iter().copied().chain([added]).collect());
            }
        }
        changed
    }

    fn row_ui(self, ui: &mut Ui, at: usize, person: &Person, changed: &mut Option<Vec<PersonId>>) {
        let name = told_apart(person, &self.book.workbook);
        ui.label(if self.is_ordered { format!("{}. {name}", at + 1) } else { name.clone() });
        if self.is_ordered && self.people.len() > 1 {
            for (label, spoken, to) in [
                (people::UP, people::move_up(&name), at.checked_sub(1)),
                (people::DOWN, people::move_down(&name), Some(at + 1)),
            ] {
                let to = to.filter(|to| *to < self.people.len());
                let button = ui.add_enabled(to.is_some(), Button::new(label));
                if button.accessible_name(spoken).clicked()
                    && let Some(to) = to
                {
                    let mut people = self.people.to_vec();
                    people.swap(at, to);
                    *changed = Some(people);
                }
            }
        }
        let button = ui.button(people::TAKE_AWAY);
        if button.accessible_name(people::take_away(&name, self.of)).clicked() {
            *changed = Some(self.people.iter().copied().filter(|it| *it != person.id).collect());
        }
    }
}
