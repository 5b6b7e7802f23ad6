//! The export of the window: the PDF made in the background, with progress and a way out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::job::{Answer, Errand};
use crate::explain;
use crate::explain::store::Task;
use crate::model::{Edition, FiscalYear, Papers, Workbook};
use crate::report::{MissingGlyph, ReportError, ReportOptions};
use crate::state::{Event, GlyphGap, JobKind};
use crate::store::{DataFolder, Overwrite, StoreError};
use crate::text;
use crate::text::Explanation;
use crate::workshop::PrintJob;

/// What papers are made from.
pub(super) struct PrintSource<'a> {
    pub(super) workbook: &'a Arc<Workbook>,
    pub(super) year: Option<(FiscalYear, &'a Edition)>,
    /// The day of the closing that it was kept by.
    extract_of: Option<NaiveDate>,
}

fn gap(missing: MissingGlyph) -> GlyphGap {
    GlyphGap { character: missing.character, places: missing.places }
}

impl App {
    /// What papers of the open clinic are made from: of a closed year from what was kept then, as far
    /// as they are made from a year at all. A year whose edition is not known counts as none.
    pub(super) fn print_source(&self, papers: &Papers) -> Option<PrintSource<'_>> {
        let open = self.state.open.as_ref()?;
        let workbook = &open.workbook;
        let Some(year) = open.year else {
            return Some(PrintSource { workbook, year: None, extract_of: None });
        };
        let closing = workbook.closed(year).filter(|_| papers.need_year());
        Some(match (closing, self.closed.frozen()) {
            (None, _) => {
                let year = self.edition_of(year).map(|edition| (year, edition));
                PrintSource { workbook, year, extract_of: None }
            }
            (Some(closing), Some(Ok(frozen))) => PrintSource {
                workbook: &frozen.workbook,
                year: Some((year, &frozen.edition)),
                extract_of: Some(closing.on),
            },
            // The names of today would be no extract of it.
            (Some(_), _) => PrintSource { workbook, year: None, extract_of: None },
        })
    }

    fn all_years(&self) -> Option<Arc<Workbook>> {
        Some(Arc::clone(&self.state.open.as_ref()?.workbook))
    }

    /// Why the year on screen cannot be printed, where it is closed: what was kept is not there.
    fn unreadable_year(&self) -> Option<Explanation> {
        let open = self.state.open.as_ref()?;
        let assessment = open.assessment().filter(|it| it.closed().is_some())?;
        match self.closed.frozen() {
            Some(Ok(_)) => None,
            Some(Err(explanation)) => Some(explanation.clone()),
            None => Some(explain::closing::still_reading(assessment.fiscal_year)),
        }
    }

    /// What prints these papers of the open clinic.
    pub(super) fn job(&self, papers: Papers) -> Option<PrintJob> {
        let source = self.print_source(&papers)?;
        let documents = Arc::clone(self.proofreading.documents());
        let editions = Arc::clone(self.proofreading.editions());
        let guidance = Arc::clone(&self.guidance);
        let now = self.platform.now();
        let options = PrintJob::options(now, papers, documents, editions, guidance);
        Some(PrintJob {
            workbook: Arc::clone(source.workbook),
            year: source.year.map(|(year, edition)| (year, edition.clone())),
            options: ReportOptions {
                ledger: self.state.ledger.clone(),
                extract_of: source.extract_of,
                all_years: source.extract_of.and(self.all_years()),
                ..options
            },
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
        if papers.need_year()
            && let Some(explanation) = self.unreadable_year()
        {
            self.mailbox.send(Event::ExportFailed(explanation));
            return;
        }
        let Some(job) = self.job(papers) else {
            self.mailbox.send(Event::ExportCancelled);
            return;
        };
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
