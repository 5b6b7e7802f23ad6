//! Files among those of a clinic that are none of ours: copies that `OneDrive`, Dropbox, Syncthing, Google
//! Drive and people make beside the workbook and among the backups.
//!
//! Such a copy may hold the only state in which an answer stands. So none is passed over in silence, none
//! is read in the place of the workbook, and none is removed: a person compares it, and puts it aside.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::NaiveDateTime;

use super::atomic::{self, create_folders};
use super::backups::is_backup_name;
use super::clinic_folder::ClinicFolder;
use super::error::folder_of;
use super::files::EntryKind;
use super::{ClinicId, DataFolder, StoreError};
use crate::model::{Edition, Workbook};

/// Where strays are put, below the clinic's folder; each day has a folder of its own.
const SET_ASIDE: &str = "set-aside";
/// The one name that a workbook has.
const WORKBOOK: &str = "workbook.ron";

/// The places in which strays are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrayPlace {
    /// Beside the workbook.
    Beside,
    /// Among the backups.
    Backups,
}

impl StrayPlace {
    /// The place that a folder with these names is, if any.
    #[must_use]
    pub fn of(folder: &Path, names: &[String]) -> Option<Self> {
        let is_backups = folder.file_name().is_some_and(|name| name == "backups");
        match names {
            names if names.iter().any(|name| name == WORKBOOK) => Some(Self::Beside),
            names if is_backups && names.iter().any(|it| is_backup_name(it)) => Some(Self::Backups),
            _ => None,
        }
    }

    /// Whether a file of this name is none of ours and was made of one, or by somebody who meant one.
    #[must_use]
    pub fn is_stray(self, name: &str) -> bool {
        let small = name.to_ascii_lowercase();
        // What begins with a dot is half-written, or some other program's own.
        if small.starts_with('.') {
            return false;
        }
        let is_ron = ending(name).is_some_and(|it| it.eq_ignore_ascii_case("ron"));
        match self {
            Self::Beside => name != WORKBOOK && (is_ron || small.starts_with("workbook")),
            Self::Backups => !is_backup_name(name) && (is_ron || small.contains(".ron")),
        }
    }
}

/// A file that is none of ours.
#[derive(Debug)]
pub struct Stray {
    /// The file.
    pub path: PathBuf,
    /// Where it stands.
    pub place: StrayPlace,
    /// When it was last written, where that can be told.
    pub modified: Option<SystemTime>,
    /// Whether the workbook, or one of the backups, holds the same bytes.
    pub is_same: bool,
    /// What is in it, or why that cannot be told.
    pub workbook: Result<Workbook, StoreError>,
}

impl DataFolder {
    /// Looks for strays beside a clinic's workbook and among its backups, and gives each to `look`, one
    /// after the other.
    ///
    /// # Errors
    /// A folder cannot be read. A stray that cannot be read is no error.
    pub fn visit_strays(
        &self,
        id: &ClinicId,
        mut look: impl FnMut(Stray),
    ) -> Result<(), StoreError> {
        let folder = self.clinic(id);
        for (place, path) in places(&folder) {
            for name in names(&folder, &path)?.iter().filter(|name| place.is_stray(name)) {
                let path = path.join(name);
                if matches!(folder.files.kind(&path), Ok(Some(EntryKind::File))) {
                    look(stray(&folder, place, path)?);
                }
            }
        }
        Ok(())
    }

    /// Reads a stray.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where it is no stray of this clinic, or why it cannot be read.
    pub fn read_stray(&self, id: &ClinicId, path: &Path) -> Result<Workbook, StoreError> {
        let folder = self.clinic(id);
        check_stray(&folder, path)?;
        folder.read_workbook(path).map(|(workbook, _)| workbook)
    }

    /// Moves a stray to the folder of the day below `set-aside/` in the clinic's folder, and returns where
    /// it is now. Nothing is written over there.
    ///
    /// # Errors
    /// Why it is still where it was.
    pub fn set_stray_aside(
        &self,
        id: &ClinicId,
        path: &Path,
        now: NaiveDateTime,
    ) -> Result<PathBuf, StoreError> {
        let folder = self.clinic(id);
        let name = check_stray(&folder, path)?;
        let day = now.format("%Y-%m-%d").to_string();
        let aside = folder.path.join(SET_ASIDE).join(day);
        create_folders(&*folder.files, &aside)?;
        let mut number = 1;
        let target = loop {
            let target = aside.join(numbered(&name, number));
            let moved =
                atomic::retry(&*folder.files, || atomic::publish(&*folder.files, path, &target));
            match moved {
                Ok(()) => break target,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(StoreError::writing(path, source)),
            }
        };
        // Its old name may be left: it is the same file then.
        let removed = atomic::retry(&*folder.files, || folder.files.remove(path));
        match removed {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(StoreError::writing(path, error))
            }
            _ => Ok(target),
        }
    }
}

/// Whether a file of this name among the editions looks like one and is passed over for its name.
#[must_use]
pub fn is_passed_over(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    !small.starts_with('.') && small.contains(".ron") && ending(name) != Some("ron")
}

/// What follows the last dot of a name.
fn ending(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, ending)| ending)
}

/// Larger files among the editions are not looked into, in bytes.
const LARGEST_EDITION: u64 = 4 * 1024 * 1024;

