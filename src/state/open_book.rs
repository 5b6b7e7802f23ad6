//! The workbook that is open, and the one place where an edit becomes slots.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::uses::{Use, vendor_uses};
use crate::model::{
    Answer, Assessment, ContactId, FiscalYear, FormRef, Person, PersonId, Place, Response, Round,
    Vendor, VendorId, VendorSheet, Workbook,
};

use super::edit::{ClinicField, Edit, RoundNumber, SheetDay, SheetEdit};
use super::history::History;
use super::label::{Label, Record, What};
use super::screen::{ChartOnScreen, DocumentShown, DocumentSpot, DocumentTab};
use super::slot::Slot;

/// Why nothing can be changed, in words of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOnly {
    /// One sentence for the band at the top.
    pub sentence: String,
    /// A few words for the state line.
    pub line: String,
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
    pub item: Option<Place>,
    /// The vendor on screen.
    pub vendor: Option<VendorId>,
    /// The row on screen for that vendor's sheet.
    pub vendor_item: Option<Place>,
    /// The person on screen; `None` while all roles are.
    pub person: Option<PersonId>,
    /// The outside contact on screen.
    pub contact: Option<ContactId>,
    /// The chart on screen.
    pub chart: ChartOnScreen,
    /// What of the BCP is on screen.
    pub document: DocumentShown,
    /// Set while the workbook can only be read.
    pub read_only: Option<ReadOnly>,
    /// Steps to undo and redo.
    pub history: History,
    /// Counts every change; what was saved last is compared with it.
    pub revision: u64,
    /// The person chosen last, proposed for the next answer.
    last_person: Option<PersonId>,
}

