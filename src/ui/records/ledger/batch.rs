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

/// Goes to the empty row below the others: what is typed or pasted there lies over nothing. The first
/// device of a ledger has no row to go to, so it is added.
pub fn add(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    cursor.leave(sheet, actions);
    if sheet.has_next() {
        if sheet.height() == 0 {
            actions.push(Action::ViewLedger(sheet.view.state.ledger.unfiltered()));
        }
        cursor.expect(sheet.next.id, DeviceColumns::FIRST[0]);
        return;
    }
    show_new(sheet, cursor, actions);
    let device = Device { id: DeviceId(0), ..sheet.next.clone() };
    actions.push(Action::Edit(Edit::Devices(
        DeviceBatch::Add,
        DeviceChanges::add(vec![device], None),
    )));
}

/// Copies the ticked rows, or else the selected ones, behind the last of them.
pub fn duplicate_rows(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    cursor.leave(sheet, actions);
    let ticked = cursor.ticked(sheet);
    let selected = if ticked.is_empty() { cursor.selected(sheet) } else { ticked };
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
    cursor.expect(sheet.book.workbook.next_device(), DeviceColumns::FIRST[0]);
}

/// Removes the ticked rows and stays where they were. Where some of the devices are used, nothing goes
/// before that was said.
pub fn remove(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    cursor.leave(sheet, actions);
    let ticked = cursor.ticked(sheet);
    if ticked.is_empty() {
        return;
    }
    let used = sheet.book.workbook.devices_in_use();
    if ticked.iter().any(|id| used.contains(id)) {
        actions.push(Action::Ask(Dialog::RemoveDevices(ticked)));
        return;
    }
    let rows: Vec<usize> = ticked.iter().filter_map(|id| sheet.row_of(*id)).collect();
    let last = rows.iter().max().copied().unwrap_or(0);
    let stays = |row: &usize| !rows.contains(row);
    let next = (last + 1..sheet.height()).chain((0..last).rev()).find(stays);
    let column = cursor.at.map_or(DeviceColumns::FIRST[0], |(_, column)| column);
    cursor.at = next.and_then(|row| sheet.device(row)).map(|device| (device.id, column));
    cursor.anchor = cursor.at;
    cursor.wants.focus = cursor.at.is_some();
    cursor.wants.sight = true;
    cursor.chosen.clear();
    actions.push(Action::Edit(Edit::RemoveDevices(ticked)));
}

/// Ticks the rows that are selected, or takes their ticks back where all have one.
pub fn tick_selected(sheet: Sheet<'_>, cursor: &mut Cursor) {
    let selected = cursor.selected(sheet);
    let are_ticked = selected.iter().all(|id| cursor.chosen.contains(id));
    for id in &selected {
        if are_ticked {
            cursor.chosen.remove(id);
        } else {
            cursor.chosen.insert(*id);
        }
    }
    cursor.chosen_last = selected.last().copied();
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
            let empty = blank.cell(*column);
            let is_free = !matches!(column.sort(), CellSort::Kind | CellSort::State);
            if is_free && device.cell(*column) != empty {
                emptied.push((device.id, *column, empty));
            }
        }
    }
    if !emptied.is_empty() {
        let changes = DeviceChanges::set(emptied);
        actions.push(Action::Edit(Edit::Devices(DeviceBatch::Fill, changes)));
    }
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
    // The empty row below the others is filled only where it alone is meant.
    let last = sheet.height().saturating_sub(1).clamp(*rows.start(), *rows.end());
    let (height, width) = (last - rows.start() + 1, columns.clone().count());
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
