//! `backup list`, `backup verify` and `backup restore`: the earlier states of a clinic's workbook.

use std::ops::ControlFlow;

use chrono::NaiveDateTime;

use super::{Exit, Outcome, Workshop};
use crate::explain::store::{Task, explain, explain_while};
use crate::explain::{backups as words, cli, difference};
use crate::model::{Workbook, WorkbookDifference};
use crate::store::{Backup, BackupKind, ClinicId, StoreError, who};
use crate::workshop::now;

/// The id of a clinic that is there, be its workbook readable or not.
fn find(workshop: &Workshop, clinic: &str) -> Result<ClinicId, Outcome> {
    let id = clinic.parse::<ClinicId>().ok().filter(|id| workshop.data.has_clinic(id));
    id.ok_or_else(|| {
        let known = workshop.data.clinics().unwrap_or_default();
        let known: Vec<String> = known.iter().map(|it| it.id.to_string()).collect();
        Outcome::problem(cli::clinic_unknown(clinic, &known))
    })
}

/// What each backup comes to, the newest first.
fn each<T>(
    workshop: &Workshop,
    clinic: &str,
    mut look: impl FnMut(Backup, NaiveDateTime) -> T,
) -> Result<Vec<T>, Outcome> {
    let (id, now) = (find(workshop, clinic)?, now());
    let mut found = Vec::new();
    let visited = workshop.data.visit_backups(&id, now, |backup| {
        found.push(look(backup, now));
        ControlFlow::Continue(())
    });
    visited.map_err(|error| Outcome::from(explain(&error)))?;
    Ok(found)
}

/// One tab-separated line a backup: its name, when it was kept, why, its bytes, and how many answers it
/// holds or what is wrong with it.
pub(super) fn list(workshop: &Workshop, clinic: &str) -> Outcome {
    let line = |backup: Backup, now| {
        let content = match &backup.workbook {
            Ok(workbook) => difference::answered(workbook).to_string(),
            Err(error) => words::damage(error),
        };
        let kept_at = backup.kept_at.format("%Y-%m-%d %H:%M:%S");
        let kind = words::kind(&backup, now);
        format!("{}\t{kept_at}\t{kind}\t{}\t{content}", backup.name, backup.bytes)
    };
    let lines = match each(workshop, clinic, line) {
        Ok(lines) => lines,
        Err(outcome) => return outcome,
    };
    let mut outcome = Outcome::fine(String::new());
    for line in &lines {
        outcome.say(line);
    }
    if lines.is_empty() {
        outcome.warn(words::NONE);
    }
    outcome
}

/// Reads every backup. A line each: its name, and whether it can be opened or why not. What was kept
/// because it was damaged counts as what it is.
pub(super) fn verify(workshop: &Workshop, clinic: &str) -> Outcome {
    let read = |backup: Backup, _| {
        let problem = backup.workbook.as_ref().err().map(words::damage);
        let is_expected = backup.kind == BackupKind::Damaged;
        (backup.name, problem, is_expected)
    };
    let read = match each(workshop, clinic, read) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let mut outcome = Outcome::fine(String::new());
    let (mut sound, mut damaged) = (0, 0);
    for (name, problem, is_expected) in &read {
        match problem {
            None => sound += 1,
            Some(_) if *is_expected => {}
            Some(_) => damaged += 1,
        }
        outcome.say(&format!("{name}\t{}", problem.as_deref().unwrap_or(words::SOUND)));
    }
    outcome.warn(&if read.is_empty() {
        words::NONE.to_owned()
    } else {
        words::verified(sound, damaged)
    });
    if damaged > 0 {
        outcome.exit = Exit::Problem;
    }
    outcome
}

/// Puts a backup in the place of the workbook, or says what would differ.
pub(super) fn restore(workshop: &Workshop, clinic: &str, name: &str, only_look: bool) -> Outcome {
    let id = match find(workshop, clinic) {
        Ok(id) => id,
        Err(outcome) => return outcome,
    };
    let backup = match workshop.data.read_backup(&id, name) {
        Ok(backup) => backup,
        Err(StoreError::Missing { .. }) => {
            // Where they cannot be listed there is none that could be named.
            let known = workshop.data.count_backups(&id).unwrap_or_default();
            return Outcome::problem(words::unknown(name, known));
        }
        Err(error) => return explain_while(Task::Restoring, &error).into(),
    };
    let mut outcome = differs(workshop, &id, &backup);
    if only_look {
        outcome.warn(words::ONLY_LOOKED);
        return outcome;
    }
    let now = now();
    match workshop.data.restore(&id, name, &who(now), now) {
        Ok(kept) => {
            outcome.warn(words::RESTORED);
            if let Some(kept) = kept {
                outcome.warn(&words::kept(&kept));
            }
            outcome
        }
        Err(error) => explain_while(Task::Restoring, &error).into(),
    }
}

/// What a restore changes: how much of each kind, then item by item.
fn differs(workshop: &Workshop, id: &ClinicId, backup: &Workbook) -> Outcome {
    let mut outcome = Outcome::fine(String::new());
    match workshop.data.read(id) {
        Ok(present) => {
            let found = WorkbookDifference::between(&present, backup);
            let editions = |assessment: &_| workshop.editions.of(assessment);
            for line in difference::table(&found, &editions, &workshop.documents) {
                outcome.say(&line);
            }
            outcome.warn(&difference::summary(&found));
        }
        Err(_) => outcome.warn(words::NO_PRESENT),
    }
    outcome
}
