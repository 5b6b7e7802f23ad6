//! The ministry's own Excel file with the answers of the year on screen: looked at, and written, in the
//! background.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::import::{extension, write};
use super::job::Answer;
use crate::explain::{exchange as words, original, vendors};
use crate::model::{AnsweredYear, Edition, FiscalYear, FormRef, Paper, Papers, Workbook};
use crate::state::{Event, JobKind, TableContent, TableEvent, TablePhase};
use crate::store::Overwrite;
use crate::workshop::{FormOrder, KeptForm};

/// The year on screen, for another thread.
struct FormYear {
    workbook: Arc<Workbook>,
    fiscal_year: FiscalYear,
    edition: Edition,
}

impl FormYear {
    fn year(&self) -> Option<AnsweredYear<'_>> {
        let assessment = self.workbook.assessment(self.fiscal_year)?;
        Some(AnsweredYear { assessment, edition: &self.edition })
    }
}

impl App {
    fn form_year(&self) -> Option<FormYear> {
        // It is made from the same as the form on paper.
        let source = self.print_source(&Papers::only(Paper::Checklist))?;
        let (fiscal_year, edition) = source.year?;
        let (workbook, edition) = (Arc::clone(source.workbook), edition.clone());
        Some(FormYear { workbook, fiscal_year, edition })
    }

    pub(super) fn form_name(&self, form: FormRef) -> String {
        let Some(of) = self.form_year() else { return String::new() };
        let name = match form {
            FormRef::Institution => of.workbook.clinic.name.clone(),
            FormRef::Vendor(vendor) => vendors::name(&of.workbook, vendor),
        };
        let ending = extension(TableContent::Form(form));
        words::form_name(original::form(form.kind()), &name, of.fiscal_year, ending)
    }

    /// Looks at the original, so that what cannot be is said before anything is chosen.
    pub(super) fn prepare_form(&mut self, form: FormRef) {
        let (of, data) = (self.form_year(), self.data.clone());
        self.start(JobKind::Table, move |_| {
            let Some(of) = of else { return ended(TablePhase::Failed(words::no_year())) };
            let kept = KeptForm::find(&data, &of.edition, form.kind());
            match kept.and_then(|it| it.unsure_cell()) {
                Ok(unsure) => {
                    let unsure = unsure.filter(|_| of.edition.marking.is_none());
                    Answer::Event(Event::Table(TableEvent::Prepared(unsure)))
                }
                Err(explanation) => ended(TablePhase::Failed(explanation)),
            }
        });
    }

    pub(super) fn write_form(&mut self, form: FormRef, path: PathBuf, overwrite: Overwrite) {
        let (of, data) = (self.form_year(), self.data.clone());
        let marking = self.state.table.as_ref().and_then(|table| table.marking);
        self.start(JobKind::Table, move |errand| {
            let year = of.as_ref().and_then(|of| Some((of, of.year()?)));
            let Some((of, year)) = year else {
                return ended(TablePhase::Failed(words::no_year()));
            };
            let order = FormOrder { workbook: &of.workbook, year, form, marking };
            let kept = KeptForm::find(&data, &of.edition, form.kind());
            let filled = match kept.and_then(|kept| kept.filled(order)) {
                Ok(filled) => filled,
                Err(explanation) => return ended(TablePhase::Failed(explanation)),
            };
            if errand.is_cancelled() {
                return ended(TablePhase::Idle);
            }
            match write(&filled.bytes, path, overwrite, &data) {
                TablePhase::Done(path) => {
                    let event = TableEvent::Filled(path, filled.answered, filled.remarks);
                    Answer::Event(Event::Table(event))
                }
                phase => ended(phase),
            }
        });
    }
}

fn ended(phase: TablePhase) -> Answer {
    Answer::Event(Event::Table(TableEvent::Ended(phase)))
}
