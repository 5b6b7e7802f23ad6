//! A vendor's Excel form that came back: choose it, look at what it says, take it in one step.

mod rows;

use egui::{Button, TextEdit, Ui};

use self::rows::{preview_ui, rows_ui, unmatched_ui};
use crate::explain::{returned as words, vendors};
use crate::model::{VendorId, VendorSheet};
use crate::state::{Action, ReturnAction, ReturnPhase, Returned, Screen, typed_path};
use crate::ui::dialog_parts::explanation_ui;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    self, caption, card, export_form_ui, field_menu, heading, paragraph, primary,
};

/// The screen.
pub fn returned_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let returned = &year.view.state.returned;
    let sheet = returned.vendor().and_then(|vendor| year.assessment.sheet(vendor));
    let Some(sheet) = sheet else {
        actions.push(Action::Go(Screen::Vendors));
        return;
    };
    if !returned.is_waiting()
        && let Some(path) = dropped(ui)
    {
        actions.push(Action::Return(ReturnAction::Read(path)));
    }
    widgets::scroll(ui, "returned", |ui| {
        let margin = theme::edge(ui);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 980.0);
            paragraph(ui, &vendors::name(year.workbook, sheet.vendor));
            match &returned.phase {
                ReturnPhase::Idle | ReturnPhase::Picking => {
                    card(ui, |ui| file_ui(ui, year, returned, sheet.vendor, actions));
                }
                ReturnPhase::Reading => card(ui, |ui| reading_ui(ui, actions)),
                ReturnPhase::Read(read) => {
                    card(ui, |ui| preview_ui(ui, year, sheet, read, actions));
                    ui.add_space(8.0);
                    card(ui, |ui| rows_ui(ui, year, sheet, read, actions));
                    if !read.unmatched.is_empty() {
                        ui.add_space(8.0);
                        card(ui, |ui| unmatched_ui(ui, read));
                    }
                }
                ReturnPhase::Done(rows) => {
                    card(ui, |ui| done_ui(ui, *rows, sheet.vendor, actions));
                }
            }
        });
    });
}

/// A file that was dropped onto the window in this frame.
fn dropped(ui: &Ui) -> Option<std::path::PathBuf> {
    ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()))
}

/// What a vendor's page offers: to read what came back, and to give the form out.
pub fn excel_ui(ui: &mut Ui, year: YearView<'_>, sheet: &VendorSheet, actions: &mut Vec<Action>) {
    if year.edition.bridge {
        return;
    }
    let begin = || Action::Return(ReturnAction::Begin(sheet.vendor));
    if year.closing().is_none()
        && year.view.state.dialog.is_none()
        && let Some(path) = dropped(ui)
    {
        actions.extend([begin(), Action::Return(ReturnAction::Read(path))]);
    }
    card(ui, |ui| {
        heading(ui, words::EXCEL);
        caption(ui, words::EXCEL_EXPLAINED);
        ui.horizontal_wrapped(|ui| {
            let can = year.is_writable() && !year.view.has_dialog;
            if ui.add_enabled(can, Button::new(words::BEGIN)).clicked() {
                actions.extend([begin(), Action::Return(ReturnAction::Pick)]);
            }
            let form = crate::model::FormRef::Vendor(sheet.vendor);
            export_form_ui(ui, year.edition, form, actions);
        });
    });
}

fn file_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    returned: &Returned,
    vendor: VendorId,
    actions: &mut Vec<Action>,
) {
    paragraph(ui, words::EXPLAINED);
    if let Some(problem) = &returned.problem {
        explanation_ui(ui, problem, actions);
    }
    ui.add_enabled_ui(returned.phase != ReturnPhase::Picking, |ui| {
        if primary(ui, !year.view.has_dialog, words::PICK).clicked() {
            actions.push(Action::Return(ReturnAction::Pick));
        }
        caption(ui, words::DROP);
        path_ui(ui, returned, actions);
    });
    if ui.button(words::TO_VENDOR).clicked() {
        actions.push(Action::ShowVendor(vendor));
    }
}

fn path_ui(ui: &mut Ui, returned: &Returned, actions: &mut Vec<Action>) {
    let label = caption(ui, words::PATH);
    let mut path = returned.path.clone();
    let field = TextEdit::singleline(&mut path).desired_width(f32::INFINITY);
    let field = ui.add(field.margin(egui::Margin::symmetric(10, 8))).labelled_by(label.id);
    let cut = field_menu(ui, &field, &mut path);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let is_filled = !path.trim().is_empty();
    let button = ui.add_enabled(is_filled, Button::new(words::READ));
    let read = Action::Return(ReturnAction::Read(typed_path(&path)));
    if field.changed() || cut {
        actions.push(Action::Return(ReturnAction::TypePath(path)));
    }
    if is_filled && (button.clicked() || entered) {
        actions.push(read);
    }
}

fn reading_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spinner();
        ui.label(words::READING);
        if ui.button(words::STOP).clicked() {
            actions.push(Action::Return(ReturnAction::Cancel));
        }
    });
}

fn done_ui(ui: &mut Ui, rows: usize, vendor: VendorId, actions: &mut Vec<Action>) {
    paragraph(ui, &words::done(rows));
    caption(ui, words::ONE_STEP);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, true, words::TO_VENDOR).clicked() {
            actions.push(Action::ShowVendor(vendor));
        }
        if ui.button(words::OTHER_FILE).clicked() {
            actions.push(Action::Return(ReturnAction::Leave));
        }
    });
}
