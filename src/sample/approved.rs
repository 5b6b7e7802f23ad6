//! The plan of the sample as it was approved, now and a year before.

use std::sync::Arc;

use chrono::NaiveDate;

use super::calendar;
use crate::document;
use crate::edition::embedded_documents;
use crate::model::date_entry::read_whole;
use crate::model::document::{CellValue, DocumentEntry};
use crate::model::{
    ApprovedDocument, ColumnKey, Document, DocumentLibrary, DocumentRevision, DocumentValue,
    FieldKey, Workbook,
};
use crate::text::document as words;

/// The versions that were approved, the last of them as the document is written now.
pub(super) fn approve(workbook: &mut Workbook, today: NaiveDate) {
    let library = embedded_documents();
    let approved = |now: &Document| approved(&library, workbook, now, today);
    let documents = workbook.documents.iter();
    workbook.documents =
        documents.map(|now| Document { approved: approved(now), ..now.clone() }).collect();
}

fn approved(
    library: &DocumentLibrary,
    workbook: &Workbook,
    now: &Document,
    today: NaiveDate,
) -> Vec<Arc<ApprovedDocument>> {
    let template = library.template(&now.key.template);
    let approver = now.approver.and_then(|id| workbook.person(id));
    let (Some(template), Some(approver)) = (template, approver) else {
        return Vec::new();
    };
    let version = |revision: &DocumentRevision| {
        let on = revision.on?;
        let is_now = revision.version == now.version;
        let then = if is_now { now.clone() } else { before(now, &revision.version, on, today) };
        let plan = document::plan(template, &then, workbook, on);
        Some(Arc::new(document::approved(&plan, workbook, &then, (approver, on))))
    };
    now.revisions.iter().filter_map(version).collect()
}

/// Tables of what the drill of the sample clinic taught.
const AFTER_THE_DRILL: [&str; 3] = ["training", "lessons", "vendors-after"];
/// The column of a restore test in the table of backups.
const TESTED_ON: &str = "tested-on";

/// The plan as it had been written by a day before the drill: nothing in it happened later.
fn before(now: &Document, version: &str, day: NaiveDate, today: NaiveDate) -> Document {
    let mut then = now.clone();
    version.clone_into(&mut then.version);
    then.revised_on = None;
    then.revisions.retain(|revision| revision.on.is_some_and(|on| on <= day));
    then.entries.retain(|entry| !AFTER_THE_DRILL.contains(&entry.field.0.as_str()));
    for (field, text) in words::SAMPLE_BEFORE {
        let Some(text) = calendar::filled(text, today) else { continue };
        let field = FieldKey::from(field);
        then.entries.retain(|entry| entry.field != field);
        then.entries.push(DocumentEntry { field, value: DocumentValue::Text(text) });
    }
    for entry in &mut then.entries {
        let DocumentValue::Table(rows) = &mut entry.value else { continue };
        let tested = ColumnKey::from(TESTED_ON);
        let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
        for cell in cells.filter(|cell| cell.column == tested) {
            if read_whole(cell.value.typed()).map_or(true, |tested| tested > day) {
                cell.value = CellValue::Text(words::SAMPLE_UNTRIED.to_owned());
            }
        }
    }
    then
}
