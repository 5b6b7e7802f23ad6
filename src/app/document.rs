//! The BCP put together for the screens: anew where the workbook or the day changed, never in every
//! frame.
//!
//! It is the one thing of its size that is not a background job: its text fields show what is put
//! together here, and with an older answer they would take back what an input method has just written.

use std::sync::{Arc, Weak};

use chrono::NaiveDate;

use crate::document::{changes, evidence, gaps, plan};
use crate::model::{Document, Workbook};
use crate::report::DocumentPapers;
use crate::state::{Screen, State};
use crate::ui::{DocumentView, MadeDocument};

/// The template and the check table as they are shown and printed, and the plan made from them.
pub(super) struct DocumentMaker {
    papers: Arc<DocumentPapers>,
    made: Option<Made>,
}

/// A plan, and what it was made from.
struct Made {
    from: Source,
    document: MadeDocument,
}

/// What a plan is made from. The workbook is compared by its address; that it is still remembered
/// keeps the address from being used for another one, and lets it change without being copied.
#[derive(Clone)]
struct Source {
    workbook: Weak<Workbook>,
    day: NaiveDate,
    compared: Option<usize>,
}

impl DocumentMaker {
    pub(super) fn new(papers: &Arc<DocumentPapers>) -> Self {
        Self { papers: Arc::clone(papers), made: None }
    }

    /// For the screens.
    pub(super) fn view(&self) -> DocumentView<'_> {
        let made = self.made.as_ref().map(|made| &made.document);
        DocumentView { template: &self.papers.template, table: &self.papers.check_table, made }
    }

    /// Puts the plan together where a screen shows it and it is missing or old.
    pub(super) fn keep(&mut self, papers: &Arc<DocumentPapers>, state: &State, today: NaiveDate) {
        if !Arc::ptr_eq(&self.papers, papers) {
            *self = Self::new(papers);
        }
        let open = state.open.as_ref().filter(|_| state.screen == Screen::Document);
        let Some((open, document)) =
            open.and_then(|it| Some((it, it.workbook.document.as_deref()?)))
        else {
            self.made = None;
            return;
        };
        let compared = open.document.compared;
        let is_fresh = self.made.as_ref().is_some_and(|made| {
            let from = &made.from;
            std::ptr::eq(from.workbook.as_ptr(), Arc::as_ptr(&open.workbook))
                && (from.day, from.compared) == (today, compared)
        });
        if is_fresh {
            return;
        }
        let from = Source { workbook: Arc::downgrade(&open.workbook), day: today, compared };
        let document = self.make(document, &open.workbook, &from);
        self.made = Some(Made { from, document });
    }

    fn make(&self, document: &Document, workbook: &Workbook, from: &Source) -> MadeDocument {
        let template = &self.papers.template;
        let made = plan(template, document, workbook, from.day);
        // The same plan as if nothing had been written: what each place would go back to.
        let given = plan(
            template,
            &Document::blank(&*document.template, document.size),
            workbook,
            from.day,
        );
        let compared = from.compared.and_then(|at| document.approved.get(at));
        MadeDocument {
            gaps: gaps(document, workbook, &made, from.day),
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
