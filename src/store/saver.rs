//! Saving in the background.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use super::clinic_file::DueBackup;
use super::{ClinicFile, ClinicId, FlushError, SavePolicy, SaveStatus, StoreError};
use crate::model::Workbook;

/// Saves the newest workbook of one clinic that it was given, in a thread of its own.
///
/// Whatever fails, the newest offer is kept and tried again: with the next offer, after a while,
/// and on request. Backups are kept beside it, in another thread, so that none holds up a save. Dropping
/// it saves what is unsaved and lets go of the clinic.
pub struct Saver {
    clinic: ClinicId,
    path: PathBuf,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// How long it is waited for the disk at the end.
    last_wait: Duration,
}

struct Shared {
    state: Mutex<State>,
    /// Woken when there is something to do for the thread.
    work: Condvar,
    /// Woken when an attempt, or the thread, has ended.
    done: Condvar,
}

#[derive(Default)]
struct State {
    /// The newest workbook, until it is on the disk.
    pending: Option<Offer>,
    /// The one that was saved last, until it is sure that it stayed.
    unsure: Option<(Offer, Instant)>,
    /// Earlier states that are due to be kept, and whether that is under way.
    backups: VecDeque<DueBackup>,
    is_keeping: bool,
    policy: SavePolicy,
    status: SaveStatus,
    /// Somebody waits: save now rather than after a pause.
    hurry: bool,
    /// What another program wrote is to be kept as a backup and written over.
    over: bool,
    phase: Phase,
    /// How many attempts have begun, and how many have ended.
    begun: u64,
    finished: u64,
}

/// A workbook and its revision.
type Offer = (Arc<Workbook>, u64);

/// What the thread does next.
enum Next {
    /// Save this.
    Save(Offer),
    /// Look whether what was saved stayed.
    Look,
    /// End.
    End,
}

/// How far the thread is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    #[default]
    Running,
    /// It is to save what is unsaved and end.
    Closing,
    /// The attempt made for closing has begun.
    LastAttempt,
    Ended,
}

/// How long a dropped saver waits for the disk.
const LAST_WAIT: Duration = Duration::from_secs(10);

/// When it is looked whether a save stayed, where no lock keeps others out: later than two programs that
/// save in the same moment can be apart.
const LOOK: Duration = Duration::from_secs(1);

