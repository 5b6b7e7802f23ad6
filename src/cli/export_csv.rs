//! `export csv`: one table of a clinic.

use super::arguments::ExportCsv;
use std::sync::Arc;

use super::export::find_clinic;
use super::out::Out;
use super::year_source::{YearSource, year_unknown};
use super::{Outcome, Workshop};
use crate::exchange::{DataTable, TableKind, csv, tables};
use crate::explain::cli;
use crate::model::Workbook;

/// Writes the table. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportCsv) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => Arc::new(workbook),
        Err(outcome) => return outcome,
    };
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return obstacle;
    }
    let table = match table(workshop, export, &workbook) {
        Ok(table) => table,
        Err(outcome) => return outcome,
    };
    match out.write(workshop, &csv(&table)) {
        Ok(()) => Outcome::fine(cli::exported_csv(&export.out, table.rows.len()) + "\n"),
        Err(outcome) => outcome,
    }
}

fn table(
    workshop: &Workshop,
    export: &ExportCsv,
    workbook: &Arc<Workbook>,
) -> Result<DataTable, Outcome> {
    // The other tables have no year, but one that is not there is a slip all the same.
    if let Some(year) = export.year.filter(|year| workbook.assessment(*year).is_none()) {
        return Err(Outcome::problem(year_unknown(&export.clinic, year, workbook)));
    }
    Ok(match export.what {
        TableKind::Answers => return answers(workshop, export, workbook),
        TableKind::Devices => tables::devices(workbook, &workbook.devices),
        TableKind::Contacts => tables::contacts(workbook),
        TableKind::People => tables::people(workbook),
        TableKind::Sheets => tables::sheets(workbook),
        TableKind::Clinic => tables::clinic(workbook),
    })
}

fn answers(
    workshop: &Workshop,
    export: &ExportCsv,
    workbook: &Arc<Workbook>,
) -> Result<DataTable, Outcome> {
    let none = || Outcome::problem(cli::no_year(&export.clinic));
    let latest = || workbook.latest_assessment().map(|latest| latest.fiscal_year);
    let year = export.year.or_else(latest).ok_or_else(none)?;
    let source = YearSource::of(workshop, &export.clinic, year, workbook)?;
    let answered = source.answered().ok_or_else(none)?;
    Ok(tables::answers(&source.workbook, answered.edition, answered.assessment))
}
