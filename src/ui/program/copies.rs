//! Copies of a clinic for a memory stick, clinics that come from one, and clinics that leave the list.

use std::path::Path;

use egui::{Button, Key, RichText, TextEdit, Ui};

use crate::explain::{copies as words, start, window};
use crate::model::FiscalYear;
use crate::state::{Action, ClinicCard, CopyAction, CopyEntry, CopyPurpose, Dialog};
use crate::ui::ids;
use crate::ui::view::View;
use crate::ui::widgets::{
    attention, caption, field_menu, focus_at_first, heading, paragraph, primary,
};

/// The pair of buttons: a copy of the clinic that is open, and the way back in.
pub fn pair_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::HEADING);
    paragraph(ui, words::EXPLAINED);
    ui.horizontal_wrapped(|ui| {
        if let Some(open) = &view.state.open
            && ui.add_enabled(!view.has_dialog, Button::new(words::SAVE)).clicked()
        {
            actions.push(Action::Copies(CopyAction::Save(open.id.clone())));
        }
        open_button_ui(ui, view, actions);
        if let Some(open) = &view.state.open
            && ui.button(start::RESTORE).clicked()
        {
            actions.push(Action::AskRestore(open.id.clone()));
        }
    });
}

/// The way in, beside the other ways to a clinic.
pub fn open_button_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let is_free = view.warning.is_none() && !view.has_dialog;
    if ui.add_enabled(is_free, Button::new(words::OPEN)).clicked() {
        actions.push(Action::Copies(CopyAction::Open));
    }
}

/// What can be done with a clinic of the list besides opening it.
pub fn clinic_buttons_ui(ui: &mut Ui, clinic: &ClinicCard, actions: &mut Vec<Action>) {
    let quiet = |text: &str| Button::new(RichText::new(text).small()).frame_when_inactive(false);
    if clinic.problem.is_none() {
        let name = words::save_named(&clinic.name);
        if ui.add(quiet(words::SAVE)).accessible_name(name).clicked() {
            actions.push(Action::Copies(CopyAction::Save(clinic.id.clone())));
        }
    }
    let name = words::remove_named(&clinic.name);
    if ui.add(quiet(words::REMOVE)).accessible_name(name).clicked() {
        let (id, name) = (clinic.id.clone(), clinic.name.clone());
        actions.push(Action::Ask(Dialog::RemoveClinic { id, name }));
    }
}

/// While something is copied.
pub fn copying_ui(ui: &mut Ui) {
    title(ui, words::HEADING);
    ui.horizontal(|ui| {
        ui.spinner();
        ui.label(words::WORKING);
    });
}

/// A copy was made: where it lies.
pub fn copied_ui(ui: &mut Ui, folder: &Path, actions: &mut Vec<Action>) {
    title(ui, words::SAVED_TITLE);
    paragraph(ui, &words::saved_at(folder));
    close_or_show_ui(ui, folder, actions);
}

/// Asks for a folder where the machine cannot show a dialog for it.
pub fn type_ui(ui: &mut Ui, (purpose, typed): (&CopyPurpose, &str), actions: &mut Vec<Action>) {
    title(ui, words::TYPE_TITLE);
    paragraph(ui, words::TYPE_EXPLAINED);
    let mut text = typed.to_owned();
    let field = TextEdit::singleline(&mut text).id(ids::in_clinic(ui, "folder of a copy"));
    let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field).accessible_name(words::TYPE_TITLE);
    focus_at_first(ui, &field);
    let is_cut = field_menu(ui, &field, &mut text);
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if field.changed() || is_cut {
        let purpose = purpose.clone();
        actions.push(Action::Ask(Dialog::TypeFolder { purpose, typed: text.clone() }));
    }
    let folder = text.trim();
    ui.horizontal_wrapped(|ui| {
        let is_filled = !folder.is_empty();
        let is_pressed = primary(ui, is_filled, words::TYPE_NOW).clicked();
        if is_pressed || (is_entered && is_filled) {
            let action = CopyAction::Typed(purpose.clone(), folder.into());
            actions.push(Action::Copies(action));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// What a folder holds, to choose from.
pub fn open_ui(ui: &mut Ui, entries: &[CopyEntry], actions: &mut Vec<Action>) {
    title(ui, words::OPEN_TITLE);
    if entries.is_empty() {
        attention(ui, words::NONE_FOUND);
    } else {
        paragraph(ui, words::OPEN_EXPLAINED);
    }
    for entry in entries {
        ui.push_id(&entry.folder, |ui| {
            ui.separator();
            heading(ui, &entry.name);
            caption(ui, &entry.folder.to_string_lossy());
            if let Some(problem) = &entry.problem {
                attention(ui, &problem.lines());
                return;
            }
            paragraph(ui, &words::entry(entry));
            let button = primary(ui, true, words::OPEN_THIS);
            if button.accessible_name(words::open_named(entry)).clicked() {
                actions.push(Action::Copies(CopyAction::TakeIn(entry.clone())));
            }
        });
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::OTHER_FOLDER).clicked() {
            actions.push(Action::Copies(CopyAction::Open));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// A clinic of this name is in the list already.
pub fn beside_ui(ui: &mut Ui, entry: &CopyEntry, actions: &mut Vec<Action>) {
    title(ui, words::BESIDE_TITLE);
    paragraph(ui, &words::beside(&entry.name));
    ui.horizontal_wrapped(|ui| {
        if primary(ui, true, words::BESIDE).clicked() {
            actions.push(Action::Copies(CopyAction::TakeInBeside(entry.folder.clone())));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// Asks before a clinic leaves the list, and says where it goes.
pub fn remove_ui(ui: &mut Ui, view: View<'_>, (id, name): (&str, &str), actions: &mut Vec<Action>) {
    title(ui, words::REMOVE_TITLE);
    paragraph(ui, &words::remove_explained(name, view.program.data_folder));
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::REMOVE_NOW).clicked() {
            let action = CopyAction::Remove(id.to_owned(), name.to_owned());
            actions.push(Action::Copies(action));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// A clinic left the list: where it is, and how it comes back.
pub fn removed_ui(ui: &mut Ui, (name, folder): (&str, &Path), actions: &mut Vec<Action>) {
    title(ui, words::REMOVED_TITLE);
    paragraph(ui, &words::removed(name, folder));
    close_or_show_ui(ui, folder, actions);
}

/// Asks before a year is taken out, and says what is kept of it.
pub fn remove_year_ui(ui: &mut Ui, view: View<'_>, year: FiscalYear, actions: &mut Vec<Action>) {
    title(ui, &words::remove_year_title(year));
    paragraph(ui, &words::remove_year_explained(year, view.program.data_folder));
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::REMOVE_YEAR_NOW).clicked() {
            actions.push(Action::Copies(CopyAction::RemoveYear(year)));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// A year was taken out: where the clinic is as it was.
pub fn year_removed_ui(
    ui: &mut Ui,
    (year, folder): (FiscalYear, &Path),
    actions: &mut Vec<Action>,
) {
    title(ui, &words::remove_year_title(year));
    paragraph(ui, &words::removed_year(year, folder));
    close_or_show_ui(ui, folder, actions);
}

fn close_or_show_ui(ui: &mut Ui, folder: &Path, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        if primary(ui, true, window::CLOSE).clicked() {
            actions.push(Action::Dismiss);
        }
        if ui.button(words::SHOW_FOLDER).clicked() {
            actions.push(Action::OpenFile(folder.to_owned()));
        }
    });
}

fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).heading());
}
