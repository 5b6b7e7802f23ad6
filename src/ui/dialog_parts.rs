//! Parts that several dialogs share.

use egui::{RichText, Ui};

use super::widgets::paragraph;
use crate::explain::window;
use crate::state::Action;
use crate::text::Explanation;

/// The title of a dialog.
pub(super) fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).heading());
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
