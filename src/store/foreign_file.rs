//! Files of other programs, which are only read.

use std::path::Path;

use super::{Files, StoreError};

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
    files.read(path).map(ForeignFile::Bytes).map_err(failed)
}
