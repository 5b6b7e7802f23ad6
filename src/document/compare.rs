//! Freezing an approved version, and what changed since.

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
    /// The section, by key.
    pub section: String,
    /// Number and title of the section.
    pub title: String,
    /// The label of the field; empty for running text.
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
    let PlanCoverLine { label, value, required } = line.clone();
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

/// What changed since a version was approved, in the order of the document; what is gone comes last.
#[must_use]
pub fn changes(approved: &ApprovedDocument, plan: &DocumentPlan) -> Vec<DocumentChange> {
    between(&approved.sections, &freeze(plan))
}

/// What changed between two documents in words.
#[must_use]
pub fn between(before: &[FrozenSection], after: &[FrozenSection]) -> Vec<DocumentChange> {
    let mut changes = Vec::new();
    for section in after {
        let old = before.iter().find(|old| old.key == section.key);
        for block in &section.blocks {
            let old = old.and_then(|old| old.blocks.iter().find(|it| it.field == block.field));
            let old = old.map(|old| lines(&old.content)).unwrap_or_default();
            push(section, block, &old, &lines(&block.content), &mut changes);
        }
    }
    for section in before {
        let new = after.iter().find(|new| new.key == section.key);
        for block in &section.blocks {
            let is_kept =
                new.is_some_and(|new| new.blocks.iter().any(|it| it.field == block.field));
            if !is_kept {
                push(section, block, &lines(&block.content), &[], &mut changes);
            }
        }
    }
    changes
}

fn push(
    section: &FrozenSection,
    block: &FrozenBlock,
    old: &[String],
    new: &[String],
    changes: &mut Vec<DocumentChange>,
) {
    if old == new {
        return;
    }
    let (mut before, mut after) = (only_in(old, new), only_in(new, old));
    if before.is_empty() && after.is_empty() {
        // The same lines in another order are shown whole.
        (before, after) = (old.to_vec(), new.to_vec());
    }
    changes.push(DocumentChange {
        section: section.key.clone(),
        title: section.title.clone(),
        label: block.label.clone(),
        before,
        after,
    });
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
