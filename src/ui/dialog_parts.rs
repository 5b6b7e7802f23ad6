//! Parts that several dialogs share.

use egui::{Response, RichText, Ui};

use super::widgets::{is_first_seen, one_line, paragraph, primary};
use crate::explain::window;
use crate::state::Action;
use crate::text::Explanation;

/// The title of a dialog.
pub(super) fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(one_line(text)).heading());
}

/// The filled button of a dialog that asks for nothing to be typed. The dialog begins at it, so that Enter
/// presses it.
pub(super) fn leading(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    let response = primary(ui, enabled, text);
    // Whoever types in this dialog goes on doing so, where the button can be pressed only now.
    let focused = ui.memory(egui::Memory::focused);
    let is_typed = ui.ctx().text_edit_focused()
        && focused
            .and_then(|id| ui.ctx().read_response(id))
            .is_some_and(|it| it.layer_id == ui.layer_id());
    if enabled && is_first_seen(ui, &response) && !is_typed {
        response.request_focus();
    }
    response
}

/// What happened, whether the data is safe, what to do; the cause folds out and can be copied.
pub(super) fn explanation_ui(ui: &mut Ui, explanation: &Explanation, actions: &mut Vec<Action>) {
    for sentence in [&explanation.what, &explanation.safe, &explanation.todo] {
        if !sentence.is_empty() {
            paragraph(ui, sentence);
        }
    }
    if explanation.details.is_empty() {
        return;
    }
    ui.collapsing(window::DETAILS, |ui| {
        ui.label(RichText::new(&explanation.details).small());
        if ui.button(window::COPY).clicked() {
            actions.push(Action::Copy(explanation.lines()));
        }
    });
}
