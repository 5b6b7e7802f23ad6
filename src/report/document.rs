//! The BCP on paper: the plan itself, the pages to be taken out of it, and the check table.

mod body;
mod card;
mod check;
mod contents;
mod cover;
mod grid;
mod substitute;

use super::chart::chart_in_plan;
use super::context::Context;
use super::flow::Frame;
use super::font::Fonts;
use super::head::{Foot, Outside};
use super::paper::OutlineEntry;
use super::paper::{Mark, Mm};
use super::sheet::{self, Orientation};
use super::{Draft, part, printable};
use crate::document::{DocumentStanding, Plan, PlanSection, plan, standing};
use crate::model::document_template::PrintAs;
use crate::model::{
    ChartKind, CheckTable, Document, DocumentKey, DocumentPart, DocumentTemplate, Paper,
};
use crate::text::{chart_paper, document as plan_words, document_paper as words};

/// What the plan is put together from, besides the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPapers {
    /// The template of the plan.
    pub template: DocumentTemplate,
    /// The table by which it is checked.
    pub check_table: CheckTable,
}

impl DocumentPapers {
    /// The document that they make.
    #[must_use]
    pub fn key(&self) -> DocumentKey {
        DocumentKey::first(self.template.id.as_str().into())
    }
}

/// What is printed before and behind the chapters.
struct Around<'a> {
    /// What does not belong to the plan.
    before: &'a [Draft],
    /// Pages from the cover to the contents.
    front: usize,
    /// Pages to be taken out, and annexes.
    behind: &'a [Draft],
}

/// A plan that is being printed.
struct Writing<'a> {
    context: &'a Context<'a>,
    fonts: &'a Fonts,
    papers: &'a DocumentPapers,
    document: &'a Document,
    plan: &'a Plan,
    standing: DocumentStanding<'a>,
    /// The parts to print.
    parts: &'a [DocumentPart],
    /// What stands at the right above the pages.
    remark: &'a str,
}

/// Where text stands on the pages of a document.
fn frame() -> Frame {
    Frame::of(Orientation::Portrait, sheet::BELOW_HEADER_OPEN)
}

impl Writing<'_> {
    fn outside(&self) -> Outside<'_> {
        Outside { owner: &self.context.workbook.clinic.name, remark: self.remark }
    }

    /// Paints what stands above the text of a page; returns where it ends.
    fn paint_head(&self, marks: &mut Vec<Mark>) -> Mm {
        self.outside().paint(Orientation::Portrait, self.fonts, marks)
    }

    fn has(&self, part: DocumentPart) -> bool {
        self.parts.contains(&part)
    }

    fn draft(&self, title: &str, pages: Vec<Vec<Mark>>, parts: Vec<OutlineEntry>) -> Draft {
        let foot = Foot::own(words::sheet(title, &self.document.version));
        let (title, orientation) = (title.to_owned(), Orientation::Portrait);
        Draft { title, pages, orientation, parts, foot }
    }
}

/// Whether a section stands on pages of its own. The card always does; the sheets are taken out of
/// the chapters only where they are printed as well, so that no plan lacks what was written there.
fn is_on_its_own(writing: &Writing<'_>, section: &PlanSection) -> bool {
    match section.print_as {
        PrintAs::Section => false,
        PrintAs::Card => true,
        PrintAs::Sheet => writing.has(DocumentPart::Sheets),
    }
}

/// The chosen papers; nothing where no plan was begun. `before` is what is printed before them.
pub(super) fn drafts(context: &Context<'_>, before: &[Draft]) -> Vec<Draft> {
    with_plan(context, |writing| papers(writing, before)).unwrap_or_default()
}

/// Whether a card is printed that does not fit on one page.
pub(super) fn has_long_card(context: &Context<'_>) -> bool {
    let is_long = |writing: &Writing<'_>| {
        (writing.has(DocumentPart::Body) || writing.has(DocumentPart::Cards))
            && card::is_too_long(writing)
    };
    with_plan(context, is_long).unwrap_or_default()
}

/// What a document is called that holds nothing but papers of the plan.
pub(super) fn document_title(context: &Context<'_>) -> Option<String> {
    let options = context.options;
    let papers = options.document.as_deref()?;
    let key = papers.key();
    let is_plan = options.papers.iter().all(|paper| part_of(&key, paper).is_some());
    let clinic = &context.workbook.clinic.name;
    is_plan.then(|| words::document_title(clinic, &papers.template.title))
}

/// Puts the plan together, if it was begun and is wanted.
fn with_plan<T>(context: &Context<'_>, print: impl FnOnce(&Writing<'_>) -> T) -> Option<T> {
    let options = context.options;
    let papers = options.document.as_deref()?;
    let document = context.workbook.document.as_deref()?;
    let key = papers.key();
    let chosen = options.papers.iter().filter_map(|paper| part_of(&key, paper));
    let parts: Vec<DocumentPart> = chosen.collect();
    if parts.is_empty() {
        return None;
    }
    let plan = plan(&papers.template, document, context.workbook, options.printed_on);
    let standing = standing(document, &plan);
    let version = printable::one_line(&document.version);
    let remark = words::remark(&version, standing, options.printed_on);
    let fonts = context.fonts;
    let (plan, parts, remark) = (&plan, &parts, &remark);
    Some(print(&Writing { context, fonts, papers, document, plan, standing, parts, remark }))
}

