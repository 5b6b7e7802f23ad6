//! Files of other programs, which are only read.

use std::path::Path;

use super::files::Refusal;
use super::{Files, StoreError, size};

/// A file that a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignFile {
    /// What is in it.
    Bytes(Vec<u8>),
    /// It is larger than allowed: this many bytes. It was not read.
    TooLarge(u64),
}

/// Reads a file of at most `most` bytes.
///
/// # Errors
/// The file cannot be read.
pub fn read_foreign(files: &dyn Files, path: &Path, most: u64) -> Result<ForeignFile, StoreError> {
    let failed = |source| StoreError::reading(path, source);
    match files.kind(path).map_err(failed)? {
        None => return Err(StoreError::Missing { path: path.to_owned() }),
        Some(super::files::EntryKind::File) => {}
        // A device may never end.
        Some(_) => return Err(StoreError::NotAFile { path: path.to_owned() }),
    }
    let size = files.size(path).map_err(failed)?;
    if size > most {
        return Ok(ForeignFile::TooLarge(size));
    }
    match files.read_at_most(path, most) {
        Ok(bytes) => Ok(ForeignFile::Bytes(bytes)),
        Err(source) => match Refusal::of(&source) {
            Some(Refusal::TooLarge { size, .. }) => Ok(ForeignFile::TooLarge(*size)),
            _ => Err(failed(source)),
        },
    }
}

/// Reads a file that should be one of the program's own, whichever it is.
///
/// # Errors
/// Why it cannot be read.
pub fn read_own(files: &dyn Files, path: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = files.read_at_most(path, size::WORKBOOK);
    bytes.map_err(|source| StoreError::reading(path, source))
}
