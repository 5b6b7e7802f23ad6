//! `clinic copy`, `clinic open` and `clinic remove`: a clinic goes out as a copy, comes in from one, or
//! leaves the list.

use std::path::Path;

use super::export::find_clinic;
use super::{Outcome, Workshop};
use crate::explain::store::{Task, explain_while};
use crate::explain::{cli, copies};
use crate::model::Workbook;
use crate::store::ClinicId;
use crate::workshop::{copy_clinic, now, remove_clinic};

/// A clinic with its id.
fn find(workshop: &Workshop, clinic: &str) -> Result<(Workbook, ClinicId), Outcome> {
    let workbook = find_clinic(workshop, clinic)?;
    let id = clinic.parse().map_err(|_| Outcome::problem(cli::clinic_unknown(clinic, &[])))?;
    Ok((workbook, id))
}

/// Copies a clinic into a new folder. The folder stands alone on the last line, for scripts.
pub(super) fn copy(workshop: &Workshop, clinic: &str, into: &Path) -> Outcome {
    let id = match find(workshop, clinic) {
        Ok((_, id)) => id,
        Err(outcome) => return outcome,
    };
    match copy_clinic(&workshop.data, &workshop.editions, &id, into, now()) {
        Ok(folder) => done(copies::SAVED_TITLE, &folder),
        Err(error) => explain_while(Task::Copying, &error).into(),
    }
}

/// Takes a copy in. The id of the new clinic stands alone on the last line.
pub(super) fn open(workshop: &Workshop, folder: &Path) -> Outcome {
    match workshop.data.take_in_copy(folder) {
        Ok(id) => Outcome::fine(format!("{}\n{id}\n", cli::COPY_TAKEN_IN)),
        Err(error) => explain_while(Task::TakingIn, &error).into(),
    }
}

/// Moves a clinic out of the list. The folder stands alone on the last line.
pub(super) fn remove(workshop: &Workshop, clinic: &str) -> Outcome {
    let (workbook, id) = match find(workshop, clinic) {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    match remove_clinic(&workshop.data, &id, &workbook.clinic.name, now()) {
        Ok(folder) => done(copies::REMOVED_TITLE, &folder),
        Err(error) => explain_while(Task::RemovingClinic, &error).into(),
    }
}

fn done(what: &str, folder: &Path) -> Outcome {
    Outcome::fine(format!("{what}\n{}\n", folder.display()))
}
