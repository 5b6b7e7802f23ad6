//! Years that are closed: everything kept in the background, and what was kept read for the screens.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::App;
use super::closed_room::Source;
use super::job::Answer;
use crate::explain;
use crate::explain::store::{Task, explain_while};
use crate::model::{Closing, FiscalYear, LedgerView, Paper, Papers};
use crate::state::{ClosingEvent, Event, JobKind, TableContent};
use crate::store::{ClinicId, DataFolder};
use crate::text::Explanation;
use crate::workshop::{ClosingOrder, NotClosed, close_year, frozen_year};

/// The PDF that a closing kept.
pub(super) struct KeptPapers {
    clinic: ClinicId,
    year: FiscalYear,
    closing: Closing,
}

impl KeptPapers {
    /// Its bytes, if they are still those that were kept.
    pub(super) fn read(&self, data: &DataFolder) -> Result<Vec<u8>, Explanation> {
        data.closed_papers(&self.clinic, self.year, &self.closing)
            .map_err(|error| explain_while(Task::HandingOut, &error))
    }
}

impl App {
    /// The PDF that is asked for, where there is such a closing.
    pub(super) fn kept_papers(&self, content: TableContent) -> Option<KeptPapers> {
        let TableContent::ClosedPapers(year, number) = content else { return None };
        let open = self.state.open.as_ref()?;
        let closing = open.workbook.assessment(year)?.closing(number)?.clone();
        Some(KeptPapers { clinic: open.id.parse().ok()?, year, closing })
    }

    /// Reads what the closing of the year on screen kept, where that is not there yet.
    pub(super) fn keep_closed_year(&mut self) {
        let on_screen = self.state.open.as_ref().and_then(|open| {
            let assessment = open.assessment()?;
            let (clinic, number) = (open.id.clone(), assessment.closed()?.number);
            let from = Source { clinic, year: assessment.fiscal_year, number };
            Some((from, assessment.closings.clone()))
        });
        let is_reading = self.jobs.is_running(JobKind::ClosedYear);
        let from = on_screen.as_ref().map(|(from, _)| from);
        let is_wanted = self.closed.ask(from, is_reading);
        let Some((from, closings)) = on_screen.filter(|_| is_wanted) else { return };
        let Ok(clinic) = from.clinic.parse::<ClinicId>() else { return };
        let (data, year) = (self.data.clone(), from.year);
        self.start(JobKind::ClosedYear, move |_| {
            Answer::ClosedYear(Box::new(frozen_year(&data, &clinic, year, &closings)))
        });
    }

    /// Removes what was kept for a closing that did not come about.
    pub(super) fn forget_closing(&self, year: FiscalYear, number: u32) {
        let clinic = self.state.open.as_ref().and_then(|open| open.id.parse::<ClinicId>().ok());
        if let Some(clinic) = clinic {
            self.data.forget_closed_year(&clinic, year, number);
        }
    }

    /// Keeps everything of a year; the state closes it once that is done.
    pub(super) fn close_year(&mut self, year: FiscalYear, by: String) {
        let Some(open) = &self.state.open else { return };
        let Ok(clinic) = open.id.parse::<ClinicId>() else {
            self.mailbox.send(Event::Closing(ClosingEvent::Cancelled));
            return;
        };
        let Some(edition) = self.edition_of(year).cloned() else {
            self.mailbox.send(Event::Failed(explain::closing::no_edition(year)));
            return;
        };
        let mut papers = Papers::everything(self.proofreading.documents(), &open.workbook);
        papers.set(Paper::Activity, true);
        let Some(mut job) = self.job(papers) else {
            self.mailbox.send(Event::Closing(ClosingEvent::Cancelled));
            return;
        };
        job.workbook = Arc::clone(&open.workbook);
        job.year = Some((year, edition));
        job.options.extract_of = None;
        // With the usual columns, whatever is on screen.
        job.options.ledger = LedgerView::default();
        let order = ClosingOrder { clinic, on: self.platform.now().date(), by };
        let data = self.data.clone();
        self.start(JobKind::CloseYear, move |errand| {
            let mut progress = |share: f32| -> ControlFlow<()> { errand.progress(share) };
            Answer::Event(match close_year(&data, &job, &order, &mut progress) {
                Ok(closing) => {
                    Event::Closing(ClosingEvent::Kept(year, Arc::clone(&job.workbook), closing))
                }
                Err(NotClosed::Cancelled) => Event::Closing(ClosingEvent::Cancelled),
                Err(NotClosed::Failed(explanation)) => Event::Failed(explanation),
            })
        });
    }
}
