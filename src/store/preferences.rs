//! How a person likes the window, kept in the data folder as `preferences.ron`.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::small_file::{SmallFile, set_aside};
use super::{DataFolder, StoreError, format};
use crate::model::{
    DeviceColumn, DeviceColumns, Direction, LedgerLook, Preferences, Sorting, TextSize, ThemeChoice,
};

/// What the field `format` of the file says.
pub const FORMAT: &str = "tenkencho-preferences";
/// Version 2 adds how the ledger looks, version 3 how wide its columns are, version 4 the second place for
/// copies.
const FILE: SmallFile = SmallFile { format: FORMAT, version: 4 };

/// The file as it is written. A field that is not there has the value of a new program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Preferences", deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    #[serde(default)]
    text_size: TextSize,
    #[serde(default)]
    theme: ThemeChoice,
    #[serde(default)]
    next_after_yes: bool,
    /// Left out while they are those of a new program.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ledger_columns: Vec<DeviceColumn>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ledger_order: Option<(DeviceColumn, Direction)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ledger_widths: Vec<(DeviceColumn, u16)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    second_place: Option<String>,
}

impl File {
    fn of(preferences: &Preferences) -> Self {
        let Preferences { text_size, theme, next_after_yes, ledger, ref second_place } =
            *preferences;
        let is_usual = ledger.columns == DeviceColumns::default();
        let ledger_columns = if is_usual { Vec::new() } else { ledger.columns.to_vec() };
        let ledger_order = ledger.sorting.map(|it| (it.column, it.direction));
        let ledger_widths: Vec<(DeviceColumn, u16)> = ledger.widths.iter().collect();
        // What an older program can read, it shall.
        let version = match (ledger_widths.is_empty(), &*ledger_columns, ledger_order) {
            _ if second_place.is_some() => FILE.version,
            (false, ..) => 3,
            (true, [], None) => 1,
            _ => 2,
        };
        Self {
            format: FILE.format.to_owned(),
            version,
            text_size,
            theme,
            next_after_yes,
            ledger_columns,
            ledger_order,
            ledger_widths,
            second_place: second_place.as_ref().map(|it| it.to_string_lossy().into_owned()),
        }
    }

    fn preferences(&self) -> Preferences {
        let Self { text_size, theme, next_after_yes, ledger_order, .. } = *self;
        let columns = &self.ledger_columns;
        let ledger = LedgerLook {
            columns: if columns.is_empty() {
                DeviceColumns::default()
            } else {
                columns.iter().copied().collect()
            },
            sorting: ledger_order.map(|(column, direction)| Sorting { column, direction }),
            widths: self.ledger_widths.iter().copied().collect(),
        };
        let second_place = self.second_place.as_ref().map(PathBuf::from);
        Preferences { text_size, theme, next_after_yes, ledger, second_place }
    }
}

/// Preferences as they were found.
#[derive(Debug)]
pub struct KnownPreferences {
    /// The preferences; those of a new program where the file cannot be used.
    pub preferences: Preferences,
    /// Why the file cannot be used, if so.
    pub problem: Option<StoreError>,
    /// The dated name under which a damaged file was kept.
    pub kept: Option<PathBuf>,
}

impl DataFolder {
    fn preferences_path(&self) -> PathBuf {
        self.root().join("preferences.ron")
    }

    /// Reads the preferences. A damaged file gets a dated name; one of a newer program stays as it
    /// is.
    #[must_use]
    pub fn preferences(&self, now: NaiveDateTime) -> KnownPreferences {
        let path = self.preferences_path();
        match FILE.read::<File>(self.files(), &path) {
            Ok(file) => KnownPreferences {
                preferences: file.map_or_else(Preferences::default, |file| file.preferences()),
                problem: None,
                kept: None,
            },
            Err(problem) => {
                let is_damaged = matches!(problem, StoreError::Damaged { .. });
                let kept = is_damaged.then(|| set_aside(self.files(), &path, now).ok()).flatten();
                KnownPreferences {
                    preferences: Preferences::default(),
                    problem: Some(problem),
                    kept,
                }
            }
        }
    }

    /// Writes the preferences. What is there and damaged is kept under a dated name.
    ///
    /// # Errors
    /// Why they could not be written; [`StoreError::Newer`] where a newer program's are there, which
    /// stay as they are.
    pub fn keep_preferences(
        &self,
        preferences: &Preferences,
        now: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.ensure_root()?;
        FILE.write(self.files(), &self.preferences_path(), &File::of(preferences), now)
    }
}

/// What is wrong with the bytes of such a file; empty for a sound one.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<format::Problem> {
    format::check_small::<File>(bytes, FILE.format, FILE.version)
}
