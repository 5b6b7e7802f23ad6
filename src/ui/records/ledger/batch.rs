//! What is done to several rows or cells at once: each is one step of undo.

use egui::Ui;

use super::cursor::Cursor;
use super::paste::paste;
use super::shown::Sheet;
use crate::exchange::device_column;
use crate::explain::ledger::cell_text;
use crate::model::ledger_paste::{join, split};
use crate::model::{CellSort, Device, DeviceChanges, DeviceColumn, DeviceColumns, DeviceId, Paste};
use crate::state::{Action, DeviceBatch, Dialog, Edit};

/// Adds a device at the end and goes there: what is typed or pasted there next lies over nothing. What
/// hides rows is taken away, because an empty row would be hidden at once.
pub fn add(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    cursor.leave(sheet, actions);
    show_new(sheet, cursor, actions);
    let kind = sheet.view.state.ledger.kind;
    let blank = Device::blank(DeviceId(0));
    let device = Device { kind: kind.unwrap_or(blank.kind), ..blank };
    actions.push(Action::Edit(Edit::Devices(
        DeviceBatch::Add,
        DeviceChanges::add(vec![device], None),
    )));
}

/// Copies the selected rows under them.
pub fn duplicate_rows(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    cursor.leave(sheet, actions);
    let selected = cursor.selected(sheet);
    if !selected.is_empty() {
        show_new(sheet, cursor, actions);
        actions.push(Action::Edit(Edit::DuplicateDevices(selected)));
    }
}

/// Ids are handed out in order, so the id of the next device is known before it exists.
fn show_new(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    if sheet.view.state.ledger.is_filtered() {
        actions.push(Action::ViewLedger(sheet.view.state.ledger.unfiltered()));
    }
    let next = DeviceId(sheet.book.workbook.last_id + 1);
    cursor.expect(next, DeviceColumns::FIRST[0]);
}

/// Removes the selected rows and stays where they were. Where some of the devices are used, nothing
/// goes before that was said.
pub fn remove(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    cursor.leave(sheet, actions);
    let Some(((rows, _), (_, column))) = cursor.selection(sheet).zip(cursor.at) else {
        return;
    };
    let selected = cursor.selected(sheet);
    let used = sheet.book.workbook.devices_in_use();
    if selected.iter().any(|id| used.contains(id)) {
        actions.push(Action::Ask(Dialog::RemoveDevices(selected)));
        return;
    }
    let before = rows.start().checked_sub(1);
    let next = sheet.device(rows.end() + 1).or(before.and_then(|row| sheet.device(row)));
    cursor.at = next.map(|device| (device.id, column));
    cursor.anchor = cursor.at;
    cursor.wants.focus = cursor.at.is_some();
    cursor.wants.sight = true;
    actions.push(Action::Edit(Edit::RemoveDevices(selected)));
}

/// Empties the selected cells; 種類 and 状態 always say something.
pub fn empty(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let Some((rows, columns)) = cursor.selection(sheet) else {
        return;
    };
    let blank = Device::blank(DeviceId(0));
    let mut emptied = Vec::new();
    for device in rows.filter_map(|row| sheet.device(row)) {
        for column in &sheet.columns[columns.clone()] {
            cursor.drafts.remove(&(device.id, *column));
            if !matches!(column.sort(), CellSort::Kind | CellSort::State) {
                emptied.push((device.id, *column, blank.cell(*column)));
            }
        }
    }
    let changes = DeviceChanges::set(emptied);
    actions.push(Action::Edit(Edit::Devices(DeviceBatch::Fill, changes)));
}

/// The selected cells for the clipboard.
pub fn copy(ui: &Ui, sheet: Sheet<'_>, cursor: &Cursor) {
    let Some((rows, columns)) = cursor.selection(sheet) else {
        return;
    };
    let cells: Vec<Vec<String>> = rows
        .filter_map(|row| sheet.device(row))
        .map(|device| {
            let columns = sheet.columns[columns.clone()].iter();
            columns.map(|it| cell_text(&device.cell(*it), &sheet.book.workbook)).collect()
        })
        .collect();
    ui.copy_text(join(&cells));
}

/// Pastes cells from the cursor on, to the right and down; a single cell goes into every cell that
/// is selected. Without any device all rows are new.
pub fn paste_text(sheet: Sheet<'_>, cursor: &mut Cursor, text: &str, actions: &mut Vec<Action>) {
    let (workbook, ledger) = (&sheet.book.workbook, &sheet.view.state.ledger);
    let Some((rows, columns)) = cursor.selection(sheet) else {
        let plan = Paste::new(text, &[], None, sheet.columns, workbook, device_column);
        return paste(workbook, ledger, (plan, false), actions);
    };
    let cells = split(text);
    let is_single = cells.len() == 1 && cells[0].len() == 1;
    let (height, width) = (rows.clone().count(), columns.clone().count());
    let filled = (is_single && height * width > 1)
        .then(|| join(&vec![vec![cells[0][0].clone(); width]; height]));
    let text = filled.as_deref().unwrap_or(text);
    let under = (*rows.start()..sheet.height()).filter_map(|row| sheet.device(row));
    let under: Vec<DeviceId> = under.map(|device| device.id).collect();
    let right: &[DeviceColumn] = &sheet.columns[*columns.start()..];
    // New rows go below the last one on screen.
    let behind = under.last().copied();
    let plan = Paste::new(text, &under, behind, right, workbook, device_column);
    let is_chosen = height > 1 && plan.cells.len() <= height;
    paste(workbook, ledger, (plan, is_chosen), actions);
}
