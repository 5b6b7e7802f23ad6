//! Where a record is used: what keeps it from being deleted, and where its name appears.

use super::document::Mentioned;
use super::{
    BoxContent, Chart, ChartKind, ContactId, ContactKind, Decision, DeviceId, DocumentKey,
    FieldKey, FiscalYear, FormRef, ItemKey, PersonId, Role, VendorId, Workbook,
};

/// One place where a record is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// As the one who confirmed an answer.
    Answer(FiscalYear, FormRef, ItemKey),
    /// As a deputy of a person.
    DeputyOf(PersonId),
    /// As one who decides, or stands in.
    Decision(Decision),
    /// As the one who calls a vendor.
    CallsVendor(VendorId),
    /// As the one who calls a contact.
    CallsContact(ContactId, ContactKind),
    /// In a box of a chart, or as its author or approver.
    Chart(ChartKind),
    /// On a device of the ledger.
    Device(DeviceId),
    /// With a sheet in a year.
    Sheet(FiscalYear),
    /// As a role of a person.
    RoleOf(PersonId),
    /// In a field of a document, or in its particulars (作成者, 承認者).
    Document(DocumentKey, Option<FieldKey>),
}

/// Everywhere a person is used.
#[must_use]
pub fn person_uses(workbook: &Workbook, id: PersonId) -> Vec<Use> {
    let mut uses = Vec::new();
    for assessment in &workbook.assessments {
        for (form, response) in assessment.all_responses() {
            if [response.first.person, response.second.person].contains(&Some(id)) {
                let item = response.item.clone();
                uses.push(Use::Answer(assessment.fiscal_year, form, item));
            }
        }
    }
    let deputies = workbook.people.iter().filter(|it| it.deputies.contains(&id));
    uses.extend(deputies.map(|it| Use::DeputyOf(it.id)));
    let decides = workbook.authorities.iter();
    let decides = decides.filter(|it| it.people.contains(&id) || it.stand_ins.contains(&id));
    uses.extend(decides.map(|it| Use::Decision(it.decision)));
    let vendors = workbook.vendors.iter().filter(|it| it.caller == Some(id));
    uses.extend(vendors.map(|it| Use::CallsVendor(it.id)));
    let contacts = workbook.contacts.iter().filter(|it| it.caller == Some(id));
    uses.extend(contacts.map(|it| Use::CallsContact(it.id, it.kind)));
    uses.extend(charts(workbook, |chart| {
        let in_box = chart.boxes.iter().any(|it| match &it.content {
            BoxContent::Person(person) => *person == id,
            BoxContent::Department { person, .. } => *person == Some(id),
            _ => false,
        });
        in_box || [chart.author, chart.approver].contains(&Some(id))
    }));
    let devices = workbook.devices.iter().filter(|it| it.checked_by == Some(id));
    uses.extend(devices.map(|it| Use::Device(it.id)));
    uses.extend(documents(workbook, Mentioned::Person(id)));
    uses
}

/// Everywhere a vendor is used.
#[must_use]
pub fn vendor_uses(workbook: &Workbook, id: VendorId) -> Vec<Use> {
    let years = workbook.assessments.iter().filter(|it| it.sheet(id).is_some());
    let mut uses: Vec<Use> = years.map(|it| Use::Sheet(it.fiscal_year)).collect();
    let in_box = |chart: &Chart| chart.boxes.iter().any(|it| it.content == BoxContent::Vendor(id));
    uses.extend(charts(workbook, in_box));
    let devices = workbook.devices.iter().filter(|it| it.vendor == Some(id));
    uses.extend(devices.map(|it| Use::Device(it.id)));
    uses.extend(documents(workbook, Mentioned::Vendor(id)));
    uses
}

/// Everywhere a contact is used.
#[must_use]
pub fn contact_uses(workbook: &Workbook, id: ContactId) -> Vec<Use> {
    let is_it = |chart: &Chart| chart.boxes.iter().any(|it| it.content == BoxContent::Contact(id));
    charts(workbook, is_it).chain(documents(workbook, Mentioned::Contact(id))).collect()
}

/// Everywhere a role is used.
#[must_use]
pub fn role_uses(workbook: &Workbook, role: Role) -> Vec<Use> {
    let people = workbook.people.iter().filter(|person| person.has_role(role));
    let mut uses: Vec<Use> = people.map(|person| Use::RoleOf(person.id)).collect();
    let is_it = |chart: &Chart| chart.boxes.iter().any(|it| it.content == BoxContent::Role(role));
    uses.extend(charts(workbook, is_it));
    uses.extend(documents(workbook, Mentioned::Role(role)));
    uses
}

/// The fields of the documents that name a record, or in which something was written beside it. What was
/// approved is kept in words and needs no record.
fn documents(workbook: &Workbook, record: Mentioned) -> impl Iterator<Item = Use> {
    workbook.documents.iter().flat_map(move |document| {
        let mentions = document.mentions();
        let mut fields: Vec<Option<&FieldKey>> = mentions
            .filter(|mention| mention.record == record && !mention.is_hidden)
            .map(|mention| mention.field)
            .collect();
        fields.dedup();
        let key = &document.key;
        fields
            .into_iter()
            .map(|field| Use::Document(key.clone(), field.cloned()))
            .collect::<Vec<_>>()
    })
}

fn charts(workbook: &Workbook, is_it: impl Fn(&Chart) -> bool) -> impl Iterator<Item = Use> {
    [ChartKind::Contact, ChartKind::Organization]
        .into_iter()
        .filter(move |kind| workbook.chart(*kind).is_some_and(&is_it))
        .map(Use::Chart)
}
