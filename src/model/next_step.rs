//! つぎにすること — the one thing to do next.

use chrono::NaiveDate;

use super::due::due;
use super::missing::{Missing, RowProblem, missing};
use super::questions::questions;
use super::{Assessment, Edition, FormRef, Place};

/// The one thing to do next. There is always exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Answer the year's question about a vendor contract.
    VendorContract,
    /// Answer a row.
    Answer(Place),
    /// Mend something about a row that is answered.
    Mend(Place, RowProblem),
    /// A promised day has passed: see whether it is done.
    Overdue(Place),
    /// Ask the vendor what is still わからない.
    AskVendor(Place),
    /// Enter the first vendor.
    AddVendor,
    /// Wait for, or remind, a vendor.
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
    if let Some(late) = promised.into_iter().find(|due| due.days.is_some_and(|days| days < 0)) {
        return NextStep::Overdue(late.place);
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
        return NextStep::AskVendor(Place::institution(question.row.item.key.clone()));
    }
    match all.into_iter().next() {
        None => NextStep::Print,
        Some(Missing::VendorContract) => NextStep::VendorContract,
        Some(Missing::NoVendor) => NextStep::AddVendor,
        Some(
            Missing::SheetNotReturned(form)
            | Missing::ReceivedOn(form)
            | Missing::OriginalKeptAt(form),
        ) => NextStep::VendorSheet(form),
        Some(Missing::Row(place, problem)) => match place.form {
            FormRef::Vendor(_) => NextStep::VendorSheet(place.form),
            FormRef::Institution => NextStep::Mend(place, problem),
        },
    }
}
