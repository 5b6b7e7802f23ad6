//! The buttons that save a table for other programs.

use egui::Ui;

use crate::exchange::TableKind;
use crate::state::{Action, TableAction, TableContent};
use crate::text::import as words;

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
