//! The comparison of years for its screen: anew where the workbook, the editions or the day changed,
//! never in every frame.

use std::sync::{Arc, Weak};

use chrono::NaiveDate;

use crate::model::Workbook;
use crate::model::edition_list::EditionList;
use crate::model::year_comparison::YearComparison;
use crate::state::{Screen, State};

/// The comparison on screen, and what it was made from.
#[derive(Default)]
pub(super) struct YearsMaker {
    made: Option<Made>,
}

/// The workbook is compared by its address; that it is still remembered keeps the address from being
/// used for another one.
struct Made {
    workbook: Weak<Workbook>,
    editions: Arc<EditionList>,
    day: NaiveDate,
    years: YearComparison,
}

impl YearsMaker {
    /// For the screen.
    pub(super) fn view(&self) -> Option<&YearComparison> {
        self.made.as_ref().map(|made| &made.years)
    }

    /// Compares the years where the screen shows them and they are missing or old.
    pub(super) fn keep(&mut self, editions: &Arc<EditionList>, state: &State, today: NaiveDate) {
        let open = state.open.as_ref().filter(|_| state.screen == Screen::Years);
        let Some(open) = open else {
            self.made = None;
            return;
        };
        let is_fresh = self.made.as_ref().is_some_and(|made| {
            std::ptr::eq(made.workbook.as_ptr(), Arc::as_ptr(&open.workbook))
                && Arc::ptr_eq(&made.editions, editions)
                && made.day == today
        });
        if is_fresh {
            return;
        }
        self.made = Some(Made {
            workbook: Arc::downgrade(&open.workbook),
            editions: Arc::clone(editions),
            day: today,
            years: YearComparison::of(&open.workbook, editions, today),
        });
    }
}
