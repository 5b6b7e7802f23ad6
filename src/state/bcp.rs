//! Edits of the BCP as slots.

use std::sync::Arc;

use chrono::NaiveDate;

use super::edit::{BcpEdit, BcpPerson, ChartDay};
use super::open_book::OpenBook;
use super::slot::Slot;
use crate::model::bcp::{BcpCell, BcpCheck, BcpEntry, BcpPrint, BcpRevision, BcpRow, CellValue};
use crate::model::{Bcp, BcpValue, ColumnKey, FieldKey, RowKey};

impl OpenBook {
    /// The slots of an edit to the BCP. Nothing but beginning it happens before it was begun.
    pub(super) fn bcp_slots(&self, edit: BcpEdit, today: NaiveDate) -> Vec<Slot> {
        let begun = self.workbook.bcp.as_deref();
        let mut bcp = match (&edit, begun) {
            (_, Some(bcp)) => bcp.clone(),
            // What is written from today on is the first version.
            (BcpEdit::Begin(template, size), None) => Bcp {
                version: Bcp::FIRST_VERSION.to_owned(),
                created_on: Some(today),
                ..Bcp::blank(template.clone(), *size)
            },
            (_, None) => return Vec::new(),
        };
        carry_out(&mut bcp, edit, today);
        vec![Slot::Bcp(Some(Arc::new(bcp)))]
    }
}

fn carry_out(bcp: &mut Bcp, edit: BcpEdit, today: NaiveDate) {
    match edit {
        BcpEdit::Begin(template, size) => {
            bcp.template = template;
            bcp.size = size;
        }
        BcpEdit::Value(field, value) => set_value(bcp, field, value),
        BcpEdit::Cell(field, row, column, value) => {
            change_table(bcp, field, |rows| set_cell(rows, row, column, value));
        }
        BcpEdit::AddRow(field) => change_table(bcp, field, |rows| {
            let used = rows.iter().filter_map(|row| row.key.own());
            let number = used.max().unwrap_or(0).saturating_add(1);
            rows.push(BcpRow::untouched(RowKey::Own(number)));
        }),
        BcpEdit::HideRow(field, key, hidden) => change_table(bcp, field, |rows| {
            if key.own().is_some() && hidden {
                rows.retain(|row| row.key != key);
            } else {
                row_mut(rows, key).is_hidden = hidden;
            }
        }),
        BcpEdit::MoveRow(field, key, is_up) => change_table(bcp, field, |rows| {
            let own: Vec<usize> =
                (0..rows.len()).filter(|at| rows[*at].key.own().is_some()).collect();
            let place = own.iter().position(|at| rows[*at].key == key);
            let other = place.and_then(|it| if is_up { it.checked_sub(1) } else { Some(it + 1) });
            if let (Some(from), Some(to)) = (place, other.filter(|it| *it < own.len())) {
                rows.swap(own[from], own[to]);
            }
        }),
        BcpEdit::Version(text) => bcp.version = text,
        BcpEdit::Raise(on) => {
            bcp.version = bcp.next_version();
            bcp.revised_on = Some(on);
            let version = bcp.version.clone();
            bcp.revisions.push(BcpRevision { version, on: Some(on), what: String::new() });
        }
        BcpEdit::Day(which, day) => match which {
            ChartDay::Created => bcp.created_on = day,
            ChartDay::Revised => bcp.revised_on = day,
            ChartDay::NextReview => bcp.next_review_on = day,
        },
        BcpEdit::Person(which, person) => match which {
            BcpPerson::Author => bcp.author = person,
            BcpPerson::Approver => bcp.approver = person,
        },
        BcpEdit::Revisions(revisions) => bcp.revisions = revisions,
        // A version is approved once: what was approved never changes under its number.
        BcpEdit::Approve(copy) => {
            if !copy.version.trim().is_empty() && bcp.approved_as(&copy.version).is_none() {
                bcp.approved.push(Arc::from(copy));
            }
        }
        BcpEdit::Printed(on) => {
            let version = bcp.version.clone();
            bcp.prints.push(BcpPrint { on, version });
        }
        BcpEdit::Check(item, answer) => {
            let check = check_mut(bcp, item);
            check.answer = answer;
            check.on = answer.map(|_| today);
        }
        BcpEdit::CheckNote(item, note) => check_mut(bcp, item).note = note,
    }
}

/// Sets a field, or forgets it where there is nothing to set.
fn set_value(bcp: &mut Bcp, field: FieldKey, value: Option<BcpValue>) {
    let at = bcp.entries.iter().position(|entry| entry.field == field);
    match (at, value) {
        (Some(at), Some(value)) => bcp.entries[at].value = value,
        (Some(at), None) => {
            bcp.entries.remove(at);
        }
        (None, Some(value)) => bcp.entries.push(BcpEntry { field, value }),
        (None, None) => {}
    }
}

/// Changes the rows of a table. Rows of which nothing differs any more are forgotten, and so is a
/// table without rows.
fn change_table(bcp: &mut Bcp, field: FieldKey, change: impl FnOnce(&mut Vec<BcpRow>)) {
    let mut rows = match bcp.value(&field) {
        Some(BcpValue::Table(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    change(&mut rows);
    rows.retain(|row| row.key.own().is_some() || row.is_hidden || !row.cells.is_empty());
    set_value(bcp, field, (!rows.is_empty()).then_some(BcpValue::Table(rows)));
}

fn set_cell(rows: &mut Vec<BcpRow>, key: RowKey, column: ColumnKey, value: Option<CellValue>) {
    let row = row_mut(rows, key);
    let at = row.cells.iter().position(|cell| cell.column == column);
    match (at, value) {
        (Some(at), Some(value)) => row.cells[at].value = value,
        (Some(at), None) => {
            row.cells.remove(at);
        }
        (None, Some(value)) => row.cells.push(BcpCell { column, value }),
        (None, None) => {}
    }
}

fn row_mut(rows: &mut Vec<BcpRow>, key: RowKey) -> &mut BcpRow {
    let at = rows.iter().position(|row| row.key == key).unwrap_or_else(|| {
        rows.push(BcpRow::untouched(key));
        rows.len() - 1
    });
    &mut rows[at]
}

fn check_mut(bcp: &mut Bcp, item: String) -> &mut BcpCheck {
    let at = bcp.checks.iter().position(|check| check.item == item).unwrap_or_else(|| {
        bcp.checks.push(BcpCheck { item, answer: None, on: None, note: String::new() });
        bcp.checks.len() - 1
    });
    &mut bcp.checks[at]
}
