//! Background jobs: whatever is done off the window's thread is done as one of these.
//!
//! A job has a [`Ticket`]. By it the window knows an answer to an older question, and one for a
//! clinic that was left meanwhile, and hears neither. A job that panics, or that is lost with the
//! thread that should have done it, is told like any other failure; nothing waits for it forever.

use std::any::Any;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use super::{App, chart, closed_room, preview};
use crate::explain::job as words;
use crate::state::{ClosingEvent, Event, ImportEvent, JobKind};

/// What tells a job from all others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ticket {
    kind: JobKind,
    /// The clinic that was open, for a job whose answer is about it.
    clinic: Option<String>,
    /// Counted over all jobs.
    number: u64,
}

/// What a job brings home.
pub(super) enum Answer {
    /// Nothing that anybody waits for.
    Nothing,
    /// What happened.
    Event(Event),
    /// The pages of the preview.
    Pages(preview::PreparedPages),
    /// The drawing of the chart.
    Chart(chart::PreparedChart),
    /// What the closing of a year kept.
    ClosedYear(Box<closed_room::ReadYear>),
}

/// How a job goes.
enum JobNews {
    /// The share done, 0 to 1.
    Progress(f32),
    Ended(Answer),
    /// It panicked, or was dropped undone; what it says about that.
    Stopped(String),
}

/// What comes in from other threads, and from the window's own.
pub(super) enum Mail {
    Event(Event),
    Job(JobMail),
}

/// News of a job.
pub(super) struct JobMail {
    ticket: Ticket,
    news: JobNews,
}

/// Brings mail home, and the window to life to look at it.
#[derive(Clone)]
pub(super) struct Mailbox {
    pub(super) sender: Sender<Mail>,
    pub(super) ctx: egui::Context,
}

impl Mailbox {
    pub(super) fn send(&self, event: Event) {
        self.post(Mail::Event(event));
    }

    fn post(&self, mail: Mail) {
        // The window is gone when nobody listens any more; then there is nobody to tell.
        let _ = self.sender.send(mail);
        self.ctx.request_repaint();
    }
}

/// A job under way, as those see it who do it. It answers exactly once: when it is dropped without
/// an answer, it says so itself.
pub(super) struct Errand {
    ticket: Ticket,
    cancel: Arc<AtomicBool>,
    mailbox: Mailbox,
    /// The share that was told last.
    told: f32,
    has_ended: bool,
}

impl Errand {
    /// Tells how far it is, in steps that are seen, and whether to go on.
    pub(super) fn progress(&mut self, share: f32) -> ControlFlow<()> {
        if share - self.told >= 0.05 {
            self.told = share;
            self.post(JobNews::Progress(share));
        }
        self.keeps_on()
    }

    /// Whether to go on.
    pub(super) fn keeps_on(&self) -> ControlFlow<()> {
        if self.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Answers.
    pub(super) fn end(mut self, answer: Answer) {
        self.has_ended = true;
        self.post(JobNews::Ended(answer));
    }

    fn carry_out(mut self, work: impl FnOnce(&mut Self) -> Answer) {
        match catch_unwind(AssertUnwindSafe(|| work(&mut self))) {
            Ok(answer) => self.end(answer),
            Err(panic) => {
                self.has_ended = true;
                self.post(JobNews::Stopped(reason(&*panic)));
            }
        }
    }

    fn post(&self, news: JobNews) {
        self.mailbox.post(Mail::Job(JobMail { ticket: self.ticket.clone(), news }));
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        if !self.has_ended {
            self.post(JobNews::Stopped(format!("{:?}: not done", self.ticket.kind)));
        }
    }
}

/// The message of a panic, if it has one.
pub(super) fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// The jobs that have not answered.
#[derive(Default)]
pub(super) struct Jobs {
    started: u64,
    /// Of each kind the one that was started last.
    last: BTreeMap<JobKind, Started>,
}

struct Started {
    ticket: Ticket,
    cancel: Arc<AtomicBool>,
    /// Nobody waits for its answer any longer.
    is_dropped: bool,
}

impl Jobs {
    /// Whether the answer of such a job is waited for.
    pub(super) fn is_running(&self, kind: JobKind) -> bool {
        self.last.get(&kind).is_some_and(|job| !job.is_dropped)
    }

    /// Whether a dialog of the system is open, waited for or not.
    pub(super) fn has_dialog(&self) -> bool {
        self.last.keys().any(|kind| kind.is_dialog())
    }

