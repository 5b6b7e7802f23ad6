//! The menu of the right mouse button in text fields: 切り取り, コピー, 貼り付け, すべて選択.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Button, Response, Ui, ViewportCommand};

use crate::explain::field_menu as words;

/// Adds the menu to a field; says whether it took something out of `text`.
///
/// A field forgets its selection when a button of the mouse goes down, and again when the menu takes
/// the focus. So the selection is noted while no button is down, and given back before anything is
/// done with it.
pub fn field_menu(ui: &Ui, field: &Response, text: &mut String) -> bool {
    let noted = field.id.with("selection for the menu");
    let is_still = ui.input(|it| !it.pointer.any_down() && !it.pointer.any_released());
    if field.has_focus() && is_still && !field.context_menu_opened() {
        let state = TextEditState::load(ui.ctx(), field.id);
        let selection = state.and_then(|state| state.cursor.char_range()).unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(noted, selection));
    }
    let mut cut = false;
    field.context_menu(|ui| {
        let selection: CCursorRange = ui.data(|data| data.get_temp(noted)).unwrap_or_default();
        let [from, to] = selection.sorted_cursors().map(|cursor| cursor.index.0);
        let has_selection = from != to;
        let writable = field.enabled();
        let selected: String = text.chars().skip(from).take(to - from).collect();
        if ui.add_enabled(has_selection && writable, Button::new(words::CUT)).clicked() {
            ui.copy_text(selected.clone());
            *text = text.chars().take(from).chain(text.chars().skip(to)).collect();
            select(ui, field, from, from);
            cut = true;
        }
        if ui.add_enabled(has_selection, Button::new(words::COPY)).clicked() {
            ui.copy_text(selected);
            select(ui, field, from, to);
        }
        if ui.add_enabled(writable, Button::new(words::PASTE)).clicked() {
            select(ui, field, from, to);
            ui.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if ui.button(words::SELECT_ALL).clicked() {
            select(ui, field, 0, text.chars().count());
        }
    });
    cut
}

/// Gives the focus back to the field, with this selection (in characters).
fn select(ui: &Ui, field: &Response, from: usize, to: usize) {
    let mut state = TextEditState::load(ui.ctx(), field.id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(from), CCursor::new(to));
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), field.id);
    field.request_focus();
    ui.close();
}
