//! `import`: a list into the clinic's records, or what would become of it.

use std::ops::ControlFlow;

use super::arguments::{ImportKind, ImportList};
use super::export::find_clinic;
use super::import_lines::lines;
use super::{Exit, Outcome, Workshop};
use crate::exchange::plan::RowFate;
use crate::exchange::{
    ColumnMatching, ImportOptions, ImportPlan, MAX_BYTES, ReadProblem, SourceFile, device_column,
    likeliest, read_table,
};
use crate::explain::store::{Task, explain_read_only, explain_while};
use crate::explain::{cli, exchange as words, import as import_words};
use crate::model::{DeviceColumn, DeviceImport, Workbook};
use crate::store::{Access, ClinicFile, ClinicId, ForeignFile, read_foreign, who};
use crate::workshop::now;

/// Reads the list and says what becomes of its rows; without `--dry-run` they come in.
pub(super) fn run(workshop: &Workshop, asked: &ImportList) -> Outcome {
    match asked.what {
        ImportKind::Devices => devices(workshop, asked),
        ImportKind::Records(kind) => super::import_records::run(workshop, asked, kind),
    }
}

fn devices(workshop: &Workshop, asked: &ImportList) -> Outcome {
    let file = match read(workshop, asked) {
        Ok(file) => file,
        Err(outcome) => return outcome,
    };
    let (workbook, clinic) = match open(workshop, asked) {
        Ok(opened) => opened,
        Err(outcome) => return outcome,
    };
    let (sheet, matching) = match matched(&file, &asked.matches) {
        Ok(matched) => matched,
        Err(head) => return head_unknown(&head),
    };
    let options = ImportOptions { skip_hidden: asked.skip_hidden, ..ImportOptions::default() };
    let plan = ImportPlan::of(&file.sheets[sheet], &matching, options, &workbook);
    let mut outcome = Outcome::fine(lines(&file, sheet, &plan, &workbook));
    let is_read = |fate: &RowFate| !matches!(fate, RowFate::LeftOut(_));
    if !plan.rows.iter().any(|row| is_read(&row.fate)) {
        outcome.exit = Exit::Problem;
        outcome.warn(&cli::no_row_read(&words::source(file.kind)));
        return outcome;
    }
    let Some(mut file) = clinic else {
        outcome.warn(cli::IMPORT_DRY);
        return outcome;
    };
    let mut after = workbook;
    if !plan.is_empty() {
        let year = after.year_to_open(now().date());
        let import = DeviceImport {
            devices: plan.devices.clone(),
            new_vendors: plan.new_vendors.clone(),
            new_people: plan.new_people.clone(),
        };
        import.carry_out(&mut after, year);
        if let Err(failed) = save(&mut file, &after, &mut outcome) {
            return failed;
        }
    }
    outcome.warn(&import_words::done(plan.added, plan.updated, plan.rejected.len()));
    outcome
}

/// A name was told that the file does not have.
pub(super) fn head_unknown(head: &str) -> Outcome {
    let mut outcome = Outcome::problem(cli::head_unknown(head));
    outcome.exit = Exit::Usage;
    outcome
}

/// The file as rows.
pub(super) fn read(workshop: &Workshop, asked: &ImportList) -> Result<SourceFile, Outcome> {
    let bytes = match read_foreign(workshop.data.files(), &asked.file, MAX_BYTES as u64) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(size)) => {
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            return Err(words::explain_read(&ReadProblem::TooLarge(size)).into());
        }
        Err(error) => return Err(words::explain_unreadable(&error).into()),
    };
    let name = asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    read_table(&bytes, &name, &mut |_| ControlFlow::Continue(()))
        .map_err(|problem| words::explain_read(&problem).into())
}

/// The clinic, and the right to save it where the rows are to come in.
pub(super) fn open(
    workshop: &Workshop,
    asked: &ImportList,
) -> Result<(Workbook, Option<ClinicFile>), Outcome> {
    let workbook = find_clinic(workshop, &asked.clinic)?;
    if asked.dry_run {
        return Ok((workbook, None));
    }
    let unknown = || Outcome::problem(cli::clinic_unknown(&asked.clinic, &[]));
    let id: ClinicId = asked.clinic.parse().map_err(|_| unknown())?;
    let here = who(now());
    let opened = workshop.data.open(&id, &here);
    let opened = opened.map_err(|error| explain_while(Task::Opening, &error))?;
    match opened.access {
        Access::Writable(file) => Ok((opened.workbook, Some(file))),
        Access::ReadOnly(reason) => {
            let why = explain_read_only(&reason, &here);
            Err(Outcome::problem(cli::import_refused(&why.what)))
        }
    }
}

/// The sheet that looks most like a ledger, and what its columns mean.
///
/// # Errors
/// A name that was told and that no head has.
fn matched(
    file: &SourceFile,
    told: &[(String, Option<String>)],
) -> Result<(usize, ColumnMatching), String> {
    if told.is_empty() {
        return Ok(likeliest(file));
    }
    let told: Vec<(String, Option<DeviceColumn>)> = told
        .iter()
        .map(|(head, column)| (head.clone(), column.as_deref().and_then(device_column)))
        .collect();
    let sheets = file.sheets.iter().enumerate();
    let all = sheets.map(|(at, sheet)| ColumnMatching::told(sheet, &told).map(|it| (at, it)));
    let (found, missing): (Vec<_>, Vec<_>) = all.partition(Result::is_ok);
    let best = found.into_iter().flatten().rev().max_by_key(|(_, it)| it.count());
    best.ok_or_else(|| missing.into_iter().find_map(Result::err).unwrap_or_default())
}

/// Saves what has come in; the outcome that says why not, where it cannot be saved.
pub(super) fn save(
    file: &mut ClinicFile,
    workbook: &Workbook,
    outcome: &mut Outcome,
) -> Result<(), Outcome> {
    file.save(workbook, now()).map(drop).map_err(|error| {
        let failed: Outcome = explain_while(Task::Saving, &error).into();
        Outcome { out: std::mem::take(&mut outcome.out), ..failed }
    })
}
