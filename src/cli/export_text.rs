//! `export text`: a document of a clinic, to go on with in a word processor.

use super::arguments::ExportText;
use super::export::find_clinic;
use super::out::Out;
use super::{Outcome, Workshop};
use crate::document::{markdown, plan, standing};
use crate::explain::cli;
use crate::model::{DocumentKey, Workbook};
use crate::workshop::now;

/// Writes the document. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportText) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => workbook,
        Err(outcome) => return outcome,
    };
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return obstacle;
    }
    let template = workshop.documents.template(&export.what.template);
    let names = template.map(|template| (template.name.as_str(), template.short.as_str()));
    let (name, short) = names.unwrap_or_default();
    let Some((document, notice)) = document(workshop, &workbook, &export.what) else {
        return Outcome::problem(cli::no_document(&export.clinic, name));
    };
    if let Err(outcome) = out.write(workshop, document.as_bytes()) {
        return outcome;
    }
    let mut outcome = Outcome::fine(cli::exported_text(short, &export.out) + "\n");
    if let Some(notice) = notice {
        outcome.warn(&notice);
    }
    outcome
}

/// The document as it reads today, with what the person should know of it; `None` before it was
/// begun.
fn document(
    workshop: &Workshop,
    workbook: &Workbook,
    key: &DocumentKey,
) -> Option<(String, Option<String>)> {
    let template = workshop.documents.template(&key.template)?;
    let document = workbook.document(key)?;
    let today = now().date();
    let plan = plan(template, document, workbook, today);
    let standing = standing(document, &plan);
    let text = markdown(&plan, document, standing, workbook);
    Some((text, cli::not_approved(&template.short, standing)))
}
