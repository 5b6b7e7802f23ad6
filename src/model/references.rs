//! Who refers to which record: what keeps a record from being removed, where its name appears, which
//! ids are taken, and whether a file is whole.
//!
//! All of them read [`Workbook::references`], so a kind of record or a field that refers to one is
//! put down here and nowhere else.

use std::collections::HashSet;

use super::{
    BoxContent, Chart, ChartKind, ContactId, ContactKind, Decision, DeviceId, DocumentKey,
    FieldKey, FiscalYear, FormRef, ItemKey, PersonId, RecordRef, VendorId, Workbook,
};

/// One place where a record is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use<'a> {
    /// As the one who confirmed an answer.
    Answer(FiscalYear, FormRef, &'a ItemKey),
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
    Document(&'a DocumentKey, Option<&'a FieldKey>),
}

/// One reference to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reference<'a> {
    /// The record.
    pub record: RecordRef,
    /// Where it is used.
    pub by: Use<'a>,
    /// Whether the reference merely hides a row; such a reference does not block removal.
    pub is_hidden: bool,
}

impl<'a> Reference<'a> {
    fn new(record: RecordRef, by: Use<'a>) -> Self {
        Self { record, by, is_hidden: false }
    }
}

impl Workbook {
    /// Every record that others may refer to.
    pub fn records(&self) -> impl Iterator<Item = RecordRef> {
        let people = self.people.iter().map(|it| RecordRef::Person(it.id));
        let vendors = self.vendors.iter().map(|it| RecordRef::Vendor(it.id));
        let contacts = self.contacts.iter().map(|it| RecordRef::Contact(it.id));
        let devices = self.devices.iter().map(|it| RecordRef::Device(it.id));
        let roles = self.roles().map(RecordRef::Role);
        people.chain(vendors).chain(contacts).chain(devices).chain(roles)
    }

    /// Every reference to every record, those of the same place next to each other. What was approved
    /// is kept in words and refers to nothing.
    pub fn references(&self) -> impl Iterator<Item = Reference<'_>> {
        // Whatever is added to the workbook has to be looked at here.
        let Self {
            clinic: _,
            last_id: _,
            own_roles: _,
            people: _,
            vendors: _,
            contacts: _,
            authorities: _,
            contact_chart: _,
            organization_chart: _,
            devices: _,
            documents: _,
            assessments: _,
        } = self;
        self.by_years()
            .chain(self.by_people())
            .chain(self.by_authorities())
            .chain(self.by_callers())
            .chain(self.by_charts())
            .chain(self.by_devices())
            .chain(self.by_documents())
    }

    /// Everywhere a record is used, each place once.
    #[must_use]
    pub fn uses_of(&self, record: RecordRef) -> Vec<Use<'_>> {
        let uses = self.references().filter(|it| it.record == record && !it.is_hidden);
        let mut uses: Vec<Use<'_>> = uses.map(|it| it.by).collect();
        uses.dedup();
        uses
    }

    /// Whether a record is used anywhere.
    #[must_use]
    pub fn is_used(&self, record: RecordRef) -> bool {
        self.references().any(|it| it.record == record && !it.is_hidden)
    }

    /// Every device that is used anywhere.
    #[must_use]
    pub fn devices_in_use(&self) -> HashSet<DeviceId> {
        let uses = self.references().filter(|it| !it.is_hidden);
        uses.filter_map(|it| match it.record {
            RecordRef::Device(id) => Some(id),
            _ => None,
        })
        .collect()
    }

    fn by_years(&self) -> impl Iterator<Item = Reference<'_>> {
        self.assessments.iter().flat_map(|assessment| {
            let year = assessment.fiscal_year;
            let answers = assessment.all_responses().flat_map(move |(form, response)| {
                let by = Use::Answer(year, form, &response.item);
                let people = [response.first.person, response.second.person];
                people.into_iter().flatten().map(move |id| (RecordRef::Person(id), by))
            });
            let sheets = assessment.vendor_sheets.iter();
            let sheets = sheets.map(move |it| (RecordRef::Vendor(it.vendor), Use::Sheet(year)));
            answers.chain(sheets).map(|(record, by)| Reference::new(record, by))
        })
    }

    fn by_people(&self) -> impl Iterator<Item = Reference<'_>> {
        self.people.iter().flat_map(|person| {
            let deputies = person.deputies.iter().map(|id| RecordRef::Person(*id));
            let deputies = deputies.map(|it| Reference::new(it, Use::DeputyOf(person.id)));
            let roles = person.roles.iter().map(|role| RecordRef::Role(*role));
            deputies.chain(roles.map(|it| Reference::new(it, Use::RoleOf(person.id))))
        })
    }

    fn by_authorities(&self) -> impl Iterator<Item = Reference<'_>> {
        self.authorities.iter().flat_map(|it| {
            let people = it.people.iter().chain(&it.stand_ins);
            let by = Use::Decision(it.decision);
            people.map(move |id| Reference::new(RecordRef::Person(*id), by))
        })
    }

    fn by_callers(&self) -> impl Iterator<Item = Reference<'_>> {
        let vendors = self.vendors.iter().map(|it| (it.caller, Use::CallsVendor(it.id)));
        let contacts =
            self.contacts.iter().map(|it| (it.caller, Use::CallsContact(it.id, it.kind)));
        let callers = vendors.chain(contacts);
        callers.filter_map(|(id, by)| Some(Reference::new(RecordRef::Person(id?), by)))
    }

    fn by_charts(&self) -> impl Iterator<Item = Reference<'_>> {
        [ChartKind::Contact, ChartKind::Organization].into_iter().flat_map(|kind| {
            let records = self.chart(kind).into_iter().flat_map(on_chart);
            records.map(move |record| Reference::new(record, Use::Chart(kind)))
        })
    }

    fn by_devices(&self) -> impl Iterator<Item = Reference<'_>> {
        self.devices.iter().flat_map(|device| {
            let vendor = device.vendor.map(RecordRef::Vendor);
            let person = device.checked_by.map(RecordRef::Person);
            let records = vendor.into_iter().chain(person);
            records.map(|record| Reference::new(record, Use::Device(device.id)))
        })
    }

    fn by_documents(&self) -> impl Iterator<Item = Reference<'_>> {
        self.documents.iter().flat_map(|document| {
            document.mentions().map(|it| Reference {
                record: it.record,
                by: Use::Document(&document.key, it.field),
                is_hidden: it.is_hidden,
            })
        })
    }
}

/// Author and approver of a chart, and what stands in its boxes.
fn on_chart(chart: &Chart) -> impl Iterator<Item = RecordRef> {
    let people = chart.author.into_iter().chain(chart.approver).map(RecordRef::Person);
    people.chain(chart.boxes.iter().filter_map(|shown| match &shown.content {
        BoxContent::Finder => None,
        BoxContent::Person(id) => Some(RecordRef::Person(*id)),
        BoxContent::Role(role) => Some(RecordRef::Role(*role)),
        BoxContent::Department { person, .. } => person.map(RecordRef::Person),
        BoxContent::Vendor(id) => Some(RecordRef::Vendor(*id)),
        BoxContent::Contact(id) => Some(RecordRef::Contact(*id)),
    }))
}
