//! What the closing of the year on screen kept, as far as it was read.

use crate::model::{FiscalYear, FrozenYear};
use crate::text::Explanation;

/// What the closing of the year on screen kept.
#[derive(Default)]
pub(super) struct ClosedRoom {
    shown: Option<Frozen>,
    /// What is being read.
    asked: Option<Source>,
}

/// What was read, or why it cannot be.
pub(super) type ReadYear = Result<FrozenYear, Explanation>;

struct Frozen {
    from: Source,
    year: ReadYear,
}

/// Which closing it is of.
#[derive(Clone, PartialEq)]
pub(super) struct Source {
    pub(super) clinic: String,
    pub(super) year: FiscalYear,
    pub(super) number: u32,
}

impl ClosedRoom {
    /// For the screens.
    pub(super) fn frozen(&self) -> Option<&ReadYear> {
        self.shown.as_ref().map(|shown| &shown.year)
    }

    /// Whether what is on screen has to be read; then it counts as asked for.
    pub(super) fn ask(&mut self, on_screen: Option<&Source>, is_reading: bool) -> bool {
        // Another year is never seen, not even while the right one is read.
        self.shown = self.shown.take().filter(|shown| Some(&shown.from) == on_screen);
        let Some(from) = on_screen else { return false };
        if self.shown.is_some() || is_reading && self.asked.as_ref() == Some(from) {
            return false;
        }
        self.asked = Some(from.clone());
        true
    }

    /// Takes over what was read.
    pub(super) fn show(&mut self, year: ReadYear) {
        self.shown = self.asked.take().map(|from| Frozen { from, year });
    }
}
