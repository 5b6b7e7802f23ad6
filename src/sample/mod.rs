//! 見本クリニック — a made-up clinic to look around in, with answers of every kind.
//!
//! It is made for a day: the fiscal year of that day is under way, and the one before is complete. The
//! text of `assets/sample-clinic.ron` tells both years from first to last, with places in braces for
//! the days, in running text as well: `calendar` fills them in and says how they are written. `not_yet`
//! then takes out what lies ahead, so that early in April the clinic has just begun and at the end of
//! March little is left to do.
//!
//! People, charts, contacts, the ledger and the plan have no year of their own. They are as the clinic
//! left them at the end of its last round: stock-taking in May, contacts and charts at the beginning of
//! June, a drill, and the plan approved anew on the fourth Wednesday of June. All their days are
//! counted from the last such Wednesday (`latest 6.4.wed`), so that none of them contradicts another.

mod approved;
mod calendar;
mod not_yet;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::edition::{EditionLibrary, embedded_contacts};
use crate::model::edition_change::{change_edition, edition_change};
use crate::model::{Assessment, Contact, ContactField, FiscalYear, Records, Workbook};
use crate::store::format;

/// The prefix of the ids of sample clinics in the data folder.
pub const PREFIX: &str = "sample";

const TEXT: &str = include_str!("../../assets/sample-clinic.ron");

/// A fresh workbook of the sample clinic as it is on the day `today`. Its two years stand on the
/// editions that a year started by hand would get, on the wording in force.
///
/// # Panics
/// Never: a test makes it for every day of two years and for clocks that are far off.
#[must_use]
pub fn workbook(editions: &EditionLibrary, today: NaiveDate) -> Workbook {
    let today = within_reach(today);
    let mut workbook = told(editions, today);
    approved::approve(&mut workbook, today);
    workbook
}

/// The day itself, unless the clock is so far off that it or the year before is no fiscal year.
fn within_reach(today: NaiveDate) -> NaiveDate {
    let first = FiscalYear::containing(NaiveDate::MIN).next();
    let last = FiscalYear::containing(NaiveDate::MAX);
    today.clamp(first.first_day(), last.last_day())
}

/// The same without the copies of what was approved, which are long.
#[expect(clippy::expect_used, reason = "a test fills in and reads the embedded file")]
fn told(editions: &EditionLibrary, today: NaiveDate) -> Workbook {
    let text = calendar::filled(TEXT, today).expect("every place of the sample can be read");
    let mut workbook = format::read(text.as_bytes()).expect("the embedded sample is sound");
    for year in workbook.assessments.iter_mut() {
        not_yet::take_out_of_year(year, today);
        take_edition_of_year(year, editions);
    }
    fill_in_contacts(&mut workbook.contacts);
    for document in workbook.documents.iter_mut() {
        not_yet::take_out_of_document(document, today);
    }
    workbook
}

/// Goes to the edition on which the year would be started, and pins it to the wording in force. Answers
/// follow their rows as when a clinic goes to another edition.
fn take_edition_of_year(year: &mut Assessment, editions: &EditionLibrary) {
    let chosen = editions.for_year(year.fiscal_year);
    let Some(reference) = editions.reference(&chosen.id) else { return };
    let moves = match editions.get(&year.edition.id) {
        Some(written_on) if written_on.id != chosen.id => {
            edition_change(year, written_on, chosen, &|id| editions.get(id)).moves
        }
        _ => Vec::new(),
    };
    change_edition(year, reference, &moves);
}

/// What the sample does not say of a public body is what every clinic gets from the list.
fn fill_in_contacts(contacts: &mut Records<Contact>) {
    let known = embedded_contacts();
    for contact in contacts.iter_mut() {
        let Some(entry) = known.entry_of(contact) else { continue };
        let entry = entry.contact();
        for field in ContactField::ALL {
            let written = field.of_mut(contact);
            if written.is_empty() {
                field.of(&entry).clone_into(written);
            }
        }
    }
}
