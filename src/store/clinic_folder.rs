//! The folder of one clinic.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{ClinicId, Files, StoreError, atomic, format, size};
use crate::model::Workbook;

/// Where a clinic's files are.
#[derive(Clone)]
pub(super) struct ClinicFolder {
    pub(super) files: Arc<dyn Files>,
    pub(super) id: ClinicId,
    pub(super) path: PathBuf,
}

impl ClinicFolder {
    pub(super) fn workbook_path(&self) -> PathBuf {
        self.path.join("workbook.ron")
    }

    pub(super) fn backups_path(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// The bytes of a workbook, waiting for whoever is just replacing it.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        read(&*self.files, path, size::WORKBOOK)
    }

    /// The bytes of any file of a clinic.
    pub(super) fn read_any(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        read(&*self.files, path, size::LARGEST)
    }

    /// A workbook of this folder, with the bytes it was read from.
    pub(super) fn read_workbook(&self, path: &Path) -> Result<(Workbook, Vec<u8>), StoreError> {
        read_workbook(&*self.files, path)
    }

    /// Where the workbook is missing or empty and a killed program left one whole beside it, puts that in
    /// its place. Only for the holder of the lock.
    pub(super) fn take_up(&self, error: &StoreError) -> bool {
        let path = self.workbook_path();
        let is_empty = match error {
            StoreError::Missing { .. } => false,
            StoreError::Damaged { .. } if self.files.size(&path).is_ok_and(|size| size == 0) => {
                true
            }
            _ => return false,
        };
        let names = self.files.list(&self.path).unwrap_or_default();
        let temporary = names.iter().filter(|name| name.starts_with(atomic::TEMPORARY));
        let mut whole: Vec<PathBuf> = temporary
            .map(|name| self.path.join(name))
            .filter(|path| self.read_workbook(path).is_ok())
            .collect();
        whole.sort_by_key(|path| self.files.modified(path).ok());
        whole.last().is_some_and(|newest| {
            // Nothing is written over but an empty file.
            let put = if is_empty {
                self.files.rename(newest, &path)
            } else {
                atomic::publish(&*self.files, newest, &path)
            };
            put.is_ok()
        })
    }

    /// Removes what a killed program left half-written. Only for the holder of the lock.
    pub(super) fn sweep(&self) {
        atomic::sweep(&*self.files, &self.path);
        atomic::sweep(&*self.files, &self.backups_path());
    }
}

fn read(files: &dyn Files, path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let bytes = atomic::retry(files, || files.read_at_most(path, most));
    bytes.map_err(|source| StoreError::reading(path, source))
}

/// A workbook in whatever folder, with the bytes it was read from.
pub(super) fn read_workbook(
    files: &dyn Files,
    path: &Path,
) -> Result<(Workbook, Vec<u8>), StoreError> {
    let bytes = read(files, path, size::WORKBOOK)?;
    match format::read(&bytes) {
        Ok(workbook) => Ok((workbook, bytes)),
        Err(error) => Err(StoreError::format(path, error)),
    }
}
