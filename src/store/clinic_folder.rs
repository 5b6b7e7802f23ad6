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
