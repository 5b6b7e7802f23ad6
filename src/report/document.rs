//! A document on paper: its text, the pages to be taken out of it, and the table by which it is
//! checked.

mod body;
mod calls;
mod card;
mod check;
mod contents;
mod cover;
mod grid;
mod substitute;
mod writing;

use std::collections::BTreeSet;

use self::writing::{Annexed, Around, Behind, Living, Writing, frame, is_on_its_own};
use super::chart::chart_in_plan;
use super::context::Context;
use super::draft::{Draft, part};
use super::head::Foot;
use super::paper::Mark;
use super::paper::OutlineEntry;
use super::printable;
use super::sheet::Orientation;
use crate::document::{DocumentHead, PlanSection, plan, standing, thawed};
use crate::model::document_template::PrintAs;
use crate::model::{ChartKind, DocumentKey, DocumentPart, Paper};
use crate::text::{chart_paper, document_paper as words};

/// The chosen papers of a document, each with the part that it belongs to; nothing where it was not
/// begun. `before` is what is printed before them.
pub(super) fn drafts(
    context: &Context<'_>,
    key: &DocumentKey,
    before: &[Draft],
) -> Vec<(DocumentPart, Draft)> {
    with_document(context, key, |writing| papers(writing, before)).unwrap_or_default()
}

/// The text of an approved version: cover, history, contents and chapters, as they were frozen then.
/// Neither the template nor a record of the workbook is asked.
pub(super) fn approved_draft(
    context: &Context<'_>,
    key: &DocumentKey,
    version: &str,
    before: &[Draft],
) -> Option<Draft> {
    let approved = context.workbook.document(key)?.approved_as(version)?;
    let (fonts, day) = (context.fonts, context.options.looked_at());
    let (plan, head) = (&thawed(approved), &DocumentHead::of_approved(approved));
    let version = printable::one_line(&head.version);
    let printed_on = context.options.printed_on;
    let remark = &words::remark(&plan.name, &version, head.state, printed_on);
    let (parts, living) = (&[DocumentPart::Body], None);
    let draft = text(&Writing { fonts, day, plan, head, parts, remark, living }, &[], before);
    Some(Draft { foot: draft.foot.clone().of_clinic(&approved.clinic), ..draft })
}

/// Whether a card is printed that does not fit on one page.
pub(super) fn has_long_card(context: &Context<'_>) -> bool {
    let is_long = |writing: &Writing<'_>| {
        (writing.has(DocumentPart::Body) || writing.has(DocumentPart::Cards))
            && card::is_too_long(writing)
    };
    let keys = context.options.papers.iter().filter_map(Paper::document);
    // Several papers of one document need it put together but once.
    let keys: BTreeSet<&DocumentKey> = keys.collect();
    let mut long =
        keys.into_iter().map(|key| with_document(context, key, is_long).unwrap_or_default());
    long.any(|is_long| is_long)
}

/// What a PDF is called that holds nothing but papers of one document.
pub(super) fn document_title(context: &Context<'_>) -> Option<String> {
    let options = context.options;
    let first = options.papers.iter().next()?;
    if let Paper::ApprovedDocument(key, version) = first
        && options.papers.len() == 1
    {
        let approved = context.workbook.document(key)?.approved_as(version)?;
        return Some(words::document_title(&approved.clinic, &approved.title));
    }
    let key = first.document()?;
    let is_document = options.papers.iter().all(|paper| paper.document() == Some(key));
    let template = options.documents.template(&key.template).filter(|_| is_document)?;
    let clinic = &context.workbook.clinic.name;
    Some(words::document_title(clinic, &template.title))
}

