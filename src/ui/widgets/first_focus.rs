//! The focus that a dialog begins with.

use egui::{Response, Ui};

/// Gives a field the focus when it comes on screen, and never again: Tab has to lead out of it.
pub fn focus_at_first(ui: &Ui, field: &Response) {
    if is_first_seen(ui, field) {
        field.request_focus();
    }
}

/// Whether something has just come on screen. Asked once in every frame.
pub fn is_first_seen(ui: &Ui, response: &Response) -> bool {
    let memory = response.id.with("last seen");
    let now = ui.ctx().cumulative_pass_nr();
    let last: Option<u64> = ui.data(|data| data.get_temp(memory));
    ui.data_mut(|data| data.insert_temp(memory, now));
    last.is_none_or(|last| last + 1 < now)
}