impl OpenBook {
    /// A workbook just opened, at its latest year.
    #[must_use]
    pub fn new(id: String, workbook: Workbook, read_only: Option<ReadOnly>) -> Self {
        let year = workbook.latest_assessment().map(|assessment| assessment.fiscal_year);
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
            history: History::default(),
            revision: 0,
            last_person: None,
        }
    }

    /// The assessment on screen.
    #[must_use]
    pub fn assessment(&self) -> Option<&Assessment> {
        self.workbook.assessment(self.year?)
    }

    /// Carries out an edit as one step; says whether anything changed.
    pub(super) fn edit(&mut self, edit: Edit, now: NaiveDateTime) -> bool {
        if self.read_only.is_some() {
            return false;
        }
        if !matches!(edit.field(), Some(ref field) if self.history.is_in(field)) {
            self.history.leave_field();
        }
        let (label, field) = (Label::of(&edit, self.year, &self.workbook), edit.field());
        if let Some(place) = &label.place {
            // The row that is worked on stays on screen, even where it was merely proposed.
            self.show(place.clone());
        }
        if let Edit::Person(_, _, person) = edit {
            self.last_person = person;
        }
        let started = match edit {
            Edit::StartYear(year, _) => Some(year),
            _ => None,
        };
        let slots = self.slots(edit, now);
        let workbook = Arc::make_mut(&mut self.workbook);
        let changed = self.history.change(workbook, label, field, slots);
        if changed {
            self.revision += 1;
            if started.is_some() {
                self.year = started;
            }
        }
        changed
    }

    /// Takes back or does again one step, and goes to where it happened.
    pub(super) fn travel(&mut self, back: bool) -> Option<Label> {
        if self.read_only.is_some() {
            return None;
        }
        let workbook = Arc::make_mut(&mut self.workbook);
        let label = if back { self.history.undo(workbook) } else { self.history.redo(workbook) }?;
        self.revision += 1;
        if label.year.is_some() {
            self.year = label.year;
        }
        if self.assessment().is_none() {
            self.year = self.workbook.latest_assessment().map(|it| it.fiscal_year);
        }
        if self.vendor.is_some_and(|vendor| self.workbook.vendor(vendor).is_none()) {
            self.vendor = None;
            self.vendor_item = None;
        }
        match label.record {
            Some(Record::Person(person)) => self.person = Some(person),
            Some(Record::Contact(contact)) => self.contact = Some(contact),
            // What is decided is seen where all roles are.
            None if matches!(label.what, What::Decision | What::OwnRole) => self.person = None,
            None => {}
        }
        self.person = self.person.filter(|id| self.workbook.person(*id).is_some());
        self.contact = self.contact.filter(|id| self.workbook.contact(*id).is_some());
        Some(label)
    }

    fn slots(&mut self, edit: Edit, now: NaiveDateTime) -> Vec<Slot> {
        match edit {
            Edit::Clinic(field, text) => vec![self.clinic_slot(field, text)],
            Edit::Contract(contract) => self.in_year(|year| vec![Slot::Contract(year, contract)]),
            Edit::Answer(place, answer) => {
                let person = self.proposed_person();
                self.respond(place, |response| {
                    answer_round(&mut response.first, answer, person, now);
                })
            }
            Edit::Transcribe(place, answer, day) => self.respond(place, |response| {
                let date = answer.and(day);
                response.first = Round { answer, date, ..response.first };
            }),
            Edit::SecondAnswer(place, answer) => {
                let person = self.proposed_person();
                self.respond(place, |response| {
                    answer_round(&mut response.second, answer, person, now);
                })
            }
            Edit::Date(place, round, date) => self.respond(place, |response| match round {
                RoundNumber::First => response.first.date = date,
                RoundNumber::Second => response.second.date = date,
            }),
            Edit::Person(place, round, person) => {
                self.respond(place, |response| set_person(response, round, person))
            }
            Edit::NewPersonAt(place, round, name) => {
                let (id, mut slots) = self.new_person(name);
                self.last_person = Some(id);
                slots.extend(self.respond(place, |it| set_person(it, round, Some(id))));
                slots
            }
            Edit::Target(place, date) => self.respond(place, |response| response.target = date),
            Edit::Reason(place, text) => self.respond(place, |response| response.reason = text),
            Edit::Memo(place, text) => self.respond(place, |response| response.memo = text),
            Edit::AddVendor(name) => {
                let (id, mut slots) = self.new_vendor(name);
                slots.extend(self.new_sheet(id));
                slots
            }
            Edit::AddVendorAlone(name) => self.new_vendor(name).1,
            Edit::AddSheet(vendor) => self.new_sheet(vendor),
            Edit::RemoveSheet(vendor) => self.in_year_of(|year, assessment| {
                let sheet = assessment.sheet(vendor);
                sheet.map(|_| Slot::Sheet(year, vendor, None)).into_iter().collect()
            }),
            Edit::RemoveVendor(vendor) => self.remove_vendor(vendor),
            Edit::Sheet(vendor, edit) => self.change_sheet(vendor, edit),
            Edit::StartYear(year, edition) => {
                if self.workbook.assessment(year).is_some() {
                    return Vec::new();
                }
                let vendors = self.workbook.vendors_in(year).map(|vendor| vendor.id);
                let assessment = Box::new(Assessment::start(year, edition, vendors));
                let is_earlier = |it: &&Assessment| it.fiscal_year < year;
                let at = self.workbook.assessments.iter().filter(is_earlier).count();
                vec![Slot::Assessment(year, Some((at, assessment)))]
            }
            record => self.record_slots(record, now.date()),
        }
    }

    /// The person proposed for an answer: the one chosen last, while still in the list.
    fn proposed_person(&self) -> Option<PersonId> {
        self.last_person.filter(|id| self.workbook.person(*id).is_some())
    }

    fn in_year(&self, make: impl FnOnce(FiscalYear) -> Vec<Slot>) -> Vec<Slot> {
        self.in_year_of(|year, _| make(year))
    }

    fn in_year_of(&self, make: impl FnOnce(FiscalYear, &Assessment) -> Vec<Slot>) -> Vec<Slot> {
        self.assessment().map_or_else(Vec::new, |it| make(it.fiscal_year, it))
    }

    /// The slot of a response after `change`.
    fn respond(&self, place: Place, change: impl FnOnce(&mut Response)) -> Vec<Slot> {
        self.in_year_of(|year, assessment| {
            let responses = assessment.responses_on(place.form);
            let at = responses.iter().position(|response| response.item == place.item);
            let mut response = at.map_or_else(
                || Response::unanswered(place.item.clone()),
                |at| responses[at].clone(),
            );
            change(&mut response);
            let at = at.unwrap_or(responses.len());
            vec![Slot::Response(year, place.form, place.item, Some((at, Box::new(response))))]
        })
    }

    pub(super) fn clinic_slot(&self, field: ClinicField, text: String) -> Slot {
        let mut clinic = self.workbook.clinic.clone();
        *match field {
            ClinicField::Name => &mut clinic.name,
            ClinicField::Address => &mut clinic.address,
            ClinicField::Telephone => &mut clinic.telephone,
            ClinicField::Director => &mut clinic.director,
            ClinicField::InstitutionCode => &mut clinic.institution_code,
        } = text;
        Slot::Clinic(Box::new(clinic))
    }

    /// Hands out an id. Ids are not part of a step: one that was undone is never used again.
    pub(super) fn next_id(&mut self) -> u32 {
        let workbook = Arc::make_mut(&mut self.workbook);
        workbook.last_id += 1;
        workbook.last_id
    }

    pub(super) fn new_person(&mut self, name: String) -> (PersonId, Vec<Slot>) {
        let id = PersonId(self.next_id());
        let person = Box::new(Person::named(id, name));
        (id, vec![Slot::Person(id, Some((self.workbook.people.len(), person)))])
    }

    fn new_vendor(&mut self, name: String) -> (VendorId, Vec<Slot>) {
        let id = VendorId(self.next_id());
        let vendor = Box::new(Vendor::named(id, name));
        self.vendor = Some(id);
        (id, vec![Slot::Vendor(id, Some((self.workbook.vendors.len(), vendor)))])
    }

    fn new_sheet(&self, vendor: VendorId) -> Vec<Slot> {
        self.in_year_of(|year, assessment| {
            if assessment.sheet(vendor).is_some() {
                return Vec::new();
            }
            let at = assessment.vendor_sheets.len();
            vec![Slot::Sheet(year, vendor, Some((at, Box::new(VendorSheet::blank(vendor)))))]
        })
    }

    fn remove_vendor(&self, vendor: VendorId) -> Vec<Slot> {
        let uses = vendor_uses(&self.workbook, vendor);
        let here = self.year.map(Use::Sheet);
        if uses.iter().any(|it| Some(it) != here.as_ref()) {
            return Vec::new();
        }
        let sheet = uses.first().and(self.year).map(|year| Slot::Sheet(year, vendor, None));
        sheet.into_iter().chain([Slot::Vendor(vendor, None)]).collect()
    }

    fn change_sheet(&self, vendor: VendorId, edit: SheetEdit) -> Vec<Slot> {
        self.in_year_of(|year, assessment| {
            let sheets = &assessment.vendor_sheets;
            let Some(at) = sheets.iter().position(|sheet| sheet.vendor == vendor) else {
                return Vec::new();
            };
            let mut sheet = Box::new(sheets[at].clone());
            match edit {
                SheetEdit::Respondent(text) => sheet.respondent = text,
                SheetEdit::Day(which, day) => *sheet_day(&mut sheet, which) = day,
                SheetEdit::Sent(day) => {
                    sheet.sent_on = Some(day);
                    if sheet.disclosure_received_on.is_none() {
                        sheet.disclosure_asked_on.get_or_insert(day);
                    }
                }
                SheetEdit::OriginalKeptAt(text) => sheet.original_kept_at = text,
                SheetEdit::Asks(item, is_asked) => {
                    sheet.not_asked.retain(|it| *it != item);
                    if !is_asked {
                        sheet.not_asked.push(item);
                    }
                }
            }
            vec![Slot::Sheet(year, vendor, Some((at, sheet)))]
        })
    }

    /// The row on screen for a form.
    #[must_use]
    pub fn place_on(&self, form: FormRef) -> Option<&Place> {
        let place = match form {
            FormRef::Institution => self.item.as_ref(),
            FormRef::Vendor(_) => self.vendor_item.as_ref(),
        };
        place.filter(|place| place.form == form)
    }

    /// Shows a part of the BCP; the text stays where it was unless another place is named.
    pub(super) fn show_document(&mut self, tab: DocumentTab, spot: Option<DocumentSpot>) {
        self.document.tab = tab;
        self.document.spot = spot.or(self.document.spot.take());
    }

    pub(super) fn show(&mut self, place: Place) {
        match place.form {
            FormRef::Institution => self.item = Some(place),
            FormRef::Vendor(vendor) => {
                self.vendor = Some(vendor);
                self.vendor_item = Some(place);
            }
        }
    }
}

