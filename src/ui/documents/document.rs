//! A document: writing it, checking it, approving it.
//!
//! What is shown was put together before (see [`crate::document`]); here it is drawn, and what a person
//! means becomes an edit of one field.

mod approval;
mod approved;
mod cell;
mod changes;
mod checks;
mod fields;
mod gap_line;
mod list;
mod outline;
mod progress;
mod revisions;
mod section;
mod source;
mod start;
mod table;
mod versions;
mod writing;

use egui::{Button, RichText, Role, Ui, WidgetInfo};

pub use approval::approve_ui;
pub use approved::approved_version_ui;

use crate::document::{PlanSection, Written};
use crate::explain::document_screen as words;
use crate::model::{CheckTable, Document, DocumentPart, DocumentTemplate, FieldKey, Paper};
use crate::state::{Action, DocumentEdit, DocumentSpot, DocumentTab, Edit, OpenBook};
use crate::ui::theme;
use crate::ui::view::{MadeDocument, View};
use crate::ui::widgets::{self, Mark};

/// A document that was begun, with all that its parts read.
#[derive(Clone, Copy)]
struct Page<'a> {
    view: View<'a>,
    book: &'a OpenBook,
    document: &'a Document,
    template: &'a DocumentTemplate,
    /// The table by which it is checked, where there is one.
    table: Option<&'a CheckTable>,
    made: &'a MadeDocument,
}

impl<'a> Page<'a> {
    fn of(view: View<'a>, book: &'a OpenBook) -> Option<Self> {
        let (template, document) = view.documents.first_begun(&book.workbook)?;
        Some(Self {
            view,
            book,
            document,
            template,
            table: view.documents.check_table_of(template),
            made: view.document.made?,
        })
    }

    /// A part of it to print.
    fn paper(self, part: DocumentPart) -> Paper {
        Paper::Document(self.document.key.clone(), part)
    }

    fn is_writable(self) -> bool {
        self.book.read_only.is_none()
    }

    /// The section on screen: the one asked for, else the first.
    fn section(self) -> Option<&'a PlanSection> {
        let plan = &self.made.plan;
        let asked = match &self.book.document.spot {
            Some(DocumentSpot::Section(key)) => plan.section(key),
            Some(DocumentSpot::Field(field)) => self.section_of(field),
            None => None,
        };
        asked.or_else(|| plan.sections().next())
    }

    /// The section in which a field stands.
    fn section_of(self, field: &FieldKey) -> Option<&'a PlanSection> {
        let mut sections = self.made.plan.sections();
        sections.find(|section| section.blocks.iter().any(|block| block.field == *field))
    }
}

/// The action of an edit.
fn edit(edit: DocumentEdit) -> Action {
    Action::Edit(Edit::Document(edit))
}

/// The mark of a state.
fn mark_of(written: Written) -> Mark {
    match written {
        Written::Nothing => Mark::Open,
        Written::Begun => Mark::Unknown,
        Written::Complete => Mark::Yes,
    }
}

/// A state in words.
fn written_word(written: Written) -> &'static str {
    words::WRITTEN[written as usize]
}

/// The screen.
pub fn document_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    if view.documents.first_begun(&book.workbook).is_none() {
        start::start_ui(ui, view, book, actions);
        return;
    }
    let Some(page) = Page::of(view, book) else {
        return;
    };
    let frame = egui::Frame::new().fill(theme::tokens(ui).card);
    let margin = egui::Margin::symmetric(12, 6);
    egui::Panel::top("parts of the plan").frame(frame.inner_margin(margin)).show(ui, |ui| {
        tabs_ui(ui, book.document.tab, actions);
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

/// The parts of the screen; the one on screen is filled, bold and underlined.
fn tabs_ui(ui: &mut Ui, shown: DocumentTab, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for tab in TABS {
            let is_shown = tab == shown;
            let mut text = RichText::new(words::tab(tab));
            if is_shown {
                text = text.text_style(theme::strong()).color(tokens.accent);
            }
            let fill = if is_shown { tokens.accent_soft } else { tokens.card };
            let button = Button::new(text).fill(fill).stroke(egui::Stroke::NONE);
            let response = ui.add(button.min_size(egui::vec2(64.0, theme::CONTROL)));
            if is_shown {
                let rect = response.rect;
                let stroke = egui::Stroke::new(2.0, tokens.accent);
                ui.painter().hline(rect.x_range().shrink(10.0), rect.bottom() - 2.0, stroke);
            }
            let name = words::tab(tab);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, name));
            if response.clicked() && !is_shown {
                actions.push(Action::ShowDocument(tab, None));
            }
        }
    });
    row.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::TABS));
}

/// A scrolling part with the usual margins, no wider than is read well.
fn sheet_ui<R>(ui: &mut Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    widgets::scroll(ui, name, |ui| {
        let margin = if ui.available_width() < theme::FOLD_NAV { 12 } else { 20 };
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 14));
        let shown = frame.show(ui, |ui| {
            widgets::keep_to_width(ui, width);
            add(ui)
        });
        shown.inner
    })
}
