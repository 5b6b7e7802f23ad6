//! The BCP put together for the screens: anew where the workbook or the day changed, never in every
//! frame.

use std::sync::{Arc, Weak};

use chrono::NaiveDate;

use crate::bcp::{changes, evidence, gaps, plan};
use crate::model::{Bcp, Workbook};
use crate::report::BcpPapers;
use crate::state::{Screen, State};
use crate::ui::{BcpView, MadeBcp};

/// The template and the check table as they are shown and printed, and the plan made from them.
pub(super) struct BcpMaker {
    papers: Arc<BcpPapers>,
    made: Option<Made>,
}

/// A plan, and what it was made from.
struct Made {
    from: Source,
    bcp: MadeBcp,
}

/// What a plan is made from. The workbook is compared by its address; that it is still remembered
/// keeps the address from being used for another one, and lets it change without being copied.
#[derive(Clone)]
struct Source {
    workbook: Weak<Workbook>,
    day: NaiveDate,
    compared: Option<usize>,
}

impl BcpMaker {
    pub(super) fn new(papers: &Arc<BcpPapers>) -> Self {
        Self { papers: Arc::clone(papers), made: None }
    }

    /// For the screens.
    pub(super) fn view(&self) -> BcpView<'_> {
        let made = self.made.as_ref().map(|made| &made.bcp);
        BcpView { template: &self.papers.template, table: &self.papers.check_table, made }
    }

    /// Puts the plan together where a screen shows it and it is missing or old.
    pub(super) fn keep(&mut self, papers: &Arc<BcpPapers>, state: &State, today: NaiveDate) {
        if !Arc::ptr_eq(&self.papers, papers) {
            *self = Self::new(papers);
        }
        let open = state.open.as_ref().filter(|_| state.screen == Screen::Bcp);
        let Some((open, bcp)) = open.and_then(|it| Some((it, it.workbook.bcp.as_deref()?))) else {
            self.made = None;
            return;
        };
        let compared = open.bcp.compared;
        let is_fresh = self.made.as_ref().is_some_and(|made| {
            let from = &made.from;
            std::ptr::eq(from.workbook.as_ptr(), Arc::as_ptr(&open.workbook))
                && (from.day, from.compared) == (today, compared)
        });
        if is_fresh {
            return;
        }
        let from = Source { workbook: Arc::downgrade(&open.workbook), day: today, compared };
        let bcp = self.make(bcp, &open.workbook, &from);
        self.made = Some(Made { from, bcp });
    }

    fn make(&self, bcp: &Bcp, workbook: &Workbook, from: &Source) -> MadeBcp {
        let template = &self.papers.template;
        let made = plan(template, bcp, workbook, from.day);
        // The same plan as if nothing had been written: what each place would go back to.
        let given = plan(template, &Bcp::blank(&*bcp.template, bcp.size), workbook, from.day);
        let compared = from.compared.and_then(|at| bcp.approved.get(at));
        MadeBcp {
            gaps: gaps(bcp, workbook, &made, from.day),
            evidence: self
                .papers
                .check_table
                .items()
                .map(|(_, item)| evidence(item, &made))
                .collect(),
            changes: compared.map(|approved| changes(approved, &made)),
            given,
            plan: made,
        }
    }
}
