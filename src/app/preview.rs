//! The pages of the preview: laid out in the background, and kept until what they show changes.

use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::job::Answer;
use crate::explain;
use crate::model::DocumentLibrary;
use crate::model::edition_list::EditionList;
use crate::model::{Edition, FiscalYear, LedgerView, Papers, Workbook};
use crate::report::paper::Printout;
use crate::state::{JobKind, Screen};
use crate::text::Explanation;
use crate::ui::Pages;
use crate::workshop::PrintJob;

/// The preview of the open clinic.
#[derive(Default)]
pub(super) struct Preview {
    /// What is on screen.
    shown: Option<Made>,
    /// What the pages that are being laid out are made from. One at a time: what is wanted meanwhile
    /// comes after it.
    asked: Option<Source>,
    /// Whether what is on screen is older than what it shows.
    is_old: bool,
}

/// Pages as they were laid out, or why they cannot be.
pub(super) type PreparedPages = Result<Printout, Explanation>;

/// Pages, and what they were made from.
struct Made {
    from: Source,
    pages: PreparedPages,
}

/// What pages are made from. The workbook, the library of documents and the editions are compared by
/// their address, which holding them keeps from being used for others.
#[derive(Clone)]
struct Source {
    clinic: String,
    workbook: Arc<Workbook>,
    year: Option<(FiscalYear, Edition)>,
    papers: Papers,
    ledger: LedgerView,
    documents: Arc<DocumentLibrary>,
    editions: Arc<EditionList>,
    day: NaiveDate,
}

impl Preview {
    /// For the screens.
    pub(super) fn pages(&self) -> Pages<'_> {
        let made = self.shown.as_ref().map(|made| made.pages.as_ref());
        Pages {
            printout: made.and_then(Result::ok),
            is_working: self.is_old,
            problem: made.and_then(Result::err),
        }
    }

    /// Takes over what was laid out.
    pub(super) fn show(&mut self, pages: PreparedPages) {
        self.shown = self.asked.take().map(|from| Made { from, pages });
    }
}

impl App {
    /// Lays the pages out where a screen shows them and they are missing or old.
    pub(super) fn keep_preview(&mut self) {
        if !matches!(self.state.screen, Screen::Export | Screen::Preview) {
            return;
        }
        let shown = self.preview.shown.take();
        let papers = self.state.export.papers.clone();
        let source = self.print_source(&papers).filter(|_| !papers.is_empty());
        let (Some(open), Some(source)) = (&self.state.open, source) else { return };
        let clinic = open.id.clone();
        let year = source.year.map(|(year, _)| year);
        // Pages of another clinic or year are never seen, not even while the right ones are made.
        let is_of_this = |made: &Made| {
            let of = made.from.year.as_ref().map(|(year, _)| *year);
            made.from.clinic == clinic && of == year
        };
        let shown = shown.filter(is_of_this);
        let day = self.platform.now().date();
        let is_shown = shown.as_ref().is_some_and(|made| {
            let from = &made.from;
            Arc::ptr_eq(&from.workbook, source.workbook)
                && Arc::ptr_eq(&from.documents, self.proofreading.documents())
                && Arc::ptr_eq(&from.editions, self.proofreading.editions())
                && (&from.papers, from.day) == (&papers, day)
                && from.ledger == self.state.ledger
                && from.year.as_ref().map(|(year, edition)| (*year, edition)) == source.year
        });
        self.preview.shown = shown;
        self.preview.is_old = !is_shown;
        if is_shown || self.jobs.is_running(JobKind::Preview) {
            return;
        }
        let Some(job) = self.job(papers.clone()) else {
            return;
        };
        let from = Source {
            clinic,
            workbook: Arc::clone(&job.workbook),
            year: job.year.clone(),
            papers,
            ledger: self.state.ledger.clone(),
            documents: Arc::clone(self.proofreading.documents()),
            editions: Arc::clone(self.proofreading.editions()),
            day,
        };
        self.preview.asked = Some(from);
        self.start(JobKind::Preview, move |_| Answer::Pages(lay_out(&job)));
    }
}

fn lay_out(job: &PrintJob) -> PreparedPages {
    let laid_out = job.lay_out().map_err(|error| explain::report::explain(&error))?;
    Ok(laid_out.printout)
}
