//! The line above the table: search, filters, and what is done with rows.

use egui::{Button, ComboBox, Id, Key, Modifiers, TextEdit, Ui};

use super::batch;
use super::columns::columns_menu;
use super::cursor::Cursor;
use super::shown::Sheet;
use crate::explain::ledger::{self as words, kind};
use crate::model::{DeviceKind, LedgerView, StateFilter};
use crate::state::Action;
use crate::ui::ids;
use crate::ui::records::import::import_items_ui;
use crate::ui::widgets::{caption, field_menu, primary};

/// The id of the search field.
pub fn search_field(ui: &Ui) -> Id {
    ids::in_clinic(ui, "search of the ledger")
}

/// The whole line.
pub fn toolbar_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        // Enter leads from the search to what was found.
        cursor.wants.focus |= narrowing_ui(ui, sheet, 150.0, actions);
        columns_menu(ui, sheet, actions);
        files_menu(ui, sheet, actions);
        rows_ui(ui, sheet, cursor, actions);
        let form = Button::new(words::FORM).selected(cursor.panes.form);
        if ui.add(form).on_hover_text(words::FORM_HINT).clicked() {
            cursor.panes.form = !cursor.panes.form;
        }
    });
}

/// Files in and out, folded into one button.
pub fn files_menu(ui: &mut Ui, sheet: Sheet<'_>, actions: &mut Vec<Action>) {
    ui.menu_button(words::FILES, |ui| {
        ui.set_max_width(320.0);
        import_items_ui(ui, sheet.book, actions);
    });
}

/// How many rows search and filters leave.
pub fn count_ui(ui: &mut Ui, sheet: Sheet<'_>) {
    caption(ui, &words::count(sheet.height(), sheet.book.workbook.devices.len()));
}

/// Search and filters; says whether Enter was pressed in the search.
pub fn narrowing_ui(ui: &mut Ui, sheet: Sheet<'_>, width: f32, actions: &mut Vec<Action>) -> bool {
    let ledger = &sheet.view.state.ledger;
    let mut search = ledger.search.clone();
    let field = TextEdit::singleline(&mut search).id(search_field(ui)).hint_text(words::SEARCH);
    let field = field.desired_width(width).margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field).accessible_name(words::SEARCH);
    let cut = field_menu(ui, &field, &mut search);
    if field.changed() || cut {
        actions.push(Action::ViewLedger(LedgerView { search, ..ledger.clone() }));
    }
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let is_free = sheet.view.state.dialog.is_none();
    if is_free && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        field.request_focus();
    }
    let combo = ComboBox::from_id_salt("kinds").selected_text(words::kind_filter(ledger.kind));
    let shown = combo.width(130.0).show_ui(ui, |ui| {
        for of in [None].into_iter().chain(DeviceKind::ALL.map(Some)) {
            let name = of.map_or(words::ALL_KINDS, kind);
            if ui.selectable_label(ledger.kind == of, name).clicked() {
                actions.push(Action::ViewLedger(LedgerView { kind: of, ..ledger.clone() }));
            }
        }
    });
    shown.response.accessible_name(words::KIND);
    let combo = ComboBox::from_id_salt("states").selected_text(words::state_filter(ledger.state));
    let shown = combo.width(120.0).show_ui(ui, |ui| {
        for state in StateFilter::ALL {
            if ui.selectable_label(ledger.state == state, words::state_filter(state)).clicked() {
                actions.push(Action::ViewLedger(LedgerView { state, ..ledger.clone() }));
            }
        }
    });
    shown.response.accessible_name(words::STATE);
    is_entered
}

/// What is done with rows.
pub fn rows_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let writable = sheet.is_writable();
    if primary(ui, writable, words::ADD).clicked() {
        batch::add(sheet, cursor, actions);
    }
    let has_row = writable && cursor.device(sheet).is_some();
    let button = ui.add_enabled(has_row, Button::new(words::DUPLICATE));
    if button.on_hover_text(words::DUPLICATE_HINT).clicked() {
        batch::duplicate_rows(sheet, cursor, actions);
    }
    let button = ui.add_enabled(has_row, Button::new(words::REMOVE));
    if button.on_hover_text(words::REMOVE_HINT).clicked() {
        batch::remove(sheet, cursor, actions);
    }
}
