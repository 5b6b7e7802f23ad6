//! Before the document was begun: what it is, how long it takes, and one button.

use egui::Ui;

use crate::explain::{document_screen as words, window};
use crate::model::{DocumentKey, DocumentTemplate, SizeKey};
use crate::state::{Action, DocumentEdit, DocumentTab, Edit, OpenBook, Screen};
use crate::ui::ids;
use crate::ui::widgets::{answer_buttons, attention, caption, card, paragraph, primary};

/// The page.
pub(super) fn start_ui(
    ui: &mut Ui,
    book: &OpenBook,
    (key, template): (&DocumentKey, &DocumentTemplate),
    actions: &mut Vec<Action>,
) {
    super::sheet_ui(ui, "before the document", 820.0, |ui| {
        ui.heading(&template.intro.heading);
        ui.add_space(4.0);
        card(ui, |ui| {
            for sentence in &template.intro.paragraphs {
                paragraph(ui, sentence);
                ui.add_space(2.0);
            }
            records_ui(ui, book, actions);
            let chosen = ids::in_clinic(ui, "size of the new plan");
            let size: Option<SizeKey> = ui.data(|data| data.get_temp(chosen));
            let mut size = template.size(size.as_ref()).cloned();
            if !template.sizes.is_empty() {
                caption(ui, &words::size(&template.called));
                if let Some(other) = sizes_ui(ui, template, size.as_ref()) {
                    ui.data_mut(|data| data.insert_temp(chosen, other.clone()));
                    size = Some(other);
                }
                caption(ui, &template.sizes_remark);
            }
            ui.add_space(8.0);
            let is_writable = book.read_only.is_none();
            if primary(ui, is_writable, &words::begin(&template.called)).clicked() {
                actions.push(Action::Edit(Edit::Document(key.clone(), DocumentEdit::Begin(size))));
                actions.push(Action::ShowDocument(key.clone(), DocumentTab::Writing, None));
            }
            if !is_writable {
                attention(ui, words::CANNOT_BEGIN);
            }
        });
    });
}

/// The screens whose records would fill the document and are still empty, each a way there.
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

/// The sizes of a template; returns another one where it was chosen.
pub(super) fn sizes_ui(
    ui: &mut Ui,
    template: &DocumentTemplate,
    size: Option<&SizeKey>,
) -> Option<SizeKey> {
    let sizes = || template.sizes.iter().enumerate();
    let all: Vec<_> = sizes().map(|(at, it)| (at, it.label.as_str(), None, false)).collect();
    let chosen = sizes().find(|(_, it)| Some(&it.key) == size).map(|(at, _)| at);
    let other = answer_buttons(ui, &words::size(&template.called), &all, chosen, 40.0)?;
    template.sizes.get(other).map(|size| size.key.clone())
}
