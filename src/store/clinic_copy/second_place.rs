//! A second place for copies, a memory stick or a share that a person chose: one copy of a clinic a day at
//! most, each a folder of its own under its day, which can be opened like any copy.
//!
//! Nothing is ever written over there, and nothing is removed but copies that were made this way and have
//! had their time, by the rule of the backups. When the last one was made stands in the data folder: the
//! stick may be gone.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{Errand, NeededEdition, Source, WORKBOOK, numbered};
use crate::store::backups::{Stored, to_remove};
use crate::store::files::EntryKind;
use crate::store::small_file::SmallFile;
use crate::store::{BackupKind, ClinicId, DataFolder, StoreError, format};

/// What the field `format` of the file says.
pub const FORMAT: &str = "tenkencho-second-place";
const FILE: SmallFile = SmallFile { format: FORMAT, version: 1 };

/// How the folder of a copy is called.
const DAY: &str = "%Y-%m-%d";

/// The file as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "SecondPlace", deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    #[serde(default)]
    copies: Vec<LastCopy>,
}

/// The last copy of a clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LastCopy {
    clinic: String,
    place: String,
    made: NaiveDateTime,
}

/// A folder that is called by a day, among the copies of a clinic.
struct DayFolder {
    path: PathBuf,
    day: NaiveDate,
    number: u32,
    /// Whether it has a workbook, which is written last.
    is_whole: bool,
}

impl DataFolder {
    fn second_place_path(&self) -> PathBuf {
        self.root().join("second-place.ron")
    }

    /// When the last copy of a clinic was made in a second place. Nothing hangs on the file that says it,
    /// so that one that cannot be used is no more than that.
    #[must_use]
    pub fn last_second_copy(&self, id: &ClinicId, place: &Path) -> Option<NaiveDateTime> {
        let file = FILE.read::<File>(self.files(), &self.second_place_path()).ok().flatten()?;
        let place = place.to_string_lossy();
        let found = file.copies.iter().find(|it| it.clinic == id.as_str() && it.place == place);
        found.map(|it| it.made)
    }

    /// Copies a clinic into `place`, to the folder of today below a folder called `own`, and lets go of the
    /// copies there that have had their time. Nothing is done where the last one is of today.
    ///
    /// # Errors
    /// [`StoreError::FolderMissing`] where the place is not there, which is no wonder of a memory stick, or
    /// why there is no copy.
    pub fn copy_to_second_place(
        &self,
        id: &ClinicId,
        editions: &[NeededEdition],
        place: &Path,
        own: &str,
        now: NaiveDateTime,
    ) -> Result<NaiveDateTime, StoreError> {
        let files = self.files();
        if let Some(last) = self.last_second_copy(id, place).filter(|it| it.date() == now.date()) {
            return Ok(last);
        }
        // Never made here: where the stick is missing, its folder would stand on another disk.
        if !matches!(files.kind(place), Ok(Some(EntryKind::Folder))) {
            return Err(StoreError::FolderMissing { path: place.to_owned() });
        }
        let folder = place.join(own);
        self.check_export(&folder)?;
        match files.create_folder(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(StoreError::writing(&folder, error));
            }
            _ => {}
        }
        let made = self.copy_into(id, editions, &folder, &now.format(DAY).to_string())?;
        self.note_second_copy(id, place, now)?;
        self.let_go_of_copies(&folder, &made, now);
        Ok(now)
    }

    fn note_second_copy(
        &self,
        id: &ClinicId,
        place: &Path,
        made: NaiveDateTime,
    ) -> Result<(), StoreError> {
        let path = self.second_place_path();
        let read = FILE.read::<File>(self.files(), &path);
        let mut file = read.ok().flatten().unwrap_or_default();
        (file.format, file.version) = (FILE.format.to_owned(), FILE.version);
        file.copies.retain(|it| it.clinic != id.as_str());
        let (clinic, place) = (id.as_str().to_owned(), place.to_string_lossy().into_owned());
        file.copies.push(LastCopy { clinic, place, made });
        FILE.write(self.files(), &path, &file, made)
    }

    /// Removes the copies that have had their time, and those of earlier days that were never finished. One
    /// too many does no harm, so whatever goes wrong waits for the next time.
    fn let_go_of_copies(&self, folder: &Path, made: &Path, now: NaiveDateTime) {
        let days = self.day_folders(folder);
        let stored: Vec<Stored> = days
            .iter()
            .map(|it| Stored {
                kind: BackupKind::Session,
                kept_at: it.day.into(),
                number: it.number,
                bytes: if it.is_whole { self.size_of_copy(&it.path) } else { 0 },
                is_new: it.path == made,
            })
            .collect();
        let mut gone = to_remove(&stored, now);
        gone.extend((0..days.len()).filter(|at| !days[*at].is_whole && days[*at].day < now.date()));
        for at in gone {
            let path = &days[at].path;
            // First of all what makes it a copy: what is left then is none.
            let _ = self.files().remove(&path.join(WORKBOOK));
            self.sweep_copy(&self.files_of_copy(path), path);
        }
    }

    fn day_folders(&self, folder: &Path) -> Vec<DayFolder> {
        let names = self.files().list(folder).unwrap_or_default();
        let found = names.iter().filter_map(|name| {
            let day = name.get(..10).and_then(|day| NaiveDate::parse_from_str(day, DAY).ok())?;
            let base = day.format(DAY).to_string();
            let number = match name.strip_prefix(&base)? {
                "" => 1,
                rest => rest.strip_prefix(" (")?.strip_suffix(')')?.parse().ok()?,
            };
            // Only names that we would give ourselves.
            let path = folder.join(name);
            (numbered(&base, number) == *name && self.is_folder(&path)).then(|| DayFolder {
                is_whole: self.is_copy(&path),
                path,
                day,
                number,
            })
        });
        found.collect()
    }

    /// What stands in a copy where a copy has something.
    fn files_of_copy(&self, copy: &Path) -> Vec<Errand> {
        let folders = ["closed", "editions", "editions/originals"];
        let mut files = self.errands(copy, &folders).unwrap_or_default();
        files.push((Source::File(copy.join(WORKBOOK)), WORKBOOK.into()));
        files
    }

    fn size_of_copy(&self, copy: &Path) -> u64 {
        let size = |(source, _): &Errand| match source {
            Source::File(path) => self.files().size(path).unwrap_or_default(),
            Source::Memory(bytes) => bytes.len() as u64,
        };
        self.files_of_copy(copy).iter().map(size).sum()
    }
}

/// What is wrong with the bytes of the file that says when the last copies were made; empty for a sound one.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<format::Problem> {
    format::check_small::<File>(bytes, FILE.format, FILE.version)
}
