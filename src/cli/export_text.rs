//! `export text`: a document of a clinic, to go on with in a word processor.

use super::arguments::{Document, ExportText};
use super::export::find_clinic;
use super::{Outcome, Workshop};
use crate::bcp::{markdown, plan};
use crate::edition::embedded_bcp_template;
use crate::model::Workbook;
use crate::store::{Overwrite, StoreError};
use crate::text::store::Task;
use crate::text::{self, cli};

/// Writes the document. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportText) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => workbook,
        Err(outcome) => return outcome,
    };
    let found = match export.what {
        Document::Bcp => bcp(&workbook),
    };
    let Some(document) = found else {
        return Outcome::problem(cli::no_bcp(&export.clinic));
    };
    let overwrite = if export.force { Overwrite::Yes } else { Overwrite::No };
    match workshop.data.write_export(&export.out, document.as_bytes(), overwrite) {
        Ok(()) => Outcome::fine(cli::exported_text(&export.out) + "\n"),
        Err(StoreError::Exists { path }) => Outcome::problem(cli::out_exists(&path)),
        Err(error) => text::store::explain_while(Task::Exporting, &error).into(),
    }
}

/// The BCP as it reads today; `None` before it was begun.
#[expect(clippy::disallowed_methods, reason = "the command line is a place that knows the time")]
fn bcp(workbook: &Workbook) -> Option<String> {
    let bcp = workbook.bcp.as_deref()?;
    let template = embedded_bcp_template();
    let today = chrono::Local::now().date_naive();
    let plan = plan(&template, bcp, workbook, today);
    Some(markdown(&template.title, &plan, bcp, workbook))
}
