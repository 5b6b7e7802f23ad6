//! The workbook of a clinic that is open for writing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::atomic::{Overwrite, write_file};
use super::clinic_folder::ClinicFolder;
use super::format::{self, FormatError};
use super::lock::ClinicLock;
use super::{ClinicId, StoreError, backups};
use crate::model::Workbook;

/// The right to save one clinic's workbook. Dropping it lets others write.
pub struct ClinicFile {
    folder: ClinicFolder,
    lock: ClinicLock,
    /// What the file holds, as far as we know: the bytes last read or written.
    known: Arc<[u8]>,
    /// What a failed save may have left in the place of `known`: it can fail after the rename.
    attempted: Option<Arc<[u8]>>,
    /// The state from before this session, until a backup of it is kept.
    before: Option<Arc<[u8]>>,
}

/// What a save did.
#[derive(Debug)]
pub struct SavedWorkbook {
    /// Whether anything had to be written; `false` where the disk held the same already.
    pub written: bool,
    /// What became of the backup.
    pub backup: BackupOutcome,
}

/// What became of the backup of the state before this session.
#[derive(Debug)]
pub enum BackupOutcome {
    /// It was kept earlier in this session, or nothing was written.
    NotDue,
    /// It was kept now.
    Kept(PathBuf),
    /// It could not be kept. The save went on, and the next one tries again.
    Failed(StoreError),
}

impl ClinicFile {
    pub(super) fn new(folder: ClinicFolder, lock: ClinicLock, bytes: Vec<u8>) -> Self {
        let known: Arc<[u8]> = bytes.into();
        Self { folder, lock, before: Some(Arc::clone(&known)), known, attempted: None }
    }

    /// The clinic whose workbook it is.
    #[must_use]
    pub fn clinic(&self) -> &ClinicId {
        &self.folder.id
    }

    /// The file of the workbook.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.workbook_path()
    }

    /// Whether a lock of the system keeps others out; `false` on file systems without locks, where
    /// only the comparison before each save does.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.lock.is_guarded()
    }

    /// Writes the workbook, unless the disk holds the same already.
    ///
    /// The first save that changes the file keeps a backup of what was there before.
    ///
    /// # Errors
    /// Why it could not be saved. The file then holds what it held before, or, where only the last
    /// flush of its folder failed, the new state.
    pub fn save(
        &mut self,
        workbook: &Workbook,
        now: NaiveDateTime,
    ) -> Result<SavedWorkbook, StoreError> {
        let path = self.path();
        let text = sound_text(workbook, &path)?;
        let on_disk = self.compare(&path)?;
        if self.attempted.is_none() && on_disk.as_deref() == Some(text.as_bytes()) {
            return Ok(SavedWorkbook { written: false, backup: BackupOutcome::NotDue });
        }
        let backup = self.keep_backup(now);
        let bytes: Arc<[u8]> = text.into_bytes().into();
        self.attempted = Some(Arc::clone(&bytes));
        write_file(&*self.folder.files, &path, &bytes, Overwrite::Yes)?;
        self.attempted = None;
        self.known = bytes;
        Ok(SavedWorkbook { written: true, backup })
    }

    /// Makes sure that the file holds what we left there. A file that is gone is no reason not to
    /// save: nothing is written over.
    fn compare(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        match self.folder.read(path) {
            Ok(bytes) if *bytes == *self.known => Ok(Some(bytes)),
            Ok(bytes) if self.attempted.as_deref() == Some(&*bytes) => Ok(Some(bytes)),
            Ok(_) => Err(StoreError::ChangedOnDisk { path: path.to_owned() }),
            Err(StoreError::Missing { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn keep_backup(&mut self, now: NaiveDateTime) -> BackupOutcome {
        let Some(before) = &self.before else {
            return BackupOutcome::NotDue;
        };
        match backups::keep_session(&self.folder, before, now) {
            Ok(path) => {
                self.before = None;
                BackupOutcome::Kept(path)
            }
            Err(error) => BackupOutcome::Failed(error),
        }
    }
}

/// The text of a workbook, after making sure that it can be opened again and is the same then.
fn sound_text(workbook: &Workbook, path: &Path) -> Result<String, StoreError> {
    let text = format::write(workbook);
    let problems = match format::read(text.as_bytes()) {
        Ok(mut read) => {
            // Reading may have raised it, which is no difference that anybody can see.
            read.last_id = workbook.last_id;
            if read == *workbook {
                return Ok(text);
            }
            Vec::new()
        }
        Err(FormatError::Broken(problems)) => problems,
        Err(FormatError::Newer { .. }) => Vec::new(),
    };
    Err(StoreError::Unsound { path: path.to_owned(), problems })
}
