//! Earlier states of a workbook, each in a file of its own under a dated name.

mod keep;
mod name;
mod restore;
mod retention;

use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::clinic_folder::ClinicFolder;
use super::{ClinicId, LockHolder, StoreError};
use crate::model::Workbook;

pub(super) use keep::{keep_session, keep_theirs};
pub use name::BackupKind;
pub(super) use name::is_backup_name;
pub(super) use retention::{Stored, to_remove};

/// One earlier state.
#[derive(Debug)]
pub struct Backup {
    /// The exact name of its file, by which it is put back.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// Why it was kept.
    pub kind: BackupKind,
    /// When it was kept, from its name.
    pub kept_at: NaiveDateTime,
    /// Its size in bytes, where that can be told.
    pub bytes: u64,
    /// What is in it, or why that cannot be told.
    pub workbook: Result<Workbook, StoreError>,
}

impl Backup {
    /// Whether it can be opened.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.workbook.is_ok()
    }

    /// Whether its date lies after `now`: a clock was wrong once.
    #[must_use]
    pub fn is_ahead(&self, now: NaiveDateTime) -> bool {
        self.kept_at > now
    }
}

/// What is offered for a damaged workbook: the first backup of a list that can be opened.
#[must_use]
pub fn newest_readable(backups: &[Backup]) -> Option<&Backup> {
    backups.iter().find(|backup| backup.is_readable())
}

/// Reads the backups of a clinic one after the other, the newest first and those that are dated after
/// `now` last, and gives each to `look`, which says whether to go on.
fn visit(
    folder: &ClinicFolder,
    now: NaiveDateTime,
    mut look: impl FnMut(Backup) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    let mut names = keep::names(folder)?;
    names.sort_by_key(|name| {
        (name.kept_at > now, std::cmp::Reverse((name.kept_at, name.number, name.kind.order())))
    });
    for name in names {
        let path = folder.backups_path().join(&name.file);
        let bytes = folder.files.size(&path).unwrap_or_default();
        let workbook = folder.read_workbook(&path).map(|(workbook, _)| workbook);
        let name::Name { file, kind, kept_at, .. } = name;
        if look(Backup { name: file, path, kind, kept_at, bytes, workbook }).is_break() {
            break;
        }
    }
    Ok(())
}

impl super::DataFolder {
    /// The backups of a clinic, newest first, each read.
    ///
    /// # Errors
    /// The folder of the backups cannot be read. A backup that cannot be read is no error.
    pub fn backups(&self, id: &ClinicId) -> Result<Vec<Backup>, StoreError> {
        let mut backups = Vec::new();
        self.visit_backups(id, NaiveDateTime::MAX, |backup| {
            backups.push(backup);
            ControlFlow::Continue(())
        })?;
        Ok(backups)
    }

    /// Reads the backups of a clinic one after the other, so that no more than one of them is in memory:
    /// the newest first, and those last that are dated after `now`. `look` says whether to go on.
    ///
    /// # Errors
    /// As for [`DataFolder::backups`](super::DataFolder::backups).
    pub fn visit_backups(
        &self,
        id: &ClinicId,
        now: NaiveDateTime,
        look: impl FnMut(Backup) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        visit(&self.clinic(id), now, look)
    }

    /// How many backups a clinic has, be they readable or not.
    ///
    /// # Errors
    /// As for [`DataFolder::backups`](super::DataFolder::backups).
    pub fn count_backups(&self, id: &ClinicId) -> Result<usize, StoreError> {
        keep::names(&self.clinic(id)).map(|names| names.len())
    }

    /// Reads the backup of this name.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is no such backup, or why it cannot be read.
    pub fn read_backup(&self, id: &ClinicId, name: &str) -> Result<Workbook, StoreError> {
        let folder = self.clinic(id);
        let path = folder.backups_path().join(name);
        if name::Name::parse(name).is_none() {
            return Err(StoreError::Missing { path });
        }
        folder.read_workbook(&path).map(|(workbook, _)| workbook)
    }

    /// Puts the backup of this name in the place of the workbook. What was there is kept first, under
    /// a dated name and byte by byte, even if it is damaged; where that is comes back, unless there was
    /// nothing. The clinic must not be open anywhere.
    ///
    /// # Errors
    /// [`StoreError::HeldElsewhere`], or why the backup cannot be read or written. The workbook is
    /// untouched then.
    pub fn restore(
        &self,
        id: &ClinicId,
        backup: &str,
        who: &LockHolder,
        now: NaiveDateTime,
    ) -> Result<Option<PathBuf>, StoreError> {
        restore::restore(&self.clinic(id), backup, who, now)
    }
}
