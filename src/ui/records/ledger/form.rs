//! One device as a form, for those who do not like tables.

use egui::{Button, ComboBox, Ui};

use super::cursor::Cursor;
use super::options::options;
use super::shown::Sheet;
use crate::explain::ledger::{self as words, cell_text, column as title};
use crate::model::{Cell, CellSort, Device, DeviceColumn, FiscalYear};
use crate::state::{Action, Edit};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::widgets::{caption, date_field, heading, memo_field, paragraph, text_field};

/// The form of the device that the cursor is on, with the button that leaves it.
pub fn form_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    leave: &str,
    actions: &mut Vec<Action>,
) {
    steps_ui(ui, sheet, cursor, leave, actions);
    let Some(device) = cursor.device(sheet) else {
        paragraph(ui, words::CHOOSE);
        return;
    };
    ui.add_space(4.0);
    let is_next = sheet.is_next(device.id);
    heading(ui, &if is_next { words::NEW_DEVICE.to_owned() } else { words::in_list(device) });
    ui.add_enabled_ui(sheet.is_writable(), |ui| {
        for (name, columns) in words::GROUPS {
            ui.add_space(10.0);
            heading(ui, name);
            for column in columns {
                field_ui(ui, sheet, device, *column, actions);
            }
        }
    });
}

/// Away from the form, or to the device before or after, as the rows are sorted.
fn steps_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    leave: &str,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(leave).clicked() {
            cursor.panes.form = false;
            cursor.wants.sight = true;
        }
        let Some((row, column)) = cursor.position(sheet) else {
            return;
        };
        if ui.add_enabled(row > 0, Button::new(words::PREVIOUS)).clicked() {
            cursor.go(sheet, (row - 1, column), false, actions);
        }
        if ui.add_enabled(row + 1 < sheet.height(), Button::new(words::NEXT)).clicked() {
            cursor.go(sheet, (row + 1, column), false, actions);
        }
    });
}

fn field_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    device: &Device,
    column: DeviceColumn,
    actions: &mut Vec<Action>,
) {
    let id = ids::in_clinic(ui, ("device form", device.id, column));
    let label = title(column);
    match (column.sort(), device.cell(column)) {
        (CellSort::Text, _) => {
            let edit = |text| Action::Edit(Edit::Cell(device.id, column, Cell::Text(text)));
            let value = device.text(column);
            if column == DeviceColumn::Note {
                memo_field(ui, id, label, value, actions, edit);
            } else {
                text_field(ui, id, label, value, actions, edit);
            }
        }
        (_, Cell::Date(day)) => {
            let edit = |day| Action::Edit(Edit::Cell(device.id, column, Cell::Date(day)));
            date_field(ui, id, label, day, remark(sheet, column, day), actions, edit);
        }
        (_, current) => choice_ui(ui, sheet, device, column, &current, actions),
    }
}

/// What has to be said about a day.
fn remark(
    sheet: Sheet<'_>,
    column: DeviceColumn,
    day: Option<chrono::NaiveDate>,
) -> Option<String> {
    let day = day?;
    let today = sheet.view.today;
    let is_over = column == DeviceColumn::SupportEndsOn && day < today;
    let is_old = column == DeviceColumn::CheckedOn
        && FiscalYear::containing(day) < FiscalYear::containing(today);
    if is_over {
        Some(words::finding(crate::model::Finding::PastSupport).to_owned())
    } else if is_old {
        Some(words::finding(crate::model::Finding::NotChecked).to_owned())
    } else {
        None
    }
}

fn choice_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    device: &Device,
    column: DeviceColumn,
    current: &Cell,
    actions: &mut Vec<Action>,
) {
    caption(ui, title(column));
    let workbook = &sheet.book.workbook;
    let name = cell_text(current, workbook);
    let name = if name.is_empty() { words::BLANK.to_owned() } else { name };
    let combo = ComboBox::from_id_salt((device.id, column)).selected_text(name);
    let width = ui.available_width().min(280.0);
    let shown = combo.width(width).truncate().show_ui(ui, |ui| {
        for (name, cell) in options(column, workbook, sheet.view.today, current) {
            if list_entry(ui, cell == *current, name).clicked() {
                actions.push(Action::Edit(Edit::Cell(device.id, column, cell)));
            }
        }
    });
    note_list(ui, shown.response.accessible_name(title(column)).id);
}
