//! Files that are written for other programs: anywhere but among the data of this one.

use std::path::{Path, PathBuf};

use super::error::folder_of;
use super::{DataFolder, Files, Overwrite, StoreError, write_file};

impl DataFolder {
    /// Whether a file may be written for other programs at `path`. Nothing inside the data folder
    /// may, under whatever name it is reached: it could take the place of a workbook.
    ///
    /// # Errors
    /// [`StoreError::InsideData`] where it may not.
    pub fn check_export(&self, path: &Path) -> Result<(), StoreError> {
        let files = self.files();
        let root = real(files, self.root());
        let folder = real(files, folder_of(path));
        // The file itself may be a link that leads there.
        if folder.starts_with(&root) || real(files, path).starts_with(&root) {
            return Err(StoreError::InsideData { path: path.to_owned() });
        }
        Ok(())
    }

    /// Writes a file for other programs.
    ///
    /// # Errors
    /// Why nothing was written.
    pub fn write_export(
        &self,
        path: &Path,
        bytes: &[u8],
        overwrite: Overwrite,
    ) -> Result<(), StoreError> {
        self.check_export(path)?;
        write_file(self.files(), path, bytes, overwrite)
    }
}

/// The path without links; where nothing is there yet, at least a whole one.
fn real(files: &dyn Files, path: &Path) -> PathBuf {
    let whole = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    files.resolve(path).unwrap_or_else(|_| whole())
}
