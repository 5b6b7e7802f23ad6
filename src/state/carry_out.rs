//! An edit carried out: a function on the workbook, which knows nothing of undo or the screen.
//!
//! What cannot be done, because a record or a year is not there or a record is in use, changes
//! nothing. What a kind of record needs for undo is nothing either: [`History`](super::History)
//! keeps earlier workbooks as they were.

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::edition_change::change_edition;
use crate::model::{
    Answer, AnswerPlace, Assessment, Clinic, DocumentLibrary, FiscalYear, ItemKey, Person,
    PersonId, RecordRef, Records, Response, RewordedQuestion, Round, SecondAnswer, Use, Vendor,
    VendorId, VendorSheet, Workbook,
};

use super::edit::{ClinicField, Edit, RoundNumber, SheetDay, SheetEdit};
use super::label::Record;

/// What an edit has to know besides the workbook.
pub(super) struct Circumstances<'a> {
    /// The year on screen.
    pub(super) year: Option<FiscalYear>,
    /// The person proposed for an answer.
    pub(super) person: Option<PersonId>,
    /// The local time.
    pub(super) now: NaiveDateTime,
    /// What documents are written on.
    pub(super) documents: &'a DocumentLibrary,
    /// The workbook before the first keystroke in the field that is typed into.
    pub(super) before: &'a Workbook,
}

impl Circumstances<'_> {
    fn assessment<'a>(&self, workbook: &'a mut Workbook) -> Option<&'a mut Assessment> {
        let year = self.year?;
        workbook.assessments.find_mut(|assessment| assessment.fiscal_year == year)
    }
}

/// Carries out an edit. A record that was added and is to be shown is given back.
pub(super) fn carry_out(
    workbook: &mut Workbook,
    edit: Edit,
    at: &Circumstances<'_>,
) -> Option<Record> {
    match edit {
        Edit::Clinic(field, text) => *clinic_text(&mut workbook.clinic, field) = text,
        Edit::Contract(contract) => at.assessment(workbook)?.vendor_contract = contract,
        Edit::InspectionDay(day) => at.assessment(workbook)?.inspection_on = day,
        Edit::Answer(place, answer) => respond(workbook, at, place, |response| {
            answer_round(&mut response.first, answer, at);
        }),
        Edit::Repeat(place, answer, reason) => respond(workbook, at, place, |response| {
            response.first =
                Round { answer: Some(answer), date: Some(at.now.date()), person: at.person };
            if answer == Answer::NotApplicable && response.reason.is_empty() {
                response.reason = reason;
            }
        }),
        Edit::NotApplicable(rows, reason) => not_applicable(workbook, at, rows, &reason),
        Edit::Transcribe(place, answer, day) => respond(workbook, at, place, |response| {
            response.first = Round { answer, date: answer.and(day), ..response.first };
        }),
        Edit::SecondAnswer(place, answer) => respond(workbook, at, place, |response| {
            answer_round(&mut response.second, answer, at);
        }),
        Edit::Date(place, round, date) => respond(workbook, at, place, |response| match round {
            RoundNumber::First => response.first.date = date,
            RoundNumber::Second => response.second.date = date,
        }),
        Edit::Person(place, round, person) => {
            respond(workbook, at, place, |response| set_person(response, round, person));
        }
        Edit::NewPersonAt(place, round, name) => {
            let id = new_person(workbook, name);
            respond(workbook, at, place, |response| set_person(response, round, Some(id)));
            return Some(Record::Person(id));
        }
        Edit::Target(place, date) => respond(workbook, at, place, |it| it.target = date),
        Edit::Reason(place, text) => respond(workbook, at, place, |it| it.reason = text),
        Edit::Memo(place, text) => respond(workbook, at, place, |it| it.memo = text),
        Edit::InnerMemo(place, text) => respond(workbook, at, place, |it| it.inner_memo = text),
        Edit::AddVendor(name) => {
            let id = new_vendor(workbook, name);
            new_sheet(workbook, at, id);
            return Some(Record::Vendor(id));
        }
        Edit::AddVendorAlone(name) => return Some(Record::Vendor(new_vendor(workbook, name))),
        Edit::AddSheet(vendor) => new_sheet(workbook, at, vendor),
        Edit::RemoveSheet(vendor) => {
            at.assessment(workbook)?.vendor_sheets.retain(|sheet| sheet.vendor != vendor);
        }
        Edit::RemoveVendor(vendor) => remove_vendor(workbook, at, vendor),
        Edit::Sheet(vendor, edit) => {
            let sheets = &mut at.assessment(workbook)?.vendor_sheets;
            change_sheet(sheets.find_mut(|sheet| sheet.vendor == vendor)?, edit);
        }
        Edit::TakeReturned(vendor, rows, received) => {
            let sheets = &mut at.assessment(workbook)?.vendor_sheets;
            let sheet = sheets.find_mut(|sheet| sheet.vendor == vendor)?;
            sheet.received_on = sheet.received_on.or(received);
            for row in rows {
                let response = response_mut(&mut sheet.responses, row.item.clone());
                *response = row.laid_over(response);
            }
        }
        Edit::StartYear(year, edition) if workbook.assessment(year).is_none() => {
            let vendors = workbook.vendors_in(year).map(|vendor| vendor.id);
            let assessment = Assessment::start(year, edition, vendors);
            let is_earlier = |it: &&Assessment| it.fiscal_year < year;
            let place = workbook.assessments.iter().filter(is_earlier).count();
            workbook.assessments.insert(place, [assessment]);
        }
        Edit::StartYear(..) => {}
        Edit::ChangeEdition(year, edition, moves) => {
            let assessments = &mut workbook.assessments;
            let assessment = assessments.find_mut(|it| it.fiscal_year == year)?;
            change_edition(assessment, edition, &moves);
        }
        Edit::RemoveYear(year) => workbook
            .assessments
            .retain(|assessment| assessment.fiscal_year != year || !assessment.is_blank()),
        Edit::TakeOutYear(year) => workbook
            .assessments
            .retain(|assessment| assessment.fiscal_year != year || !assessment.can_go()),
        record => return super::records::carry_out(workbook, record, at),
    }
    None
}

