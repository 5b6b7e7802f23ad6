//! つぎにすること — the one thing to do next.

use chrono::NaiveDate;

use super::due::{Due, Promise, due};
use super::missing::{Missing, RowProblem, missing};
use super::questions::questions;
use super::vendor_waiting::{FormState, VendorState};
use super::{AnswerPlace, Assessment, Edition, FormRef, VendorId};

/// The one thing to do next. There is always exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Answer the year's question about a vendor contract.
    VendorContract,
    /// Answer a row.
    Answer(AnswerPlace),
    /// Mend something about a row that is answered.
    Mend(AnswerPlace, RowProblem),
    /// A promised day has passed: see whether it is done.
    Overdue(AnswerPlace),
    /// Ask the vendor what is still わからない.
    AskVendor(AnswerPlace),
    /// Enter the first vendor.
    AddVendor,
    /// Send a vendor its form.
    SendForm(VendorId),
    /// Get back to a vendor: the day for it has passed, or the vendor has been silent for long.
    GetBack(VendorId),
    /// Wait for a vendor's sheet, or enter what is missing about it.
    VendorSheet(FormRef),
    /// Everything is filled in: print.
    Print,
}

/// What to do next in a year, easiest way forward first: what can be answered at the desk, then
/// what was promised, then what others have to say.
#[must_use]
pub fn next_step(edition: &Edition, assessment: &Assessment, today: NaiveDate) -> NextStep {
    let all = missing(edition, assessment, today);
    let applicability = edition.institution.applicability.as_ref().map(|it| &it.item.key);
    let is_unanswered = |it: &Missing| match it {
        Missing::Row(place, RowProblem::Unanswered) if place.form == FormRef::Institution => {
            Some(place.clone())
        }
        _ => None,
    };
    let mut open = all.iter().filter_map(is_unanswered);
    let first_open = open.next();
    if let Some(place) = first_open.clone().filter(|place| Some(&place.item) == applicability) {
        return NextStep::Answer(place);
    }
    if all.contains(&Missing::VendorContract) {
        return NextStep::VendorContract;
    }
    if let Some(place) = first_open {
        return NextStep::Answer(place);
    }
    let promised = due(edition, assessment, today);
    let is_late = |due: &Due| due.days.is_some_and(|days| days < 0);
    if let Some(late) = promised.into_iter().find(is_late) {
        return match late.what {
            Promise::Row(place) => NextStep::Overdue(place),
            Promise::GetBack(vendor) | Promise::Disclosure(vendor, _) => NextStep::GetBack(vendor),
        };
    }
    for one in &all {
        match one {
            Missing::Row(place, problem)
                if place.form == FormRef::Institution && *problem != RowProblem::Unknown =>
            {
                return NextStep::Mend(place.clone(), *problem);
            }
            _ => {}
        }
    }
    if let Some(question) = questions(edition, assessment).first() {
        return NextStep::AskVendor(AnswerPlace::institution(question.row.item.key.clone()));
    }
    // Waiting is the last thing to do.
    let is_more = |it: &&Missing| match it {
        Missing::SheetNotReturned(form) => {
            not_returned(assessment, *form, today) != NextStep::VendorSheet(*form)
        }
        _ => true,
    };
    match all.iter().find(is_more).or(all.first()).cloned() {
        None => NextStep::Print,
        Some(Missing::VendorContract) => NextStep::VendorContract,
        Some(Missing::NoVendor) => NextStep::AddVendor,
        Some(Missing::SheetNotReturned(form)) => not_returned(assessment, form, today),
        Some(Missing::ReceivedOn(form) | Missing::OriginalKeptAt(form)) => {
            NextStep::VendorSheet(form)
        }
        Some(Missing::Row(place, problem)) => match place.form {
            FormRef::Vendor(_) => NextStep::VendorSheet(place.form),
            FormRef::Institution => NextStep::Mend(place, problem),
        },
    }
}

/// What to do about a sheet that is not back: first it has to be sent.
fn not_returned(assessment: &Assessment, form: FormRef, today: NaiveDate) -> NextStep {
    let sheet = match form {
        FormRef::Vendor(vendor) => assessment.sheet(vendor),
        FormRef::Institution => None,
    };
    match sheet.map(|sheet| VendorState::of(sheet, today)) {
        Some(state) if state.form == FormState::ToSend => NextStep::SendForm(state.vendor),
        Some(state) if state.is_overdue() => NextStep::GetBack(state.vendor),
        _ => NextStep::VendorSheet(form),
    }
}