impl Saver {
    /// Starts saving to `file`. `on_event` is called, on a background thread, whenever
    /// [`Saver::status`] has changed by itself.
    pub fn start(
        file: ClinicFile,
        clock: fn() -> NaiveDateTime,
        on_event: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let (clinic, path) = (file.clinic().clone(), file.path());
        let is_guarded = file.is_guarded();
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            work: Condvar::new(),
            done: Condvar::new(),
        });
        shared.lock().status.is_unguarded = !is_guarded;
        let for_thread = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("saver".to_owned())
            .spawn(move || {
                let end = End(for_thread);
                run(&end.0, file, clock, &Arc::new(on_event));
            })
            .ok();
        if thread.is_none() {
            shared.lock().stop();
        }
        Self { clinic, path, shared, thread, last_wait: LAST_WAIT }
    }

    /// Gives the newest workbook of a clinic. To give the same revision again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::OtherClinic`]: another clinic's workbook is never written over this one's.
    pub fn offer(
        &self,
        clinic: &str,
        workbook: Arc<Workbook>,
        revision: u64,
    ) -> Result<(), StoreError> {
        if clinic != self.clinic.as_str() {
            return Err(StoreError::OtherClinic { path: self.path.clone() });
        }
        let mut state = self.shared.lock();
        if state.status.offered_revision == revision {
            return Ok(());
        }
        state.status.offered_revision = revision;
        state.pending = Some((workbook, revision));
        state.policy.changed(Instant::now());
        self.shared.work.notify_all();
        Ok(())
    }

    /// How far saving is.
    #[must_use]
    pub fn status(&self) -> SaveStatus {
        self.shared.lock().status.clone()
    }

    /// Tries at once what could not be saved, or what waits for a pause.
    pub fn retry(&self) {
        self.shared.lock().hurry = true;
        self.shared.work.notify_all();
    }

    /// Lets go of the clinic without another attempt to save, waiting for a disk that hangs no longer than
    /// this.
    pub fn abandon(mut self, most: Duration) {
        self.shared.lock().pending = None;
        self.last_wait = most;
    }

    /// Saves at once over what another program wrote, which is kept as a backup first.
    pub fn save_over(&self) {
        let mut state = self.shared.lock();
        (state.over, state.hurry) = (true, true);
        self.shared.work.notify_all();
    }

    /// Saves at once and waits until everything is on the disk and, where no lock keeps others out, until it
    /// is sure that it stayed there. A backup that is being kept is waited for as well, but nothing hangs on it.
    ///
    /// # Errors
    /// It is not; the workbook stays offered.
    pub fn flush(&self, timeout: Duration) -> Result<(), FlushError> {
        let deadline = Instant::now() + timeout;
        let mut state = self.shared.lock();
        // An attempt that is running may hold an older workbook: its failure is not ours.
        let ours = state.begun + 1;
        state.hurry = true;
        self.shared.work.notify_all();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let is_sure = state.unsure.is_none() && !state.is_keeping;
            if state.status.is_saved() && (is_sure || left.is_zero()) {
                return Ok(());
            }
            let tried = state.finished >= ours || state.phase == Phase::Ended;
            if let Some(error) = state.status.error.as_ref().filter(|_| tried) {
                return Err(FlushError::Failed(Arc::clone(error)));
            }
            if left.is_zero() {
                return Err(FlushError::Timeout);
            }
            state = wait(&self.shared.done, state, Some(left));
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        let deadline = Instant::now() + self.last_wait;
        let mut state = self.shared.lock();
        state.phase = state.phase.max(Phase::Closing);
        self.shared.work.notify_all();
        while state.phase != Phase::Ended || state.is_keeping {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                // A network drive that hangs must not keep the window from closing forever.
                return;
            }
            state = wait(&self.shared.done, state, Some(left));
        }
        drop(state);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // No step between two consistent states can panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is something to do.
    fn next(&self) -> Next {
        let mut state = self.lock();
        loop {
            let is_closing = state.phase > Phase::Running;
            let now = Instant::now();
            let look = state.unsure.as_ref().map(|(_, at)| *at);
            let due = if let Some(pending) = state.pending.clone() {
                let due = state.policy.due_at();
                if state.hurry || is_closing || due.is_some_and(|due| due <= now) {
                    state.begin(now);
                    return Next::Save(pending);
                }
                due
            } else {
                state.hurry = false;
                if is_closing {
                    return Next::End;
                }
                None
            };
            if look.is_some_and(|look| look <= now) {
                return Next::Look;
            }
            let wake = [due, look].into_iter().flatten().min();
            let time = wake.map(|wake| wake.saturating_duration_since(now));
            state = wait(&self.work, state, time);
        }
    }

    /// Keeps what is due, in a thread of its own; where none can be started, here.
    fn keep_backups(self: &Arc<Self>, on_event: &Arc<impl Fn() + Send + Sync + 'static>) {
        let mut state = self.lock();
        if state.is_keeping || state.backups.is_empty() {
            return;
        }
        state.is_keeping = true;
        drop(state);
        let (shared, told) = (Keeping(Arc::clone(self)), Arc::clone(on_event));
        let started = thread::Builder::new().name("backup".to_owned()).spawn(move || {
            shared.keep();
            drop(shared);
            told();
        });
        if started.is_err() {
            // The closure, and what it holds, is gone with the attempt; the next save tries again.
            on_event();
        }
    }
}

/// Backups being kept, until it is dropped.
struct Keeping(Arc<Shared>);

impl Keeping {
    fn keep(&self) {
        loop {
            let Some(due) = self.0.lock().backups.pop_front() else { return };
            match due.keep() {
                Ok(_) => self.0.lock().status.backup_error = None,
                Err(failed) => {
                    let (due, error) = *failed;
                    let mut state = self.0.lock();
                    state.backups.push_front(due);
                    state.status.backup_error = Some(Arc::new(error));
                    return;
                }
            }
        }
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.is_keeping = false;
        if state.phase == Phase::Ended {
            // Nobody tries again, and the clinic is let go of.
            state.backups.clear();
        }
        drop(state);
        self.0.done.notify_all();
    }
}

