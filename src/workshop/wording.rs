//! The wording that was compared with the original, and what it makes of check tables.

use crate::explain;
use crate::model::{DocumentLibrary, Overlay, table_wording};
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

/// What documents are made from as it is shown and printed: with what was typed in and corrected in
/// the check tables.
#[must_use]
pub fn proofread_documents(published: &DocumentLibrary, overlay: &Overlay) -> DocumentLibrary {
    let mut shown = published.clone();
    for table in published.check_tables() {
        shown.put_check_table(table_wording::apply(table, overlay));
    }
    shown
}