/// Which part of a document a paper is.
fn part_of(key: &DocumentKey, paper: &Paper) -> Option<DocumentPart> {
    match paper {
        Paper::Document(document, part) if document == key => Some(*part),
        _ => None,
    }
}

fn papers(writing: &Writing<'_>, before: &[Draft]) -> Vec<Draft> {
    let is_whole = writing.has(DocumentPart::Body);
    let mut behind = Vec::new();
    if is_whole {
        behind.extend(chart(writing.context));
    }
    if is_whole || writing.has(DocumentPart::Cards) {
        behind.extend(cards(writing));
    }
    if writing.has(DocumentPart::Sheets) {
        behind.extend(sheets(writing));
    }
    if writing.has(DocumentPart::CheckTable) {
        let title = &writing.papers.check_table.title.text;
        behind.push(writing.draft(title, check::pages(writing), Vec::new()));
    }
    if is_whole { vec![text(writing, &behind, before)] } else { Vec::new() }
        .into_iter()
        .chain(behind)
        .collect()
}

/// The contact chart (連絡体制図) as a page of the plan, unless it is printed by itself anyway. Whom
/// to call stands in the sections too, so that the list is printed only where the chart was too small.
fn chart(context: &Context<'_>) -> Option<Draft> {
    if context.options.papers.has(&Paper::ContactChart) {
        return None;
    }
    let day = context.options.printed_on;
    let drawing = chart_in_plan(context.workbook, day, context.fonts)?;
    let title = chart_paper::name(ChartKind::Contact);
    let pages = std::iter::once(drawing.page).chain(drawing.list);
    Some(Draft {
        title: title.to_owned(),
        pages: pages.map(|page| page.marks).collect(),
        orientation: Orientation::Landscape,
        parts: Vec::new(),
        foot: Foot::own(title),
    })
}

fn cards(writing: &Writing<'_>) -> Option<Draft> {
    gathered(writing, PrintAs::Card, words::DECISION_CARD, card::pages)
}

fn sheets(writing: &Writing<'_>) -> Option<Draft> {
    gathered(writing, PrintAs::Sheet, words::SUBSTITUTE_SHEETS, substitute::pages)
}

/// The title of the chapter that begins with a section, where the whole plan is printed and all its
/// sections are pages of their own: no heading stands among the chapters then.
fn chapter_without_text(writing: &Writing<'_>, section: &PlanSection) -> Option<String> {
    let chapters = writing.plan.chapters.iter();
    let mut begun =
        chapters.filter(|it| it.sections.first().is_some_and(|it| it.key == section.key));
    let chapter = begun.find(|it| it.sections.iter().all(|it| is_on_its_own(writing, it)))?;
    writing.has(DocumentPart::Body).then(|| plan_words::chapter(chapter.number, &chapter.title))
}

/// The sections that are printed in one way, each beginning a page.
fn gathered(
    writing: &Writing<'_>,
    print_as: PrintAs,
    title: &str,
    print: fn(&Writing<'_>, &PlanSection) -> Vec<Vec<Mark>>,
) -> Option<Draft> {
    let mut pages = Vec::new();
    let mut parts = Vec::new();
    for section in writing.plan.sections().filter(|section| section.print_as == print_as) {
        let chapter = chapter_without_text(writing, section);
        let level = if chapter.is_some() { 2 } else { 1 };
        parts.extend(chapter.map(|title| part(title, pages.len())));
        let title = plan_words::section(&section.number, &section.title);
        parts.push(OutlineEntry { level, ..part(title, pages.len()) });
        pages.extend(print(writing, section));
    }
    // One alone goes by the name of all.
    if parts.len() == 1 {
        parts.clear();
    }
    (!pages.is_empty()).then(|| writing.draft(title, pages, parts))
}

/// Cover, history, contents and chapters.
fn text(writing: &Writing<'_>, behind: &[Draft], before: &[Draft]) -> Draft {
    let cover = cover::page(writing);
    let body = body::lay_out(writing);
    // How long the contents are does not hang on the numbers in them.
    let mut around = Around { before, front: 0, behind };
    around.front = 1 + contents::front(writing, &contents::lines(writing, &body, &around)).len();
    let listed = contents::lines(writing, &body, &around);
    let front = around.front;
    let mut parts = vec![part(words::CONTENTS, 1)];
    for (at, page) in &body.chapters {
        let chapter = &writing.plan.chapters[*at];
        let title = plan_words::chapter(chapter.number, &chapter.title);
        parts.push(part(title, front + page));
        for section in &chapter.sections {
            let begins = body.sections.iter().find(|(key, _)| *key == section.key);
            parts.extend(begins.map(|(_, page)| {
                let title = plan_words::section(&section.number, &section.title);
                OutlineEntry { level: 2, ..part(title, front + page) }
            }));
        }
    }
    let front = contents::front(writing, &listed);
    let pages = std::iter::once(cover).chain(front).chain(body.pages).collect();
    writing.draft(&writing.papers.template.title, pages, parts)
}
