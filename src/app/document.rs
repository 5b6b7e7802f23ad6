//! A document put together for the screens: anew where the workbook or the day changed, never in
//! every frame.
//!
//! It is the one thing of its size that is not a background job: its text fields show what is put
//! together here, and with an older answer they would take back what an input method has just
//! written.

use std::sync::{Arc, Weak};

use chrono::NaiveDate;

use crate::document::{DocumentGap, changes, evidence, gaps, plan};
use crate::explain::window;
use crate::model::tasks::DocumentWork;
use crate::model::{
    CheckTable, Document, DocumentKey, DocumentLibrary, DocumentTemplate, Workbook,
};
use crate::state::{Screen, State};
use crate::ui::{DocumentView, MadeDocument};

/// The library as it is shown and printed, and the document on screen made from it.
pub(super) struct DocumentMaker {
    library: Arc<DocumentLibrary>,
    made: Option<Made>,
    works: Works,
}

/// How far each document of a workbook is.
#[derive(Default)]
struct Works {
    from: Option<(Weak<Workbook>, NaiveDate)>,
    all: Vec<DocumentWork>,
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
        Self { library: Arc::clone(library), made: None, works: Works::default() }
    }

    /// For the screens.
    pub(super) fn view(&self) -> DocumentView<'_> {
        DocumentView { made: self.made.as_ref().map(|made| &made.document) }
    }

    /// How far each document is, for the overview.
    pub(super) fn works(&self) -> &[DocumentWork] {
        &self.works.all
    }

    /// Looks at every document anew where the overview shows them and the workbook or the day changed.
    fn keep_works(&mut self, library: &DocumentLibrary, state: &State, today: NaiveDate) {
        let Some(open) = state.open.as_ref().filter(|_| state.screen == Screen::Overview) else {
            return;
        };
        let is_fresh = self.works.from.as_ref().is_some_and(|(workbook, day)| {
            std::ptr::eq(workbook.as_ptr(), Arc::as_ptr(&open.workbook)) && *day == today
        });
        if is_fresh {
            return;
        }
        self.works.all = library
            .templates()
            .flat_map(|template| {
                let offered = open.workbook.documents_offered(template);
                offered.into_iter().map(move |key| (template, key))
            })
            .map(|(template, key)| work(template, key, &open.workbook, today))
            .collect();
        self.works.from = Some((Arc::downgrade(&open.workbook), today));
    }

    /// Puts the plan together where a screen shows it and it is missing or old.
    pub(super) fn keep(&mut self, library: &Arc<DocumentLibrary>, state: &State, today: NaiveDate) {
        if !Arc::ptr_eq(&self.library, library) {
            *self = Self::new(library);
        }
        self.keep_works(library, state, today);
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

/// How far one document is.
fn work(
    template: &DocumentTemplate,
    key: DocumentKey,
    workbook: &Workbook,
    today: NaiveDate,
) -> DocumentWork {
    let name = window::document(template, &key);
    let Some(document) = workbook.document(&key) else {
        return DocumentWork { key, name, is_begun: false, open: 0, next: None, is_late: false };
    };
    let made = plan(template, document, workbook, today);
    let found = gaps(document, workbook, &made, today);
    let first = found.iter().find_map(|gap| match gap {
        DocumentGap::Empty(field)
        | DocumentGap::EmptyCells(field, _)
        | DocumentGap::Placeholder(field) => Some(field),
        _ => None,
    });
    let section = first.and_then(|field| {
        made.sections().find(|section| section.blocks.iter().any(|block| block.field == *field))
    });
    DocumentWork {
        key,
        name,
        is_begun: true,
        open: found.len(),
        next: section.map(|it| format!("{} {}", it.number, it.title)),
        is_late: found.iter().any(|gap| matches!(gap, DocumentGap::ReviewPassed(_))),
    }
}
