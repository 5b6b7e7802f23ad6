//! `export csv`: one table of a clinic.

use super::arguments::ExportCsv;
use super::export::find_clinic;
use super::{Outcome, Workshop};
use crate::exchange::{Table, TableKind, csv, tables};
use crate::model::Workbook;
use crate::store::{Overwrite, StoreError};
use crate::text::store::Task;
use crate::text::{self, cli};

/// Writes the table. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportCsv) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => workbook,
        Err(outcome) => return outcome,
    };
    let table = match table(workshop, export, &workbook) {
        Ok(table) => table,
        Err(message) => return Outcome::problem(message),
    };
    let overwrite = if export.force { Overwrite::Yes } else { Overwrite::No };
    match workshop.data.write_export(&export.out, &csv(&table), overwrite) {
        Ok(()) => Outcome::fine(cli::exported_csv(&export.out, table.rows.len()) + "\n"),
        Err(StoreError::Exists { path }) => Outcome::problem(cli::out_exists(&path)),
        Err(error) => text::store::explain_while(Task::Exporting, &error).into(),
    }
}

fn table(workshop: &Workshop, export: &ExportCsv, workbook: &Workbook) -> Result<Table, String> {
    Ok(match export.what {
        TableKind::Answers => return answers(workshop, export, workbook),
        TableKind::Devices => tables::devices(workbook, &workbook.devices),
        TableKind::Contacts => tables::contacts(workbook),
        TableKind::People => tables::people(workbook),
    })
}

fn answers(workshop: &Workshop, export: &ExportCsv, workbook: &Workbook) -> Result<Table, String> {
    let found = match export.year {
        Some(year) => workbook.assessment(year),
        None => workbook.latest_assessment(),
    };
    let Some(assessment) = found else {
        let mut known: Vec<_> = workbook.assessments.iter().map(|it| it.fiscal_year).collect();
        known.sort_unstable();
        return Err(match export.year {
            Some(year) => cli::year_unknown(&export.clinic, year, &known),
            None => cli::no_year(&export.clinic),
        });
    };
    let id = &assessment.edition.id;
    match workshop.editions.get(id) {
        Some(edition) => Ok(tables::answers(workbook, edition, assessment)),
        None => Err(cli::edition_unknown(&export.clinic, assessment.fiscal_year, id)),
    }
}
