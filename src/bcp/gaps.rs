//! What the BCP still wants: one list, each entry with the place where it is mended.

use chrono::NaiveDate;

use super::plan::{Content, Plan, PlanBlock, has_placeholder};
use crate::model::bcp::{Bcp, CellValue};
use crate::model::bcp_template::{BcpColumnKind, BcpFieldKind, BcpTemplate};
use crate::model::{BcpValue, FieldKey, PersonId, VendorId, Workbook};

/// One thing that the plan still wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A field that has to be filled in is empty.
    Empty(FieldKey),
    /// So many cells of a table that have to be filled in are empty.
    EmptyCells(FieldKey, usize),
    /// 〇〇 or the like was left in a field.
    Placeholder(FieldKey),
    /// A person who left is named in a field.
    PersonLeft(FieldKey, PersonId),
    /// A vendor whose contract ended is named in a field.
    VendorEnded(FieldKey, VendorId),
    /// 版 is missing.
    NoVersion,
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

/// Everything that the plan still wants as of a day, in the order of the plan.
#[must_use]
pub fn gaps(
    template: &BcpTemplate,
    bcp: &Bcp,
    workbook: &Workbook,
    plan: &Plan,
    today: NaiveDate,
) -> Vec<Gap> {
    let mut found = Vec::new();
    for section in plan.sections() {
        for block in &section.blocks {
            block_gaps(block, &mut found);
            gone(template, bcp, workbook, block, today, &mut found);
        }
    }
    if bcp.version.trim().is_empty() {
        found.push(Gap::NoVersion);
    }
    match bcp.next_review_on {
        None => found.push(Gap::NoReview),
        Some(day) if day < today => found.push(Gap::ReviewPassed(day)),
        Some(_) => {}
    }
    match bcp.last_approved() {
        None => found.push(Gap::NeverApproved),
        Some(approved) => {
            if !super::compare::changes(approved, plan).is_empty() {
                found.push(Gap::ChangedSinceApproval);
            }
            if !bcp.is_printed(approved) {
                found.push(Gap::NotPrinted);
            }
        }
    }
    found
}

fn block_gaps(block: &PlanBlock, found: &mut Vec<Gap>) {
    let field = || block.field.clone();
    match &block.content {
        Content::Text(text) => {
            if block.required && text.trim().is_empty() {
                found.push(Gap::Empty(field()));
            } else if has_placeholder(text) {
                found.push(Gap::Placeholder(field()));
            }
        }
        Content::List(lines) => {
            if block.required && lines.iter().all(|line| line.trim().is_empty()) {
                found.push(Gap::Empty(field()));
            } else if lines.iter().any(|line| has_placeholder(line)) {
                found.push(Gap::Placeholder(field()));
            }
        }
        Content::Table(table) => {
            let cells = || table.shown().flat_map(|row| &row.cells);
            if block.required && cells().all(|cell| cell.text.trim().is_empty()) {
                found.push(Gap::Empty(field()));
                return;
            }
            let empty = cells().filter(|cell| cell.needed && cell.text.trim().is_empty()).count();
            if block.required && empty > 0 {
                found.push(Gap::EmptyCells(field(), empty));
            }
            if cells().any(|cell| has_placeholder(&cell.text)) {
                found.push(Gap::Placeholder(field()));
            }
        }
    }
}

/// People who left and vendors that ended, where the clinic itself named them.
fn gone(
    template: &BcpTemplate,
    bcp: &Bcp,
    workbook: &Workbook,
    block: &PlanBlock,
    today: NaiveDate,
    found: &mut Vec<Gap>,
) {
    let field = || block.field.clone();
    let people = workbook.people.iter().filter(|person| !person.is_there_on(today));
    let vendors = workbook.vendors.iter().filter(|vendor| !vendor.is_there_on(today));
    match bcp.value(&block.field) {
        Some(BcpValue::Person(Some(id))) => {
            found
                .extend(people.filter(|it| it.id == *id).map(|it| Gap::PersonLeft(field(), it.id)));
        }
        Some(BcpValue::Vendor(Some(id))) => {
            let ended = vendors.filter(|it| it.id == *id);
            found.extend(ended.map(|it| Gap::VendorEnded(field(), it.id)));
        }
        Some(BcpValue::Table(rows)) => {
            let Some(BcpFieldKind::Table(table)) = template.field(&block.field).map(|it| &it.kind)
            else {
                return;
            };
            let shown = rows.iter().filter(|row| !row.is_hidden);
            // Rows of records go by themselves; what was typed into the others stays.
            let typed = shown.filter(|row| !row.key.is_of_record());
            let cells: Vec<_> = typed.flat_map(|row| &row.cells).collect();
            // Somebody is named where they were picked, and where their name was typed.
            let names = |sort: &BcpColumnKind, record: &CellValue, name: &str| {
                cells.iter().any(|cell| cell.value == *record)
                    || cells.iter().any(|cell| {
                        let column = table.columns.iter().find(|it| it.key == cell.column);
                        column.is_some_and(|it| it.kind == *sort)
                            && !name.is_empty()
                            && cell.value.typed().trim() == name
                    })
            };
            let left = people.filter(|it| {
                names(&BcpColumnKind::Person, &CellValue::Person(it.id), it.name.trim())
            });
            found.extend(left.map(|it| Gap::PersonLeft(field(), it.id)));
            let ended = vendors.filter(|it| {
                names(&BcpColumnKind::Vendor, &CellValue::Vendor(it.id), it.name.trim())
            });
            found.extend(ended.map(|it| Gap::VendorEnded(field(), it.id)));
        }
        _ => {}
    }
}
