//! Saving in the background.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use super::{
    BackupOutcome, ClinicFile, ClinicId, FlushError, SavePolicy, SaveStatus, SavedWorkbook,
    StoreError,
};
use crate::model::Workbook;

/// Saves the newest workbook of one clinic that it was given, in a thread of its own.
///
/// Whatever fails, the newest offer is kept and tried again: with the next offer, after a while,
/// and on request. Dropping it saves what is unsaved and lets go of the clinic.
pub struct Saver {
    clinic: ClinicId,
    path: PathBuf,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
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
    pending: Option<(Arc<Workbook>, u64)>,
    policy: SavePolicy,
    status: SaveStatus,
    /// Somebody waits: save now rather than after a pause.
    hurry: bool,
    phase: Phase,
    /// How many attempts have begun, and how many have ended.
    begun: u64,
    finished: u64,
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

impl Saver {
    /// Starts saving to `file`. `on_event` is called, on a background thread, whenever
    /// [`Saver::status`] has changed by itself.
    pub fn start(
        file: ClinicFile,
        clock: fn() -> NaiveDateTime,
        on_event: impl Fn() + Send + 'static,
    ) -> Self {
        let (clinic, path) = (file.clinic().clone(), file.path());
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            work: Condvar::new(),
            done: Condvar::new(),
        });
        let for_thread = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("saver".to_owned())
            .spawn(move || {
                let end = End(for_thread);
                run(&end.0, file, clock, &on_event);
            })
            .ok();
        if thread.is_none() {
            shared.lock().stop();
        }
        Self { clinic, path, shared, thread }
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

    /// Saves at once and waits until everything is on the disk.
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
            if state.status.is_saved() {
                return Ok(());
            }
            let tried = state.finished >= ours || state.phase == Phase::Ended;
            if let Some(error) = state.status.error.as_ref().filter(|_| tried) {
                return Err(FlushError::Failed(Arc::clone(error)));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(FlushError::Timeout);
            }
            state = wait(&self.shared.done, state, Some(left));
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        let deadline = Instant::now() + LAST_WAIT;
        let mut state = self.shared.lock();
        state.phase = state.phase.max(Phase::Closing);
        self.shared.work.notify_all();
        while state.phase != Phase::Ended {
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

    /// Waits until there is a workbook to save now; `None` when it is time to end.
    fn next(&self) -> Option<(Arc<Workbook>, u64)> {
        let mut state = self.lock();
        loop {
            if let Some(pending) = state.pending.clone() {
                let due = state.policy.due_at();
                let now = Instant::now();
                if state.hurry || state.phase > Phase::Running || due.is_some_and(|due| due <= now)
                {
                    state.begin();
                    return Some(pending);
                }
                let time = due.map(|due| due.saturating_duration_since(now));
                state = wait(&self.work, state, time);
            } else {
                state.hurry = false;
                if state.phase > Phase::Running {
                    return None;
                }
                state = wait(&self.work, state, None);
            }
        }
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
    fn begin(&mut self) {
        self.hurry = false;
        if self.phase == Phase::Closing {
            self.phase = Phase::LastAttempt;
        }
        self.begun += 1;
        self.policy.started();
        self.status.saving = true;
    }

    fn finish(
        &mut self,
        revision: u64,
        result: Result<SavedWorkbook, StoreError>,
        now: NaiveDateTime,
    ) {
        self.finished += 1;
        self.status.saving = false;
        match result {
            Ok(saved) => {
                if self.pending.as_ref().is_some_and(|(_, newest)| *newest == revision) {
                    self.pending = None;
                }
                self.status.saved_revision = revision;
                self.status.saved_at = Some(now);
                self.status.error = None;
                self.status.error_revision = None;
                self.note_backup(saved.backup);
            }
            Err(error) => {
                self.policy.failed(Instant::now());
                self.status.error = Some(Arc::new(error));
                self.status.error_revision = Some(revision);
            }
        }
    }

    fn note_backup(&mut self, outcome: BackupOutcome) {
        match outcome {
            BackupOutcome::NotDue => {}
            BackupOutcome::Kept(_) => self.status.backup_error = None,
            BackupOutcome::Failed(error) => self.status.backup_error = Some(Arc::new(error)),
        }
    }

    /// The thread is gone though nobody asked it to go.
    fn stop(&mut self) {
        self.phase = Phase::Ended;
        self.status.saving = false;
        self.status.error = Some(Arc::new(StoreError::SaverStopped));
    }
}

fn run(shared: &Shared, mut file: ClinicFile, clock: fn() -> NaiveDateTime, on_event: &dyn Fn()) {
    while let Some((workbook, revision)) = shared.next() {
        on_event();
        let result = file.save(&workbook, clock());
        let mut state = shared.lock();
        state.finish(revision, result, clock());
        // Whoever closes was asked before what to do about a disk that refuses.
        let over = state.phase == Phase::LastAttempt && state.status.error.is_some();
        drop(state);
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
        drop(state);
        self.0.done.notify_all();
    }
}
