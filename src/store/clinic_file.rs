//! The workbook of a clinic that is open for writing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::atomic::{Overwrite, write_checked};
use super::clinic_folder::ClinicFolder;
use super::format::{self, FormatError};
use super::lock::ClinicLock;
use super::{ClinicId, StoreError, backups, size};
use crate::model::Workbook;

/// The right to save one clinic's workbook. Dropping it lets others write.
pub struct ClinicFile {
    folder: ClinicFolder,
    lock: Arc<ClinicLock>,
    /// What the file holds, as far as we know: the bytes last read or written.
    known: Arc<[u8]>,
    /// What a failed save may have left in the place of `known`: it can fail after the rename.
    attempted: Option<Arc<[u8]>>,
    /// Whether the disk has confirmed that what it holds stays there.
    is_confirmed: bool,
    /// The state from before this session, until a backup of it is kept.
    before: Option<Arc<[u8]>>,
    /// The day for which the last backup was kept: a session that goes on keeps one more a day.
    kept_on: Option<NaiveDate>,
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
        Self {
            folder,
            lock: Arc::new(lock),
            before: Some(Arc::clone(&known)),
            known,
            attempted: None,
            is_confirmed: true,
            kept_on: None,
        }
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

    /// Writes the workbook, unless the disk holds the same already, and then keeps a backup of what was
    /// there before this session where that is due.
    ///
    /// # Errors
    /// As for [`ClinicFile::save_workbook`].
    pub fn save(
        &mut self,
        workbook: &Workbook,
        now: NaiveDateTime,
    ) -> Result<SavedWorkbook, StoreError> {
        let written = self.save_workbook(workbook, now)?;
        let due = if written { self.due_backup(now) } else { None };
        let backup = match due.map(DueBackup::keep) {
            None => BackupOutcome::NotDue,
            Some(Ok(path)) => BackupOutcome::Kept(path),
            Some(Err(failed)) => {
                let (due, error) = *failed;
                self.before = Some(due.bytes);
                BackupOutcome::Failed(error)
            }
        };
        Ok(SavedWorkbook { written, backup })
    }

    /// Writes the workbook, and tells whether anything had to be written. No backup is kept: what came
    /// in last is the first to be safe.
    ///
    /// # Errors
    /// Why it could not be saved. The file then holds what it held before; after
    /// [`StoreError::NotFlushed`] it holds the new state.
    pub fn save_workbook(
        &mut self,
        workbook: &Workbook,
        now: NaiveDateTime,
    ) -> Result<bool, StoreError> {
        let path = self.path();
        let text = sound_text(workbook, &path)?;
        let on_disk = self.compare(&path)?;
        if self.is_confirmed && on_disk.as_deref() == Some(text.as_bytes()) {
            return Ok(false);
        }
        if self.kept_on.is_some_and(|day| day != now.date()) {
            // A session that goes on for days keeps what it found on each of them.
            self.before.get_or_insert_with(|| Arc::clone(&self.known));
        }
        let bytes: Arc<[u8]> = text.into_bytes().into();
        self.attempted = Some(Arc::clone(&bytes));
        let last_look = || match self.folder.read(&path) {
            Ok(there) if on_disk.as_ref() == Some(&there) => Ok(()),
            Err(StoreError::Missing { .. }) if on_disk.is_none() => Ok(()),
            Ok(_) => Err(StoreError::ChangedOnDisk { path: path.clone() }),
            Err(error) => Err(error),
        };
        let files = &*self.folder.files;
        let written = write_checked(files, &path, &bytes, Overwrite::Yes, last_look);
        self.is_confirmed = written.is_ok();
        if matches!(written, Ok(()) | Err(StoreError::NotFlushed { .. })) {
            self.known = bytes;
            self.attempted = None;
        }
        written.map(|()| true)
    }

    /// Lets the next save take the place of what somebody else wrote, which is kept as a backup first.
    ///
    /// # Errors
    /// Why theirs could not be kept. Nothing is written over then.
    pub fn keep_theirs(&mut self, now: NaiveDateTime) -> Result<(), StoreError> {
        let path = self.path();
        let theirs = match self.folder.read(&path) {
            Err(StoreError::Missing { .. }) => return Ok(()),
            theirs => theirs?,
        };
        if *theirs != *self.known {
            backups::keep_theirs(&self.folder, &theirs, now)?;
            self.known = theirs.into();
            self.attempted = None;
        }
        Ok(())
    }

    /// Makes sure that the file still holds what was written last: where no lock keeps others out, one
    /// that wrote in the same moment is found out this way.
    ///
    /// # Errors
    /// [`StoreError::ChangedOnDisk`] where it does not; or why it cannot be read.
    pub fn look_again(&mut self) -> Result<(), StoreError> {
        let path = self.path();
        match self.compare(&path)? {
            Some(_) => Ok(()),
            None => Err(StoreError::Missing { path }),
        }
    }

    /// The state from before this session, or from before a further day in it, once: what is due to be kept
    /// after the save that changed it.
    pub(super) fn due_backup(&mut self, now: NaiveDateTime) -> Option<DueBackup> {
        let bytes = self.before.take()?;
        self.kept_on = Some(now.date());
        Some(DueBackup {
            folder: self.folder.clone(),
            _lock: Arc::clone(&self.lock),
            bytes,
            kept_at: now,
        })
    }

    /// Makes sure that the file holds what we left there. A file that is gone is no reason not to
    /// save: nothing is written over.
    fn compare(&mut self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        match self.folder.read(path) {
            Ok(bytes) if *bytes == *self.known => Ok(Some(bytes)),
            Ok(bytes) if self.attempted.as_deref() == Some(&*bytes) => {
                // The last attempt came through after all, and failed in what followed.
                self.known = bytes.as_slice().into();
                (self.attempted, self.is_confirmed) = (None, false);
                Ok(Some(bytes))
            }
            Ok(_) => Err(StoreError::ChangedOnDisk { path: path.to_owned() }),
            Err(StoreError::Missing { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A state that is due to be kept. The clinic is held until it is.
pub(super) struct DueBackup {
    folder: ClinicFolder,
    _lock: Arc<ClinicLock>,
    bytes: Arc<[u8]>,
    kept_at: NaiveDateTime,
}

impl DueBackup {
    /// Keeps it; where that fails it is handed back, for another attempt.
    pub(super) fn keep(self) -> Result<PathBuf, Box<(Self, StoreError)>> {
        let kept = backups::keep_session(&self.folder, &self.bytes, self.kept_at);
        kept.map_err(|error| Box::new((self, error)))
    }
}

/// The text of a workbook, after making sure that it can be opened again and is the same then.
fn sound_text(workbook: &Workbook, path: &Path) -> Result<String, StoreError> {
    let text = format::write(workbook);
    let size = text.len() as u64;
    if size > size::WORKBOOK {
        return Err(StoreError::TooLarge { path: path.to_owned(), size, most: size::WORKBOOK });
    }
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