impl DataFolder {
    /// The files in `editions/` that look like editions, by their names or by what is in them, and are not
    /// read because their names do not end in `.ron`; sorted.
    #[must_use]
    pub fn editions_passed_over(&self) -> Vec<PathBuf> {
        let folder = self.root().join("editions");
        let mut names = self.files().list(&folder).unwrap_or_default();
        names.sort();
        let is_one = |name: &String| {
            ending(name) != Some("ron")
                && (is_passed_over(name) || self.is_edition(&folder.join(name)))
        };
        names.iter().filter(|name| is_one(name)).map(|name| folder.join(name)).collect()
    }

    fn is_edition(&self, path: &Path) -> bool {
        let files = self.files();
        let is_file = matches!(files.kind(path), Ok(Some(EntryKind::File)));
        let is_small = || files.size(path).is_ok_and(|size| size <= LARGEST_EDITION);
        if !is_file || !is_small() {
            return false;
        }
        let bytes = files.read(path).unwrap_or_default();
        // In UTF-16 there is a NUL beside each of these letters.
        let bytes: Vec<u8> = bytes.into_iter().filter(|byte| *byte != 0).collect();
        let format = Edition::FORMAT.as_bytes();
        bytes.windows(format.len()).any(|it| it == format)
    }
}

fn places(folder: &ClinicFolder) -> [(StrayPlace, PathBuf); 2] {
    [(StrayPlace::Beside, folder.path.clone()), (StrayPlace::Backups, folder.backups_path())]
}

/// The names in a folder, sorted; none where there is no such folder.
fn names(folder: &ClinicFolder, path: &Path) -> Result<Vec<String>, StoreError> {
    let mut names = match folder.files.list(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        names => names.map_err(|source| StoreError::reading(path, source))?,
    };
    names.sort();
    Ok(names)
}

fn stray(folder: &ClinicFolder, place: StrayPlace, path: PathBuf) -> Result<Stray, StoreError> {
    let modified = folder.files.modified(&path).ok();
    let (workbook, is_same) = match folder.read_workbook(&path) {
        Ok((workbook, bytes)) => (Ok(workbook), has_same(folder, place, &bytes)?),
        Err(error) => (Err(error), false),
    };
    Ok(Stray { path, place, modified, is_same, workbook })
}

/// Whether one of our files holds these bytes.
fn has_same(folder: &ClinicFolder, place: StrayPlace, bytes: &[u8]) -> Result<bool, StoreError> {
    let mut ours = vec![folder.workbook_path()];
    if place == StrayPlace::Backups {
        let backups = folder.backups_path();
        let names = names(folder, &backups)?.into_iter().filter(|name| is_backup_name(name));
        ours.extend(names.map(|name| backups.join(name)));
    }
    let is_as_long =
        |path: &&PathBuf| folder.files.size(path).is_ok_and(|size| size == bytes.len() as u64);
    Ok(ours.iter().filter(is_as_long).any(|path| folder.read(path).is_ok_and(|it| it == bytes)))
}

/// The name of a stray, after making sure that it is one of this clinic.
fn check_stray(folder: &ClinicFolder, path: &Path) -> Result<String, StoreError> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let place = places(folder).into_iter().find(|(_, place)| place == folder_of(path));
    match place {
        Some((place, _)) if place.is_stray(name) => Ok(name.to_owned()),
        _ => Err(StoreError::Missing { path: path.to_owned() }),
    }
}

/// A name with 「 (2)」 and so on before its ending, from the second on.
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        _ if number < 2 => name.to_owned(),
        Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
        None => format!("{name} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_that_other_programs_make_are_strays_and_our_own_files_are_not() {
        let beside = [
            "workbook-UKETSUKE.ron",
            "workbook (1).ron",
            "workbook (PC の競合コピー 2026-11-30).ron",
            "workbook.sync-conflict-20261130-101500-ABCDEFG.ron",
            "workbook - コピー.ron",
            "Workbook.ron",
            "workbook.RON",
            "workbook.ron.txt",
            "workbook.ron.bak",
            "点検帳.ron",
        ];
        for name in beside {
            assert!(StrayPlace::Beside.is_stray(name), "{name}");
        }
        for name in ["workbook.ron", "lock", "holder", "backups", "closed", ".tenkencho-1-2", ""] {
            assert!(!StrayPlace::Beside.is_stray(name), "{name}");
        }
        let backups = [
            "workbook-20261130-101500-UKETSUKE.ron",
            "workbook-20261130-101500 (1).ron",
            "workbook-20261130-101500.ron.txt",
            "workbook.ron",
            "my-copy.ron",
        ];
        for name in backups {
            assert!(StrayPlace::Backups.is_stray(name), "{name}");
        }
        for name in ["workbook-20261130-101500.ron", "damaged-20261130-101500-2.ron", "note.txt"] {
            assert!(!StrayPlace::Backups.is_stray(name), "{name}");
        }
    }

    #[test]
    fn a_second_one_of_a_name_gets_a_number_before_its_ending() {
        assert_eq!(numbered("workbook (1).ron", 1), "workbook (1).ron");
        assert_eq!(numbered("workbook (1).ron", 2), "workbook (1) (2).ron");
        assert_eq!(numbered("a", 3), "a (3)");
    }
}
