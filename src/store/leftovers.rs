//! What programs left behind that were killed: temporary files, and clinics that were being created.
//!
//! A temporary file may be one that a program is writing at this moment. In the folders of the data folder
//! such a file lives for seconds, so one that is older than [`AGE`] is nobody's; in a folder that is not
//! ours it has to be older than [`AGE_ELSEWHERE`], and its name has to be exactly one that we give. What
//! this very program is writing is never touched. A clinic that is being created holds the lock of its
//! folder; where the file system knows no locks, age decides.

use std::path::Path;
use std::time::{Duration, SystemTime};

use chrono::{Local, NaiveDateTime, TimeZone as _};

use super::atomic::{TEMPORARY, publish, retry};
use super::error::folder_of;
use super::files::{EntryKind, Files, Locked};
use super::lock::lock_where_known;
use super::{ClinicId, DataFolder};

/// How old a temporary file of the data folder has to be.
const AGE: Duration = Duration::from_hours(1);
/// How old one in any other folder has to be.
const AGE_ELSEWHERE: Duration = Duration::from_hours(24);

impl DataFolder {
    /// Clears away what killed programs left, and takes up clinics whose creation was interrupted once
    /// their workbook was whole. To be called before the clinics are listed for the first time. Whatever
    /// goes wrong waits for the next time.
    pub fn sweep_leftovers(&self, now: NaiveDateTime) {
        if self.check_there().is_err() {
            return;
        }
        let Some(now) = Local.from_local_datetime(&now).earliest().map(SystemTime::from) else {
            return;
        };
        for folder in [self.root().to_owned(), self.root().join("editions")] {
            sweep_old(self.files(), &folder, now, AGE);
        }
        let clinics = self.root().join("clinics");
        for name in self.files().list(&clinics).unwrap_or_default() {
            if let Ok(id) = name.parse::<ClinicId>() {
                self.end_creation(&clinics.join(id.as_str()), now);
            }
        }
    }

    /// Brings the creation of a clinic to its end that was interrupted: it is there, or gone.
    fn end_creation(&self, folder: &Path, now: SystemTime) {
        let files = self.files();
        let is_folder = |path: &Path| matches!(files.kind(path), Ok(Some(EntryKind::Folder)));
        // Whatever cannot be asked is left alone.
        let is_missing = |name: &str| matches!(files.kind(&folder.join(name)), Ok(None));
        if !is_folder(folder) || !is_missing("workbook.ron") || !is_missing("backups") {
            return;
        }
        let names = files.list(folder).unwrap_or_default();
        let is_temporary = |name: &str| process_of(name).is_some();
        let is_ours = |name: &String| is_temporary(name) || name == "lock" || name == "holder";
        if !names.iter().all(is_ours) {
            return;
        }
        let is_old = |path: &Path| is_older(files, path, now, AGE);
        let lock = folder.join("lock");
        let had_lock = names.iter().any(|name| name == "lock");
        // Without a lock, made by an earlier program or on a file system that knows none, age decides.
        let taken = had_lock.then(|| lock_where_known(files, &lock));
        let guard = match taken {
            Some(Ok(Some(Locked::Ours(guard)))) => Some(guard),
            None | Some(Ok(None)) if is_old(folder) => None,
            _ => return,
        };
        let temporary: Vec<_> =
            names.iter().filter(|name| is_temporary(name)).map(|name| folder.join(name)).collect();
        let is_whole =
            |path: &&std::path::PathBuf| super::clinic_folder::read_workbook(files, path).is_ok();
        if let Some(whole) = temporary.iter().find(is_whole) {
            if publish(files, whole, &folder.join("workbook.ron")).is_ok() {
                let _ = files.remove(whole);
            }
        } else if temporary.iter().all(|path| is_old(path)) && is_old(folder) {
            for path in &temporary {
                let _ = files.remove(path);
            }
            drop(guard);
            let _ = files.remove(&folder.join("holder"));
            let _ = files.remove(&lock);
            let _ = files.remove_folder(folder);
        }
    }
}

/// Clears away what an export left that was interrupted, in the folder of one that has just been written:
/// by its date the age of the others is told, whatever the clock says.
pub(super) fn sweep_beside(files: &dyn Files, written: &Path) {
    if let Ok(now) = files.modified(written) {
        sweep_old(files, folder_of(written), now, AGE_ELSEWHERE);
    }
}

fn sweep_old(files: &dyn Files, folder: &Path, now: SystemTime, age: Duration) {
    for name in files.list(folder).unwrap_or_default() {
        let is_of_another = process_of(&name).is_some_and(|it| it != std::process::id());
        if !is_of_another {
            continue;
        }
        let path = folder.join(&name);
        let is_file = matches!(files.kind(&path), Ok(Some(EntryKind::File)));
        if is_file && is_older(files, &path, now, age) {
            let _ = retry(files, || files.remove(&path));
        }
    }
}

/// The process that gave a temporary file its name; `None` for any other name.
fn process_of(name: &str) -> Option<u32> {
    let (process, count) = name.strip_prefix(TEMPORARY)?.split_once('-')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    (is_number(process) && is_number(count)).then(|| process.parse().ok())?
}

fn is_older(files: &dyn Files, path: &Path, now: SystemTime, age: Duration) -> bool {
    let written = files.modified(path).ok();
    written.and_then(|it| now.duration_since(it).ok()).is_some_and(|it| it > age)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_we_give_are_temporary_files() {
        assert_eq!(process_of(".tenkencho-4711-0"), Some(4711));
        let others = [
            ".tenkencho-4711",
            ".tenkencho-4711-",
            ".tenkencho--1",
            ".tenkencho-4711-1.pdf",
            ".tenkencho-a-1",
            ".tenkencho-+1-1",
            "tenkencho-1-1",
            ".tenkencho-1-1-1",
            "",
        ];
        for name in others {
            assert_eq!(process_of(name), None, "{name}");
        }
    }
}
