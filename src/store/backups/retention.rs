//! Which backups stay: a pure function of their names, their sizes and the time.
//!
//! Of the states that a session found there stay
//!
//! - the newest ten;
//! - the first of each day, of the last 31 days that have one: of today and of 30 days before;
//! - the first of each month, of the last 13 that have one;
//! - the first of each year, for ever.
//!
//! The first, because it is what the day, month or year before ended with, and because nothing that
//! comes later on the same day can take its place: ten quick openings push out nothing older. Days and
//! months that have a backup are counted, not those of the calendar: a clock that is years ahead for a
//! morning, or a clinic that is opened once a month, would lose its history otherwise.
//!
//! Of the states that a restored backup, or this program, took the place of the newest ten of either sort stay
//! and the first of each of the last 13 months that have one; of the files that could not be read the newest ten, since each of them is
//! the only one of its kind and none can be judged.
//!
//! Backups that are dated after now come from a clock that was wrong once. They stand outside of all
//! counts: ten of them stay, spread over the time that they cover. Where the clock is before the first
//! form that this program knows, the clock itself is wrong, and everything stays.
//!
//! Whatever is left is held to [`LARGEST`] in all: beyond it the densest go first, and of those the
//! oldest. The newest three sessions and the first of each year stay whatever their size.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use super::name::BackupKind;

/// How many sessions, states before a restore, and damaged files stay as the newest of their kind.
pub const NEWEST: usize = 10;
/// For how many days one stays a day: today, and 30 before.
pub const DAYS: usize = 31;
/// For how many months one stays a month: this one, and 12 before.
pub const MONTHS: usize = 13;
/// How many backups stay that are dated after now.
pub const AHEAD: usize = 10;
/// How many sessions stay whatever their size.
pub const ALWAYS: usize = 3;
/// How large the backups of a clinic may be in all, in bytes.
pub const LARGEST: u64 = 200 * 1024 * 1024;

/// The first day of the oldest form that the program knows: nobody kept a backup before it.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 4, 1);

/// A backup as far as this rule looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Why it was kept.
    pub kind: BackupKind,
    /// When.
    pub kept_at: NaiveDateTime,
    /// Tells apart what was kept within one second.
    pub number: u32,
    /// Its size. A file without content keeps nothing, and counts for nothing.
    pub bytes: u64,
    /// It was kept just now, and stays whatever its date.
    pub is_new: bool,
}

impl Stored {
    fn order(&self) -> (NaiveDateTime, u32) {
        (self.kept_at, self.number)
    }
}

/// Why a backup stays; the first are the first to go where all of them are too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// It is dated after now.
    Ahead,
    /// One of the newest of its kind.
    Newest,
    /// The first of its day.
    Day,
    /// It could not be read.
    Damaged,
    /// The first of its month.
    Month,
    /// One of the newest three, the first of its year, or kept just now.
    Always,
}

/// The places in `stored` of those that go, in no particular order.
#[must_use]
pub fn to_remove(stored: &[Stored], now: NaiveDateTime) -> Vec<usize> {
    if FIRST_DAY.is_none_or(|first| now.date() < first) {
        return Vec::new();
    }
    let mut reasons: Vec<Option<Reason>> = vec![None; stored.len()];
    let mut keep = |at: usize, reason| reasons[at] = reasons[at].max(Some(reason));
    for (at, _) in stored.iter().enumerate().filter(|(_, it)| it.is_new) {
        keep(at, Reason::Always);
    }
    let mut places: Vec<usize> = (0..stored.len()).filter(|at| stored[*at].bytes > 0).collect();
    places.sort_by_key(|at| stored[*at].order());
    // Oldest first from here on.
    let (known, ahead): (Vec<usize>, Vec<usize>) =
        places.into_iter().partition(|at| stored[*at].kept_at <= now);
    for at in spread(stored, &ahead) {
        keep(at, Reason::Ahead);
    }
    let of = |kind| known.iter().copied().filter(move |at| stored[*at].kind == kind);
    let day = |at: &usize| stored[*at].kept_at.date();
    let month = |at: &usize| (day(at).year(), day(at).month());

    let sessions: Vec<usize> = of(BackupKind::Session).collect();
    for (nth, at) in sessions.iter().rev().take(NEWEST).enumerate() {
        keep(*at, if nth < ALWAYS { Reason::Always } else { Reason::Newest });
    }
    for at in last(DAYS, firsts(sessions.iter().copied(), day)) {
        keep(at, Reason::Day);
    }
    for at in last(MONTHS, firsts(sessions.iter().copied(), month)) {
        keep(at, Reason::Month);
    }
    for at in firsts(sessions.iter().copied(), |at| day(at).year()) {
        keep(at, Reason::Always);
    }

    for kind in [BackupKind::BeforeRestore, BackupKind::Theirs] {
        let replaced: Vec<usize> = of(kind).collect();
        for at in replaced.iter().rev().take(NEWEST) {
            keep(*at, Reason::Newest);
        }
        for at in last(MONTHS, firsts(replaced.iter().copied(), month)) {
            keep(at, Reason::Month);
        }
    }
    let damaged: Vec<usize> = of(BackupKind::Damaged).collect();
    for at in damaged.iter().rev().take(NEWEST) {
        keep(*at, Reason::Damaged);
    }
    hold_to_size(stored, &mut reasons);
    let is_gone = |at: &usize| reasons[*at].is_none() && stored[*at].bytes > 0;
    (0..stored.len()).filter(is_gone).collect()
}

/// The first of each of what `key` tells apart, of places in the order of time.
fn firsts<K: Eq + Hash>(
    places: impl Iterator<Item = usize>,
    key: impl Fn(&usize) -> K,
) -> impl Iterator<Item = usize> {
    let mut seen = HashSet::new();
    places.filter(move |at| seen.insert(key(at)))
}

/// The last so many of some places.
fn last(count: usize, places: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let places: Vec<usize> = places.collect();
    let from = places.len().saturating_sub(count);
    places.into_iter().skip(from)
}

/// Those of the places that stay though they are dated after now: the newest three, then the first of
/// each year, of each month and of each day, newest first, until there are enough.
fn spread(stored: &[Stored], places: &[usize]) -> Vec<usize> {
    let day = |at: &usize| stored[*at].kept_at.date();
    let newest_first = || places.iter().rev().copied();
    let of = |firsts: Vec<usize>| firsts.into_iter().rev();
    let candidates = newest_first()
        .take(ALWAYS)
        .chain(of(firsts(places.iter().copied(), |at| day(at).year()).collect()))
        .chain(of(firsts(places.iter().copied(), |at| (day(at).year(), day(at).month())).collect()))
        .chain(of(firsts(places.iter().copied(), day).collect()))
        .chain(newest_first());
    firsts(candidates, |at| *at).take(AHEAD).collect()
}

/// Gives up reasons until what stays is small enough: the densest first, and of those the oldest.
fn hold_to_size(stored: &[Stored], reasons: &mut [Option<Reason>]) {
    let kept = stored.iter().zip(&*reasons).filter(|(_, reason)| reason.is_some());
    let mut total: u64 = kept.map(|(it, _)| it.bytes).fold(0, u64::saturating_add);
    let mut order: Vec<usize> = (0..stored.len())
        .filter(|at| reasons[*at].is_some_and(|reason| reason < Reason::Always))
        .collect();
    order.sort_by_key(|at| (reasons[*at], stored[*at].order()));
    for at in order {
        if total <= LARGEST {
            return;
        }
        total = total.saturating_sub(stored[at].bytes);
        reasons[at] = None;
    }
}

#[cfg(test)]
mod tests;
