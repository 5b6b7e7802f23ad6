//! Taking an edition that was read in out of the data folder, unless a year of a clinic may need it.

use std::cmp::Reverse;
use std::ffi::OsString;

use crate::edition::{EditionLibrary, load};
use crate::explain::edition as words;
use crate::explain::store::{Task, explain_while};
use crate::store::DataFolder;
use crate::text::Explanation;

/// Removes every file of the edition with this id, and its originals. Returns what of the originals could
/// not be removed.
///
/// # Errors
/// Why it is still there: it is unknown, comes with the program, is used by a year of a clinic, may be
/// used by a clinic whose file cannot be read, or the disk refused.
pub fn remove_edition(data: &DataFolder, id: &str) -> Result<Option<Explanation>, Explanation> {
    if EditionLibrary::embedded().get(id).is_some() {
        return Err(words::built_in(id));
    }
    // An older revision that was passed over would come back in its place, so all of its files go.
    let files = data.editions().into_iter().filter_map(|(path, text)| {
        let edition = load(&text.ok()?, &|_| true).ok()?;
        let name = path.file_name()?.to_owned();
        (edition.id == id).then_some((edition.revision, Reverse(name)))
    });
    let mut files: Vec<(u32, Reverse<OsString>)> = files.collect();
    // The one that is used goes last: the newest, and of one revision the first by name.
    files.sort();
    let files: Vec<OsString> = files.into_iter().map(|(_, Reverse(name))| name).collect();
    if files.is_empty() {
        return Err(words::not_there(id));
    }
    let clinics = data.clinics().map_err(|error| explain_while(Task::Opening, &error))?;
    let (mut used, mut unread) = (Vec::new(), Vec::new());
    for clinic in &clinics {
        let Ok(workbook) = &clinic.workbook else {
            unread.push(clinic.id.as_str().to_owned());
            continue;
        };
        let years = workbook.assessments.iter().filter(|year| year.edition.id == id);
        used.extend(years.map(|year| (workbook.clinic.name.clone(), year.fiscal_year)));
    }
    if !used.is_empty() || !unread.is_empty() {
        return Err(words::still_used(id, &used, &unread));
    }
    match data.remove_edition(id, &files) {
        Ok(left) => Ok(left.map(|error| words::originals_left(id, &error))),
        Err(error) => Err(explain_while(Task::RemovingForm, &error)),
    }
}
