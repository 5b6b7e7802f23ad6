//! Every text from outside the program in the papers of the plan.

use super::super::chart::{ChartVersion, printed_on_chart};
use super::super::context::Context;
use super::{Writing, card, check, with_plan};
use crate::document::{Content, PlanBlock, PlanSection};
use crate::model::document_template::PrintAs;
use crate::model::{ChartKind, DocumentPart, Paper};
use crate::text::{document as plan_words, document_paper as words, report};

/// All of them, each with its place in words.
pub(in crate::report) fn printed_texts(context: &Context<'_>) -> Vec<(String, String)> {
    with_plan(context, texts).unwrap_or_default()
}

fn texts(writing: &Writing<'_>) -> Vec<(String, String)> {
    let context = writing.context;
    let is_whole = writing.has(DocumentPart::Body);
    let mut texts = vec![(words::place(plan_words::VERSION, ""), writing.document.version.clone())];
    let mut add = |place: String, words: &str| texts.push((place, words.to_owned()));
    if is_whole {
        let clinic = &context.workbook.clinic;
        add(report::CLINIC_ADDRESS.to_owned(), &clinic.address);
        add(report::CLINIC_TELEPHONE.to_owned(), &clinic.telephone);
        for revision in &writing.document.revisions {
            add(words::place(plan_words::REVISIONS, ""), &revision.version);
            add(words::place(plan_words::REVISIONS, ""), &revision.what);
        }
    }
    let is_printed = |section: &&PlanSection| {
        is_whole
            || match section.print_as {
                PrintAs::Section => false,
                PrintAs::Card => writing.has(DocumentPart::Cards),
                PrintAs::Sheet => writing.has(DocumentPart::Sheets),
            }
    };
    for section in writing.plan.sections().filter(is_printed) {
        let title = plan_words::section(&section.number, &section.title);
        for block in &section.blocks {
            let place = words::place(&title, &block.label);
            for text in block_texts(block) {
                add(place.clone(), text);
            }
        }
    }
    if is_whole || writing.has(DocumentPart::Cards) {
        for text in card::printed_texts(writing) {
            add(words::DECISION_CARD.to_owned(), &text);
        }
    }
    if writing.has(DocumentPart::CheckTable) {
        let title = &writing.papers.check_table.title.text;
        for words in check::printed_texts(writing) {
            add(title.clone(), words);
        }
    }
    if is_whole && !context.options.papers.has(&Paper::ContactChart) {
        let (workbook, day) = (context.workbook, context.options.printed_on);
        let inspector = ChartVersion::Inspector;
        texts.extend(printed_on_chart(workbook, ChartKind::Contact, inspector, day));
    }
    texts
}

/// Every text that stands in a field.
fn block_texts(block: &PlanBlock) -> Vec<&str> {
    match &block.content {
        Content::Text(text) => vec![text],
        Content::List(lines) => lines.iter().map(String::as_str).collect(),
        Content::Table(table) => {
            let cells = table.shown().flat_map(|row| &row.cells);
            cells.map(|cell| cell.text.as_str()).collect()
        }
    }
}
