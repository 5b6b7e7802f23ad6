//! What is still missing from a document, each entry with where to fix it.

use chrono::NaiveDate;

use super::plan::{Content, DocumentPlan, Origin, PlanBlock, has_placeholder};
use crate::model::document::CellValue;
use crate::model::{Document, DocumentValue, FieldKey, PersonId, RowKey, VendorId, Workbook};

/// One thing that is missing from a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentGap {
    /// A field that has to be filled in is empty.
    Empty(FieldKey),
    /// This many cells of a table that have to be filled in are empty.
    EmptyCells(FieldKey, usize),
    /// 〇〇 or the like was left in a field.
    Placeholder(FieldKey),
    /// A person who left is named in a field.
    PersonLeft(FieldKey, PersonId),
    /// A vendor whose contract ended is named in a field.
    VendorEnded(FieldKey, VendorId),
    /// 作成者 has left.
    AuthorLeft(PersonId),
    /// 承認者 has left.
    ApproverLeft(PersonId),
    /// 版 is missing.
    NoVersion,
    /// 改訂履歴 does not say what changed in this 版.
    NoRevision,
    /// There is no day of the next review.
    NoReview,
    /// The day of the next review has passed.
    ReviewPassed(NaiveDate),
    /// No version has been approved yet.
    NeverApproved,
    /// Something changed since the last version was approved.
    ChangedSinceApproval,
    /// The approved version has not been printed.
    NotPrinted,
}

/// Everything that is missing from a document as of a day, in its order.
#[must_use]
pub fn gaps(
    document: &Document,
    workbook: &Workbook,
    plan: &DocumentPlan,
    today: NaiveDate,
) -> Vec<DocumentGap> {
    let mut found = Vec::new();
    for section in plan.sections() {
        for block in &section.blocks {
            block_gaps(block, &mut found);
            gone(document, workbook, block, today, &mut found);
        }
    }
    let has_left = |id: &PersonId| workbook.person(*id).is_some_and(|it| !it.is_there_on(today));
    found.extend(document.author.filter(has_left).map(DocumentGap::AuthorLeft));
    found.extend(document.approver.filter(has_left).map(DocumentGap::ApproverLeft));
    if document.version.trim().is_empty() {
        found.push(DocumentGap::NoVersion);
    } else if !document.has_revision() {
        found.push(DocumentGap::NoRevision);
    }
    match document.next_review_on {
        None => found.push(DocumentGap::NoReview),
        Some(day) if day < today => found.push(DocumentGap::ReviewPassed(day)),
        Some(_) => {}
    }
    match document.last_approved() {
        None => found.push(DocumentGap::NeverApproved),
        Some(approved) => {
            if !super::compare::changes(approved, plan).is_empty() {
                found.push(DocumentGap::ChangedSinceApproval);
            }
            if !document.is_printed(approved) {
                found.push(DocumentGap::NotPrinted);
            }
        }
    }
    found
}

fn block_gaps(block: &PlanBlock, found: &mut Vec<DocumentGap>) {
    let field = || block.field.clone();
    match &block.content {
        Content::Text(text) => {
            if block.required && text.trim().is_empty() {
                found.push(DocumentGap::Empty(field()));
            } else if has_placeholder(text) {
                found.push(DocumentGap::Placeholder(field()));
            }
        }
        Content::List(lines) => {
            if block.required && lines.iter().all(|line| line.trim().is_empty()) {
                found.push(DocumentGap::Empty(field()));
            } else if lines.iter().any(|line| has_placeholder(line)) {
                found.push(DocumentGap::Placeholder(field()));
            }
        }
        Content::Table(table) => {
            let cells = || table.shown().flat_map(|row| &row.cells);
            if block.required && cells().all(|cell| cell.text.trim().is_empty()) {
                found.push(DocumentGap::Empty(field()));
                return;
            }
            let empty = cells().filter(|cell| cell.needed && cell.text.trim().is_empty()).count();
            if block.required && empty > 0 {
                found.push(DocumentGap::EmptyCells(field(), empty));
            }
            if cells().any(|cell| has_placeholder(&cell.text)) {
                found.push(DocumentGap::Placeholder(field()));
            }
        }
    }
}

/// People who left and vendors that ended, wherever the clinic picked them, named them or wrote
/// something beside them. What follows the records names nobody who is gone.
fn gone(
    document: &Document,
    workbook: &Workbook,
    block: &PlanBlock,
    today: NaiveDate,
    found: &mut Vec<DocumentGap>,
) {
    let picked = picked(document, block);
    let texts = own_texts(block);
    let is_named = |name: &str| {
        let name = name.trim();
        name.chars().count() >= LEAST_NAME && texts.iter().any(|text| text.contains(name))
    };
    let is_there = |name: &str| {
        let mut people = workbook.people_on(today);
        people.any(|person| person.name.trim() == name.trim())
    };
    for person in workbook.people.iter().filter(|person| !person.is_there_on(today)) {
        if (is_named(&person.name) && !is_there(&person.name))
            || picked.contains(&CellValue::Person(person.id))
            || has_row(block, &RowKey::Person(person.id))
        {
            found.push(DocumentGap::PersonLeft(block.field.clone(), person.id));
        }
    }
    for vendor in workbook.vendors.iter().filter(|vendor| !vendor.is_there_on(today)) {
        if is_named(&vendor.name)
            || picked.contains(&CellValue::Vendor(vendor.id))
            || has_row(block, &RowKey::Vendor(vendor.id))
        {
            found.push(DocumentGap::VendorEnded(block.field.clone(), vendor.id));
        }
    }
}

/// Shorter names stand inside other words too often.
const LEAST_NAME: usize = 3;

/// The records that were picked in a field, whatever they are called by now.
fn picked(document: &Document, block: &PlanBlock) -> Vec<CellValue> {
    match document.value(&block.field) {
        Some(DocumentValue::Person(Some(id))) => vec![CellValue::Person(*id)],
        Some(DocumentValue::Vendor(Some(id))) => vec![CellValue::Vendor(*id)],
        Some(DocumentValue::Table(rows)) => {
            let cells = rows.iter().filter(|row| !row.is_hidden).flat_map(|row| &row.cells);
            cells.map(|cell| cell.value.clone()).filter(CellValue::is_record).collect()
        }
        _ => Vec::new(),
    }
}

fn has_row(block: &PlanBlock, key: &RowKey) -> bool {
    match &block.content {
        Content::Table(table) => table.shown().any(|row| row.key == *key),
        Content::Text(_) | Content::List(_) => false,
    }
}

/// What the clinic wrote into a field.
fn own_texts(block: &PlanBlock) -> Vec<&str> {
    let is_own = |origin: Origin| matches!(origin, Origin::Own | Origin::Differs);
    match &block.content {
        Content::Table(table) => {
            let cells = table.shown().flat_map(|row| &row.cells);
            cells.filter(|cell| is_own(cell.origin)).map(|cell| cell.text.as_str()).collect()
        }
        _ if !is_own(block.origin) => Vec::new(),
        Content::Text(text) => vec![text],
        Content::List(lines) => lines.iter().map(String::as_str).collect(),
    }
}
