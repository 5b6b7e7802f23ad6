//! The clinic's particulars.

use egui::Ui;

use crate::explain::clinic as words;
use crate::state::{Action, ClinicField, Edit, OpenBook, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{self, attention, caption, card, heading, text_field};

/// The screen.
pub fn clinic_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "clinic", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
            ui,
            |ui| {
                widgets::keep_to_width(ui, 760.0);
                ui.add_enabled_ui(book.read_only.is_none(), |ui| {
                    card(ui, |ui| particulars_ui(ui, book, actions));
                });
                ui.add_space(8.0);
                caption(ui, words::PEOPLE_ELSEWHERE);
                if ui.button(words::TO_PEOPLE).clicked() {
                    actions.push(Action::Go(Screen::People));
                }
            },
        );
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
        let id = ids::in_clinic(ui, ("clinic", field));
        let edit = |text| Action::Edit(Edit::Clinic(field, text));
        text_field(ui, id, words::field(field), value, actions, edit);
    }
    if clinic.name.trim().is_empty() {
        attention(ui, words::NO_NAME);
    }
}
