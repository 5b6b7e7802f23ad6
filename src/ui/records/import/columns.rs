//! Which column of the file goes where, with what stands in it.

use egui::{ComboBox, RichText, Ui};

use super::is_wide;
use crate::exchange::ImportSheet;
use crate::explain::{import as words, ledger};
use crate::model::DeviceColumn;
use crate::state::{Action, ImportAction, ReadFile};
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::theme;
use crate::ui::widgets::{attention, caption, heading, one_line};

/// How many cells of a column are shown.
const SAMPLES: usize = 3;
/// How many rows are searched for them.
const LOOKED_AT: usize = 50;

pub(super) fn columns_ui(ui: &mut Ui, read: &ReadFile, actions: &mut Vec<Action>) {
    let Some(sheet) = read.sheet() else { return };
    heading(ui, words::COLUMNS);
    caption(ui, words::COLUMNS_EXPLAINED);
    let left_out = read.matching.left_out(sheet);
    if !left_out.is_empty() {
        ui.label(words::left_out(&left_out));
    }
    let noted = read.matching.noted(sheet);
    if !noted.is_empty() {
        ui.label(words::noted(&noted));
    }
    for (name, column) in read.matching.doubles(sheet) {
        attention(ui, &words::doubled(name, column));
    }
    for at in 0..read.matching.columns.len() {
        ui.push_id(("column", at), |ui| {
            ui.separator();
            if is_wide(ui) {
                ui.horizontal(|ui| column_ui(ui, read, sheet, at, actions));
            } else {
                column_ui(ui, read, sheet, at, actions);
            }
        });
    }
}

fn column_ui(
    ui: &mut Ui,
    read: &ReadFile,
    sheet: &ImportSheet,
    at: usize,
    actions: &mut Vec<Action>,
) {
    let name = words::file_column(at, read.matching.name(sheet, at));
    let wide = is_wide(ui);
    let label =
        egui::Label::new(RichText::new(one_line(&name)).text_style(theme::strong())).truncate();
    if wide {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(200.0, theme::CONTROL), layout, |ui| {
            ui.set_min_width(200.0);
            ui.add(label);
        });
    } else {
        ui.add(label);
    }
    target_ui(ui, read, at, &name, actions);
    let first = read.matching.head.map_or(0, |head| head + 1);
    let cells = sheet.rows.iter().skip(first).take(LOOKED_AT).map(|row| row.cell(at).trim());
    let samples: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(SAMPLES).collect();
    if !samples.is_empty() {
        let text =
            RichText::new(one_line(&words::samples(&samples))).color(theme::tokens(ui).secondary);
        ui.add(egui::Label::new(text).truncate());
    }
}

/// The drop-down of what a column means.
fn target_ui(ui: &mut Ui, read: &ReadFile, at: usize, name: &str, actions: &mut Vec<Action>) {
    let chosen = read.matching.columns.get(at).copied().flatten();
    let is_noted = read.matching.noted.get(at).copied().unwrap_or(false);
    let none = if is_noted { words::INTO_NOTE } else { words::LEAVE_OUT };
    let text = chosen.map_or(none, ledger::column);
    let combo = ComboBox::from_id_salt("target").selected_text(text).width(220.0);
    let shown = combo.show_ui(ui, |ui| {
        let mut choose = |action| actions.push(Action::Import(action));
        if list_entry(ui, chosen.is_none() && !is_noted, words::LEAVE_OUT).clicked() {
            choose(ImportAction::Column(at, None));
        }
        if list_entry(ui, is_noted, words::INTO_NOTE).clicked() {
            choose(ImportAction::Note(at));
        }
        for column in DeviceColumn::ALL {
            let is_chosen = chosen == Some(column);
            if list_entry(ui, is_chosen, ledger::column(column)).clicked() {
                choose(ImportAction::Column(at, Some(column)));
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::column_target(name)).id);
}