/// Hands out an id. Ids are not part of a step: one that was undone is never used again.
pub(super) fn next_id(workbook: &mut Workbook) -> u32 {
    workbook.last_id += 1;
    workbook.last_id
}

pub(super) fn new_person(workbook: &mut Workbook, name: String) -> PersonId {
    let id = PersonId(next_id(workbook));
    workbook.people.push(Person::named(id, name));
    id
}

pub(super) fn new_vendor(workbook: &mut Workbook, name: String) -> VendorId {
    let id = VendorId(next_id(workbook));
    workbook.vendors.push(Vendor::named(id, name));
    id
}

/// Gives a vendor a sheet in the year on screen, if there is one.
pub(super) fn new_sheet(workbook: &mut Workbook, at: &Circumstances<'_>, vendor: VendorId) {
    // A closed year keeps the vendors that it had.
    if let Some(assessment) = at.assessment(workbook)
        && assessment.closed().is_none()
        && assessment.sheet(vendor).is_none()
    {
        assessment.vendor_sheets.push(VendorSheet::blank(vendor));
    }
}

fn remove_vendor(workbook: &mut Workbook, at: &Circumstances<'_>, vendor: VendorId) {
    let here = at.year.map(Use::Sheet);
    let uses = workbook.uses_of(RecordRef::Vendor(vendor));
    if uses.into_iter().any(|it| Some(it) != here) {
        return;
    }
    if let Some(assessment) = at.assessment(workbook) {
        assessment.vendor_sheets.retain(|sheet| sheet.vendor != vendor);
    }
    workbook.vendors.retain(|it| it.id != vendor);
}

pub(super) fn clinic_text(clinic: &mut Clinic, field: ClinicField) -> &mut String {
    match field {
        ClinicField::Name => &mut clinic.name,
        ClinicField::Address => &mut clinic.address,
        ClinicField::Telephone => &mut clinic.telephone,
        ClinicField::Director => &mut clinic.director,
        ClinicField::InstitutionCode => &mut clinic.institution_code,
    }
}

/// Answers 該当なし where nothing is answered; a reason that was written stays.
fn not_applicable(
    workbook: &mut Workbook,
    at: &Circumstances<'_>,
    rows: Vec<ItemKey>,
    reason: &str,
) {
    for item in rows {
        respond(workbook, at, AnswerPlace::institution(item), |response| {
            if response.first.answer.is_none() {
                answer_round(&mut response.first, Some(Answer::NotApplicable), at);
                if response.reason.trim().is_empty() {
                    reason.clone_into(&mut response.reason);
                }
            }
        });
    }
}

/// Changes what is said about a row; the first word about it begins a response.
fn respond(
    workbook: &mut Workbook,
    at: &Circumstances<'_>,
    place: AnswerPlace,
    change: impl FnOnce(&mut Response),
) {
    let assessment = at.assessment(workbook);
    let Some(responses) = assessment.and_then(|it| it.responses_mut(place.form)) else { return };
    change(response_mut(responses, place.item));
}

fn response_mut(responses: &mut Records<Response>, item: ItemKey) -> &mut Response {
    let at = responses.iter().position(|response| response.item == item);
    let at = at.unwrap_or_else(|| {
        responses.push(Response::unanswered(item));
        responses.len() - 1
    });
    &mut responses[at]
}

fn change_sheet(sheet: &mut VendorSheet, edit: SheetEdit) {
    match edit {
        SheetEdit::Respondent(text) => sheet.respondent = text,
        SheetEdit::Day(which, day) => *sheet_day(sheet, which) = day,
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
        SheetEdit::Reword(item, text) => reword(&mut sheet.reworded, item, text),
        SheetEdit::OwnQuestions(text) => sheet.own_questions = text,
    }
}

fn reword(reworded: &mut Vec<RewordedQuestion>, item: ItemKey, text: Option<String>) {
    let at = reworded.iter().position(|it| it.item == item);
    match (at, text) {
        (Some(at), Some(text)) => reworded[at].text = text,
        (Some(at), None) => {
            reworded.remove(at);
        }
        (None, Some(text)) => reworded.push(RewordedQuestion { item, text }),
        (None, None) => {}
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
fn answer_round<A: Copy + LeavesOpen>(
    round: &mut Round<A>,
    answer: Option<A>,
    at: &Circumstances<'_>,
) {
    let Some(new) = answer else {
        *round = Round::default();
        return;
    };
    let was_open = round.answer.is_none_or(LeavesOpen::leaves_open);
    if round.date.is_none() || (was_open && !new.leaves_open()) {
        round.date = Some(at.now.date());
    }
    round.person = round.person.or(at.person);
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

impl LeavesOpen for SecondAnswer {
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
