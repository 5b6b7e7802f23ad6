//! What every part of the screen reads, and a few things that several of them draw.

use egui::Ui;

use crate::document::{PlanSection, Written};
use crate::explain::document_screen as words;
use crate::model::{CheckTable, Document, DocumentPart, DocumentTemplate, FieldKey, Paper};
use crate::state::{Action, DocumentEdit, DocumentSpot, DocumentTab, Edit, OpenBook};
use crate::ui::theme;
use crate::ui::view::{MadeDocument, View};
use crate::ui::widgets::{self, Mark};

/// A document that was begun, with all that its parts read.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) view: View<'a>,
    pub(super) book: &'a OpenBook,
    pub(super) document: &'a Document,
    pub(super) template: &'a DocumentTemplate,
    /// The table by which it is checked, where there is one.
    pub(super) table: Option<&'a CheckTable>,
    pub(super) made: &'a MadeDocument,
}

impl<'a> Page<'a> {
    pub(super) fn of(view: View<'a>, book: &'a OpenBook) -> Option<Self> {
        let key = book.document_on_screen(view.documents)?;
        let template = view.documents.template(&key.template)?;
        Some(Self {
            view,
            book,
            document: book.workbook.document(&key)?,
            template,
            table: view.documents.check_table_of(template),
            made: view.document.made?,
        })
    }

    /// A part of it to print.
    pub(super) fn paper(self, part: DocumentPart) -> Paper {
        Paper::Document(self.document.key.clone(), part)
    }

    /// The action of an edit.
    pub(super) fn edit(self, edit: DocumentEdit) -> Action {
        Action::Edit(Edit::Document(self.document.key.clone(), edit))
    }

    /// The action that shows a part of it.
    pub(super) fn show(self, tab: DocumentTab, spot: Option<DocumentSpot>) -> Action {
        Action::ShowDocument(self.document.key.clone(), tab, spot)
    }

    pub(super) fn is_writable(self) -> bool {
        self.book.read_only.is_none()
    }

    /// The section on screen: the one asked for, else the first.
    pub(super) fn section(self) -> Option<&'a PlanSection> {
        let plan = &self.made.plan;
        let asked = match &self.book.document.spot {
            Some(DocumentSpot::Section(key)) => plan.section(key),
            Some(DocumentSpot::Field(field)) => self.section_of(field),
            None => None,
        };
        asked.or_else(|| plan.sections().next())
    }

    /// The section in which a field stands.
    pub(super) fn section_of(self, field: &FieldKey) -> Option<&'a PlanSection> {
        let mut sections = self.made.plan.sections();
        sections.find(|section| section.blocks.iter().any(|block| block.field == *field))
    }
}

/// The mark of a state.
pub(super) fn mark_of(written: Written) -> Mark {
    match written {
        Written::Nothing => Mark::Open,
        Written::Begun => Mark::Unknown,
        Written::Complete => Mark::Yes,
    }
}

/// A state in words.
pub(super) fn written_word(written: Written) -> &'static str {
    words::WRITTEN[written as usize]
}

/// A scrolling part with the usual margins, no wider than is read well.
pub(super) fn sheet_ui<R>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    widgets::scroll(ui, name, |ui| {
        let margin = egui::Margin::symmetric(theme::edge(ui), 14);
        let frame = egui::Frame::new().inner_margin(margin);
        let shown = frame.show(ui, |ui| {
            widgets::keep_to_width(ui, width);
            add(ui)
        });
        shown.inner
    })
}
