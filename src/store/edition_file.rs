//! Further editions in the data folder, each with the originals it was read from beside it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{Overwrite, create_folders, retry, write_file};
use super::clinic_id::ClinicId;
use super::{DataFolder, ForeignFile, StoreError, read_foreign};

/// The folder of the originals, below that of the editions.
const ORIGINALS: &str = "originals";

/// A file of the ministry's that is kept beside the edition that was read from it.
#[derive(Clone, Copy, Debug)]
pub struct KeptOriginal<'a> {
    /// Its name.
    pub name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
}

impl DataFolder {
    /// Writes an edition, and its originals before it. An older revision of it is replaced; originals
    /// of before stay unless they have the same name.
    ///
    /// # Errors
    /// The edition is not there then as it was meant; what was there before still is.
    pub fn keep_edition(
        &self,
        id: &str,
        text: &str,
        originals: &[KeptOriginal<'_>],
    ) -> Result<PathBuf, StoreError> {
        let folder = self.root().join("editions");
        let path = folder.join(format!("{id}.ron"));
        let beside = folder.join(ORIGINALS).join(id);
        create_folders(self.files(), &beside)?;
        for original in originals {
            let name = file_name(original.name);
            write_file(self.files(), &beside.join(name), original.bytes, Overwrite::Yes)?;
        }
        write_file(self.files(), &path, text.as_bytes(), Overwrite::Yes)?;
        Ok(path)
    }

    /// Takes an edition out of the folder: its files (by name, in this order), then the originals beside it.
    ///
    /// The files go first, and the one that is used comes last of `names`: so at every instant the edition
    /// is either there as it was, with its originals, or not there at all; originals without an edition are
    /// of no effect. What of them could not be removed is returned.
    ///
    /// # Errors
    /// A file could not be removed: it is still there, with those behind it in `names` and the originals.
    /// Those before it are gone.
    pub fn remove_edition(
        &self,
        id: &str,
        names: &[OsString],
    ) -> Result<Option<StoreError>, StoreError> {
        let folder = self.root().join("editions");
        for name in names {
            let path = folder.join(name);
            let removed = retry(self.files(), || self.files().remove(&path));
            match removed {
                Err(source) if source.kind() == io::ErrorKind::NotFound => {}
                removed => removed.map_err(|source| StoreError::writing(&path, source))?,
            }
        }
        // Until that lasts, a crash may bring the files back: then the originals are still beside them.
        if let Err(source) = self.files().flush_folder(&folder) {
            return Ok(Some(StoreError::writing(&folder, source)));
        }
        Ok(self.remove_originals(id).err())
    }

    fn remove_originals(&self, id: &str) -> Result<(), StoreError> {
        let originals = self.root().join("editions").join(ORIGINALS);
        let beside = originals.join(id);
        let names = match self.files().list(&beside) {
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(()),
            names => names.map_err(|source| StoreError::reading(&beside, source))?,
        };
        for path in names.iter().map(|name| beside.join(name)) {
            let removed = retry(self.files(), || self.files().remove(&path));
            removed.map_err(|source| StoreError::writing(&path, source))?;
        }
        let removed = retry(self.files(), || self.files().remove_folder(&beside));
        removed.map_err(|source| StoreError::writing(&beside, source))?;
        // Should a crash bring the empty folder back, it is of no effect.
        let _ = self.files().flush_folder(&originals);
        Ok(())
    }

    /// Where an original of an edition is kept, by the name under which it was.
    #[must_use]
    pub fn original_path(&self, id: &str, name: &str) -> PathBuf {
        self.root().join("editions").join(ORIGINALS).join(id).join(file_name(name))
    }

    /// Reads an original that is kept beside an edition.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    pub fn original(&self, id: &str, name: &str, most: u64) -> Result<ForeignFile, StoreError> {
        read_foreign(self.files(), &self.original_path(id, name), most)
    }
}

/// The name of a file that every file system takes.
fn file_name(name: &str) -> String {
    let last = Path::new(name).file_name().map(|name| name.to_string_lossy().into_owned());
    // The rules for the names of clinics are those for any name in the data folder.
    let name = last.unwrap_or_default();
    match name.parse::<ClinicId>() {
        Ok(_) => name,
        Err(_) => "original.xlsx".to_owned(),
    }
}
