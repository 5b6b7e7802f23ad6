//! The workbook that is open, what of it is on screen, and its history.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::{
    AnswerPlace, Assessment, ContactId, DocumentKey, DocumentLibrary, FiscalYear, FormRef,
    PersonId, Response, VendorId, Workbook,
};

use super::carry_out::{Circumstances, carry_out};
use super::edit::Edit;
use super::history::History;
use super::label::{Label, Record, What};
use super::save_action::Elsewhere;
use super::screen::{ChartOnScreen, DocumentShown, DocumentSpot, DocumentTab};

/// Why nothing can be changed, in words of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOnly {
    /// One sentence for the band at the top.
    pub sentence: String,
    /// A few words for the state line.
    pub line: String,
}

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edited {
    /// The workbook is another one now.
    Changed,
    /// Nothing had to be changed, or nothing may be.
    Unchanged,
    /// It would have changed this closed year.
    Refused(FiscalYear),
}

/// An open workbook with its undo history.
#[derive(Debug)]
pub struct OpenBook {
    /// The clinic's id, the name of its folder.
    pub id: String,
    /// The workbook. Shared with the saver, which writes what it was given.
    pub workbook: Arc<Workbook>,
    /// The year on screen, if any has been started.
    pub year: Option<FiscalYear>,
    /// The row on screen for the institution form.
    pub item: Option<AnswerPlace>,
    /// The vendor on screen.
    pub vendor: Option<VendorId>,
    /// The row on screen for that vendor's sheet.
    pub vendor_item: Option<AnswerPlace>,
    /// The person on screen; `None` while all roles are.
    pub person: Option<PersonId>,
    /// The outside contact on screen.
    pub contact: Option<ContactId>,
    /// The chart on screen.
    pub chart: ChartOnScreen,
    /// Which document is on screen, and what of it.
    pub document: DocumentShown,
    /// Set while the workbook can only be read.
    pub read_only: Option<ReadOnly>,
    /// What is to be known of this opening, the next to be read last.
    pub notices: Vec<String>,
    /// Where what cannot be saved was saved last.
    pub elsewhere: Option<Elsewhere>,
    /// Steps to undo and redo.
    pub history: History,
    /// Counts every change; what was saved last is compared with it.
    pub revision: u64,
    /// The person chosen last, proposed for the next answer; at first whoever confirmed last.
    last_person: Option<PersonId>,
}

impl OpenBook {
    /// A workbook just opened, at the year of `today` or else its latest.
    #[must_use]
    pub fn new(
        id: String,
        workbook: Workbook,
        read_only: Option<ReadOnly>,
        today: NaiveDate,
    ) -> Self {
        let year = workbook.year_to_open(today);
        let last_person = last_who_confirmed(&workbook, today);
        Self {
            id,
            workbook: Arc::new(workbook),
            year,
            item: None,
            vendor: None,
            vendor_item: None,
            person: None,
            contact: None,
            chart: ChartOnScreen::default(),
            document: DocumentShown::default(),
            read_only,
            notices: Vec::new(),
            elsewhere: None,
            history: History::default(),
            revision: 0,
            last_person,
        }
    }

    /// The assessment on screen.
    #[must_use]
    pub fn assessment(&self) -> Option<&Assessment> {
        self.workbook.assessment(self.year?)
    }

    /// Carries out an edit as one step. Whatever it is, it never changes a closed year.
    pub(super) fn edit(
        &mut self,
        edit: Edit,
        now: NaiveDateTime,
        documents: &DocumentLibrary,
    ) -> Edited {
        if self.read_only.is_some() {
            return Edited::Unchanged;
        }
        let (label, field) = (Label::of(&edit, self.year), edit.field());
        let earlier = field.as_ref().and_then(|field| self.history.before(field)).cloned();
        if earlier.is_none() {
            self.history.leave_field();
        }
        if let Some(place) = &label.place {
            // The row that is worked on stays on screen, even where it was merely proposed.
            self.show(place.clone());
        }
        if let Edit::Person(_, _, person) = edit {
            self.last_person = person;
        }
        let confirms = matches!(edit, Edit::NewPersonAt(..));
        let started = match edit {
            Edit::StartYear(year, _) => Some(year),
            _ => None,
        };
        let before = Arc::clone(&self.workbook);
        let circumstances = Circumstances {
            year: self.year,
            person: self.proposed_person(),
            now,
            documents,
            before: earlier.as_ref().unwrap_or(&before),
        };
        let added = carry_out(Arc::make_mut(&mut self.workbook), edit, &circumstances);
        if self.workbook == before {
            self.workbook = before;
            return Edited::Unchanged;
        }
        if let Some(year) = changed_closed_year(&before, &self.workbook) {
            self.workbook = before;
            return Edited::Refused(year);
        }
        self.history.changed(before, &self.workbook, label, field);
        self.revision += 1;
        self.year = started.or(self.year);
        self.leave_missing_year(now.date());
        match added {
            Some(Record::Person(id)) if confirms => self.last_person = Some(id),
            Some(record) => self.show_record(record),
            None => {}
        }
        Edited::Changed
    }

    /// The clinic can be written now, and `workbook` is what is on the disk.
    pub(super) fn take_over(&mut self, workbook: Workbook, today: NaiveDate) {
        self.read_only = None;
        self.follow(workbook, today);
    }

