//! The export of the window: the PDF made in the background, with progress and a way out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::job::{Answer, Errand};
use crate::explain;
use crate::explain::store::Task;
use crate::model::Papers;
use crate::report::{MissingGlyph, ReportError, ReportOptions};
use crate::state::{Event, GlyphGap, JobKind};
use crate::store::{DataFolder, Overwrite, StoreError};
use crate::text;
use crate::workshop::PrintJob;

fn gap(missing: MissingGlyph) -> GlyphGap {
    GlyphGap { character: missing.character, places: missing.places }
}

impl App {
    /// What prints these papers of the open clinic. A year whose edition is not known counts as none.
    pub(super) fn job(&self, papers: Papers) -> Option<PrintJob> {
        let open = self.state.open.as_ref()?;
        let documents = Arc::clone(self.proofreading.documents());
        let options = PrintJob::options(self.platform.now(), papers, documents);
        let year = open.year.and_then(|year| Some((year, self.edition_of(year)?.clone())));
        Some(PrintJob {
            workbook: Arc::clone(&open.workbook),
            year,
            options: ReportOptions { ledger: self.state.ledger.clone(), ..options },
            cabinet: self.cabinet.clone(),
        })
    }

    pub(super) fn prepare_export(&mut self) {
        let Some(job) = self.job(self.state.export.papers.clone()) else {
            return;
        };
        let clinic = &job.workbook.clinic.name;
        // A year is named only where something of it is printed.
        let of = match &job.year {
            Some((year, _)) if job.options.papers.need_year() => text::dates::fiscal_year(*year),
            _ => text::dates::japanese(job.options.printed_on),
        };
        // What goes to vendors must not be laid over what an inspector is shown.
        let name = match job.options.papers.only_letters().as_slice() {
            [] => explain::export::file_name(clinic, &of),
            [vendor] => {
                let vendor = explain::vendors::name(&job.workbook, *vendor);
                explain::export::letter_file_name(&vendor, &of)
            }
            _ => explain::export::letter_file_name(clinic, &of),
        };
        let path = self.platform.export_folder().join(name);
        self.mailbox.send(Event::ExportProposed(path));
        self.start(JobKind::Preparation, move |_| {
            // Where nothing is printed the preview says why.
            let gaps = job.lay_out().map(|laid_out| laid_out.gaps()).unwrap_or_default();
            let gaps = gaps.into_iter().map(gap).collect();
            Answer::Event(Event::ExportPrepared(gaps))
        });
    }

    pub(super) fn export(&mut self, papers: Papers, path: PathBuf, overwrite: bool) {
        let Some(job) = self.job(papers) else {
            self.mailbox.send(Event::ExportCancelled);
            return;
        };
        // The wording of an edition stands on the papers of a year only.
        let wording = job.year.as_ref().filter(|_| job.options.papers.need_year());
        if let Some((_, edition)) = wording
            && edition.unconfirmed() > 0
            && !self.state.proof.is_pointed_out(&edition.id)
        {
            let (id, unchecked) = (edition.id.clone(), edition.unconfirmed());
            self.mailbox.send(Event::WordingUnchecked(id, unchecked, overwrite));
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
    let made = job.lay_out().and_then(|it| it.pdf(&mut |share| errand.progress(share)));
    let bytes = match made {
        Ok(bytes) => bytes,
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