    /// Asks a job to stop. It still answers.
    pub(super) fn cancel(&self, kind: JobKind) {
        if let Some(job) = self.last.get(&kind) {
            job.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Waits no longer for a job.
    pub(super) fn drop_answer(&mut self, kind: JobKind) {
        if let Some(job) = self.last.get_mut(&kind) {
            job.drop_answer();
        }
    }

    /// Waits no longer for whatever is about the clinic that was open.
    pub(super) fn leave_clinic(&mut self) {
        self.last
            .values_mut()
            .filter(|job| job.ticket.clinic.is_some())
            .for_each(Started::drop_answer);
    }

    fn start(&mut self, kind: JobKind, clinic: Option<&str>) -> (Ticket, Arc<AtomicBool>) {
        self.drop_answer(kind);
        self.started += 1;
        let clinic = clinic.filter(|_| kind.is_of_clinic()).map(str::to_owned);
        let ticket = Ticket { kind, clinic, number: self.started };
        let cancel: Arc<AtomicBool> = Arc::default();
        let started =
            Started { ticket: ticket.clone(), cancel: Arc::clone(&cancel), is_dropped: false };
        self.last.insert(kind, started);
        (ticket, cancel)
    }

    /// The news of a job that is waited for while `clinic` is open.
    fn hear(&mut self, mail: JobMail, clinic: Option<&str>) -> Option<(JobKind, JobNews)> {
        let JobMail { ticket, news } = mail;
        let job = self.last.get(&ticket.kind).filter(|job| job.ticket == ticket)?;
        let is_of_another = ticket.clinic.is_some() && ticket.clinic.as_deref() != clinic;
        let is_heard = !job.is_dropped && !is_of_another;
        if !matches!(news, JobNews::Progress(_)) {
            self.last.remove(&ticket.kind);
        }
        is_heard.then_some((ticket.kind, news))
    }
}

impl Started {
    fn drop_answer(&mut self) {
        // A PDF that was asked for is written to its end, whatever is looked at meanwhile.
        if !self.is_dropped && self.ticket.kind != JobKind::Export {
            self.cancel.store(true, Ordering::Relaxed);
        }
        self.is_dropped = true;
    }
}

impl App {
    /// Does something in the background. An older job of the same kind is not waited for any longer.
    pub(super) fn start(
        &mut self,
        kind: JobKind,
        work: impl FnOnce(&mut Errand) -> Answer + Send + 'static,
    ) {
        let errand = self.errand(kind);
        self.platform.run(Box::new(move || errand.carry_out(work)));
    }

    /// A job that somebody else carries out.
    pub(super) fn errand(&mut self, kind: JobKind) -> Errand {
        let clinic = self.state.open.as_ref().map(|open| open.id.as_str());
        let (ticket, cancel) = self.jobs.start(kind, clinic);
        Errand { ticket, cancel, mailbox: self.mailbox.clone(), told: 0.0, has_ended: false }
    }

    /// What a piece of mail means for the state.
    pub(super) fn read(&mut self, mail: Mail) -> Option<Event> {
        let job = match mail {
            Mail::Event(event) => return Some(event),
            Mail::Job(job) => job,
        };
        let clinic = self.state.open.as_ref().map(|open| open.id.as_str());
        let (kind, news) = self.jobs.hear(job, clinic)?;
        match (kind, news) {
            (JobKind::Export, JobNews::Progress(share)) => Some(Event::ExportProgress(share)),
            (JobKind::CloseYear, JobNews::Progress(share)) => {
                Some(Event::Closing(ClosingEvent::Progress(share)))
            }
            (JobKind::Import, JobNews::Progress(share)) => {
                Some(Event::Import(ImportEvent::Progress(share)))
            }
            (_, JobNews::Progress(_) | JobNews::Ended(Answer::Nothing)) => None,
            (_, JobNews::Ended(Answer::Event(event))) => Some(event),
            (_, JobNews::Ended(Answer::Pages(pages))) => {
                self.preview.show(pages);
                None
            }
            (_, JobNews::Ended(Answer::Chart(chart))) => {
                self.chart.show(Ok(chart));
                None
            }
            (_, JobNews::Ended(Answer::ClosedYear(year))) => {
                self.closed.show(*year);
                None
            }
            (_, JobNews::Stopped(details)) => {
                let explanation = words::explain_stop(kind, &details);
                match kind {
                    JobKind::Preview => self.preview.show(Err(explanation.clone())),
                    JobKind::Chart => self.chart.show(Err(explanation.clone())),
                    JobKind::ClosedYear => self.closed.show(Err(explanation.clone())),
                    _ => {}
                }
                Some(Event::JobStopped(kind, explanation))
            }
        }
    }
}
