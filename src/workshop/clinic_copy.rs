//! A clinic goes out as a copy, or out of the list.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::edition::EditionLibrary;
use crate::explain::copies::{folder_name, removed_name};
use crate::store::{ClinicId, DataFolder, NeededEdition, StoreError, who};

/// Copies a clinic into a new folder in `into`, with the editions of the data folder that its years need.
///
/// # Errors
/// Why there is no copy.
pub fn copy_clinic(
    data: &DataFolder,
    library: &EditionLibrary,
    id: &ClinicId,
    into: &Path,
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let workbook = data.read(id)?;
    let is_needed = |id: &str| workbook.assessments.iter().any(|year| year.edition.id == id);
    let needed = library.read_in().filter(|(_, edition)| is_needed(&edition.id));
    let needed = needed
        .map(|(file, edition)| NeededEdition { id: edition.id.clone(), file: file.to_owned() });
    let needed: Vec<NeededEdition> = needed.collect();
    data.copy_clinic(id, &needed, into, &folder_name(&workbook.clinic.name, now.date()))
}

/// Moves a clinic, whose name is told because its workbook may be unreadable, out of the list.
///
/// # Errors
/// Why it stays there.
pub fn remove_clinic(
    data: &DataFolder,
    id: &ClinicId,
    name: &str,
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    data.set_clinic_aside(id, &removed_name(name, now.date()), &who(now))
}
