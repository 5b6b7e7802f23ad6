//! Freezing an approved version, and what changed since.

mod front;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::plan::{Content, DocumentPlan, PlanChapter, PlanCoverLine, PlanRow, PlanSection};
use crate::model::document_approved::{
    ApprovedDocument, FrozenBlock, FrozenCell, FrozenContent, FrozenCoverLine, FrozenSection,
};
use crate::model::{Document, Person, Workbook};
use crate::text::document as words;

/// One difference between an approved version and the document as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentChange {
    /// The section, by key; empty for what stands before the chapters.
    pub section: String,
    /// Number and title of the section.
    pub title: String,
    /// The label of the field; empty for running text and for titles.
    pub label: String,
    /// The lines that were there and are not any more.
    pub before: Vec<String>,
    /// The lines that are new.
    pub after: Vec<String>,
}

/// A document as it is approved by somebody on a day.
#[must_use]
pub fn approved(
    plan: &DocumentPlan,
    workbook: &Workbook,
    document: &Document,
    (approver, on): (&Person, NaiveDate),
) -> ApprovedDocument {
    let author = document.author.and_then(|id| workbook.person(id));
    ApprovedDocument {
        version: document.version.trim().to_owned(),
        approver: approver.name.clone(),
        title: plan.title.clone(),
        name: plan.name.clone(),
        cover: plan.cover.iter().map(frozen_line).collect(),
        clinic: workbook.clinic.name.clone(),
        author: author.map(|person| person.name.clone()).unwrap_or_default(),
        ..document.approved_on(on, freeze(plan))
    }
}

fn frozen_line(line: &PlanCoverLine) -> FrozenCoverLine {
    let PlanCoverLine { label, value, required, .. } = line.clone();
    FrozenCoverLine { label, value, required }
}

/// A document in words, as an approved version keeps it.
#[must_use]
pub fn freeze(plan: &DocumentPlan) -> Vec<FrozenSection> {
    let chapters = plan.chapters.iter();
    let sections = chapters.flat_map(|chapter| {
        chapter.sections.iter().map(move |section| frozen_section(chapter, section))
    });
    sections.collect()
}

fn frozen_section(chapter: &PlanChapter, section: &PlanSection) -> FrozenSection {
    let blocks = section.blocks.iter().map(|block| FrozenBlock {
        field: block.field.clone(),
        label: block.label.clone(),
        required: block.required,
        content: frozen_content(&block.content),
    });
    FrozenSection {
        key: section.key.clone(),
        chapter: chapter.heading.clone(),
        title: section.heading.clone(),
        name: section.title.clone(),
        print_as: section.print_as,
        blocks: blocks.collect(),
    }
}

