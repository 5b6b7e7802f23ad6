//! `import devices`: devices from a list into the ledger, or what would become of them.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use super::arguments::ImportList;
use super::clinic::now;
use super::export::find_clinic;
use super::import_lines::lines;
use super::{Exit, Outcome, Workshop};
use crate::exchange::plan::RowFate;
use crate::exchange::{
    ColumnMatching, ImportOptions, ImportPlan, MAX_BYTES, ReadProblem, SourceFile, likeliest,
    read_table,
};
use crate::explain::store::{Task, explain_read_only, explain_while};
use crate::explain::{cli, exchange as words, import as import_words};
use crate::model::{DeviceColumn, DeviceImport, Workbook};
use crate::store::{Access, ClinicFile, ClinicId, ForeignFile, read_foreign, who};

/// Reads the list and says what becomes of its rows; without `--dry-run` they come in.
pub(super) fn run(workshop: &Workshop, asked: &ImportList) -> Outcome {
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
        Err(head) => {
            let mut outcome = Outcome::problem(cli::head_unknown(&head));
            outcome.exit = Exit::Usage;
            return outcome;
        }
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
    match clinic {
        None => outcome.warn(cli::IMPORT_DRY),
        Some(file) => save(file, workbook, &plan, &mut outcome),
    }
    outcome
}

/// The file as rows.
fn read(workshop: &Workshop, asked: &ImportList) -> Result<SourceFile, Outcome> {
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
fn open(
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
    told: &[(String, Option<DeviceColumn>)],
) -> Result<(usize, ColumnMatching), String> {
    if told.is_empty() {
        return Ok(likeliest(file));
    }
    let sheets = file.sheets.iter().enumerate();
    let all = sheets.map(|(at, sheet)| ColumnMatching::told(sheet, told).map(|it| (at, it)));
    let (found, missing): (Vec<_>, Vec<_>) = all.partition(Result::is_ok);
    let best = found.into_iter().flatten().rev().max_by_key(|(_, it)| it.count());
    best.ok_or_else(|| missing.into_iter().find_map(Result::err).unwrap_or_default())
}

/// Lets the rows come in, and says so.
fn save(mut file: ClinicFile, mut workbook: Workbook, plan: &ImportPlan, outcome: &mut Outcome) {
    if !plan.is_empty() {
        let year = workbook.year_to_open(now().date());
        let import = DeviceImport {
            devices: plan.devices.clone(),
            new_vendors: plan.new_vendors.clone(),
            new_people: plan.new_people.clone(),
        };
        import.carry_out(&mut workbook, year);
        if let Err(error) = file.save(&workbook, now()) {
            let failed: Outcome = explain_while(Task::Saving, &error).into();
            outcome.exit = failed.exit;
            let _ = write!(outcome.err, "{}", failed.err);
            return;
        }
    }
    outcome.warn(&import_words::done(plan.added, plan.updated, plan.rejected.len()));
}