    /// `workbook` is what another program has saved.
    pub(super) fn follow(&mut self, workbook: Workbook, today: NaiveDate) {
        if *self.workbook == workbook {
            return;
        }
        self.workbook = Arc::new(workbook);
        self.forget_steps();
        self.leave_missing_year(today);
        self.leave_missing_records();
    }

    fn leave_missing_records(&mut self) {
        if self.vendor.is_some_and(|vendor| self.workbook.vendor(vendor).is_none()) {
            self.vendor = None;
            self.vendor_item = None;
        }
        self.person = self.person.filter(|id| self.workbook.person(*id).is_some());
        self.contact = self.contact.filter(|id| self.workbook.contact(*id).is_some());
    }

    /// Whether what is on screen was saved somewhere else as it is.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.elsewhere.as_ref().is_some_and(|copy| copy.revision == self.revision)
    }

    /// Whether a year can be taken out here with what was said in it.
    #[must_use]
    pub fn can_remove(&self, year: FiscalYear) -> bool {
        let assessment = self.workbook.assessment(year);
        self.read_only.is_none() && assessment.is_some_and(Assessment::can_go)
    }

    /// Forgets every step: what the workbook is now cannot be taken back.
    pub(super) fn forget_steps(&mut self) {
        self.history = History::default();
        self.revision += 1;
    }

    /// Takes back or does again one step, and goes to where it happened.
    pub(super) fn travel(&mut self, back: bool, today: NaiveDate) -> Option<Label> {
        if self.read_only.is_some() {
            return None;
        }
        let workbook = &mut self.workbook;
        let label = if back { self.history.undo(workbook) } else { self.history.redo(workbook) }?;
        self.revision += 1;
        let year = match label.what {
            What::StartYear(started) if !back => Some(started),
            What::RemoveYear(removed) if back => Some(removed),
            _ => label.year,
        };
        self.year = year.or(self.year);
        self.leave_missing_year(today);
        match label.record {
            Some(record) => self.show_record(record),
            // What is decided is seen where all roles are.
            None if matches!(label.what, What::Decision | What::OwnRole) => self.person = None,
            None => {}
        }
        self.leave_missing_records();
        Some(label)
    }

    /// Goes to another year where the one on screen is there no more.
    fn leave_missing_year(&mut self, today: NaiveDate) {
        if self.assessment().is_none() {
            self.year = self.workbook.year_to_open(today);
        }
    }

    /// The person proposed for an answer: the one chosen last, while still in the list.
    fn proposed_person(&self) -> Option<PersonId> {
        self.last_person.filter(|id| self.workbook.person(*id).is_some())
    }

    /// The row on screen for a form.
    #[must_use]
    pub fn place_on(&self, form: FormRef) -> Option<&AnswerPlace> {
        let place = match form {
            FormRef::Institution => self.item.as_ref(),
            FormRef::Vendor(_) => self.vendor_item.as_ref(),
        };
        place.filter(|place| place.form == form)
    }

    /// The document on screen, be it one to be begun; the first template's where none was chosen.
    #[must_use]
    pub fn document_on_screen(&self, documents: &DocumentLibrary) -> Option<DocumentKey> {
        let usual = || documents.templates().next().map(|it| DocumentKey::first(it.id.clone()));
        self.document.key.clone().or_else(usual)
    }

    /// Shows a part of a document; the text stays where it was unless another place is named.
    pub(super) fn show_document(
        &mut self,
        key: DocumentKey,
        tab: DocumentTab,
        spot: Option<DocumentSpot>,
    ) {
        if self.document.key.as_ref().is_some_and(|shown| *shown != key) {
            self.document = DocumentShown::default();
        }
        self.document.key = Some(key);
        self.document.tab = tab;
        self.document.spot = spot.or(self.document.spot.take());
    }

    fn show_record(&mut self, record: Record) {
        match record {
            Record::Person(person) => self.person = Some(person),
            Record::Vendor(vendor) => self.vendor = Some(vendor),
            Record::Contact(contact) => self.contact = Some(contact),
        }
    }

    pub(super) fn show(&mut self, place: AnswerPlace) {
        match place.form {
            FormRef::Institution => self.item = Some(place),
            FormRef::Vendor(vendor) => {
                self.vendor = Some(vendor);
                self.vendor_item = Some(place);
            }
        }
    }
}

/// Who confirmed the newest answer on the clinic's own form, where that person is still there.
fn last_who_confirmed(workbook: &Workbook, today: NaiveDate) -> Option<PersonId> {
    let own = workbook.assessments.iter().flat_map(|it| it.responses_on(FormRef::Institution));
    let rounds = own.flat_map(|response| {
        let Response { first, second, .. } = response;
        [(first.date, first.person), (second.date, second.person)]
    });
    let confirmed = rounds.filter_map(|(date, person)| Some((date?, person?)));
    let (_, person) = confirmed.max_by_key(|(date, _)| *date)?;
    workbook.person(person).filter(|person| person.is_there_on(today)).map(|person| person.id)
}

/// The first closed year that is not the same in both.
fn changed_closed_year(before: &Workbook, after: &Workbook) -> Option<FiscalYear> {
    let mut closed = before.assessments.iter().filter(|it| it.closed().is_some());
    let changed = closed.find(|it| after.assessment(it.fiscal_year) != Some(*it))?;
    Some(changed.fiscal_year)
}
