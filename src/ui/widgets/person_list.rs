//! A short list of people: who decides, who stands in.

use chrono::NaiveDate;
use egui::{Button, Id, Ui};

use super::person_adder;
use crate::explain::people;
use crate::model::{Person, PersonId};
use crate::state::{OpenBook, PeopleEdit};

/// What is shown of such a list.
#[derive(Clone, Copy)]
pub struct PersonList<'l> {
    /// The workbook with the people.
    pub book: &'l OpenBook,
    /// Those on the list.
    pub people: &'l [PersonId],
    /// Those who cannot be added.
    pub except: &'l [PersonId],
    /// The day on which those who are added have to be there.
    pub day: NaiveDate,
    /// What they are on the list for, as it is heard beside a name.
    pub of: &'l str,
    /// What the adding of one is called.
    pub add: &'l str,
    /// Whether it matters who comes first.
    pub is_ordered: bool,
    /// As many as can be added.
    pub most: usize,
}

impl<'l> PersonList<'l> {
    /// Shows the list, each with what can be done, followed by the way to add one. Returns
    /// what was done to it just now. Several have a line each.
    pub fn show(self, ui: &mut Ui, id: Id) -> Option<PeopleEdit> {
        let mut changed = None;
        if self.people.len() == 1 && !self.is_ordered {
            // One alone leaves room beside it for the way to add another.
            ui.horizontal_wrapped(|ui| {
                for (at, person) in self.known() {
                    self.row_ui(ui, at, person, &mut changed);
                }
                self.adder_ui(ui, id, &mut changed);
            });
            return changed;
        }
        for (at, person) in self.known() {
            ui.push_id(person.id, |ui| {
                ui.horizontal_wrapped(|ui| self.row_ui(ui, at, person, &mut changed));
            });
        }
        self.adder_ui(ui, id, &mut changed);
        changed
    }

    fn known(self) -> impl Iterator<Item = (usize, &'l Person)> {
        let workbook = &self.book.workbook;
        let people = self.people.iter().enumerate();
        people.filter_map(move |(at, id)| Some((at, workbook.person(*id)?)))
    }

    fn adder_ui(self, ui: &mut Ui, id: Id, changed: &mut Option<PeopleEdit>) {
        if self.people.len() >= self.most {
            return;
        }
        let except: Vec<PersonId> = self.people.iter().chain(self.except).copied().collect();
        let add =
            |ui: &mut Ui| person_adder(ui, id, self.add, &self.book.workbook, &except, self.day);
        let mut left = self.book.workbook.people_on(self.day).filter(|it| !except.contains(&it.id));
        let added = match left.next() {
            None => return,
            Some(_) if self.people.len() == 1 && !self.is_ordered => add(ui),
            // Beneath the others, but no wider than it has to be.
            Some(_) => ui.horizontal(add).inner,
        };
        if let Some(added) = added {
            *changed = Some(PeopleEdit::Add(added));
        }
    }

    fn row_ui(self, ui: &mut Ui, at: usize, person: &Person, changed: &mut Option<PeopleEdit>) {
        let name = people::told_apart_on(person, &self.book.workbook, self.day);
        ui.label(if self.is_ordered { format!("{}. {name}", at + 1) } else { name.clone() });
        if self.is_ordered && self.people.len() > 1 {
            let (id, last) = (person.id, self.people.len() - 1);
            for (label, spoken, may, edit) in [
                (people::UP, people::move_up(&name), at > 0, PeopleEdit::Up(id)),
                (people::DOWN, people::move_down(&name), at < last, PeopleEdit::Down(id)),
            ] {
                let button = ui.add_enabled(may, Button::new(label));
                if button.accessible_name(spoken).clicked() {
                    *changed = Some(edit);
                }
            }
        }
        let button = ui.button(people::TAKE_AWAY);
        if button.accessible_name(people::take_away(&name, self.of)).clicked() {
            *changed = Some(PeopleEdit::Remove(person.id));
        }
    }
}
