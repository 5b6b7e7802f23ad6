//! `export xlsx`: the ministry's own Excel file with the answers of a year in its cells.

use std::sync::Arc;

use super::arguments::ExportXlsx;
use super::export::{find_clinic, find_vendor, today};
use super::out::Out;
use super::year_source::{YearSource, year_unknown};
use super::{Outcome, Workshop};
use crate::explain::cli;
use crate::model::{AnsweredYear, FormRef, Workbook};
use crate::workshop::{FormOrder, KeptForm};

/// Writes the form. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportXlsx) -> Outcome {
    match filled(workshop, export) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn filled(workshop: &Workshop, export: &ExportXlsx) -> Result<Outcome, Outcome> {
    let workbook = Arc::new(find_clinic(workshop, &export.clinic)?);
    let source = YearSource::of(workshop, &export.clinic, export.year, &workbook)?;
    let unknown = || Outcome::problem(year_unknown(&export.clinic, export.year, &workbook));
    let (workbook, year) = (&source.workbook, source.answered().ok_or_else(unknown)?);
    let form = form_of(export, workbook, year).map_err(Outcome::problem)?;
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return Err(obstacle);
    }
    let kept = KeptForm::find(&workshop.data, year.edition, form.kind())?;
    let order = FormOrder { workbook, year, form, marking: export.marking };
    let filled = kept.filled(order)?;
    out.write(workshop, &filled.bytes)?;
    let mut outcome = Outcome::fine(cli::exported_xlsx(&export.out, filled.answered) + "\n");
    if let Some(warning) = cli::other_year(export.year, year.edition, today()) {
        outcome.warn(&warning);
    }
    for remark in &filled.remarks {
        outcome.warn(&cli::remark(remark));
    }
    Ok(outcome)
}

/// The form that was asked for: the clinic's own, or that of a vendor of the year.
fn form_of(
    export: &ExportXlsx,
    workbook: &Workbook,
    year: AnsweredYear<'_>,
) -> Result<FormRef, String> {
    let Some(typed) = &export.vendor else { return Ok(FormRef::Institution) };
    let vendor = find_vendor(workbook, typed)?;
    let is_there = year.assessment.sheet(vendor).is_some();
    let name = workbook.vendor(vendor).map(|it| it.name.clone()).unwrap_or_default();
    if is_there {
        Ok(FormRef::Vendor(vendor))
    } else {
        Err(cli::no_vendor_sheet(&name, export.year))
    }
}
