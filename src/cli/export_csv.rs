//! `export csv`: one table of a clinic.

use super::arguments::ExportCsv;
use super::export::{find_clinic, year_unknown};
use super::out::Out;
use super::{Outcome, Workshop};
use crate::exchange::{DataTable, TableKind, csv, tables};
use crate::explain::cli;
use crate::model::Workbook;

/// Writes the table. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportCsv) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => workbook,
        Err(outcome) => return outcome,
    };
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return obstacle;
    }
    let table = match table(workshop, export, &workbook) {
        Ok(table) => table,
        Err(message) => return Outcome::problem(message),
    };
    match out.write(workshop, &csv(&table)) {
        Ok(()) => Outcome::fine(cli::exported_csv(&export.out, table.rows.len()) + "\n"),
        Err(outcome) => outcome,
    }
}

fn table(
    workshop: &Workshop,
    export: &ExportCsv,
    workbook: &Workbook,
) -> Result<DataTable, String> {
    // The other tables have no year, but one that is not there is a slip all the same.
    if let Some(year) = export.year.filter(|year| workbook.assessment(*year).is_none()) {
        return Err(year_unknown(&export.clinic, year, workbook));
    }
    Ok(match export.what {
        TableKind::Answers => return answers(workshop, export, workbook),
        TableKind::Devices => tables::devices(workbook, &workbook.devices),
        TableKind::Contacts => tables::contacts(workbook),
        TableKind::People => tables::people(workbook),
    })
}

fn answers(
    workshop: &Workshop,
    export: &ExportCsv,
    workbook: &Workbook,
) -> Result<DataTable, String> {
    let found = match export.year {
        Some(year) => workbook.assessment(year),
        None => workbook.latest_assessment(),
    };
    let Some(assessment) = found else { return Err(cli::no_year(&export.clinic)) };
    let id = &assessment.edition.id;
    match workshop.editions.get(id) {
        Some(edition) => Ok(tables::answers(workbook, edition, assessment)),
        None => Err(cli::edition_unknown(&export.clinic, assessment.fiscal_year, id)),
    }
}
