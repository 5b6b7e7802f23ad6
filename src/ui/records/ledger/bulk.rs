//! What is done with the ticked rows: the bar at the foot of the ledger, and the dialogs it opens.

use chrono::NaiveDate;
use egui::{Button, RichText, Ui};

use super::batch;
use super::cursor::Cursor;
use super::shown::Sheet;
use crate::explain::ledger::{self as words, state as state_name};
use crate::explain::window;
use crate::model::{
    Cell, DeviceChanges, DeviceColumn, DeviceId, DeviceState, LedgerView, PersonId, Workbook,
};
use crate::state::{Action, DeviceBatch, Dialog, Edit};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{PersonChoice, caption, date_field, paragraph, primary};

/// Below this width a copy of the rows has no button, but its key.
const FOLD: f32 = 640.0;

/// The bar, while rows are ticked.
pub fn bulk_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let writable = sheet.is_writable();
    let is_wide = ui.available_width() > FOLD;
    ui.horizontal_centered(|ui| {
        let count = words::ticked(cursor.chosen.len());
        ui.label(RichText::new(count).text_style(theme::strong()));
        ui.add_enabled_ui(writable, |ui| {
            if ui.button(words::CHECK).clicked() {
                cursor.leave(sheet, actions);
                let devices = cursor.ticked(sheet);
                let on = Some(sheet.view.today);
                actions.push(Action::Ask(Dialog::CheckDevices { devices, on, by: None }));
            }
            if ui.button(words::CHANGE_STATE).clicked() {
                cursor.leave(sheet, actions);
                actions.push(Action::Ask(Dialog::DeviceStates(cursor.ticked(sheet))));
            }
            if is_wide && ui.button(words::DUPLICATE).on_hover_text(words::DUPLICATE_HINT).clicked()
            {
                batch::duplicate_rows(sheet, cursor, actions);
            }
            if ui.button(words::REMOVE).on_hover_text(words::REMOVE_HINT).clicked() {
                batch::remove(sheet, cursor, actions);
            }
        });
        let quiet = Button::new(words::UNTICK).frame_when_inactive(false);
        if ui.add(quiet).on_hover_text(words::UNTICK_HINT).clicked() {
            cursor.chosen.clear();
            cursor.wants.focus = true;
        }
    });
}

/// The dialog that notes 棚卸し of several devices: the day, and who saw to it.
pub fn check_ui(
    ui: &mut Ui,
    workbook: &Workbook,
    ledger: &LedgerView,
    (devices, on, by): (&[DeviceId], Option<NaiveDate>, Option<PersonId>),
    today: NaiveDate,
    actions: &mut Vec<Action>,
) {
    ui.label(RichText::new(words::CHECK_TITLE).heading());
    paragraph(ui, &words::check_explained(devices.len()));
    let ask = |on, by| {
        let devices = devices.to_vec();
        Action::Ask(Dialog::CheckDevices { devices, on, by })
    };
    let id = ids::in_clinic(ui, "check of devices");
    let label = words::column(DeviceColumn::CheckedOn);
    date_field(ui, id, label, on, None, actions, |on| ask(on, by));
    let choice = PersonChoice {
        workbook,
        label: words::column(DeviceColumn::CheckedBy),
        nobody: words::BLANK,
        chosen: by,
        day: on.unwrap_or(today),
    };
    choice.show(ui, id.with("by"), actions, |by| ask(on, by));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, on.is_some(), words::CHECK_NOW).clicked() {
            let cells = devices.iter().flat_map(|id| {
                let day = (*id, DeviceColumn::CheckedOn, Cell::Date(on));
                let person = (*id, DeviceColumn::CheckedBy, Cell::Person(by));
                // Who saw to it before is not forgotten where nobody is named.
                [Some(day), by.map(|_| person)].into_iter().flatten()
            });
            carry_out(DeviceBatch::Check, cells.collect(), ledger, actions);
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// The dialog that puts several devices into one state.
pub fn states_ui(
    ui: &mut Ui,
    ledger: &LedgerView,
    devices: &[DeviceId],
    actions: &mut Vec<Action>,
) {
    ui.label(RichText::new(words::STATE_TITLE).heading());
    paragraph(ui, &words::state_explained(devices.len()));
    ui.horizontal_wrapped(|ui| {
        for state in DeviceState::ALL {
            if ui.button(state_name(state)).clicked() {
                let cells = devices.iter().map(|id| (*id, DeviceColumn::State, Cell::State(state)));
                carry_out(DeviceBatch::State, cells.collect(), ledger, actions);
            }
        }
    });
    caption(ui, words::STATE_NOTE);
    ui.add_space(8.0);
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Dismiss);
    }
}

fn carry_out(
    batch: DeviceBatch,
    cells: Vec<(DeviceId, DeviceColumn, Cell)>,
    ledger: &LedgerView,
    actions: &mut Vec<Action>,
) {
    // What narrowed the rows may hide what was just done.
    if ledger.finding.is_some() {
        actions.push(Action::ViewLedger(LedgerView { finding: None, ..ledger.clone() }));
    }
    actions.push(Action::Edit(Edit::Devices(batch, DeviceChanges::set(cells))));
    actions.push(Action::Dismiss);
}
