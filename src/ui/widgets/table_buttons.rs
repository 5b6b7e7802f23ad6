//! The buttons that save a table for other programs.

use egui::{Button, Grid, RichText, Ui, vec2};

use super::{caption, heading};

use crate::exchange::{RecordKind, TableKind};
use crate::explain::{exchange, import as words, import_records};
use crate::model::{Edition, FormRef};
use crate::state::{Action, ImportAction, TableAction, TableContent};
use crate::ui::theme;

/// Two buttons in the row that is being laid out: a table as CSV, and for Excel.
pub fn export_table_buttons_ui(ui: &mut Ui, kind: TableKind, actions: &mut Vec<Action>) {
    let buttons =
        [(TableContent::Csv(kind), words::SAVE_CSV), (TableContent::Xlsx(kind), words::SAVE_XLSX)];
    for (content, label) in buttons {
        let spoken = words::save_named(kind, label);
        if ui.button(label).accessible_name(spoken).clicked() {
            actions.push(Action::Table(TableAction::Ask(content)));
        }
    }
}

/// The same in small type without frames, below a list that they are not about.
pub fn quiet_table_buttons_ui(ui: &mut Ui, kind: TableKind, actions: &mut Vec<Action>) {
    let buttons =
        [(TableContent::Csv(kind), words::SAVE_CSV), (TableContent::Xlsx(kind), words::SAVE_XLSX)];
    for (content, label) in buttons {
        let text = RichText::new(label).small().color(theme::tokens(ui).accent);
        let spoken = words::save_named(kind, label);
        let button = ui.add(Button::new(text).frame(false));
        if button.accessible_name(spoken).clicked() {
            actions.push(Action::Table(TableAction::Ask(content)));
        }
    }
}

/// The button that takes a list of people, vendors or contacts in, in the same type.
pub fn quiet_import_button_ui(ui: &mut Ui, kind: RecordKind, actions: &mut Vec<Action>) {
    let text = import_records::begin(kind);
    let text = RichText::new(text).small().color(theme::tokens(ui).accent);
    if ui.add(Button::new(text).frame(false)).clicked() {
        actions.push(Action::Import(ImportAction::BeginRecords(kind)));
    }
}

/// Saves a form as the ministry's own Excel file. Nothing where its edition was not read from one.
pub fn export_form_ui(ui: &mut Ui, edition: &Edition, form: FormRef, actions: &mut Vec<Action>) {
    if !edition.has_originals() {
        return;
    }
    if ui.button(words::SAVE_FORM).clicked() {
        actions.push(Action::Table(TableAction::Ask(TableContent::Form(form))));
    }
}

/// Every table of a clinic with its buttons, for the screen of what leaves the program.
pub fn export_tables_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    heading(ui, words::TABLES);
    caption(ui, words::TABLES_EXPLAINED);
    // In columns, so that the buttons stand below each other whatever the names are.
    Grid::new("tables").num_columns(3).spacing(vec2(12.0, 8.0)).show(ui, |ui| {
        for kind in TableKind::ALL {
            ui.label(exchange::table(kind));
            export_table_buttons_ui(ui, kind, actions);
            ui.end_row();
        }
    });
}