fn sheet_day(sheet: &mut VendorSheet, which: SheetDay) -> &mut Option<NaiveDate> {
    match which {
        SheetDay::Sent => &mut sheet.sent_on,
        SheetDay::Reminded => &mut sheet.reminded_on,
        SheetDay::Received => &mut sheet.received_on,
        SheetDay::DisclosureAsked => &mut sheet.disclosure_asked_on,
        SheetDay::DisclosureReceived => &mut sheet.disclosure_received_on,
        SheetDay::Next => &mut sheet.next_on,
    }
}

/// Sets an answer. Today is the date of a new answer, and of one that was わからない until now,
/// because the check is made today; an answer that is merely corrected keeps its date.
fn answer_round<A: Copy + PartialEq + LeavesOpen>(
    round: &mut Round<A>,
    answer: Option<A>,
    person: Option<PersonId>,
    now: NaiveDateTime,
) {
    let Some(new) = answer else {
        *round = Round::default();
        return;
    };
    let was_open = round.answer.is_none_or(LeavesOpen::leaves_open);
    if round.date.is_none() || (was_open && !new.leaves_open()) {
        round.date = Some(now.date());
    }
    round.person = round.person.or(person);
    round.answer = Some(new);
}

/// Whether an answer leaves the row open.
trait LeavesOpen {
    fn leaves_open(self) -> bool;
}

impl LeavesOpen for Answer {
    fn leaves_open(self) -> bool {
        self == Self::Unknown
    }
}

impl LeavesOpen for crate::model::SecondAnswer {
    fn leaves_open(self) -> bool {
        false
    }
}

fn set_person(response: &mut Response, round: RoundNumber, person: Option<PersonId>) {
    match round {
        RoundNumber::First => response.first.person = person,
        RoundNumber::Second => response.second.person = person,
    }
}
