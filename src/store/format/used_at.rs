//! Where in the file a record is referred to.

use super::content::Step::{self, Element, Field};
use crate::model::{Assessment, ChartKind, FormRef, ItemKey, RecordRef, Records, Use, Workbook};

/// The way to the place that refers to a record; `None` where there is no such place. `document`
/// is the way to a document.
pub(super) fn place_of(
    workbook: &Workbook,
    record: RecordRef,
    by: Use<'_>,
    document: impl Fn(usize) -> Vec<Step>,
) -> Option<Vec<Step>> {
    Some(match by {
        Use::Answer(year, form, item) => {
            let is_year = |it: &Assessment| it.fiscal_year == year;
            return years(workbook, is_year, |it| answer(it, form, item, record));
        }
        Use::Sheet(year) => {
            let is_year = |it: &Assessment| it.fiscal_year == year;
            return years(workbook, is_year, |assessment| {
                let at =
                    find(&assessment.vendor_sheets, |it| RecordRef::Vendor(it.vendor) == record);
                Some(vec![Field("vendor_sheets"), Element(at?), Field("vendor")])
            });
        }
        Use::DeputyOf(id) => {
            let at = find(&workbook.people, |it| it.id == id)?;
            vec![Field("people"), Element(at), Field("deputies")]
        }
        Use::RoleOf(id) => {
            let at = find(&workbook.people, |it| it.id == id)?;
            vec![Field("people"), Element(at), Field("roles")]
        }
        Use::Decision(decision) => {
            let at = find(&workbook.authorities, |it| it.decision == decision)?;
            vec![Field("authorities"), Element(at), Field("people")]
        }
        Use::CallsVendor(id) => {
            let at = find(&workbook.vendors, |it| it.id == id)?;
            vec![Field("vendors"), Element(at), Field("caller")]
        }
        Use::CallsContact(id, _) => {
            let at = find(&workbook.contacts, |it| it.id == id)?;
            vec![Field("contacts"), Element(at), Field("caller")]
        }
        Use::Chart(ChartKind::Contact) => vec![Field("contact_chart")],
        Use::Chart(ChartKind::Organization) => vec![Field("organization_chart")],
        Use::Device(id) => {
            let at = find(&workbook.devices, |it| it.id == id)?;
            vec![Field("devices"), Element(at)]
        }
        Use::Document(key, field) => {
            let at = find(&workbook.documents, |it| it.key == *key)?;
            let entries = &workbook.documents[at].entries;
            let Some(field) = field else { return Some(document(at)) };
            let entry = entries.iter().position(|entry| entry.field == *field)?;
            [document(at), vec![Field("entries"), Element(entry), Field("field")]].concat()
        }
    })
}

/// The first year of those that `is_it` finds in which `below` finds something. A damaged file may
/// have two of the same.
fn years(
    workbook: &Workbook,
    is_it: impl Fn(&Assessment) -> bool,
    below: impl Fn(&Assessment) -> Option<Vec<Step>>,
) -> Option<Vec<Step>> {
    let all = workbook.assessments.iter().enumerate();
    let mut found = all.filter(|(_, it)| is_it(it)).filter_map(|(at, it)| {
        Some([vec![Field("assessments"), Element(at)], below(it)?].concat())
    });
    found.next()
}

fn answer(
    assessment: &Assessment,
    form: FormRef,
    item: &ItemKey,
    record: RecordRef,
) -> Option<Vec<Step>> {
    let (mut way, responses) = match form {
        FormRef::Institution => (Vec::new(), &assessment.responses),
        FormRef::Vendor(vendor) => {
            let at = find(&assessment.vendor_sheets, |sheet| sheet.vendor == vendor)?;
            let sheet = &assessment.vendor_sheets[at];
            (vec![Field("vendor_sheets"), Element(at)], &sheet.responses)
        }
    };
    let rounds = |at: usize| {
        let response = &responses[at];
        [("first", response.first.person), ("second", response.second.person)]
    };
    let is_it = |person| person == record;
    let (at, round) =
        (0..responses.len()).filter(|at| responses[*at].item == *item).find_map(|at| {
            let people = rounds(at).into_iter();
            let mut rounds = people.filter(|(_, id)| id.map(RecordRef::Person).is_some_and(is_it));
            rounds.next().map(|(round, _)| (at, round))
        })?;
    way.extend([Field("responses"), Element(at), Field(round), Field("person")]);
    Some(way)
}

fn find<T>(list: &Records<T>, is_it: impl Fn(&T) -> bool) -> Option<usize> {
    list.iter().position(is_it)
}
