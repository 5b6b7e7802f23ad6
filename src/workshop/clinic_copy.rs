//! A clinic goes out as a copy, or out of the list.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::edition::EditionLibrary;
use crate::explain::copies::{folder_name, removed_name, removed_year_name};
use crate::explain::second_place;
use crate::model::{FiscalYear, Workbook};
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
    let needed = needed_editions(&workbook, library);
    data.copy_clinic(id, &needed, into, &folder_name(&workbook.clinic.name, now.date()))
}

/// Copies a clinic to the second place for copies, unless that was done today, and returns when the last
/// copy was made.
///
/// # Errors
/// Why there is none of today.
pub fn copy_to_second_place(
    data: &DataFolder,
    library: &EditionLibrary,
    id: &ClinicId,
    place: &Path,
    now: NaiveDateTime,
) -> Result<NaiveDateTime, StoreError> {
    let workbook = data.read(id)?;
    let needed = needed_editions(&workbook, library);
    let own = second_place::folder_name(&workbook.clinic.name, id.as_str());
    data.copy_to_second_place(id, &needed, place, &own, now)
}

/// Copies a clinic as it stands into the data folder's `removed/`, before a year is taken out of it.
///
/// # Errors
/// Why there is no copy; the year stays then.
pub fn keep_before_removal(
    data: &DataFolder,
    library: &EditionLibrary,
    id: &ClinicId,
    year: FiscalYear,
    now: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let workbook = data.read(id)?;
    let needed = needed_editions(&workbook, library);
    data.keep_clinic(id, &needed, &removed_year_name(&workbook.clinic.name, year, now.date()))
}

/// The editions of the data folder that a clinic's years need.
#[must_use]
pub fn needed_editions(workbook: &Workbook, library: &EditionLibrary) -> Vec<NeededEdition> {
    let is_needed = |id: &str| workbook.assessments.iter().any(|year| year.edition.id == id);
    let needed = library.read_in().filter(|(_, edition)| is_needed(&edition.id));
    let needed = needed
        .map(|(file, edition)| NeededEdition { id: edition.id.clone(), file: file.to_owned() });
    needed.collect()
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
