//! Earlier states of a workbook, each in a file of its own under a dated name.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::atomic::{Overwrite, write_file};
use super::clinic_folder::ClinicFolder;
use super::files::EntryKind;
use super::lock::{Attempt, ClinicLock};
use super::{ClinicId, LockHolder, StoreError};
use crate::model::Workbook;

/// Why a state was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BackupKind {
    /// The state before a session's first save.
    Session,
    /// The state that a restored backup took the place of.
    BeforeRestore,
    /// A file that could not be read, which a restored backup took the place of. Never removed.
    Damaged,
    /// What another program wrote, which this one was told to write over.
    Theirs,
}

impl BackupKind {
    const ALL: [Self; 4] = [Self::Session, Self::BeforeRestore, Self::Damaged, Self::Theirs];

    /// How the names of such files start.
    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "workbook-",
            Self::BeforeRestore => "before-restore-",
            Self::Damaged => "damaged-",
            Self::Theirs => "theirs-",
        }
    }
}

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
    /// What is in it, or why that cannot be told.
    pub workbook: Result<Workbook, StoreError>,
    /// Tells apart what was kept within one second.
    number: u32,
}

/// How many sessions are kept.
const SESSIONS: usize = 10;

/// All backups of a clinic, newest first.
pub(super) fn list(folder: &ClinicFolder) -> Result<Vec<Backup>, StoreError> {
    let mut backups: Vec<Backup> = names(folder)?
        .into_iter()
        .map(|name| {
            let path = folder.backups_path().join(&name.file);
            let workbook = folder.read_workbook(&path).map(|(workbook, _)| workbook);
            let Name { file, kind, kept_at, number } = name;
            Backup { name: file, path, kind, kept_at, workbook, number }
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.kept_at, backup.number)));
    Ok(backups)
}

/// Keeps the state from before this session and forgets the oldest sessions.
pub(super) fn keep_session(
    folder: &ClinicFolder,
    bytes: &[u8],
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let kept = keep(folder, BackupKind::Session, bytes, now)?;
    let mut sessions = names(folder)?;
    sessions.retain(|name| name.kind == BackupKind::Session);
    sessions.sort_by_key(|name| (name.kept_at, name.number));
    for name in &sessions[..sessions.len().saturating_sub(SESSIONS)] {
        let path = folder.backups_path().join(&name.file);
        // The clock may have been set back: what was kept just now stays whatever its date.
        if path != kept {
            // One backup too many does no harm; the next session tries again.
            let _ = folder.files.remove(&path);
        }
    }
    Ok(kept)
}

/// Keeps what another program wrote.
pub(super) fn keep_theirs(
    folder: &ClinicFolder,
    bytes: &[u8],
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    keep(folder, BackupKind::Theirs, bytes, now)
}

/// Puts the backup of this name in the place of the workbook, after keeping what is there now.
pub(super) fn restore(
    folder: &ClinicFolder,
    name: &str,
    who: &LockHolder,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
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
    match folder.read_workbook(&path) {
        Ok((_, present)) => keep(folder, BackupKind::BeforeRestore, &present, now).map(drop)?,
        Err(StoreError::Missing { .. }) => {}
        Err(StoreError::Damaged { .. } | StoreError::Newer { .. }) => {
            let present = folder.read(&path)?;
            keep(folder, BackupKind::Damaged, &present, now)?;
        }
        // What cannot even be copied is not written over.
        Err(error) => return Err(error),
    }
    let written = write_file(&*folder.files, &path, &bytes, Overwrite::Yes);
    drop(lock);
    written
}

fn keep(
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

const DATE: &str = "%Y%m%d-%H%M%S";

fn file_name(kind: BackupKind, kept_at: NaiveDateTime, number: u32) -> String {
    let (prefix, date) = (kind.prefix(), kept_at.format(DATE));
    if number == 1 { format!("{prefix}{date}.ron") } else { format!("{prefix}{date}-{number}.ron") }
}

/// The name of a backup, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    file: String,
    kind: BackupKind,
    kept_at: NaiveDateTime,
    number: u32,
}

impl Name {
    /// `None` for the name of anything else, which is not ours to list or remove.
    fn parse(file: &str) -> Option<Self> {
        let stem = file.strip_suffix(".ron")?;
        let (kind, dated) = BackupKind::ALL
            .into_iter()
            .find_map(|kind| stem.strip_prefix(kind.prefix()).map(|rest| (kind, rest)))?;
        let (date, number) = match dated.match_indices('-').nth(1) {
            Some((at, _)) => (&dated[..at], dated[at + 1..].parse().ok()?),
            None => (dated, 1),
        };
        let kept_at = NaiveDateTime::parse_from_str(date, DATE).ok()?;
        // Only names that we would give ourselves.
        (file_name(kind, kept_at, number) == file).then(|| Self {
            file: file.to_owned(),
            kind,
            kept_at,
            number,
        })
    }
}

fn names(folder: &ClinicFolder) -> Result<Vec<Name>, StoreError> {
    let backups = folder.backups_path();
    let reading = |source| StoreError::reading(&backups, source);
    if folder.files.kind(&backups).map_err(reading)? != Some(EntryKind::Folder) {
        return Ok(Vec::new());
    }
    let names = folder.files.list(&backups).map_err(reading)?;
    Ok(names.iter().filter_map(|name| Name::parse(name)).collect())
}

impl Backup {
    /// Whether it can be opened.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.workbook.is_ok()
    }
}

/// The newest backup that can be opened: what is offered for a damaged workbook.
#[must_use]
pub fn newest_readable(backups: &[Backup]) -> Option<&Backup> {
    backups
        .iter()
        .filter(|backup| backup.is_readable())
        .max_by_key(|backup| (backup.kept_at, backup.number))
}

impl super::DataFolder {
    /// The backups of a clinic, newest first, each read.
    ///
    /// # Errors
    /// The folder of the backups cannot be read. A backup that cannot be read is no error.
    pub fn backups(&self, id: &ClinicId) -> Result<Vec<Backup>, StoreError> {
        list(&self.clinic(id))
    }

    /// Puts the backup of this name in the place of the workbook. What was there is kept first, under
    /// a dated name and byte by byte, even if it is damaged. The clinic must not be open anywhere.
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
    ) -> Result<(), StoreError> {
        restore(&self.clinic(id), backup, who, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_when_and_why() {
        let at = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect(text);
        let kept_at = at("2024-11-20 14:05:00");
        for kind in BackupKind::ALL {
            for number in [1, 2, 17] {
                let file = file_name(kind, kept_at, number);
                let parsed = Name::parse(&file);
                assert_eq!(parsed, Some(Name { file, kind, kept_at, number }));
            }
        }
        assert_eq!(file_name(BackupKind::Session, kept_at, 1), "workbook-20241120-140500.ron");
        assert_eq!(file_name(BackupKind::Damaged, kept_at, 2), "damaged-20241120-140500-2.ron");
    }

    #[test]
    fn other_files_are_not_backups() {
        let table = [
            "workbook.ron",
            "workbook-20241120-140500.ron.bak",
            "workbook-20241320-140500.ron",
            "workbook-20241120-140500-1.ron",
            "workbook-20241120-140500-x.ron",
            "workbook-20241120.ron",
            "my-20241120-140500.ron",
            ".tenkencho-1-2",
            "",
        ];
        for file in table {
            assert_eq!(Name::parse(file), None, "{file}");
        }
    }
}
