//! The list of clinics, and the first steps.

use egui::{Button, Ui};

use super::copies::{clinic_buttons_ui, open_button_ui};
use super::first_start::first_start_ui;
use crate::explain::{start as words, store, window};
use crate::state::{Action, ClinicCard, Dialog, Screen};
use crate::text::dates;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{self, attention, caption, card, heading, primary};
use crate::ui::year::new_form::offer_ui;

/// The screen.
pub fn start_ui(ui: &mut Ui, view: View<'_>, data_folder: &str, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "start", |ui| {
        let has_none = view.state.clinics.as_ref().is_some_and(Vec::is_empty);
        if has_none {
            first_start_ui(ui, view, data_folder, actions);
            return;
        }
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 20)).show(
            ui,
            |ui| {
                widgets::keep_to_width(ui, 820.0);
                ui.heading(window::TITLE);
                if let Some(warning) = view.warning {
                    attention(ui, &warning.lines());
                }
                ui.add_space(8.0);
                ui.horizontal_wrapped(|ui| {
                    let new = Button::new(words::NEW);
                    if ui.add_enabled(view.warning.is_none(), new).clicked() {
                        actions.push(Action::Ask(Dialog::NewClinic(String::new())));
                    }
                    let sample = Button::new(words::SAMPLE);
                    if ui.add_enabled(view.warning.is_none(), sample).clicked() {
                        actions.push(Action::CreateSample);
                    }
                    open_button_ui(ui, view, actions);
                });
                ui.add_space(8.0);
                offer_ui(ui, view, actions);
                heading(ui, words::CLINICS);
                match &view.state.clinics {
                    None => {
                        ui.weak(words::READING);
                    }
                    Some(clinics) => {
                        // What most come for is the clinic that can be opened first.
                        let first = clinics.iter().find(|clinic| clinic.problem.is_none());
                        for clinic in clinics {
                            let leads = first.is_some_and(|first| first.id == clinic.id);
                            ui.push_id(&clinic.id, |ui| {
                                card(ui, |ui| clinic_ui(ui, clinic, leads, actions));
                            });
                        }
                    }
                }
                ui.add_space(8.0);
                caption(ui, &format!("{}　{data_folder}", words::DATA_FOLDER));
                for note in &view.editions.notes {
                    caption(ui, note);
                }
                if ui.button(window::screen(Screen::Settings)).clicked() {
                    actions.push(Action::Go(Screen::Settings));
                }
            },
        );
    });
}

/// `leads`: opening it is the one button that leads on.
fn clinic_ui(ui: &mut Ui, clinic: &ClinicCard, leads: bool, actions: &mut Vec<Action>) {
    heading(ui, &clinic.name);
    if let Some(problem) = &clinic.problem {
        attention(ui, &problem.lines());
        if ui.button(words::RESTORE).clicked() {
            actions.push(Action::AskRestore(clinic.id.clone()));
        }
        ui.horizontal_wrapped(|ui| clinic_buttons_ui(ui, clinic, actions));
        return;
    }
    let year =
        clinic.latest.map(|(year, answered, total)| (dates::fiscal_year(year), answered, total));
    let changed = clinic.changed.map(store::moment);
    ui.weak(words::card(year, changed));
    ui.horizontal_wrapped(|ui| {
        let open = if leads { primary(ui, true, words::OPEN) } else { ui.button(words::OPEN) };
        let open = open.accessible_name(words::open_named(&clinic.name));
        if open.clicked() {
            actions.push(Action::OpenClinic(clinic.id.clone()));
        }
        let restore = ui.add(
            Button::new(egui::RichText::new(words::RESTORE).small()).frame_when_inactive(false),
        );
        if restore.accessible_name(words::restore_named(&clinic.name)).clicked() {
            actions.push(Action::AskRestore(clinic.id.clone()));
        }
        clinic_buttons_ui(ui, clinic, actions);
    });
}
