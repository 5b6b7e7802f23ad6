//! What cover and feet say of a document besides its text.

use chrono::NaiveDate;

use crate::model::document_standing::DocumentStanding;
use crate::model::{ApprovedDocument, Document, Workbook};
use crate::text::document as words;

/// The particulars of a document that is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHead {
    /// 版, as typed.
    pub version: String,
    /// What is said of one that nobody has approved as it reads.
    pub state: Option<&'static str>,
    /// What whoever approved it is called, and the name.
    pub approver: (&'static str, String),
    /// 承認日
    pub approved_on: Option<NaiveDate>,
}

impl DocumentHead {
    /// That of a document as it stands.
    #[must_use]
    pub fn of(document: &Document, standing: DocumentStanding<'_>, workbook: &Workbook) -> Self {
        Self {
            version: document.version.clone(),
            state: words::standing(standing),
            approver: words::approver(document, standing, workbook),
            approved_on: standing.approval().map(|approved| approved.approved_on),
        }
    }

    /// That of a version as it was approved.
    #[must_use]
    pub fn of_approved(approved: &ApprovedDocument) -> Self {
        Self {
            version: approved.version.clone(),
            state: None,
            approver: (words::APPROVER, approved.approver.clone()),
            approved_on: Some(approved.approved_on),
        }
    }
}
