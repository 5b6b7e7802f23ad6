//! A document put together for the screens: anew where the workbook or the day changed, never in
//! every frame.
//!
//! It is the one thing of its size that is not a background job: its text fields show what is put
//! together here, and with an older answer they would take back what an input method has just
//! written.

use std::sync::{Arc, Weak};

use chrono::NaiveDate;

use crate::document::{changes, evidence, gaps, plan};
use crate::model::{
    CheckTable, Document, DocumentKey, DocumentLibrary, DocumentTemplate, Workbook,
};
use crate::state::{Screen, State};
use crate::ui::{DocumentView, MadeDocument};

/// The library as it is shown and printed, and the document on screen made from it.
pub(super) struct DocumentMaker {
    library: Arc<DocumentLibrary>,
    made: Option<Made>,
}

/// A plan, and what it was made from.
struct Made {
    key: DocumentKey,
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
    pub(super) fn new(library: &Arc<DocumentLibrary>) -> Self {
        Self { library: Arc::clone(library), made: None }
    }

    /// For the screens.
    pub(super) fn view(&self) -> DocumentView<'_> {
        DocumentView { made: self.made.as_ref().map(|made| &made.document) }
    }

    /// Puts the plan together where a screen shows it and it is missing or old.
    pub(super) fn keep(&mut self, library: &Arc<DocumentLibrary>, state: &State, today: NaiveDate) {
        if !Arc::ptr_eq(&self.library, library) {
            *self = Self::new(library);
        }
        let open = state.open.as_ref().filter(|_| state.screen == Screen::Document);
        let on_screen = open.and_then(|open| {
            let key = open.document_on_screen(library)?;
            Some((open, library.template(&key.template)?, open.workbook.document(&key)?))
        });
        let Some((open, template, document)) = on_screen else {
            self.made = None;
            return;
        };
        let compared = open.document.compared;
        let is_fresh = self.made.as_ref().is_some_and(|made| {
            let from = &made.from;
            std::ptr::eq(from.workbook.as_ptr(), Arc::as_ptr(&open.workbook))
                && (from.day, from.compared) == (today, compared)
                && made.key == document.key
        });
        if is_fresh {
            return;
        }
        let from = Source { workbook: Arc::downgrade(&open.workbook), day: today, compared };
        let key = document.key.clone();
        let document = self.make(template, document, &open.workbook, &from);
        self.made = Some(Made { key, from, document });
    }

    fn make(
        &self,
        template: &DocumentTemplate,
        document: &Document,
        workbook: &Workbook,
        from: &Source,
    ) -> MadeDocument {
        let made = plan(template, document, workbook, from.day);
        // The same document as if nothing had been written: what each place would go back to.
        let blank = Document::blank(document.key.clone(), document.size.clone());
        let given = plan(template, &blank, workbook, from.day);
        let compared = from.compared.and_then(|at| document.approved.get(at));
        let table = self.library.check_table_of(template);
        let items = table.into_iter().flat_map(CheckTable::items);
        MadeDocument {
            gaps: gaps(document, workbook, &made, from.day),
            evidence: items.map(|(_, item)| evidence(item, &made)).collect(),
            changes: compared.map(|approved| changes(approved, &made)),
            given,
            plan: made,
        }
    }
}