fn wait<'a>(
    on: &Condvar,
    state: MutexGuard<'a, State>,
    time: Option<Duration>,
) -> MutexGuard<'a, State> {
    let Some(time) = time else {
        return on.wait(state).unwrap_or_else(PoisonError::into_inner);
    };
    on.wait_timeout(state, time).unwrap_or_else(PoisonError::into_inner).0
}

impl State {
    fn begin(&mut self, now: Instant) {
        self.hurry = false;
        if self.phase == Phase::Closing {
            self.phase = Phase::LastAttempt;
        }
        self.begun += 1;
        self.policy.started(now);
        self.unsure = None;
        self.status.saving_since = Some(now);
    }

    fn finish(&mut self, offer: Offer, result: Result<bool, StoreError>, now: NaiveDateTime) {
        self.finished += 1;
        self.policy.ended(Instant::now());
        self.status.saving_since = None;
        let revision = offer.1;
        match result {
            Ok(written) => {
                if self.pending.as_ref().is_some_and(|(_, newest)| *newest == revision) {
                    self.pending = None;
                }
                self.status.saved_revision = revision;
                self.status.saved_at = Some(now);
                self.status.error = None;
                self.status.error_revision = None;
                if written && self.status.is_unguarded {
                    self.unsure = Some((offer, Instant::now() + LOOK));
                }
            }
            Err(error) => self.failed(error, revision),
        }
    }

    fn failed(&mut self, error: StoreError, revision: u64) {
        self.policy.failed(Instant::now());
        self.status.error = Some(Arc::new(error));
        self.status.error_revision = Some(revision);
    }

    /// What was saved last did, or did not, stay: then it is unsaved again.
    fn looked(&mut self, result: Result<(), StoreError>) {
        let Some((offer, _)) = self.unsure.take() else { return };
        if let Err(error) = result {
            let revision = offer.1;
            self.status.saved_revision = revision.wrapping_sub(1);
            self.pending.get_or_insert(offer);
            // For whoever waits this is how the attempt ended.
            self.begun += 1;
            self.finished = self.begun;
            self.failed(error, revision);
        }
    }

    /// The thread is gone though nobody asked it to go.
    fn stop(&mut self) {
        self.phase = Phase::Ended;
        self.status.saving_since = None;
        self.status.error = Some(Arc::new(StoreError::SaverStopped));
    }
}

fn run(
    shared: &Arc<Shared>,
    mut file: ClinicFile,
    clock: fn() -> NaiveDateTime,
    on_event: &Arc<impl Fn() + Send + Sync + 'static>,
) {
    loop {
        let offer = match shared.next() {
            Next::End => break,
            Next::Look => {
                let looked = file.look_again();
                let is_well = looked.is_ok();
                shared.lock().looked(looked);
                shared.done.notify_all();
                if !is_well {
                    on_event();
                }
                continue;
            }
            Next::Save(offer) => offer,
        };
        on_event();
        let is_over = std::mem::take(&mut shared.lock().over);
        let kept = if is_over { file.keep_theirs(clock()) } else { Ok(()) };
        let result = kept.and_then(|()| file.save_workbook(&offer.0, clock()));
        let now = clock();
        let mut state = shared.lock();
        if matches!(result, Ok(true)) {
            state.backups.extend(file.due_backup(now));
        }
        state.finish(offer, result, now);
        // Whoever closes was asked before what to do about a disk that refuses.
        let over = state.phase == Phase::LastAttempt && state.status.error.is_some();
        drop(state);
        shared.keep_backups(on_event);
        shared.done.notify_all();
        on_event();
        if over {
            break;
        }
    }
}

/// Tells that the thread has ended, however it ended; the file was dropped before.
struct End(Arc<Shared>);

impl Drop for End {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        if thread::panicking() {
            state.stop();
        }
        state.phase = Phase::Ended;
        if !state.is_keeping {
            // Nobody tries again, and the clinic is let go of.
            state.backups.clear();
        }
        drop(state);
        self.0.done.notify_all();
    }
}
