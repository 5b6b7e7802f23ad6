//! What the start screen lists: clinics, editions, backups.

use chrono::{DateTime, Local, NaiveDateTime};

use crate::edition::EditionLibrary;
use crate::explain;
use crate::model::progress::progress;
use crate::model::{FormRef, Workbook, WorkbookDifference};
use crate::state::{BackupEntry, ClinicCard};
use crate::store::{Backup, DataFolder, ListedClinic, StoreError};
use crate::text;
use crate::ui::{EditionOption, KnownEditions, ReadEdition};

/// The most characters of a name in a list, in titles and on buttons.
const LONGEST_NAME: usize = 300;

/// The editions for the screens.
pub fn known_editions(library: &EditionLibrary) -> KnownEditions {
    let options = library.iter().filter_map(|edition| {
        Some(EditionOption {
            reference: library.reference(&edition.id)?,
            name: edition.name.text.clone(),
            fiscal_year: edition.fiscal_year,
            bridge: edition.bridge,
        })
    });
    let notes = library.notes().iter().map(explain::edition::note);
    let read_in = library.read_in().map(|(file, edition)| {
        let mut sources = edition.sources.iter();
        let checked = sources.find_map(|it| Some((it.checked_on?, it.checked_by.clone()?)));
        ReadEdition {
            id: edition.id.clone(),
            name: edition.name.text.clone(),
            fiscal_year: edition.fiscal_year,
            revision: edition.revision,
            checked,
            file: file.to_owned(),
            has_originals: edition.sources.iter().any(|it| it.file.is_some()),
        }
    });
    let read_in = read_in.collect();
    KnownEditions { options: options.collect(), read_in, notes: notes.collect() }
}

/// The clinics of a data folder as cards.
pub fn cards(data: &DataFolder, library: &EditionLibrary) -> Result<Vec<ClinicCard>, StoreError> {
    Ok(data.clinics()?.into_iter().map(|listed| card(listed, library)).collect())
}

fn card(listed: ListedClinic, library: &EditionLibrary) -> ClinicCard {
    let id = listed.id.as_str().to_owned();
    let changed = listed.modified.map(|at| DateTime::<Local>::from(at).naive_local());
    match listed.workbook {
        Ok(workbook) => {
            let latest = workbook.latest_assessment().map(|assessment| {
                let edition = library.of(assessment);
                let progress = edition.map(|it| progress(it, assessment, FormRef::Institution));
                let progress = progress.unwrap_or_default();
                (assessment.fiscal_year, progress.answered(), progress.total())
            });
            let name = workbook.clinic.name.trim();
            let name = text::beginning(if name.is_empty() { &id } else { name }, LONGEST_NAME);
            let name = name.into_owned();
            ClinicCard { id, name, latest, changed, problem: None }
        }
        Err(error) => ClinicCard {
            name: id.clone(),
            id,
            latest: None,
            changed,
            problem: Some(explain::store::explain(&error)),
        },
    }
}

/// A backup as the dialog lists it, beside the present workbook where that can be read.
pub fn backup_entry(
    backup: &Backup,
    present: Option<&Workbook>,
    now: NaiveDateTime,
) -> BackupEntry {
    let contents = match &backup.workbook {
        Ok(workbook) => {
            let answers = workbook.assessments.iter().map(|assessment| {
                let year = text::dates::fiscal_year(assessment.fiscal_year);
                let answered =
                    assessment.responses.iter().filter(|it| it.first.answer.is_some()).count();
                explain::start::backup_year(&year, answered)
            });
            let years: Vec<String> = answers.collect();
            explain::start::backup_contents(
                &text::beginning(&workbook.clinic.name, LONGEST_NAME),
                &years,
            )
        }
        Err(error) => explain::store::explain(error).what,
    };
    let differs = present.zip(backup.workbook.as_ref().ok()).map(|(present, kept)| {
        let found = WorkbookDifference::between(present, kept);
        explain::difference::beside(found.answers.len(), found.changes.len())
    });
    let kept = explain::store::moment(backup.kept_at);
    BackupEntry {
        name: backup.name.clone(),
        kept: explain::start::backup_kept(&kept, &explain::backups::kind(backup, now)),
        contents,
        differs,
        readable: backup.is_readable(),
    }
}
