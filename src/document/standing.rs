//! Whether the plan as it reads now is the plan that somebody approved.

use super::compare::changes;
use super::plan::Plan;
use crate::model::document::{ApprovedDocument, Document};

/// How the plan stands to the approved version of its 版. Only [`Standing::Approved`] may be shown
/// as approved: nobody has agreed to any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// 案（未承認） — this 版 was never approved.
    Draft,
    /// The plan reads word for word as it was approved.
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

/// How a plan stands. It compares the whole plan, so it is asked once for a print.
#[must_use]
pub fn standing<'a>(document: &'a Document, plan: &Plan) -> Standing<'a> {
    match document.approved_as(&document.version) {
        None => Standing::Draft,
        Some(approved) if changes(approved, plan).is_empty() => Standing::Approved(approved),
        Some(approved) => Standing::ChangedSince(approved),
    }
}
