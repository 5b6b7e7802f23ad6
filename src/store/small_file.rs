//! Small RON files of the program's own: a header and a few fields.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic::{self, Overwrite, write_file};
use super::error::folder_of;
use super::{Files, StoreError, format, size};

/// A kind of small file.
#[derive(Clone, Copy, Debug)]
pub(super) struct SmallFile {
    /// What its field `format` says.
    pub(super) format: &'static str,
    /// The newest version that is written and read; all before it are read too.
    pub(super) version: u32,
}

impl SmallFile {
    /// Reads a file; `None` where there is none.
    pub(super) fn read<T: DeserializeOwned>(
        self,
        files: &dyn Files,
        path: &Path,
    ) -> Result<Option<T>, StoreError> {
        let bytes = match atomic::retry(files, || files.read_at_most(path, size::SMALL)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(StoreError::reading(path, source)),
        };
        let read = format::read_small(&bytes, self.format, self.version);
        read.map(Some).map_err(|error| StoreError::format(path, error))
    }

    /// Writes a file, atomically, in a folder that is there. What is there and damaged is kept under
    /// a dated name; what a newer program wrote stays as it is, and nothing is written.
    pub(super) fn write<T: Serialize + DeserializeOwned + PartialEq>(
        self,
        files: &dyn Files,
        path: &Path,
        content: &T,
        now: NaiveDateTime,
    ) -> Result<(), StoreError> {
        match self.read::<T>(files, path) {
            Ok(Some(there)) if there == *content => return Ok(()),
            Ok(_) => {}
            Err(StoreError::Damaged { .. }) => {
                set_aside(files, path, now)?;
            }
            Err(error) => return Err(error),
        }
        let text = format::write_small(content);
        write_file(files, path, text.as_bytes(), Overwrite::Yes)
    }
}

/// Gives a file that cannot be read a dated name beside it, and returns that name. The name does
/// not end in `.ron`, so that nobody takes it for a file in use.
pub(super) fn set_aside(
    files: &dyn Files,
    path: &Path,
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let day = now.format("%Y%m%d-%H%M%S");
    let mut number = 1;
    loop {
        let tail = if number == 1 { String::new() } else { format!("-{number}") };
        let kept = folder_of(path).join(format!("{stem}-{day}{tail}.unreadable"));
        match atomic::retry(files, || atomic::publish(files, path, &kept)) {
            Ok(()) => {
                // Its old name may be left, and must not be: the next start would complain again.
                let _ = atomic::retry(files, || files.remove(path));
                return Ok(kept);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(source) => return Err(StoreError::writing(&kept, source)),
        }
    }
}
