//! Why there is no printed record.

use crate::model::FiscalYear;

/// Why there is no printed record.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReportError {
    /// The workbook has no assessment of this year.
    #[error("no assessment of fiscal year {0}")]
    NoAssessment(FiscalYear),
    /// The assessment was answered on another edition.
    #[error("the assessment uses edition {expected}, not {found}")]
    OtherEdition {
        /// The id in the assessment.
        expected: String,
        /// The id of the edition that was given.
        found: String,
    },
    /// None of the chosen sheets is needed in this year.
    #[error("none of the chosen sheets is needed in this year")]
    NothingToPrint,
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A face cannot be embedded.
    #[error("cannot embed the font {name}")]
    Font {
        /// Its name.
        name: String,
    },
    /// The PDF cannot be written.
    #[error("cannot write the pdf: {reason}")]
    Write {
        /// What the writer said.
        reason: String,
    },
    /// What was written is not a PDF that can be read.
    #[error("cannot read the pdf back: {reason}")]
    Unreadable {
        /// What the reader said.
        reason: String,
    },
    /// What was written has another number of pages.
    #[error("the pdf has {found} pages instead of {expected}")]
    PageCount {
        /// Pages laid out.
        expected: usize,
        /// Pages in the bytes.
        found: usize,
    },
    /// What was written says something else.
    #[error("the text of page {page} differs from the layout")]
    PageText {
        /// The first page that differs, from 1.
        page: usize,
    },
}
