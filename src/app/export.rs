//! The export of the window: the PDF made off its thread, with progress and a way out.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{App, Mailbox};
use crate::explain;
use crate::explain::store::Task;
use crate::model::Papers;
use crate::report::{MissingGlyph, ReportError, ReportOptions};
use crate::state::{Event, GlyphGap};
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
        let document = Arc::clone(self.proofreading.document());
        let options = PrintJob::options(self.platform.now(), papers, document);
        let edition = open.year.and_then(|year| Some((year, self.edition_of(year)?.clone())));
        Some(PrintJob {
            workbook: Arc::clone(&open.workbook),
            year: edition,
            options: ReportOptions { ledger: self.state.ledger.clone(), ..options },
            system_fonts: self.platform.uses_system_fonts(),
        })
    }

    pub(super) fn prepare_export(&self) {
        let Some(job) = self.job(self.state.export.papers.clone()) else {
            return;
        };
        let clinic = &job.workbook.clinic.name;
        let of = match &job.year {
            Some((year, _)) => text::dates::fiscal_year(*year),
            None => text::dates::japanese(job.options.printed_on),
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
        let sender = self.sender.clone();
        self.platform.run(Box::new(move || {
            // Where nothing is printed the preview says why.
            let gaps = job.lay_out().map(|laid_out| laid_out.gaps()).unwrap_or_default();
            let gaps = gaps.into_iter().map(gap).collect();
            sender.send(Event::ExportPrepared(path, gaps));
        }));
    }

    pub(super) fn export(&mut self, papers: Papers, path: PathBuf, overwrite: bool) {
        let Some(job) = self.job(papers) else {
            self.sender.send(Event::ExportCancelled);
            return;
        };
        // The wording of an edition stands on the papers of a year only.
        let wording = job.year.as_ref().filter(|_| job.options.papers.need_year());
        if let Some((_, edition)) = wording
            && edition.unconfirmed() > 0
            && !self.state.proof.is_pointed_out(&edition.id)
        {
            let (id, unchecked) = (edition.id.clone(), edition.unconfirmed());
            self.sender.send(Event::WordingUnchecked(id, unchecked, overwrite));
            return;
        }
        self.cancel = Arc::default();
        let (cancel, sender, data) =
            (Arc::clone(&self.cancel), self.sender.clone(), self.data.clone());
        self.platform.run(Box::new(move || {
            let event = write(&job, &path, overwrite, &data, &cancel, &sender);
            sender.send(event);
        }));
    }
}

fn write(
    job: &PrintJob,
    path: &Path,
    overwrite: bool,
    data: &DataFolder,
    cancel: &AtomicBool,
    sender: &Mailbox,
) -> Event {
    let mut last = 0.0;
    let mut progress = |share: f32| {
        if share - last >= 0.05 {
            last = share;
            sender.send(Event::ExportProgress(share));
        }
        super::import::keeps_on(cancel)
    };
    let bytes = match job.lay_out().and_then(|it| it.pdf(&mut progress)) {
        Ok(bytes) => bytes,
        Err(ReportError::Cancelled) => return Event::ExportCancelled,
        Err(error) => return Event::ExportFailed(explain::report::explain(&error)),
    };
    if cancel.load(Ordering::Relaxed) {
        return Event::ExportCancelled;
    }
    let overwrite = if overwrite { Overwrite::Yes } else { Overwrite::No };
    match data.write_export(path, &bytes, overwrite) {
        Ok(()) => Event::Exported(path.to_owned()),
        Err(StoreError::Exists { .. }) => Event::ExportExists(path.to_owned()),
        Err(error) => Event::ExportFailed(explain::store::explain_while(Task::Exporting, &error)),
    }
}
