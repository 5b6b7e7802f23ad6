//! Keeping a state, and letting go of those that have had their time.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::name::{BackupKind, Name, file_name};
use super::retention::{Stored, to_remove};
use crate::store::StoreError;
use crate::store::atomic::{Overwrite, write_file};
use crate::store::clinic_folder::ClinicFolder;
use crate::store::files::EntryKind;

/// Keeps the state from before a session, or from before a further day in it, and lets go of what has
/// had its time. What the newest backup holds already is not kept again: a program that was killed
/// before its first save left one behind.
pub(in crate::store) fn keep_session(
    folder: &ClinicFolder,
    bytes: &[u8],
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    if let Some(path) = newest_with(folder, bytes, now) {
        return Ok(path);
    }
    let kept = keep(folder, BackupKind::Session, bytes, now)?;
    let_go(folder, &kept, now);
    Ok(kept)
}

/// Keeps what another program wrote.
pub(in crate::store) fn keep_theirs(
    folder: &ClinicFolder,
    bytes: &[u8],
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let kept = keep(folder, BackupKind::Theirs, bytes, now)?;
    let_go(folder, &kept, now);
    Ok(kept)
}

/// The newest backup that is not dated after now, where it holds the same bytes.
fn newest_with(folder: &ClinicFolder, bytes: &[u8], now: NaiveDateTime) -> Option<PathBuf> {
    let mut known = names(folder).ok()?;
    known.retain(|name| name.kept_at <= now);
    let newest = known.into_iter().max_by_key(|name| (name.kept_at, name.number))?;
    let path = folder.backups_path().join(newest.file);
    let is_same = folder.read(&path).is_ok_and(|there| there == bytes);
    is_same.then_some(path)
}

/// Keeps a state under a name of its own.
pub(super) fn keep(
    folder: &ClinicFolder,
    kind: BackupKind,
    bytes: &[u8],
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let backups = folder.backups_path();
    // Not the folders above it as well: where the clinic's own is gone, a new one in its place would
    // hide what is left elsewhere.
    match folder.files.create_folder(&backups) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(StoreError::writing(&backups, error));
        }
        _ => {}
    }
    let mut number = 1;
    loop {
        let path = backups.join(file_name(kind, now, number));
        match write_file(&*folder.files, &path, bytes, Overwrite::No) {
            Err(StoreError::Exists { .. }) => number += 1,
            result => return result.map(|()| path),
        }
    }
}

/// Removes what has had its time, by [`to_remove`], and never what was `kept` just now. One backup too
/// many does no harm, so whatever goes wrong waits for the next time.
pub(super) fn let_go(folder: &ClinicFolder, kept: &std::path::Path, now: NaiveDateTime) {
    let Ok(names) = names(folder) else { return };
    let backups = folder.backups_path();
    let mut stored = Vec::with_capacity(names.len());
    for name in &names {
        let path = backups.join(&name.file);
        // Of what cannot be asked nothing is decided.
        let Ok(bytes) = folder.files.size(&path) else { return };
        let Name { kind, kept_at, number, .. } = *name;
        stored.push(Stored { kind, kept_at, number, bytes, is_new: path == kept });
    }
    for at in to_remove(&stored, now) {
        let _ = folder.files.remove(&backups.join(&names[at].file));
    }
}

/// The names of all backups, in no particular order.
pub(super) fn names(folder: &ClinicFolder) -> Result<Vec<Name>, StoreError> {
    let backups = folder.backups_path();
    let reading = |source| StoreError::reading(&backups, source);
    if folder.files.kind(&backups).map_err(reading)? != Some(EntryKind::Folder) {
        return Ok(Vec::new());
    }
    let names = folder.files.list(&backups).map_err(reading)?;
    Ok(names.iter().filter_map(|name| Name::parse(name)).collect())
}
