//! What can be wrong with a workbook file, and where.

use crate::model::{
    BoxId, ContactId, DeviceId, DocumentKey, FieldKey, FiscalYear, ItemKey, PersonId, RoleId,
    VendorId,
};
use crate::ron_file::{FileProblem, RonProblem};

/// One thing that is wrong, and where.
pub type Problem = FileProblem<ProblemKind>;

impl From<FileProblem<RonProblem>> for Problem {
    fn from(problem: FileProblem<RonProblem>) -> Self {
        problem.map(ProblemKind::Ron)
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// It is no good RON, or not such a file.
    #[error(transparent)]
    Ron(RonProblem),
    /// Two people with one id.
    #[error("two people have the id {}", .0.0)]
    RepeatedPerson(PersonId),
    /// Two vendors with one id.
    #[error("two vendors have the id {}", .0.0)]
    RepeatedVendor(VendorId),
    /// Two contacts with one id.
    #[error("two contacts have the id {}", .0.0)]
    RepeatedContact(ContactId),
    /// Two devices with one id.
    #[error("two devices have the id {}", .0.0)]
    RepeatedDevice(DeviceId),
    /// Two roles of the clinic's own with one id.
    #[error("two roles have the id {}", .0.0)]
    RepeatedRole(RoleId),
    /// Two boxes of one chart with one id.
    #[error("two boxes have the id {}", .0.0)]
    RepeatedBox(BoxId),
    /// Two documents with one key.
    #[error("two documents are number {} of {}", .0.instance, .0.template.0)]
    RepeatedDocument(DocumentKey),
    /// Two entries of one field of a document.
    #[error("two entries of the field {}", .0.0)]
    RepeatedEntry(FieldKey),
    /// A row of a table of a document twice.
    #[error("two rows of the field {} are the same", .0.0)]
    RepeatedRow(FieldKey),
    /// A cell of a row of a document twice.
    #[error("a row of the field {} has a cell twice", .0.0)]
    RepeatedCell(FieldKey),
    /// Two answers to one item of the check table.
    #[error("two answers to {0} of the check table")]
    RepeatedCheckAnswer(String),
    /// Two approved versions of a document with one name.
    #[error("version {0} was approved twice")]
    RepeatedApproval(String),
    /// Somebody decides the same thing twice.
    #[error("a decision stands there twice")]
    RepeatedDecision,
    /// An id that leaves no room for others.
    #[error("the id {0} is too large")]
    IdTooLarge(u32),
    /// Two assessments of one fiscal year.
    #[error("two assessments of {0}")]
    RepeatedYear(FiscalYear),
    /// Two closings of one year with one number.
    #[error("two closings of {year} have the number {number}")]
    RepeatedClosing {
        /// The assessment.
        year: FiscalYear,
        /// The number.
        number: u32,
    },
    /// Two sheets of one vendor in one year.
    #[error("two sheets of vendor {} in {year}", .vendor.0)]
    RepeatedSheet {
        /// The assessment.
        year: FiscalYear,
        /// The vendor.
        vendor: VendorId,
    },
    /// Two responses to one item on one form.
    #[error("two responses to {item} in {year}")]
    RepeatedItem {
        /// The assessment.
        year: FiscalYear,
        /// The item.
        item: ItemKey,
    },
    /// Something names a person who is not among the people. Harmless.
    #[error("nobody has the id {}", .0.0)]
    UnknownPerson(PersonId),
    /// Something names a vendor that is not among the vendors. Harmless.
    #[error("no vendor has the id {}", .0.0)]
    UnknownVendor(VendorId),
    /// Something names a contact that is not among the contacts. Harmless.
    #[error("no contact has the id {}", .0.0)]
    UnknownContact(ContactId),
    /// Something names a device that is not in the ledger. Harmless.
    #[error("no device has the id {}", .0.0)]
    UnknownDevice(DeviceId),
    /// Something names a role of the clinic's own that is not there. Harmless.
    #[error("no role has the id {}", .0.0)]
    UnknownRole(RoleId),
    /// Two checks of the same words at the same place.
    #[error("the same words are checked twice")]
    RepeatedCheck,
    /// A text with nothing in it.
    #[error("an empty text")]
    EmptyText,
    /// The last id handed out is smaller than an id in use. Harmless: reading raises it.
    #[error("last_id is {found}, but {needed} is in use")]
    LastIdTooSmall {
        /// What the file says.
        found: u32,
        /// The highest id in use.
        needed: u32,
    },
}

impl ProblemKind {
    /// Whether the workbook can be opened all the same, with nothing lost.
    #[must_use]
    pub fn is_harmless(&self) -> bool {
        matches!(
            self,
            Self::UnknownPerson(_)
                | Self::UnknownVendor(_)
                | Self::UnknownContact(_)
                | Self::UnknownDevice(_)
                | Self::UnknownRole(_)
                | Self::LastIdTooSmall { .. }
        )
    }
}
