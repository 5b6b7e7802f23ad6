//! The pages of the preview: laid out off the window's thread, and kept until what they show
//! changes.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use super::App;
use crate::explain;
use crate::model::{Edition, FiscalYear, LedgerView, Papers, Workbook};
use crate::report::DocumentPapers;
use crate::report::paper::Printout;
use crate::state::Screen;
use crate::text::Explanation;
use crate::ui::Pages;
use crate::workshop::PrintJob;

/// The preview of the open clinic.
#[derive(Default)]
pub(super) struct Preview {
    /// What is on screen.
    shown: Option<Made>,
    /// What is being laid out. One at a time: what was wanted meanwhile comes after it.
    running: Option<Arc<Mutex<Option<Made>>>>,
    /// Whether what is on screen is older than what it shows.
    is_old: bool,
}

/// Pages, and what they were made from.
struct Made {
    from: Source,
    pages: Result<Printout, Explanation>,
}

/// What pages are made from. The workbook and the papers of the BCP are compared by their address,
/// which holding them keeps from being used for others.
#[derive(Clone)]
struct Source {
    clinic: String,
    workbook: Arc<Workbook>,
    year: Option<(FiscalYear, Edition)>,
    papers: Papers,
    ledger: LedgerView,
    document: Arc<DocumentPapers>,
    day: NaiveDate,
}

impl Preview {
    /// For the screens.
    pub(super) fn pages(&self) -> Pages<'_> {
        let made = self.shown.as_ref().map(|made| made.pages.as_ref());
        Pages {
            printout: made.and_then(Result::ok),
            is_working: self.running.is_some() || self.is_old,
            problem: made.and_then(Result::err),
        }
    }

    /// Takes over what the other thread has finished.
    fn collect(&mut self) {
        let finished = self.running.as_ref().and_then(|running| running.lock().ok()?.take());
        if let Some(made) = finished {
            self.shown = Some(made);
            self.running = None;
        }
    }
}

impl App {
    /// Lays the pages out where a screen shows them and they are missing or old.
    pub(super) fn keep_preview(&mut self) {
        self.preview.collect();
        if !matches!(self.state.screen, Screen::Export | Screen::Preview) {
            return;
        }
        let Some(open) = &self.state.open else {
            self.preview.shown = None;
            return;
        };
        // Pages of another clinic or year are never seen, not even while the right ones are made.
        let is_of_this = |made: &Made| {
            let of = made.from.year.as_ref().map(|(year, _)| *year);
            made.from.clinic == open.id && of == open.year
        };
        self.preview.shown = self.preview.shown.take().filter(is_of_this);
        let papers = self.state.export.papers.clone();
        if papers.is_empty() {
            self.preview.shown = None;
            return;
        }
        let edition = open.year.and_then(|year| self.edition_of(year));
        let day = self.platform.now().date();
        let is_shown = self.preview.shown.as_ref().is_some_and(|made| {
            let from = &made.from;
            Arc::ptr_eq(&from.workbook, &open.workbook)
                && Arc::ptr_eq(&from.document, self.proofreading.document())
                && (&from.papers, from.day) == (&papers, day)
                && from.ledger == self.state.ledger
                && from.year.as_ref().map(|(_, edition)| edition) == edition
        });
        if is_shown || self.preview.running.is_some() {
            self.preview.is_old = !is_shown;
            return;
        }
        let Some(job) = self.job(papers.clone()) else {
            return;
        };
        let from = Source {
            clinic: open.id.clone(),
            workbook: Arc::clone(&job.workbook),
            year: job.year.clone(),
            papers,
            ledger: self.state.ledger.clone(),
            document: Arc::clone(self.proofreading.document()),
            day,
        };
        let (slot, ctx) = (Arc::new(Mutex::new(None)), self.sender.ctx.clone());
        self.preview.running = Some(Arc::clone(&slot));
        self.platform.run(Box::new(move || {
            let made = Made { from, pages: lay_out(&job) };
            if let Ok(mut slot) = slot.lock() {
                *slot = Some(made);
            }
            ctx.request_repaint();
        }));
        self.preview.collect();
        self.preview.is_old = false;
    }
}

fn lay_out(job: &PrintJob) -> Result<Printout, Explanation> {
    let laid_out = job.lay_out().map_err(|error| explain::report::explain(&error))?;
    Ok(laid_out.printout)
}