/// Puts a document together, if it was begun and its template is known.
fn with_document<T>(
    context: &Context<'_>,
    key: &DocumentKey,
    print: impl FnOnce(&Writing<'_>) -> T,
) -> Option<T> {
    let Context { options, workbook, fonts, .. } = *context;
    let template = options.documents.template(&key.template)?;
    let document = workbook.document(key)?;
    let chosen = options.papers.iter().filter_map(|paper| match paper {
        Paper::Document(document, part) if document == key => Some(*part),
        _ => None,
    });
    let parts: &[DocumentPart] = &chosen.collect::<Vec<_>>();
    let day = options.looked_at();
    let plan = &plan(template, document, workbook, day);
    let head = &DocumentHead::of(document, standing(document, plan), workbook);
    let version = printable::one_line(&head.version);
    let remark = &words::remark(&plan.name, &version, head.state, options.printed_on);
    let living = Some(Living {
        workbook,
        document,
        template,
        check_table: options.documents.check_table_of(template),
        has_chart: options.papers.has(&Paper::ContactChart),
    });
    Some(print(&Writing { fonts, day, plan, head, parts, remark, living }))
}

fn papers(writing: &Writing<'_>, before: &[Draft]) -> Vec<(DocumentPart, Draft)> {
    let is_whole = writing.has(DocumentPart::Body);
    let mut behind: Vec<Behind> = Vec::new();
    if is_whole {
        let chart = chart(writing);
        let part = DocumentPart::Body;
        behind.extend(chart.map(|draft| Behind { part, draft, what: Annexed::Chart }));
    }
    if is_whole || writing.has(DocumentPart::Cards) {
        behind.extend(cards(writing));
    }
    if writing.has(DocumentPart::Sheets) {
        behind.extend(sheets(writing));
    }
    if writing.has(DocumentPart::CheckTable)
        && let Some(living) = writing.living
        && let Some(table) = living.check_table
    {
        let pages = check::pages(writing, living.document, table);
        let draft = writing.draft(&check::title(table), pages, Vec::new());
        let part = DocumentPart::CheckTable;
        behind.push(Behind { part, draft, what: Annexed::CheckTable });
    }
    let text = is_whole.then(|| text(writing, &behind, before));
    // What is not chosen by itself belongs to the text.
    let part_of = |part| if writing.has(part) { part } else { DocumentPart::Body };
    let behind = behind.into_iter().map(|it| (part_of(it.part), it.draft));
    text.into_iter().map(|draft| (DocumentPart::Body, draft)).chain(behind).collect()
}

/// The contact chart (連絡体制図) as a page of the document, where its template asks for it, unless it
/// is printed by itself anyway. Whom to call stands in the sections too, so that the list is printed
/// only where the chart was too small.
fn chart(writing: &Writing<'_>) -> Option<Draft> {
    let living = writing.living?;
    if living.has_chart || !living.template.contact_chart {
        return None;
    }
    let drawing = chart_in_plan(living.workbook, writing.day, writing.fonts)?;
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

fn cards(writing: &Writing<'_>) -> Option<Behind> {
    gathered(writing, PrintAs::Card, DocumentPart::Cards, card::pages)
}

fn sheets(writing: &Writing<'_>) -> Option<Behind> {
    gathered(writing, PrintAs::Sheet, DocumentPart::Sheets, substitute::pages)
}

/// The title of the chapter that begins with a section, where the whole plan is printed and all its
/// sections are pages of their own: no heading stands among the chapters then.
fn chapter_without_text(writing: &Writing<'_>, section: &PlanSection) -> Option<String> {
    let chapters = writing.plan.chapters.iter();
    let mut begun =
        chapters.filter(|it| it.sections.first().is_some_and(|it| it.key == section.key));
    let chapter = begun.find(|it| it.sections.iter().all(|it| is_on_its_own(writing, it)))?;
    writing.has(DocumentPart::Body).then(|| chapter.heading.clone())
}

/// The sections that are printed in one way, each beginning a page.
fn gathered(
    writing: &Writing<'_>,
    print_as: PrintAs,
    part_of: DocumentPart,
    print: fn(&Writing<'_>, &PlanSection) -> Vec<Vec<Mark>>,
) -> Option<Behind> {
    let (mut pages, mut parts, mut sections) = (Vec::new(), Vec::new(), Vec::new());
    for section in writing.plan.sections().filter(|section| section.print_as == print_as) {
        let chapter = chapter_without_text(writing, section);
        let level = if chapter.is_some() { 2 } else { 1 };
        parts.extend(chapter.map(|title| part(title, pages.len())));
        parts.push(OutlineEntry { level, ..part(&section.heading, pages.len()) });
        sections.push((section.key.clone(), pages.len()));
        pages.extend(print(writing, section));
    }
    // One alone goes by the name of all.
    if parts.len() == 1 {
        parts.clear();
    }
    (!pages.is_empty()).then(|| Behind {
        part: part_of,
        draft: writing.draft(writing.label(part_of), pages, parts),
        what: Annexed::Sections(sections),
    })
}

/// Cover, history, contents and chapters.
fn text(writing: &Writing<'_>, behind: &[Behind], before: &[Draft]) -> Draft {
    let cover = cover::page(writing);
    let body = body::lay_out(writing);
    // How long the contents are does not depend on the numbers in them.
    let mut around = Around { before, front: 0, behind };
    around.front = 1 + contents::front(writing, &contents::lines(writing, &body, &around)).len();
    let listed = contents::lines(writing, &body, &around);
    let front = around.front;
    let mut parts = vec![part(words::CONTENTS, 1)];
    for (at, page) in &body.chapters {
        let chapter = &writing.plan.chapters[*at];
        parts.push(part(&chapter.heading, front + page));
        for section in &chapter.sections {
            let begins = body.sections.iter().find(|(key, _)| *key == section.key);
            parts.extend(begins.map(|(_, page)| OutlineEntry {
                level: 2,
                ..part(&section.heading, front + page)
            }));
        }
    }
    let front = contents::front(writing, &listed);
    let pages = std::iter::once(cover).chain(front).chain(body.pages).collect();
    writing.draft(&writing.plan.title, pages, parts)
}
