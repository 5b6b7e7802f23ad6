//! One writer at a time.
//!
//! The lock is the system's own, on a file that holds nothing: it goes with the program that took
//! it, however that ends, so a crash leaves none behind. The workbook itself is never locked,
//! because on Windows nobody could then rename over it. Who holds the lock stands in another file,
//! which is for people only; no decision rests on it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::error::Doing;
use super::files::{self, Files, Locked};
use super::{StoreError, size};

/// Who has a clinic open, as told to the next one who wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockHolder {
    /// The name under which the person is logged in; may be empty.
    pub user: String,
    /// The name of the computer; may be empty.
    pub computer: String,
    /// Since when.
    pub since: NaiveDateTime,
}

/// This user on this computer, as far as the environment tells.
#[must_use]
pub fn who(since: NaiveDateTime) -> LockHolder {
    let first = |names: &[&str]| {
        names
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.trim().is_empty())
    };
    let host_file = || {
        let bytes = files::RealFiles.read_at_most(Path::new("/etc/hostname"), size::SMALL).ok()?;
        Some(String::from_utf8_lossy(&bytes).trim().to_owned())
    };
    let computer = first(&["COMPUTERNAME", "HOSTNAME"]).or_else(host_file);
    LockHolder {
        user: first(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_default(),
        computer: computer.unwrap_or_default(),
        since,
    }
}

/// What is in the file `holder`: the holder, and the process for whoever looks into the matter.
#[derive(Serialize, Deserialize)]
struct HolderFile {
    user: String,
    computer: String,
    since: NaiveDateTime,
    process: u32,
}

/// The right to write into a clinic's folder, until it is dropped.
pub(super) struct ClinicLock {
    files: Arc<dyn Files>,
    holder: PathBuf,
    /// `None` where the file system knows no locks.
    lock: Option<Box<dyn files::Lock>>,
    /// Who had it before and did not give it back.
    left_by: Option<LockHolder>,
}

/// What came of asking for a clinic's lock.
pub(super) enum Attempt {
    /// It is ours.
    Ours(ClinicLock),
    /// Somebody has it.
    HeldBy(Option<LockHolder>),
}

impl ClinicLock {
    /// Takes the lock of a clinic's folder, or says who has it.
    ///
    /// Where the file system knows no locks the clinic can be written all the same: to refuse would
    /// make the program useless there, and the comparison before each save still keeps two programs
    /// from overwriting each other.
    pub(super) fn take(
        files: &Arc<dyn Files>,
        folder: &Path,
        who: &LockHolder,
    ) -> Result<Attempt, StoreError> {
        let path = folder.join("lock");
        let holder = folder.join("holder");
        let lock = match lock_where_known(&**files, &path) {
            Ok(Some(Locked::Ours(lock))) => Some(lock),
            Ok(None) => None,
            Ok(Some(Locked::Taken)) => {
                return Ok(Attempt::HeldBy(read_holder(&**files, &holder)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::FolderMissing { path: folder.to_owned() });
            }
            Err(error) => return Err(StoreError::of(Doing::Locking, &path, error)),
        };
        let left_by = read_holder(&**files, &holder);
        write_holder(&**files, &holder, who);
        Ok(Attempt::Ours(Self { files: Arc::clone(files), holder, lock, left_by }))
    }

    /// Who had the clinic open before and did not close it: their program ended without warning, or, where
    /// the file system knows no locks, they may have it open still.
    pub(super) fn left_by(&self) -> Option<&LockHolder> {
        self.left_by.as_ref()
    }

    /// Whether a lock of the system stands behind it.
    pub(super) fn is_guarded(&self) -> bool {
        self.lock.is_some()
    }
}

impl Drop for ClinicLock {
    fn drop(&mut self) {
        // Before the lock goes, or the name of the next holder could be removed.
        let _ = self.files.remove(&self.holder);
    }
}

/// Locks a file; `None` where the file system knows no locks. Any other error is none of that: a
/// lock that cannot be asked for at the moment may well be another program's.
pub(super) fn lock_where_known(files: &dyn Files, path: &Path) -> io::Result<Option<Locked>> {
    match files.lock(path) {
        Ok(locked) => Ok(Some(locked)),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
        Err(error) => Err(error),
    }
}

fn read_holder(files: &dyn Files, path: &Path) -> Option<LockHolder> {
    let bytes = files.read_at_most(path, size::SMALL).ok()?;
    let file: HolderFile = ron::de::from_bytes(&bytes).ok()?;
    Some(LockHolder { user: file.user, computer: file.computer, since: file.since })
}

/// Says who we are. The name is a courtesy: whatever goes wrong with it must not keep anybody from
/// working, and the next one then reads that somebody has the clinic open.
fn write_holder(files: &dyn Files, path: &Path, who: &LockHolder) {
    let file = HolderFile {
        user: who.user.clone(),
        computer: who.computer.clone(),
        since: who.since,
        process: std::process::id(),
    };
    let _ = files.remove(path);
    if let Ok(text) = ron::to_string(&file) {
        let _ = files.create(path).and_then(|mut holder| holder.write(text.as_bytes()));
    }
}
