//! Files that are written for other programs: anywhere but among the data of this one.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::error::folder_of;
use super::files::EntryKind;
use super::leftovers::sweep_beside;
use super::{DataFolder, Files, Overwrite, StoreError, write_file};

/// How deep folders of ours lie in one another: `removed/NAME/editions/originals/ID`.
const DEEPEST: u32 = 6;

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
        let is_inside = || {
            let own = self.own_folders();
            folder.ancestors().filter_map(|it| identity(files, it)).any(|it| own.contains(&it))
        };
        let leads_inside = |path: &Path| path.starts_with(&root);
        if leads_inside(&folder) || leads_inside(&real(files, path)) || is_inside() {
            return Err(StoreError::InsideData { path: path.to_owned() });
        }
        Ok(())
    }

    /// What tells apart the folders in which our files are. Another mount or drive may begin at any of
    /// them, and then their path says nothing.
    fn own_folders(&self) -> HashSet<(u64, u64)> {
        let files = self.files();
        let mut own = HashSet::new();
        let mut folders = vec![(self.root().to_owned(), 0)];
        while let Some((folder, depth)) = folders.pop() {
            own.extend(identity(files, &folder));
            let below =
                if depth < DEEPEST { files.list(&folder).unwrap_or_default() } else { vec![] };
            let below = below.iter().map(|name| folder.join(name)).filter(|path| {
                // A file of ours is told by its ending, without a look at the disk.
                path.extension().is_none_or(|ending| ending != "ron")
                    && matches!(files.kind(path), Ok(Some(EntryKind::Folder)))
                    && files.is_link(path).is_ok_and(|it| !it)
            });
            folders.extend(below.map(|path| (path, depth + 1)));
        }
        own
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
        write_file(self.files(), path, bytes, overwrite)?;
        sweep_beside(self.files(), path);
        Ok(())
    }
}

fn identity(files: &dyn Files, path: &Path) -> Option<(u64, u64)> {
    files.identity(path).ok().flatten()
}

/// The path without links; where nothing is there yet, at least a whole one.
fn real(files: &dyn Files, path: &Path) -> PathBuf {
    let whole = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    files.resolve(path).unwrap_or_else(|_| whole())
}
