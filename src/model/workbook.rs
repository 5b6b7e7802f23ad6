//! The workbook: everything a clinic has entered, over all years.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Assessment, Authority, Chart, ChartKind, Clinic, Contact, ContactId, Decision, Device,
    DeviceId, Document, DocumentKey, DocumentTemplate, FiscalYear, OwnRole, Person, PersonId,
    Records, Role, RoleId, TemplateId, Vendor, VendorId,
};

/// One clinic's workbook (点検帳).
///
/// Living records (people, vendors, contacts, devices, charts) stand beside the assessments that
/// refer to them by id. Everything long is shared: a copy costs a few pointers, for the saver and for
/// every step of undo, and a changed copy shares with the earlier one whatever did not change. The
/// file format is in `store::format`; this type may change as long as every old file still opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The clinic's particulars.
    pub clinic: Clinic,
    /// The last id handed out to any living record; ids are never used twice.
    pub last_id: u32,
    /// The roles of the clinic's own.
    pub own_roles: Records<OwnRole>,
    /// People, in the order in which they were added.
    pub people: Records<Person>,
    /// Vendors, in the order in which they were added.
    pub vendors: Records<Vendor>,
    /// Public and other bodies, in the order in which they were added.
    pub contacts: Records<Contact>,
    /// Who decides what; a decision that is not here has not been given to anybody.
    pub authorities: Records<Authority>,
    /// 連絡体制図, once begun.
    pub contact_chart: Option<Arc<Chart>>,
    /// 組織体制図, once begun.
    pub organization_chart: Option<Arc<Chart>>,
    /// 機器台帳, in the order in which the devices were added.
    pub devices: Records<Device>,
    /// The documents that were begun, oldest first.
    pub documents: Records<Document>,
    /// One assessment per fiscal year, oldest first.
    pub assessments: Records<Assessment>,
}

impl Workbook {
    /// The workbook of a clinic about which only the name is known.
    #[must_use]
    pub fn new(clinic_name: impl Into<String>) -> Self {
        Self { clinic: Clinic { name: clinic_name.into(), ..Clinic::default() }, ..Self::default() }
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The vendor with this id.
    #[must_use]
    pub fn vendor(&self, id: VendorId) -> Option<&Vendor> {
        self.vendors.iter().find(|vendor| vendor.id == id)
    }

    /// The contact with this id.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The device with this id.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> Option<&Device> {
        self.devices.iter().find(|device| device.id == id)
    }

    /// The id that a device would have that is added next.
    #[must_use]
    pub fn next_device(&self) -> DeviceId {
        DeviceId(self.last_id + 1)
    }

    /// The clinic's own role with this id.
    #[must_use]
    pub fn own_role(&self, id: RoleId) -> Option<&OwnRole> {
        self.own_roles.iter().find(|role| role.id == id)
    }

    /// Every role there is: those that every clinic is offered, then the clinic's own.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        let own = self.own_roles.iter().map(|role| Role::Own(role.id));
        Role::COMMON.into_iter().chain(own)
    }

    /// The people who have a role on `day`, in the order of the list.
    pub fn people_in(&self, role: Role, day: NaiveDate) -> impl Iterator<Item = &Person> {
        self.people_on(day).filter(move |person| person.has_role(role))
    }

    /// Who decides something; open where nobody was given the decision yet.
    #[must_use]
    pub fn authority(&self, decision: Decision) -> Authority {
        let found = self.authorities.iter().find(|it| it.decision == decision);
        found.cloned().unwrap_or_else(|| Authority::open(decision))
    }

    /// A chart, once it was begun.
    #[must_use]
    pub fn chart(&self, kind: ChartKind) -> Option<&Chart> {
        match kind {
            ChartKind::Contact => self.contact_chart.as_deref(),
            ChartKind::Organization => self.organization_chart.as_deref(),
        }
    }

    /// The same chart, to be changed.
    pub fn chart_mut(&mut self, kind: ChartKind) -> Option<&mut Chart> {
        match kind {
            ChartKind::Contact => self.contact_chart.as_mut().map(Arc::make_mut),
            ChartKind::Organization => self.organization_chart.as_mut().map(Arc::make_mut),
        }
    }

    /// A document, once it was begun.
    #[must_use]
    pub fn document(&self, key: &DocumentKey) -> Option<&Document> {
        self.documents.iter().find(|document| document.key == *key)
    }

    /// The documents on a template, oldest first.
    pub fn documents_on(&self, template: &TemplateId) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(move |document| document.key.template == *template)
    }

    /// The existing documents on a template, plus the key of the next one where one can be started.
    pub fn documents_offered(&self, template: &DocumentTemplate) -> Vec<DocumentKey> {
        let begun = self.documents_on(&template.id).map(|document| document.key.clone());
        let mut keys: Vec<DocumentKey> = begun.collect();
        if template.several || keys.is_empty() {
            keys.push(self.next_document(template));
        }
        keys
    }

    /// The key of the next document on a template: the only one, unless there may be several.
    #[must_use]
    pub fn next_document(&self, template: &DocumentTemplate) -> DocumentKey {
        let used = || self.documents_on(&template.id).map(|document| document.key.instance);
        let last = used().max().filter(|_| template.several).unwrap_or(0);
        // A file may hold the highest number that there is.
        let free = || (1..last).find(|instance| used().all(|used| used != *instance));
        let instance = last.checked_add(1).or_else(free).unwrap_or(last);
        DocumentKey { template: template.id.clone(), instance }
    }

    /// The assessment of a fiscal year.
    #[must_use]
    pub fn assessment(&self, year: FiscalYear) -> Option<&Assessment> {
        self.assessments.iter().find(|assessment| assessment.fiscal_year == year)
    }

    /// The latest assessment.
    #[must_use]
    pub fn latest_assessment(&self) -> Option<&Assessment> {
        self.assessments.iter().max_by_key(|assessment| assessment.fiscal_year)
    }

    /// The year that is shown first: that of `today`, or else the latest.
    #[must_use]
    pub fn year_to_open(&self, today: NaiveDate) -> Option<FiscalYear> {
        let present = FiscalYear::containing(today);
        let present = self.assessment(present).or_else(|| self.latest_assessment());
        present.map(|assessment| assessment.fiscal_year)
    }

    /// The last assessment before `year`, to be read beside it.
    #[must_use]
    pub fn previous_assessment(&self, year: FiscalYear) -> Option<&Assessment> {
        self.assessments
            .iter()
            .filter(|assessment| assessment.fiscal_year < year)
            .max_by_key(|assessment| assessment.fiscal_year)
    }

    /// The people who were still there on `day`.
    pub fn people_on(&self, day: NaiveDate) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| person.is_there_on(day))
    }

    /// The vendors whose contract runs into `year`; a year that is started gets a sheet for each.
    pub fn vendors_in(&self, year: FiscalYear) -> impl Iterator<Item = &Vendor> {
        self.vendors.iter().filter(move |vendor| vendor.is_there_on(year.first_day()))
    }
}
