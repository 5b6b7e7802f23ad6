//! `export closed`: the PDF that the closing of a year kept, byte for byte.

use super::arguments::ExportClosed;
use super::export::find_clinic;
use super::out::Out;
use super::year_source::year_unknown;
use super::{Outcome, Workshop};
use crate::explain::cli;
use crate::explain::store::{Task, explain_while};
use crate::model::Closing;
use crate::store::ClinicId;

/// Writes the PDF. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportClosed) -> Outcome {
    match handed_out(workshop, export) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn handed_out(workshop: &Workshop, export: &ExportClosed) -> Result<Outcome, Outcome> {
    let workbook = find_clinic(workshop, &export.clinic)?;
    let (clinic, year) = (export.clinic.as_str(), export.year);
    let unknown = || Outcome::problem(year_unknown(clinic, year, &workbook));
    let assessment = workbook.assessment(year).ok_or_else(unknown)?;
    let found: Option<&Closing> = match export.number {
        Some(number) => assessment.closing(number),
        None => assessment.closed(),
    };
    let numbers: Vec<u32> = assessment.closings.iter().map(|closing| closing.number).collect();
    let closing =
        found.ok_or_else(|| Outcome::problem(cli::not_closed(year, export.number, &numbers)))?;
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return Err(obstacle);
    }
    let unknown = || Outcome::problem(cli::clinic_unknown(clinic, &[]));
    let id: ClinicId = clinic.parse().map_err(|_| unknown())?;
    let papers = workshop.data.closed_papers(&id, year, closing);
    let papers = papers.map_err(|error| Outcome::from(explain_while(Task::HandingOut, &error)))?;
    out.write(workshop, &papers)?;
    Ok(Outcome::fine(cli::handed_out(&export.out, year, closing) + "\n"))
}
