//! Every text from outside the program in the papers of a document.

use super::super::chart::{ChartVersion, printed_on_chart};
use super::super::context::Context;
use super::{Writing, card, check, chosen, with_document};
use crate::document::{Content, PlanBlock, PlanSection};
use crate::model::document_template::PrintAs;
use crate::model::{ChartKind, DocumentPart};
use crate::text::{document as plan_words, document_paper as words};

/// All of them, each with its place in words.
pub(in crate::report) fn printed_texts(context: &Context<'_>) -> Vec<(String, String)> {
    let keys = chosen(context).into_iter();
    keys.filter_map(|key| with_document(context, key, texts)).flatten().collect()
}

fn texts(writing: &Writing<'_>) -> Vec<(String, String)> {
    let is_whole = writing.has(DocumentPart::Body);
    let name = &writing.plan.name;
    let version = writing.head.version.clone();
    let mut texts = vec![(words::place(name, plan_words::VERSION, ""), version)];
    let mut add = |place: String, words: &str| texts.push((place, words.to_owned()));
    if is_whole {
        for line in &writing.plan.cover {
            add(line.label.clone(), &line.value);
        }
        for revision in &writing.head.revisions {
            add(words::place(name, plan_words::REVISIONS, ""), &revision.version);
            add(words::place(name, plan_words::REVISIONS, ""), &revision.what);
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
        for block in &section.blocks {
            let place = words::place(name, &section.heading, &block.label);
            for text in block_texts(block) {
                add(place.clone(), text);
            }
        }
    }
    let Some(living) = writing.living else {
        return texts;
    };
    let has_card = living.template.paper(DocumentPart::Cards).is_some();
    if has_card && (is_whole || writing.has(DocumentPart::Cards)) {
        for text in card::printed_texts(writing) {
            add(writing.label(DocumentPart::Cards).to_owned(), &text);
        }
    }
    if writing.has(DocumentPart::CheckTable)
        && let Some(table) = living.check_table
    {
        for words in check::printed_texts(living.document, table) {
            add(table.title.text.clone(), words);
        }
    }
    if is_whole && living.template.contact_chart && !living.has_chart {
        let (workbook, day) = (living.workbook, writing.printed_on);
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
