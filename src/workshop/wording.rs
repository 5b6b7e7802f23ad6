//! The wording that was compared with the original, and what it makes of the papers of a plan.

use crate::edition::{embedded_bcp_template, embedded_check_table};
use crate::explain;
use crate::model::{Overlay, table_wording};
use crate::report::DocumentPapers;
use crate::store::{DataFolder, StoreError, WordingFile};
use crate::text::Explanation;

/// The file of compared wording as it was found.
pub struct ReadWording {
    /// The file, for writing.
    pub file: WordingFile,
    /// What was compared so far.
    pub overlay: Overlay,
    /// What is wrong with the file, if anything.
    pub problem: Option<Explanation>,
    /// Whether the file may be written. A damaged one may: it is set aside first.
    pub writable: bool,
}

/// Reads what was compared in a data folder.
#[must_use]
pub fn wording(data: &DataFolder) -> ReadWording {
    let (file, read) = WordingFile::open(data);
    match read {
        Ok(overlay) => ReadWording { file, overlay, problem: None, writable: true },
        Err(error) => ReadWording {
            file,
            overlay: Overlay::default(),
            writable: matches!(error, StoreError::Damaged { .. }),
            problem: Some(explain::proof::explain_read(&error)),
        },
    }
}

/// What a BCP is made from on this PC.
#[must_use]
pub fn document_papers(overlay: &Overlay) -> DocumentPapers {
    let check_table = table_wording::apply(&embedded_check_table(), overlay);
    DocumentPapers { template: embedded_bcp_template(), check_table }
}
