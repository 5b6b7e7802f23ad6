//! When to save.

use std::time::{Duration, Instant};

/// Decides when unsaved changes are written: after a pause in typing, but soon enough that a crash
/// costs little.
///
/// A change is meant to be on the disk within the limit, counted from the change itself and including
/// the time that saving takes: on a slow disk a save begins the earlier.
///
/// Unfinished text of the input method is part of the workbook, so each key press is a change.
#[derive(Clone, Debug)]
pub struct SavePolicy {
    /// How long nothing has to change.
    pause: Duration,
    /// How old a change may get before it is on the disk. Half a second less than what is promised, for
    /// a computer that is busy.
    limit: Duration,
    again: Duration,
    /// How long a save takes, as far as is known.
    lasts: Duration,
    /// Since when a save is running.
    running: Option<Instant>,
    /// The oldest and the newest change that no save has taken up yet.
    waiting: Option<(Instant, Instant)>,
    /// When to try again what could not be saved.
    retry_at: Option<Instant>,
}

impl Default for SavePolicy {
    fn default() -> Self {
        Self {
            pause: Duration::from_secs(1),
            limit: Duration::from_millis(1500),
            again: Duration::from_secs(10),
            lasts: Duration::from_millis(200),
            running: None,
            waiting: None,
            retry_at: None,
        }
    }
}

impl SavePolicy {
    /// A change was made at `now`.
    pub fn changed(&mut self, now: Instant) {
        let oldest = self.waiting.map_or(now, |(oldest, _)| oldest);
        self.waiting = Some((oldest, now));
    }

    /// A save begins at `now` and takes up all changes so far.
    pub fn started(&mut self, now: Instant) {
        self.waiting = None;
        self.retry_at = None;
        self.running = Some(now);
    }

    /// The save ended at `now`, in whatever way.
    pub fn ended(&mut self, now: Instant) {
        if let Some(start) = self.running.take() {
            // One quick save among slow ones is no reason to wait longer.
            self.lasts = (now - start).max(self.lasts / 2);
        }
    }

    /// The save failed at `now`: its changes are still unsaved.
    pub fn failed(&mut self, now: Instant) {
        self.retry_at = Some(now + self.again);
    }

    /// When the next save is due, or `None` where nothing waits.
    #[must_use]
    pub fn due_at(&self) -> Option<Instant> {
        let limit = self.limit.saturating_sub(self.lasts);
        let by_change =
            self.waiting.map(|(oldest, newest)| (newest + self.pause).min(oldest + limit));
        match (by_change, self.retry_at) {
            (Some(change), Some(retry)) => Some(change.min(retry)),
            (change, retry) => change.or(retry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What happens at a time in milliseconds.
    type Event = (u64, fn(&mut SavePolicy, Instant));

    /// Runs a script and tells when the next save is due.
    fn due_after(script: &[Event]) -> Option<u64> {
        let start = Instant::now();
        let mut policy = SavePolicy::default();
        for (at, step) in script {
            step(&mut policy, start + Duration::from_millis(*at));
        }
        let due = policy.due_at()?.duration_since(start);
        Some(u64::try_from(due.as_millis()).expect("a short time"))
    }

    fn change(policy: &mut SavePolicy, now: Instant) {
        policy.changed(now);
    }

    fn start(policy: &mut SavePolicy, now: Instant) {
        policy.started(now);
    }

    fn end(policy: &mut SavePolicy, now: Instant) {
        policy.ended(now);
    }

    fn fail(policy: &mut SavePolicy, now: Instant) {
        policy.ended(now);
        policy.failed(now);
    }

    #[test]
    fn a_pause_of_one_second_saves() {
        assert_eq!(due_after(&[]), None);
        assert_eq!(due_after(&[(0, change)]), Some(1000));
        assert_eq!(due_after(&[(0, change), (200, change)]), Some(1200));
    }

    #[test]
    fn nobody_types_longer_than_a_second_and_a_half_unsaved() {
        let typing = [(0, change as fn(&mut _, _)), (900, change), (1290, change)];
        assert_eq!(due_after(&typing), Some(1300), "the save itself takes some time");
    }

    #[test]
    fn a_slow_disk_is_given_its_time() {
        let slow = [(0, change as fn(&mut _, _)), (1000, start), (2000, end)];
        let then = |more: &[Event]| due_after(&[&slow[..], more].concat());
        assert_eq!(then(&[(3000, change)]), Some(3500));
        assert_eq!(then(&[(3000, change), (3400, change)]), Some(3500));
        // What came in while it was saving has waited already.
        let during = [(0, change as fn(&mut _, _)), (1000, start), (1100, change), (2000, end)];
        assert_eq!(due_after(&during), Some(1600));
        // A quick save does not make the next one late.
        assert_eq!(then(&[(3000, change), (3500, start), (3600, end), (4000, change)]), Some(5000));
        let hangs = [(0, change as fn(&mut _, _)), (1000, start), (9000, end), (9500, change)];
        assert_eq!(due_after(&hangs), Some(9500));
    }

    #[test]
    fn a_change_during_a_save_counts_from_its_own_time() {
        assert_eq!(due_after(&[(0, change), (1000, start)]), None);
        assert_eq!(due_after(&[(0, change), (1000, start), (1100, change)]), Some(2100));
    }

    #[test]
    fn what_failed_is_tried_again_with_the_next_change_or_after_a_while() {
        let failed = [(0, change as fn(&mut _, _)), (1000, start), (1050, fail)];
        assert_eq!(due_after(&failed), Some(11_050));
        let and_changed = [&failed[..], &[(2000, change)]].concat();
        assert_eq!(due_after(&and_changed), Some(3000));
        let and_succeeded = [&failed[..], &[(11_050, start)]].concat();
        assert_eq!(due_after(&and_succeeded), None);
    }
}
