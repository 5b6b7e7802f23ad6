//! A document while it is printed, with what every part of it needs.

use chrono::NaiveDate;

use super::super::draft::Draft;
use super::super::flow::Frame;
use super::super::font::Fonts;
use super::super::head::{Foot, Outside};
use super::super::paper::{Mark, Mm, OutlineEntry};
use super::super::sheet::{self, Orientation};
use crate::document::{Content, DocumentHead, DocumentPlan, PlanSection};
use crate::model::document_papers::TemplatePaper;
use crate::model::document_template::PrintAs;
use crate::model::{CheckTable, Document, DocumentPart, DocumentTemplate, FieldKey, Workbook};
use crate::text::document_paper as words;

/// What is printed before and after the chapters.
pub(super) struct Around<'a> {
    /// What does not belong to the document.
    pub(super) before: &'a [Draft],
    /// Pages from the cover to the contents.
    pub(super) front: usize,
    /// Pages to be taken out, and annexes.
    pub(super) behind: &'a [Behind],
}

/// Pages behind the chapters.
pub(super) struct Behind {
    /// The part of the document that they are, where they can be printed by themselves.
    pub(super) part: DocumentPart,
    pub(super) draft: Draft,
    pub(super) what: Annexed,
}

/// What pages behind the chapters are.
pub(super) enum Annexed {
    /// The contact chart (連絡体制図).
    Chart,
    /// Sections, by their keys, each with the page of the draft on which it begins.
    Sections(Vec<(String, usize)>),
    /// The check table (確認表).
    CheckTable,
}

/// A document that is being printed.
pub(super) struct Writing<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) day: NaiveDate,
    pub(super) plan: &'a DocumentPlan,
    pub(super) head: &'a DocumentHead,
    /// The parts to print.
    pub(super) parts: &'a [DocumentPart],
    /// What stands at the top right of the pages.
    pub(super) remark: &'a str,
    /// What else is known of a document as it stands; `None` for an approved version, of which
    /// nothing is printed but its text.
    pub(super) living: Option<Living<'a>>,
}

/// A document as it stands, and what its papers are made from besides its text.
#[derive(Clone, Copy)]
pub(super) struct Living<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) document: &'a Document,
    pub(super) template: &'a DocumentTemplate,
    pub(super) check_table: Option<&'a CheckTable>,
    /// Whether the contact chart is printed by itself.
    pub(super) has_chart: bool,
}

/// Where text stands on the pages of a document.
pub(super) fn frame() -> Frame {
    Frame::of(Orientation::Portrait, sheet::BELOW_HEADER_OPEN)
}

impl<'a> Writing<'a> {
    pub(super) fn outside(&self) -> Outside<'_> {
        Outside { owner: &self.plan.clinic, remark: self.remark }
    }

    /// Paints what stands above the text of a page; returns where it ends.
    pub(super) fn paint_head(&self, marks: &mut Vec<Mark>) -> Mm {
        self.outside().paint(Orientation::Portrait, self.fonts, marks)
    }

    pub(super) fn has(&self, part: DocumentPart) -> bool {
        self.parts.contains(&part)
    }

    /// What the paper of a part is called.
    pub(super) fn label(&self, part: DocumentPart) -> &'a str {
        let paper = self.living.and_then(|living| living.template.paper(part));
        paper.map_or("", |paper| &paper.label)
    }

    /// What the paper of a part is for.
    pub(super) fn purpose(&self, part: DocumentPart) -> &'a str {
        let paper = self.living.and_then(|living| living.template.paper(part));
        paper.map_or("", |paper| &paper.purpose)
    }

    /// The paper of the cards.
    pub(super) fn card(&self) -> Option<&TemplatePaper> {
        self.living.as_ref()?.template.paper(DocumentPart::Cards)
    }

    /// What stands in a field that the paper of cards names.
    pub(super) fn named(&self, field: fn(&TemplatePaper) -> Option<&FieldKey>) -> Option<&Content> {
        let field = field(self.card()?)?;
        let mut blocks = self.plan.sections().flat_map(|section| &section.blocks);
        blocks.find(|block| block.field == *field).map(|block| &block.content)
    }

    /// The lines of a list that the paper of cards names.
    pub(super) fn listed(&self, field: fn(&TemplatePaper) -> Option<&FieldKey>) -> Vec<&str> {
        let lines = match self.named(field) {
            Some(Content::List(lines)) => lines.as_slice(),
            _ => &[],
        };
        lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect()
    }

    /// A place of the document in words.
    pub(super) fn place(&self, section: &str, label: &str) -> String {
        words::place(&self.plan.name, section, label)
    }

    pub(super) fn draft(
        &self,
        title: &str,
        pages: Vec<Vec<Mark>>,
        parts: Vec<OutlineEntry>,
    ) -> Draft {
        let foot = Foot::own(words::sheet(title, &self.head.version));
        let (title, orientation) = (title.to_owned(), Orientation::Portrait);
        Draft { title, pages, orientation, parts, foot }
    }
}

/// Whether a section stands on pages of its own. The card always does, but in an approved version;
/// the sheets are taken out of the chapters only where they are printed as well, so that no document
/// lacks what was written there.
pub(super) fn is_on_its_own(writing: &Writing<'_>, section: &PlanSection) -> bool {
    match section.print_as {
        PrintAs::Section => false,
        PrintAs::Card => writing.living.is_some(),
        PrintAs::Sheet => writing.has(DocumentPart::Sheets),
    }
}
