//! Whether a document as it reads now is what somebody approved.

use super::compare::changes;
use super::plan::DocumentPlan;
use crate::model::Document;
use crate::model::document_standing::DocumentStanding;

/// How a document stands. It compares the whole of it, so it is asked once for a print.
#[must_use]
pub fn standing<'a>(document: &'a Document, plan: &DocumentPlan) -> DocumentStanding<'a> {
    match document.approved_as(&document.version) {
        None => DocumentStanding::Draft,
        Some(approved) if changes(approved, plan).is_empty() => {
            DocumentStanding::Approved(approved)
        }
        Some(approved) => DocumentStanding::ChangedSince(approved),
    }
}
