//! A text field's own undo: only what was typed since it got the focus.

use egui::Ui;
use egui::text::CCursorRange;
use egui::text_edit::TextEditState;

use super::ids;
use super::view::View;

/// Forgets the steps of a field that has just got the focus.
///
/// egui keeps them by the id of the field, and the field of that id may have shown something else
/// when they were made: another clinic, or another line of a list that has moved since. What was
/// typed before the focus came is a step of the workbook's own undo.
///
/// Called before and after a frame is drawn, since the focus comes in both ways.
pub(super) fn begin_field_session(ui: &Ui, view: View<'_>) {
    let memory = ids::in_clinic(ui, "field session");
    let focused = ui.memory(egui::Memory::focused);
    let clinic = view.state.open.as_ref().map(|book| book.id.clone());
    let session = (clinic, focused);
    if ui.data(|data| data.get_temp(memory).as_ref() == Some(&session)) {
        return;
    }
    if let Some(id) = focused
        && let Some(mut state) = TextEditState::load(ui.ctx(), id)
    {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
    ui.data_mut(|data| data.insert_temp(memory, session));
}

/// Whether something was typed into the field that has the focus since it got it, so that the field has
/// a step of its own to take back.
pub(super) fn has_own_step(ui: &Ui) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let Some(state) = focused.and_then(|id| TextEditState::load(ui.ctx(), id)) else {
        return false;
    };
    let mut undoer = state.undoer();
    if undoer.is_in_flux() {
        return true;
    }
    // The first state that it knows is what stood there when the focus came; a second was typed.
    let nothing_like_it = (CCursorRange::default(), String::from('\0'));
    let latest = undoer.undo(&nothing_like_it).cloned();
    latest.is_some_and(|latest| undoer.has_undo(&latest))
}
