//! The export of the window: the PDF made in the background, with progress and a way out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::job::{Answer, Errand};
use crate::explain;
use crate::explain::store::Task;
use crate::model::{FiscalYear, Papers};
use crate::report::{MissingGlyph, ReportError, ReportOptions};
use crate::state::{Event, GlyphGap, JobKind};
use crate::store::{DataFolder, Overwrite, StoreError};
use crate::text;
use crate::workshop::PrintJob;

fn gap(missing: MissingGlyph) -> GlyphGap {
    GlyphGap { character: missing.character, places: missing.places }
}

impl App {
    pub(super) fn job(&self, year: FiscalYear, papers: Papers) -> Option<PrintJob> {
        let open = self.state.open.as_ref()?;
        let documents = Arc::clone(self.proofreading.documents());
        let options = PrintJob::options(year, self.platform.now(), papers, documents);
        Some(PrintJob {
            workbook: Arc::clone(&open.workbook),
            edition: self.edition_of(year)?.clone(),
            options: ReportOptions { ledger: self.state.ledger.clone(), ..options },
            cabinet: self.cabinet.clone(),
        })
    }

    pub(super) fn prepare_export(&mut self, year: FiscalYear) {
        let Some(job) = self.job(year, self.state.export.papers.clone()) else {
            return;
        };
        let clinic = &job.workbook.clinic.name;
        let year = text::dates::fiscal_year(year);
        // What goes to vendors must not be laid over what an inspector is shown.
        let name = match job.options.papers.only_letters().as_slice() {
            [] => explain::export::file_name(clinic, &year),
            [vendor] => {
                let vendor = explain::vendors::name(&job.workbook, *vendor);
                explain::export::letter_file_name(&vendor, &year)
            }
            _ => explain::export::letter_file_name(clinic, &year),
        };
        let path = self.platform.export_folder().join(name);
        self.mailbox.send(Event::ExportProposed(path));
        self.start(JobKind::Preparation, move |_| {
            let gaps = job.gaps(&job.fonts()).into_iter().map(gap).collect();
            Answer::Event(Event::ExportPrepared(gaps))
        });
    }

    pub(super) fn export(&mut self, papers: Papers, path: PathBuf, overwrite: bool) {
        let year = self.state.open.as_ref().and_then(|open| open.year);
        let Some(job) = year.and_then(|year| self.job(year, papers)) else {
            self.mailbox.send(Event::ExportCancelled);
            return;
        };
        let unchecked = job.edition.unconfirmed();
        let edition = &job.edition.id;
        if unchecked > 0 && !self.state.proof.is_pointed_out(edition) {
            let event = Event::WordingUnchecked(edition.clone(), unchecked, overwrite);
            self.mailbox.send(event);
            return;
        }
        let data = self.data.clone();
        self.start(JobKind::Export, move |errand| {
            Answer::Event(write(&job, &path, overwrite, &data, errand))
        });
    }
}

fn write(
    job: &PrintJob,
    path: &Path,
    overwrite: bool,
    data: &DataFolder,
    errand: &mut Errand,
) -> Event {
    let bytes = match job.pdf(&job.fonts(), &mut |share| errand.progress(share)) {
        Ok((bytes, _)) => bytes,
        Err(ReportError::Cancelled) => return Event::ExportCancelled,
        Err(error) => return Event::ExportFailed(explain::report::explain(&error)),
    };
    if errand.is_cancelled() {
        return Event::ExportCancelled;
    }
    let overwrite = if overwrite { Overwrite::Yes } else { Overwrite::No };
    match data.write_export(path, &bytes, overwrite) {
        Ok(()) => Event::Exported(path.to_owned(), job.options.papers.letters().collect()),
        Err(StoreError::Exists { .. }) => Event::ExportExists(path.to_owned()),
        Err(error) => Event::ExportFailed(explain::store::explain_while(Task::Exporting, &error)),
    }
}