fn frozen_content(content: &Content) -> FrozenContent {
    match content {
        Content::Text(text) => FrozenContent::Text(lines_of(text)),
        Content::List(lines) => FrozenContent::List(lines.clone()),
        Content::Table(table) => {
            let texts = |row: &PlanRow| row.cells.iter().map(|cell| cell.text.clone()).collect();
            let rows = table.shown().map(texts);
            let cells = table.shown().enumerate().flat_map(|(row, shown)| {
                let cells = shown.cells.iter().enumerate();
                cells.map(move |(column, cell)| (FrozenCell { row, column }, cell))
            });
            let missing = cells.filter(|(_, cell)| cell.needed && cell.text.trim().is_empty());
            let columns = table.days.iter().enumerate();
            FrozenContent::Table {
                rows: std::iter::once(table.heads.clone()).chain(rows).collect(),
                widths: table.widths.clone(),
                days: columns.filter(|(_, is_day)| **is_day).map(|(at, _)| at).collect(),
                missing: missing.map(|(place, _)| place).collect(),
                blank_rows: table.blank_rows,
            }
        }
    }
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// What changed since a version was approved, in the order of the pages; what is gone comes last.
#[must_use]
pub fn changes(approved: &ApprovedDocument, plan: &DocumentPlan) -> Vec<DocumentChange> {
    let mut changes = front::changes(approved, plan);
    changes.extend(between(&approved.sections, &freeze(plan)));
    changes
}

/// What changed between the sections of two documents in words.
#[must_use]
pub fn between(before: &[FrozenSection], after: &[FrozenSection]) -> Vec<DocumentChange> {
    let mut changes = Vec::new();
    let keys = |sections: &[FrozenSection]| {
        sections.iter().map(|section| section.key.clone()).collect::<Vec<_>>()
    };
    // Where sections came or went, the numbers of others follow.
    let has_same_numbers = keys(before) == keys(after);
    for section in after {
        let old = before.iter().find(|old| old.key == section.key);
        let old_titles = old.map(|old| titles(old, has_same_numbers)).unwrap_or_default();
        push(section, "", &old_titles, &titles(section, has_same_numbers), &mut changes);
        for block in &section.blocks {
            let old = old.and_then(|old| old.blocks.iter().find(|it| it.field == block.field));
            if let Some(old) = old {
                let labels = [&old.label, &block.label].map(|label| written(label));
                push(section, &block.label, &labels[0], &labels[1], &mut changes);
                let heads = [heads(&old.content), heads(&block.content)];
                push(section, &block.label, &heads[0], &heads[1], &mut changes);
            }
            let old = old.map(|old| lines(&old.content)).unwrap_or_default();
            push(section, &block.label, &old, &lines(&block.content), &mut changes);
        }
    }
    for section in before {
        let new = after.iter().find(|new| new.key == section.key);
        if new.is_none() {
            push(section, "", &titles(section, false), &[], &mut changes);
        }
        for block in &section.blocks {
            let is_kept =
                new.is_some_and(|new| new.blocks.iter().any(|it| it.field == block.field));
            if !is_kept {
                push(section, &block.label, &lines(&block.content), &[], &mut changes);
            }
        }
    }
    changes
}

/// The titles of a section and its chapter, with their numbers or without.
fn titles(section: &FrozenSection, with_numbers: bool) -> Vec<String> {
    match (with_numbers, &section.name) {
        (true, _) => vec![section.chapter.clone(), section.title.clone()],
        // A version from before the title was kept by itself.
        (false, name) if name.is_empty() => {
            vec![words::without_number(&section.title).to_owned()]
        }
        (false, name) => vec![name.clone()],
    }
}

fn written(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn push(
    section: &FrozenSection,
    label: &str,
    old: &[String],
    new: &[String],
    changes: &mut Vec<DocumentChange>,
) {
    changes.extend(change((&section.key, &section.title), label, old, new));
}

/// What differs between the lines of one place, if anything does.
fn change(
    (section, title): (&str, &str),
    label: &str,
    old: &[String],
    new: &[String],
) -> Option<DocumentChange> {
    if old == new {
        return None;
    }
    let (mut before, mut after) = (only_in(old, new), only_in(new, old));
    if before.is_empty() && after.is_empty() {
        // The same lines in another order are shown whole.
        (before, after) = (old.to_vec(), new.to_vec());
    }
    let (section, title, label) = (section.to_owned(), title.to_owned(), label.to_owned());
    Some(DocumentChange { section, title, label, before, after })
}

/// The lines that the others lack; a line that is there twice counts twice.
fn only_in(lines: &[String], others: &[String]) -> Vec<String> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for line in others {
        *left.entry(line).or_default() += 1;
    }
    let mut only = Vec::new();
    for line in lines {
        match left.get_mut(line.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => only.push(line.clone()),
        }
    }
    only
}

/// The heads of a table.
fn heads(content: &FrozenContent) -> Vec<String> {
    match content {
        FrozenContent::Table { rows, .. } => {
            rows.first().map(|row| words::row(row)).into_iter().collect()
        }
        FrozenContent::Text(_) | FrozenContent::List(_) => Vec::new(),
    }
}

/// The lines by which two contents are compared; empty ones say nothing.
fn lines(content: &FrozenContent) -> Vec<String> {
    let lines: Vec<String> = match content {
        FrozenContent::Text(lines) | FrozenContent::List(lines) => lines.clone(),
        FrozenContent::Table { rows, .. } => {
            rows.iter().skip(1).map(|row| words::row(row)).collect()
        }
    };
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}
