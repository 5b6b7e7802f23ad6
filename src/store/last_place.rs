//! Where a person left the program, kept in the data folder as `place.ron`: the clinic that was open and
//! the screen that was on. The next start goes on there.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::files::EntryKind;
use super::small_file::SmallFile;
use super::{ClinicId, DataFolder, StoreError, format};

/// What the field `format` of the file says.
pub const FORMAT: &str = "tenkencho-place";
const FILE: SmallFile = SmallFile { format: FORMAT, version: 1 };

/// The file as it is written. Nothing was open where the clinic is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Place", deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    #[serde(default)]
    clinic: String,
    #[serde(default)]
    screen: String,
}

/// Where the program was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPlace {
    /// The clinic that was open.
    pub clinic: ClinicId,
    /// The screen, by the key that the program gives it.
    pub screen: String,
}

impl DataFolder {
    fn place_path(&self) -> PathBuf {
        self.root().join("place.ron")
    }

    /// Where the program was left; `None` where nothing was open, where that is not known, and where the
    /// clinic is gone. Nothing hangs on it, so that a file that cannot be used is no more than that.
    #[must_use]
    pub fn last_place(&self) -> Option<LastPlace> {
        let file = FILE.read::<File>(self.files(), &self.place_path()).ok().flatten()?;
        let clinic: ClinicId = file.clinic.parse().ok()?;
        let workbook = self.clinic(&clinic).workbook_path();
        let is_there = self.files().kind(&workbook).ok().flatten() == Some(EntryKind::File);
        is_there.then_some(LastPlace { clinic, screen: file.screen })
    }

    /// Keeps where the program is left; `None` where nothing is open.
    ///
    /// # Errors
    /// Why it could not be written; [`StoreError::Newer`] where a newer program's is there, which stays as
    /// it is.
    pub fn keep_last_place(
        &self,
        place: Option<&LastPlace>,
        now: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.ensure_root()?;
        let file = File {
            format: FORMAT.to_owned(),
            version: FILE.version,
            clinic: place.map(|place| place.clinic.to_string()).unwrap_or_default(),
            screen: place.map(|place| place.screen.clone()).unwrap_or_default(),
        };
        FILE.write(self.files(), &self.place_path(), &file, now)
    }
}

/// What is wrong with the bytes of such a file; empty for a sound one.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<format::Problem> {
    format::check_small::<File>(bytes, FILE.format, FILE.version)
}
