//! What is still missing from the document, as lines that lead to where it is filled in.

use egui::{Id, Ui};

use super::{Page, fields};
use crate::document::plan::has_placeholder;
use crate::document::{Content, DocumentGap, PlanBlock};
use crate::explain::document_screen as words;
use crate::model::FieldKey;
use crate::state::{Action, DocumentSpot, DocumentTab};
use crate::text::document as plan_words;
use crate::ui::widgets::{jump_row, want_focus};

/// The field in which something is missing, if it is one.
pub(super) fn field_of(gap: &DocumentGap) -> Option<&FieldKey> {
    match gap {
        DocumentGap::Empty(field)
        | DocumentGap::EmptyCells(field, _)
        | DocumentGap::Placeholder(field)
        | DocumentGap::PersonLeft(field, _)
        | DocumentGap::VendorEnded(field, _) => Some(field),
        _ => None,
    }
}

/// What is missing, in words.
pub(super) fn what(page: Page<'_>, gap: &DocumentGap) -> String {
    let workbook = &page.book.workbook;
    match gap {
        DocumentGap::Empty(_) => words::GAP_EMPTY.to_owned(),
        DocumentGap::EmptyCells(_, count) => words::gap_cells(*count),
        DocumentGap::Placeholder(_) => words::GAP_PLACEHOLDER.to_owned(),
        DocumentGap::PersonLeft(_, id) => {
            words::gap_person(workbook.person(*id).map_or("", |person| person.name.as_str()))
        }
        DocumentGap::VendorEnded(_, id) => {
            words::gap_vendor(workbook.vendor(*id).map_or("", |vendor| vendor.name.as_str()))
        }
        DocumentGap::AuthorLeft(id) | DocumentGap::ApproverLeft(id) => {
            let name = workbook.person(*id).map_or("", |person| person.name.as_str());
            let of = if matches!(gap, DocumentGap::AuthorLeft(_)) {
                plan_words::AUTHOR
            } else {
                plan_words::APPROVER
            };
            words::gap_gone(of, name)
        }
        DocumentGap::NoVersion => words::GAP_VERSION.to_owned(),
        DocumentGap::NoRevision => words::GAP_REVISION.to_owned(),
        DocumentGap::NoReview => words::GAP_REVIEW.to_owned(),
        DocumentGap::ReviewPassed(day) => words::gap_review_passed(*day),
        DocumentGap::NeverApproved => words::GAP_APPROVAL.to_owned(),
        DocumentGap::ChangedSinceApproval => words::GAP_CHANGED.to_owned(),
        DocumentGap::NotPrinted => words::GAP_PRINT.to_owned(),
    }
}

/// Where it is missing, in words.
pub(super) fn place(page: Page<'_>, gap: &DocumentGap) -> String {
    let Some(field) = field_of(gap) else {
        let tab = if *gap == DocumentGap::NotPrinted {
            words::PRINTING
        } else {
            words::tab(DocumentTab::Versions)
        };
        return tab.to_owned();
    };
    let Some(section) = page.section_of(field) else {
        return String::new();
    };
    let title = section.heading.clone();
    let label = section.blocks.iter().find(|block| block.field == *field);
    let label = label.map_or("", |block| block.label.as_str());
    // A field that is called as its section need not be named twice.
    if label.is_empty() || label == section.title { title } else { words::field(&title, label) }
}

/// The section, or the part of the screen, to which it belongs.
pub(super) fn group(page: Page<'_>, gap: &DocumentGap) -> String {
    let section = field_of(gap).and_then(|field| page.section_of(field));
    section.map_or_else(
        || words::tab(DocumentTab::Versions).to_owned(),
        |section| section.heading.clone(),
    )
}

/// A line; chosen, it leads to the field and puts the focus there.
pub(super) fn gap_ui(ui: &mut Ui, page: Page<'_>, gap: &DocumentGap, actions: &mut Vec<Action>) {
    let what = what(page, gap);
    let spoken = words::button(words::JUMP, &words::field(&place(page, gap), &what));
    let section = field_of(gap).and_then(|field| Some((field, page.section_of(field)?)));
    let label = section.and_then(|(field, section)| {
        let block = section.blocks.iter().find(|block| block.field == *field)?;
        Some(block.label.as_str()).filter(|label| *label != section.title)
    });
    if jump_row(ui, label.unwrap_or_default(), &what, &spoken).clicked() {
        go(ui, page, gap, actions);
    }
}

/// Leads to where a gap is filled.
pub(super) fn go(ui: &Ui, page: Page<'_>, gap: &DocumentGap, actions: &mut Vec<Action>) {
    if let Some(field) = field_of(gap) {
        let section = page.section_of(field);
        let block = section.and_then(|it| it.blocks.iter().find(|block| block.field == *field));
        if let Some(block) = block {
            fields::ask_focus(ui, focus_of(ui, page, gap, block));
        }
        let spot = DocumentSpot::Field(field.clone());
        actions.push(page.show(DocumentTab::Writing, Some(spot)));
        return;
    }
    match gap {
        DocumentGap::NotPrinted => actions.push(page.show(DocumentTab::Progress, None)),
        DocumentGap::NoVersion => {
            want_focus(ui, super::versions::version_id(ui));
            actions.push(page.show(DocumentTab::Versions, None));
        }
        DocumentGap::NoReview | DocumentGap::ReviewPassed(_) => {
            want_focus(ui, super::versions::review_id(ui));
            actions.push(page.show(DocumentTab::Versions, None));
        }
        _ => actions.push(page.show(DocumentTab::Versions, None)),
    }
}

/// The very field, line or cell in which something is missing.
fn focus_of(ui: &Ui, page: Page<'_>, gap: &DocumentGap, block: &PlanBlock) -> Id {
    let whole = fields::field_id(ui, &block.field);
    let name = match gap {
        DocumentGap::PersonLeft(_, id) => page.book.workbook.person(*id).map(|it| it.name.trim()),
        DocumentGap::VendorEnded(_, id) => page.book.workbook.vendor(*id).map(|it| it.name.trim()),
        _ => None,
    };
    match &block.content {
        Content::Text(_) => whole,
        Content::List(lines) => {
            let at = lines.iter().position(|line| match gap {
                DocumentGap::Placeholder(_) => has_placeholder(line),
                _ => line.trim().is_empty(),
            });
            fields::line_id(ui, &block.field, at.unwrap_or(0))
        }
        Content::Table(table) => {
            let cells = table.shown().flat_map(|row| {
                row.cells.iter().zip(&table.columns).map(move |(cell, column)| (row, cell, column))
            });
            let mut wanted = cells.filter(|(_, cell, _)| match gap {
                DocumentGap::Placeholder(_) => has_placeholder(&cell.text),
                DocumentGap::PersonLeft(..) | DocumentGap::VendorEnded(..) => {
                    name.is_some_and(|name| cell.text.contains(name))
                }
                _ => cell.needed && cell.text.trim().is_empty(),
            });
            let found = wanted.next();
            found.map_or_else(
                || fields::add_row_id(ui, &block.field),
                |(row, _, column)| fields::cell_id(ui, &block.field, &row.key, column),
            )
        }
    }
}
