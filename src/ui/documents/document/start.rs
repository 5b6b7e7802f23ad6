//! Before the plan was begun: what it is, how long it takes, and one button.

use egui::Ui;

use crate::explain::{document_screen as words, window};
use crate::model::DocumentSize;
use crate::state::{Action, DocumentEdit, DocumentTab, OpenBook, Screen};
use crate::ui::ids;
use crate::ui::view::View;
use crate::ui::widgets::{answer_buttons, attention, caption, card, paragraph, primary};

/// The page.
pub(super) fn start_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    super::sheet_ui(ui, "before the plan", 820.0, |ui| {
        ui.heading(words::START_HEADING);
        ui.add_space(4.0);
        card(ui, |ui| {
            for sentence in words::START_EXPLAINED {
                paragraph(ui, sentence);
                ui.add_space(2.0);
            }
            records_ui(ui, book, actions);
            let chosen = ids::in_clinic(ui, "size of the new plan");
            let mut size: DocumentSize = ui.data(|data| data.get_temp(chosen)).unwrap_or_default();
            caption(ui, words::SIZE);
            if let Some(other) = sizes_ui(ui, size) {
                size = other;
                ui.data_mut(|data| data.insert_temp(chosen, size));
            }
            caption(ui, words::SIZE_EXPLAINED);
            ui.add_space(8.0);
            let is_writable = book.read_only.is_none();
            if primary(ui, is_writable, words::BEGIN).clicked() {
                let template = view.document.template.id.clone();
                actions.push(super::edit(DocumentEdit::Begin(template, size)));
                actions.push(Action::ShowDocument(DocumentTab::Writing, None));
            }
            if !is_writable {
                attention(ui, words::CANNOT_BEGIN);
            }
        });
    });
}

/// The screens whose records would fill the plan and are still empty, each a way there.
fn records_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    let workbook = &book.workbook;
    let empty = [
        (workbook.people.is_empty(), Screen::People),
        (workbook.vendors.is_empty(), Screen::Vendors),
        (workbook.contacts.is_empty(), Screen::Contacts),
        (workbook.devices.is_empty(), Screen::Ledger),
    ];
    let empty: Vec<Screen> = empty.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    if empty.is_empty() {
        return;
    }
    attention(ui, words::FIRST_RECORDS);
    ui.horizontal_wrapped(|ui| {
        for screen in empty {
            if ui.button(window::screen(screen)).clicked() {
                actions.push(Action::Go(screen));
            }
        }
    });
    ui.add_space(8.0);
}

/// The two sizes; returns the other one where it was chosen.
pub(super) fn sizes_ui(ui: &mut Ui, size: DocumentSize) -> Option<DocumentSize> {
    let two =
        [DocumentSize::Clinic, DocumentSize::Hospital].map(|it| (it, words::size(it), None, false));
    answer_buttons(ui, words::SIZE, &two, Some(size), 40.0)
}
