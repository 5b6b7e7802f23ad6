//! The clinic's particulars and its people.

use egui::{Id, Ui};

use crate::model::PersonField;
use crate::model::uses::person_uses;
use crate::state::{Action, ClinicField, Edit, OpenBook};
use crate::text::clinic as words;
use crate::ui::widgets::{
    self, attention, caption, card, date_field, heading, new_name_field, text_field,
};

/// The screen.
pub fn clinic_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "clinic", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            ui.add_enabled_ui(book.read_only.is_none(), |ui| {
                card(ui, |ui| particulars_ui(ui, book, actions));
                ui.add_space(8.0);
                card(ui, |ui| people_ui(ui, book, actions));
            });
        });
    });
}

fn particulars_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    heading(ui, words::PARTICULARS);
    caption(ui, words::PARTICULARS_EXPLAINED);
    let clinic = &book.workbook.clinic;
    let fields = [
        (ClinicField::Name, &clinic.name),
        (ClinicField::Address, &clinic.address),
        (ClinicField::Telephone, &clinic.telephone),
        (ClinicField::Director, &clinic.director),
        (ClinicField::InstitutionCode, &clinic.institution_code),
    ];
    for (field, value) in fields {
        let id = Id::unique(("clinic", field));
        let edit = |text| Action::Edit(Edit::Clinic(field, text));
        text_field(ui, id, words::field(field), value, actions, edit);
    }
    if clinic.name.trim().is_empty() {
        attention(ui, words::NO_NAME);
    }
}

fn people_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    heading(ui, words::PEOPLE);
    caption(ui, words::PEOPLE_EXPLAINED);
    for person in &book.workbook.people {
        let id = Id::unique(("person", person.id));
        ui.push_id(id, |ui| {
            ui.separator();
            let edit = |text| Action::Edit(Edit::PersonText(person.id, PersonField::Name, text));
            text_field(ui, id.with("name"), words::NAME, &person.name, actions, edit);
            ui.horizontal_wrapped(|ui| {
                ui.allocate_ui(egui::vec2(310.0, 80.0), |ui| {
                    let edit = |day| Action::Edit(Edit::PersonLeft(person.id, day));
                    let id = id.with("left");
                    date_field(ui, id, words::LEFT_ON, person.left_on, None, actions, edit);
                });
                if !person_uses(&book.workbook, person.id).is_empty() {
                    caption(ui, words::IN_USE);
                } else if ui.button(words::REMOVE).clicked() {
                    actions.push(Action::Edit(Edit::RemovePerson(person.id)));
                }
            });
        });
    }
    ui.separator();
    let id = Id::unique("new person of the clinic");
    new_name_field(ui, id, words::NEW_PERSON, actions, |name| Action::Edit(Edit::AddPerson(name)));
}
