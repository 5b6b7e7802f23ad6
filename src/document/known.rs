//! What the workbook knows of a field or a row of a document.

use chrono::NaiveDate;

use crate::model::document_template::{Known, KnownColumn};
use crate::model::{
    ChartKind, Contact, Decision, Device, DeviceKind, DeviceState, Person, PersonId, Role, RowKey,
    Vendor, Workbook,
};
use crate::text::{dates, document as words, people};

/// The workbook as of a day: those who left by then, and contracts that ended, count no more.
#[derive(Clone, Copy)]
pub(super) struct Knowledge<'w> {
    pub(super) workbook: &'w Workbook,
    pub(super) today: NaiveDate,
}

impl<'w> Knowledge<'w> {
    /// What is known of a field that is not a table; `None` where it is a table or nothing is known.
    pub(super) fn text(self, known: Known) -> Option<String> {
        let clinic = &self.workbook.clinic;
        let text = match known {
            Known::ClinicName => clinic.name.clone(),
            Known::ClinicAddress => clinic.address.clone(),
            Known::ClinicTelephone => clinic.telephone.clone(),
            Known::People(role) => self.people_in(role),
            Known::Deputies(role) => self.deputies_in(role),
            Known::Deciders(decision) => self.names(&self.workbook.authority(decision).people),
            Known::StandIns(decision) => self.names(&self.workbook.authority(decision).stand_ins),
            Known::DeviceCount => self.device_count(),
            Known::LastStockTaking => {
                let days = self.devices().filter_map(|device| device.checked_on);
                days.max().map(dates::japanese).unwrap_or_default()
            }
            Known::ContactChart => self.chart(),
            Known::Roles
            | Known::Systems
            | Known::InsideContacts
            | Known::Vendors
            | Known::Contacts
            | Known::Decisions
            | Known::Backups => return None,
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// The rows that the workbook gives to a table.
    pub(super) fn rows(self, known: Known) -> Vec<RowKey> {
        let (workbook, today) = (self.workbook, self.today);
        match known {
            Known::Roles => workbook
                .roles()
                .filter(|role| workbook.people_in(*role, today).next().is_some())
                .map(RowKey::Role)
                .collect(),
            Known::Systems => self
                .vendors()
                .filter(|vendor| !vendor.systems.trim().is_empty())
                .map(|vendor| RowKey::Vendor(vendor.id))
                .collect(),
            Known::InsideContacts => {
                self.inside().into_iter().map(|person| RowKey::Person(person.id)).collect()
            }
            Known::Vendors => self.vendors().map(|vendor| RowKey::Vendor(vendor.id)).collect(),
            Known::Contacts => workbook
                .contacts
                .iter()
                .filter(|contact| contact.is_there_on(today))
                .map(|contact| RowKey::Contact(contact.id))
                .collect(),
            Known::Decisions => Decision::ALL.map(RowKey::Decision).to_vec(),
            Known::Backups => self
                .devices()
                .filter(|device| device.backup == Some(true))
                .map(|device| RowKey::Device(device.id))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What is known of one cell.
    pub(super) fn cell(self, row: &RowKey, column: KnownColumn) -> Option<String> {
        let workbook = self.workbook;
        let text = match row {
            RowKey::Person(id) => self.person_cell(workbook.person(*id)?, column),
            RowKey::Role(role) => self.role_cell(*role, column),
            RowKey::Vendor(id) => self.vendor_cell(workbook.vendor(*id)?, column),
            RowKey::Contact(id) => self.contact_cell(workbook.contact(*id)?, column),
            RowKey::Device(id) => device_cell(workbook.device(*id)?, column),
            RowKey::Decision(decision) => self.decision_cell(*decision, column),
            RowKey::Own(_) | RowKey::Given(_) => return None,
        };
        (!text.trim().is_empty()).then_some(text)
    }

    fn vendors(self) -> impl Iterator<Item = &'w Vendor> {
        self.workbook.vendors.iter().filter(move |vendor| vendor.is_there_on(self.today))
    }

    fn devices(self) -> impl Iterator<Item = &'w Device> {
        let all = self.workbook.devices.iter();
        all.filter(|device| device.state != DeviceState::Disposed)
    }

    /// People with a role, those of the contact chart first and in its order.
    fn inside(self) -> Vec<&'w Person> {
        let workbook = self.workbook;
        let mut people: Vec<&Person> = Vec::new();
        let there = self.workbook.people_on(self.today);
        let with_role: Vec<&Person> = there.filter(|person| !person.roles.is_empty()).collect();
        let chart = self.workbook.chart(ChartKind::Contact);
        let boxes = chart.iter().flat_map(|chart| &chart.boxes);
        for shown in boxes {
            if let crate::model::BoxContent::Person(id) = shown.content
                && let Some(person) = self.workbook.person(id)
                && person.is_there_on(self.today)
            {
                people.push(person);
            }
        }
        // Whoever stands in, or decides, has to be reached as well.
        let deputies = with_role.iter().flat_map(|person| &person.deputies);
        let deciders =
            workbook.authorities.iter().flat_map(|it| it.people.iter().chain(&it.stand_ins));
        let others = deputies.chain(deciders).filter_map(|id| workbook.person(*id));
        let others: Vec<&Person> = others.filter(|it| it.is_there_on(self.today)).collect();
        for person in with_role.into_iter().chain(others) {
            if !people.iter().any(|known| known.id == person.id) {
                people.push(person);
            }
        }
        people
    }

    fn names(self, ids: &[PersonId]) -> String {
        let people = ids.iter().filter_map(|id| self.workbook.person(*id));
        let there = people.filter(|person| person.is_there_on(self.today));
        words::listed(there.map(|person| person.name.as_str()))
    }

    pub(super) fn people_in(self, role: Role) -> String {
        let people = self.workbook.people_in(role, self.today);
        words::listed(people.map(|person| person.name.as_str()))
    }

    fn deputies_in(self, role: Role) -> String {
        let people = self.workbook.people_in(role, self.today);
        let mut ids: Vec<PersonId> = Vec::new();
        for id in people.flat_map(|person| &person.deputies) {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        self.names(&ids)
    }

    fn device_count(self) -> String {
        let count = |kind| self.devices().filter(|device| device.kind == kind).count();
        let counts: Vec<(DeviceKind, usize)> = DeviceKind::ALL
            .into_iter()
            .map(|kind| (kind, count(kind)))
            .filter(|(_, count)| *count > 0)
            .collect();
        words::device_count(&counts)
    }

    fn chart(self) -> String {
        let Some(chart) = self.workbook.chart(ChartKind::Contact) else {
            return String::new();
        };
        let day = chart.revised_on.or(chart.created_on);
        words::contact_chart(&chart.version, day, &chart.kept_at)
    }

    fn person_cell(self, person: &Person, column: KnownColumn) -> String {
        match column {
            KnownColumn::Name => person.name.clone(),
            KnownColumn::Roles => {
                let roles = person.roles.iter().map(|role| people::role(*role, self.workbook));
                words::listed(roles)
            }
            KnownColumn::Position => person.position.clone(),
            KnownColumn::Telephone => words::own_telephones(&person.extension, &person.mobile),
            KnownColumn::Hours => person.reachable.clone(),
            KnownColumn::Deputies => self.names(&person.deputies),
            _ => String::new(),
        }
    }

    fn role_cell(self, role: Role, column: KnownColumn) -> String {
        match column {
            KnownColumn::Name => people::role(role, self.workbook),
            KnownColumn::People => self.people_in(role),
            KnownColumn::Deputies => self.deputies_in(role),
            _ => String::new(),
        }
    }

    fn vendor_cell(self, vendor: &Vendor, column: KnownColumn) -> String {
        match column {
            KnownColumn::Name => words::with_person(&vendor.name, &vendor.contact_person),
            KnownColumn::Systems => vendor.systems.clone(),
            KnownColumn::ContactPerson => vendor.contact_person.clone(),
            KnownColumn::Telephone => vendor.telephone.clone(),
            KnownColumn::NightTelephone => vendor.night_telephone.clone(),
            KnownColumn::Hours => vendor.support_hours.clone(),
            KnownColumn::Condition => vendor.when_to_call.clone(),
            KnownColumn::Caller => self.names(&Vec::from_iter(vendor.caller)),
            _ => String::new(),
        }
    }

    fn contact_cell(self, contact: &Contact, column: KnownColumn) -> String {
        match column {
            KnownColumn::Name => words::with_person(&contact.name, &contact.person),
            KnownColumn::ContactPerson => contact.person.clone(),
            KnownColumn::Telephone => {
                let number = remarked(contact, &contact.telephone, words::unconfirmed);
                let page = remarked(contact, &contact.mail_or_web, words::unconfirmed_address);
                let ways = [number.as_str(), &page].into_iter().filter(|it| !it.is_empty());
                let said = words::lines(ways);
                if said.is_empty() { words::NO_WAY.to_owned() } else { said }
            }
            KnownColumn::NightTelephone => {
                remarked(contact, &contact.night_telephone, words::unconfirmed)
            }
            KnownColumn::Hours => contact.hours.clone(),
            KnownColumn::Condition => contact.when_to_call.clone(),
            KnownColumn::Caller => self.names(&Vec::from_iter(contact.caller)),
            _ => String::new(),
        }
    }

    fn decision_cell(self, decision: Decision, column: KnownColumn) -> String {
        let authority = self.workbook.authority(decision);
        match column {
            KnownColumn::Name => words::decision(decision).to_owned(),
            KnownColumn::People => self.names(&authority.people),
            KnownColumn::Deputies => self.names(&authority.stand_ins),
            _ => String::new(),
        }
    }
}

/// A way to reach a contact; one that nobody has confirmed says so.
fn remarked(contact: &Contact, way: &str, unconfirmed: fn(&str) -> String) -> String {
    let way = way.trim();
    let is_wanted = contact.is_unconfirmed() && !way.is_empty();
    if is_wanted { unconfirmed(way) } else { way.to_owned() }
}

fn device_cell(device: &Device, column: KnownColumn) -> String {
    match column {
        KnownColumn::Name => words::device(&device.number, &device.name),
        KnownColumn::Place => device.place.clone(),
        _ => String::new(),
    }
}
