//! The way back to an earlier state.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::keep::{keep, let_go};
use super::name::{BackupKind, Name};
use crate::store::atomic::{Overwrite, write_file};
use crate::store::clinic_folder::ClinicFolder;
use crate::store::lock::{Attempt, ClinicLock};
use crate::store::{LockHolder, StoreError};

/// Puts the backup of this name in the place of the workbook, after keeping what is there now. Returns
/// where that is.
pub(super) fn restore(
    folder: &ClinicFolder,
    name: &str,
    who: &LockHolder,
    now: NaiveDateTime,
) -> Result<Option<PathBuf>, StoreError> {
    let lock = match ClinicLock::take(&folder.files, &folder.path, who)? {
        Attempt::Ours(lock) => lock,
        Attempt::HeldBy(holder) => {
            return Err(StoreError::HeldElsewhere { holder, path: folder.path.clone() });
        }
    };
    let backup = folder.backups_path().join(name);
    // Nothing else is put back than what could have been listed.
    if Name::parse(name).is_none() {
        return Err(StoreError::Missing { path: backup });
    }
    let (_, bytes) = folder.read_workbook(&backup)?;
    let path = folder.workbook_path();
    let kept = match folder.read_workbook(&path) {
        Ok((_, present)) => Some(keep(folder, BackupKind::BeforeRestore, &present, now)?),
        Err(StoreError::Missing { .. }) => None,
        Err(StoreError::Damaged { .. } | StoreError::Newer { .. }) => {
            let present = folder.read(&path)?;
            Some(keep(folder, BackupKind::Damaged, &present, now)?)
        }
        // What cannot even be copied is not written over.
        Err(error) => return Err(error),
    };
    write_file(&*folder.files, &path, &bytes, Overwrite::Yes)?;
    // Only once it is back: what is put back could be the next to go.
    if let Some(kept) = &kept {
        let_go(folder, kept, now);
    }
    drop(lock);
    Ok(kept)
}
