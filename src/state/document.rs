//! Edits of documents.

use std::sync::Arc;

use chrono::NaiveDate;

use super::carry_out::Circumstances;
use super::edit::{ChartDay, DocumentEdit, DocumentPerson};
use crate::document::{approved as freeze_approved, plan};
use crate::model::document::{
    CellValue, CheckAnswer, DocumentCell, DocumentEntry, DocumentPrint, DocumentRow,
};
use crate::model::{
    ApprovedDocument, ColumnKey, Document, DocumentKey, DocumentRevision, DocumentValue, FieldKey,
    RowKey, Workbook,
};

/// Carries out an edit of a document. Nothing but beginning it happens before it was begun.
pub(super) fn carry_out(
    workbook: &mut Workbook,
    key: &DocumentKey,
    edit: DocumentEdit,
    at: &Circumstances<'_>,
) {
    let today = at.now.date();
    if let (None, DocumentEdit::Begin(size)) = (workbook.document(key), &edit) {
        // What is written from today on is the first version.
        workbook.documents.push(Document {
            version: Document::FIRST_VERSION.to_owned(),
            created_on: Some(today),
            ..Document::blank(key.clone(), size.clone())
        });
    }
    let approved = match &edit {
        DocumentEdit::Approve => approved(workbook, key, at),
        _ => None,
    };
    if let Some(document) = workbook.documents.find_mut(|document| document.key == *key) {
        document.approved.extend(approved.map(Arc::new));
        change(document, edit, today);
    }
}

/// The document as its 承認者 approves it today; `None` where that cannot be. A version is approved
/// once: what was approved never changes under its number.
fn approved(
    workbook: &Workbook,
    key: &DocumentKey,
    at: &Circumstances<'_>,
) -> Option<ApprovedDocument> {
    let today = at.now.date();
    let document = workbook.document(key)?;
    let template = at.documents.template(&key.template)?;
    let approver = document.approver.and_then(|id| workbook.person(id))?;
    let is_open = !document.version.trim().is_empty()
        && document.approved_as(&document.version).is_none()
        && approver.is_there_on(today);
    let plan = is_open.then(|| plan(template, document, workbook, today))?;
    Some(freeze_approved(&plan, workbook, document, (approver, today)))
}

fn change(document: &mut Document, edit: DocumentEdit, today: NaiveDate) {
    match edit {
        DocumentEdit::Begin(size) => document.size = size,
        DocumentEdit::Value(field, value) => set_value(document, field, value),
        DocumentEdit::Line(field, given, edit) => {
            let mut lines = match document.value(&field) {
                Some(DocumentValue::List(lines)) => lines.clone(),
                _ => given.clone().unwrap_or_default(),
            };
            edit.carry_out(&mut lines);
            let is_given = given.as_ref() == Some(&lines);
            set_value(document, field, (!is_given).then_some(DocumentValue::List(lines)));
        }
        DocumentEdit::Cell(field, row, column, value) => {
            change_table(document, field, |rows| set_cell(rows, row, column, value));
        }
        DocumentEdit::AddFilledRow(field, column, text) => change_table(document, field, |rows| {
            let cells = vec![DocumentCell::text(column, text)];
            rows.push(DocumentRow { cells, ..DocumentRow::untouched(RowKey::next_own(rows)) });
        }),
        DocumentEdit::AddRow(field) => change_table(document, field, |rows| {
            rows.push(DocumentRow::untouched(RowKey::next_own(rows)));
        }),
        DocumentEdit::HideRow(field, key, hidden) => change_table(document, field, |rows| {
            if key.own().is_some() && hidden {
                rows.retain(|row| row.key != key);
            } else {
                row_mut(rows, key).is_hidden = hidden;
            }
        }),
        DocumentEdit::MoveRow(field, key, is_up) => change_table(document, field, |rows| {
            let own: Vec<usize> =
                (0..rows.len()).filter(|at| rows[*at].key.own().is_some()).collect();
            let place = own.iter().position(|at| rows[*at].key == key);
            let other = place.and_then(|it| if is_up { it.checked_sub(1) } else { Some(it + 1) });
            if let (Some(from), Some(to)) = (place, other.filter(|it| *it < own.len())) {
                rows.swap(own[from], own[to]);
            }
        }),
        DocumentEdit::Version(text) => document.version = text,
        DocumentEdit::Raise(on) => {
            document.version = document.next_version();
            document.revised_on = Some(on);
            let version = document.version.clone();
            document.revisions.push(DocumentRevision {
                version,
                on: Some(on),
                what: String::new(),
            });
        }
        DocumentEdit::Day(which, day) => match which {
            ChartDay::Created => document.created_on = day,
            ChartDay::Revised => document.revised_on = day,
            ChartDay::NextReview => document.next_review_on = day,
        },
        DocumentEdit::Person(which, person) => match which {
            DocumentPerson::Author => document.author = person,
            DocumentPerson::Approver => document.approver = person,
        },
        DocumentEdit::Revision(edit) => edit.carry_out(&mut document.revisions),
        // The copy was kept already.
        DocumentEdit::Approve => {}
        DocumentEdit::Printed(on) => {
            let version = document.version.clone();
            document.prints.push(DocumentPrint { on, version });
        }
        DocumentEdit::Check(item, answer) => {
            let check = check_mut(document, item);
            check.answer = answer;
            check.on = answer.map(|_| today);
        }
        DocumentEdit::CheckNote(item, note) => check_mut(document, item).note = note,
    }
}

/// Sets a field, or forgets it where there is nothing to set.
fn set_value(document: &mut Document, field: FieldKey, value: Option<DocumentValue>) {
    let at = document.entries.iter().position(|entry| entry.field == field);
    match (at, value) {
        (Some(at), Some(value)) => document.entries[at].value = value,
        (Some(at), None) => {
            document.entries.remove(at);
        }
        (None, Some(value)) => document.entries.push(DocumentEntry { field, value }),
        (None, None) => {}
    }
}

/// Changes the rows of a table. Rows of which nothing differs any more are forgotten, and so is a
/// table without rows.
fn change_table(
    document: &mut Document,
    field: FieldKey,
    change: impl FnOnce(&mut Vec<DocumentRow>),
) {
    let mut rows = match document.value(&field) {
        Some(DocumentValue::Table(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    change(&mut rows);
    rows.retain(|row| row.key.own().is_some() || row.is_hidden || !row.cells.is_empty());
    set_value(document, field, (!rows.is_empty()).then_some(DocumentValue::Table(rows)));
}

fn set_cell(rows: &mut Vec<DocumentRow>, key: RowKey, column: ColumnKey, value: Option<CellValue>) {
    let row = row_mut(rows, key);
    let at = row.cells.iter().position(|cell| cell.column == column);
    match (at, value) {
        (Some(at), Some(value)) => row.cells[at].value = value,
        (Some(at), None) => {
            row.cells.remove(at);
        }
        (None, Some(value)) => row.cells.push(DocumentCell { column, value }),
        (None, None) => {}
    }
}

fn row_mut(rows: &mut Vec<DocumentRow>, key: RowKey) -> &mut DocumentRow {
    let at = rows.iter().position(|row| row.key == key).unwrap_or_else(|| {
        rows.push(DocumentRow::untouched(key));
        rows.len() - 1
    });
    &mut rows[at]
}

fn check_mut(document: &mut Document, item: String) -> &mut CheckAnswer {
    let at = document.checks.iter().position(|check| check.item == item).unwrap_or_else(|| {
        document.checks.push(CheckAnswer { item, answer: None, on: None, note: String::new() });
        document.checks.len() - 1
    });
    &mut document.checks[at]
}
