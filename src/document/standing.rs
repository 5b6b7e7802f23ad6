//! Whether a document as it reads now is what somebody approved.

use super::compare::changes;
use super::plan::Plan;
use crate::model::{ApprovedDocument, Document};

/// How a document stands to the approved version of its 版. Only [`Standing::Approved`] may be shown
/// as approved: nobody has agreed to any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// 案（未承認） — this 版 was never approved.
    Draft,
    /// It reads word for word as it was approved.
    Approved(&'a ApprovedDocument),
    /// 承認後に変更あり（未承認） — this 版 was approved, and reads otherwise now.
    ChangedSince(&'a ApprovedDocument),
}

impl<'a> Standing<'a> {
    /// The approval that holds for what is written now.
    #[must_use]
    pub fn approval(self) -> Option<&'a ApprovedDocument> {
        match self {
            Self::Approved(approved) => Some(approved),
            Self::Draft | Self::ChangedSince(_) => None,
        }
    }
}

/// How a document stands. It compares the whole of it, so it is asked once for a print.
#[must_use]
pub fn standing<'a>(document: &'a Document, plan: &Plan) -> Standing<'a> {
    match document.approved_as(&document.version) {
        None => Standing::Draft,
        Some(approved) if changes(approved, plan).is_empty() => Standing::Approved(approved),
        Some(approved) => Standing::ChangedSince(approved),
    }
}
