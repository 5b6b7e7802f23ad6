//! The pages of the preview: laid out in the background, and kept until what they show changes.

use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::job::Answer;
use crate::explain;
use crate::model::DocumentLibrary;
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

/// What pages are made from. The workbook and the library of documents are compared by their address,
/// which holding them keeps from being used for others.
#[derive(Clone)]
struct Source {
    clinic: String,
    workbook: Arc<Workbook>,
    edition: Edition,
    year: FiscalYear,
    papers: Papers,
    ledger: LedgerView,
    documents: Arc<DocumentLibrary>,
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
        let Some((open, year)) = self.state.open.as_ref().and_then(|it| Some((it, it.year?)))
        else {
            self.preview.shown = None;
            return;
        };
        // Pages of another clinic or year are never seen, not even while the right ones are made.
        let is_of_this = |made: &Made| made.from.clinic == open.id && made.from.year == year;
        self.preview.shown = self.preview.shown.take().filter(is_of_this);
        let papers = self.state.export.papers.clone();
        let Some(edition) = self.edition_of(year).filter(|_| !papers.is_empty()) else {
            self.preview.shown = None;
            return;
        };
        let day = self.platform.now().date();
        let is_shown = self.preview.shown.as_ref().is_some_and(|made| {
            let from = &made.from;
            Arc::ptr_eq(&from.workbook, &open.workbook)
                && Arc::ptr_eq(&from.documents, self.proofreading.documents())
                && (from.year, &from.papers, from.day) == (year, &papers, day)
                && (&from.ledger, &from.edition) == (&self.state.ledger, edition)
        });
        self.preview.is_old = !is_shown;
        if is_shown || self.jobs.is_running(JobKind::Preview) {
            return;
        }
        let Some(job) = self.job(year, papers.clone()) else {
            return;
        };
        let from = Source {
            clinic: open.id.clone(),
            workbook: Arc::clone(&job.workbook),
            edition: job.edition.clone(),
            year,
            papers,
            ledger: self.state.ledger.clone(),
            documents: Arc::clone(self.proofreading.documents()),
            day,
        };
        self.preview.asked = Some(from);
        self.start(JobKind::Preview, move |_| Answer::Pages(lay_out(&job)));
    }
}

fn lay_out(job: &PrintJob) -> PreparedPages {
    job.printout(&job.fonts()).map_err(|error| explain::report::explain(&error))
}
