//! How much work one file may cause.

use std::cell::Cell;

/// Bytes looked at, bytes unpacked and steps of the layout, taken together. The longest guideline
/// of the ministry takes a hundredth part.
const WORK: u64 = 300_000_000;
/// Objects kept in memory.
const OBJECTS: u64 = 1_500_000;

/// What is left. Once it is spent nothing more is read, and whoever asked says so at the end: a file
/// that is read in part would show differences that are none.
#[derive(Debug)]
pub(super) struct Budget {
    work: Cell<u64>,
    objects: Cell<u64>,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { work: Cell::new(WORK), objects: Cell::new(OBJECTS) }
    }

    /// Takes work; `None` where there is none left.
    #[must_use]
    pub(super) fn work(&self, steps: usize) -> Option<()> {
        take(&self.work, steps)
    }

    /// Takes room for objects; `None` where there is none left.
    #[must_use]
    pub(super) fn objects(&self, number: usize) -> Option<()> {
        let taken = take(&self.objects, number);
        if taken.is_none() {
            self.work.set(0);
        }
        taken
    }

    pub(super) fn is_spent(&self) -> bool {
        self.work.get() == 0
    }
}

fn take(left: &Cell<u64>, wanted: usize) -> Option<()> {
    let rest = left.get().checked_sub(u64::try_from(wanted).ok()?).filter(|rest| *rest > 0);
    left.set(rest.unwrap_or(0));
    rest.map(|_| ())
}
