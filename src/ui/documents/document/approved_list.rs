//! 承認した版: each to be read, printed once more, and compared with what the document says now.

use egui::{Button, Ui};

use crate::explain::document_screen as words;
use crate::model::{ApprovedDocument, Document, Paper, Papers};
use crate::state::{Action, Dialog, Screen};
use crate::ui::theme;
use crate::ui::widgets::{caption, heading};

/// What the versions can be compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparing {
    /// Nothing: without its template a document says nothing now.
    Never,
    /// What the document says now; the place of the version that is compared, if any is.
    WithNow(Option<usize>),
}

/// The list, the latest first.
pub(super) fn approved_list_ui(
    ui: &mut Ui,
    document: &Document,
    comparing: Comparing,
    actions: &mut Vec<Action>,
) {
    heading(ui, words::APPROVED_VERSIONS);
    if document.approved.is_empty() {
        caption(ui, words::NONE_APPROVED);
    }
    for (at, approved) in document.approved.iter().enumerate().rev() {
        ui.push_id(at, |ui| {
            ui.horizontal_wrapped(|ui| {
                let (day, approver) = (approved.approved_on, &approved.approver);
                ui.label(words::approved(&approved.version, day, approver));
                let read = words::read_version(&approved.version);
                if ui.button(words::READ_APPROVED).accessible_name(read).clicked() {
                    actions.push(Action::Ask(Dialog::ReadDocument(at)));
                }
                let printed = words::print_version(&approved.version);
                if ui.button(words::PRINT_APPROVED).accessible_name(printed).clicked() {
                    let (key, version) = (document.key.clone(), approved.version.clone());
                    let paper = Paper::ApprovedDocument(key, version);
                    actions.push(Action::ChoosePapers(Papers::only(paper)));
                    actions.push(Action::Go(Screen::Export));
                }
                if let Comparing::WithNow(compared) = comparing {
                    compare_ui(ui, approved, (at, compared == Some(at)), actions);
                }
            });
        });
    }
}

/// Compares a version with what the document says now, or stops that.
fn compare_ui(
    ui: &mut Ui,
    approved: &ApprovedDocument,
    (at, is_compared): (usize, bool),
    actions: &mut Vec<Action>,
) {
    let label = if is_compared { words::STOP_COMPARING } else { words::COMPARE };
    let name = if is_compared {
        words::button(words::STOP_COMPARING, &approved.version)
    } else {
        words::compare_with(&approved.version)
    };
    let tokens = theme::tokens(ui);
    let fill = if is_compared { tokens.accent_soft } else { tokens.card };
    let button = ui.add(Button::new(label).fill(fill)).accessible_name(name);
    if button.clicked() {
        actions.push(Action::CompareDocument((!is_compared).then_some(at)));
    }
}
