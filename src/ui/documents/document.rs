//! A document: writing it, checking it, approving it.
//!
//! What is shown was put together before (see [`crate::document`]); here it is drawn, and what a
//! person means becomes an edit of one field.

mod approval;
mod approved;
mod approved_list;
mod cell;
mod changes;
mod checks;
mod fields;
mod gap_line;
mod list;
mod outline;
mod page;
mod progress;
mod revisions;
mod section;
mod source;
mod start;
mod table;
mod versions;
mod writing;

use egui::Ui;

pub use approval::approve_ui;
pub use approved::approved_version_ui;

use crate::explain::document_screen as words;
use crate::state::{Action, DocumentTab, OpenBook};
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{self, attention, card};
use approved_list::{Comparing, approved_list_ui};
use page::{Page, mark_of, sheet_ui, written_word};

/// The screen.
pub fn document_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let Some(key) = book.document_on_screen(view.documents) else {
        return;
    };
    let Some(template) = view.documents.template(&key.template) else {
        page::sheet_ui(ui, "document without template", 940.0, |ui| {
            attention(ui, words::NO_TEMPLATE);
            if let Some(document) = book.workbook.document(&key) {
                card(ui, |ui| approved_list_ui(ui, document, Comparing::Never, actions));
            }
        });
        return;
    };
    if book.workbook.document(&key).is_none() {
        start::start_ui(ui, book, (&key, template), actions);
        return;
    }
    let Some(page) = Page::of(view, book) else {
        return;
    };
    let frame = egui::Frame::new().fill(theme::tokens(ui).card);
    let margin = egui::Margin::symmetric(theme::edge(ui), 6);
    egui::Panel::top("parts of the plan").frame(frame.inner_margin(margin)).show(ui, |ui| {
        tabs_ui(ui, page, actions);
    });
    match book.document.tab {
        DocumentTab::Progress => progress::progress_ui(ui, page, actions),
        DocumentTab::Writing => writing::writing_ui(ui, page, actions),
        DocumentTab::Checks => checks::checks_ui(ui, page, actions),
        DocumentTab::Versions => versions::versions_ui(ui, page, actions),
    }
}

const TABS: [DocumentTab; 4] =
    [DocumentTab::Progress, DocumentTab::Writing, DocumentTab::Checks, DocumentTab::Versions];

/// The parts of the screen.
fn tabs_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let has_table = page.table.is_some();
    let parts = TABS.into_iter().filter(|tab| has_table || *tab != DocumentTab::Checks);
    let parts: Vec<_> = parts.map(|tab| (tab, words::tab(tab))).collect();
    let name = words::tabs(&page.template.called);
    if let Some(tab) = widgets::tabs(ui, &name, page.book.document.tab, &parts) {
        actions.push(page.show(tab, None));
    }
}
