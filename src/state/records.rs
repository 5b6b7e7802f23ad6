//! Edits of the living records as slots: people, roles, vendors, contacts, charts, devices.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::edit::{ChartDay, ChartField, ClinicField, DepartmentField, DeviceImport, Edit, Field};
use super::open_book::OpenBook;
use super::slot::Slot;
use crate::model::uses::{contact_uses, person_uses, role_uses};
use crate::model::{
    Authority, BoxContent, BoxId, Cell, Chart, ChartKind, Contact, ContactId, Device, DeviceColumn,
    DeviceId, OwnRole, Person, PersonField, PersonId, Role, RoleId, Vendor, VendorId, VendorSheet,
};
use chrono::NaiveDate;

impl OpenBook {
    /// The slots of an edit to a living record. What is used somewhere is not removed.
    pub(super) fn record_slots(&mut self, edit: Edit, today: NaiveDate) -> Vec<Slot> {
        match edit {
            Edit::AddPerson(name) => {
                let (id, slots) = self.new_person(name);
                self.person = Some(id);
                slots
            }
            Edit::PersonText(id, field, text) => self.type_person(id, field, text),
            Edit::PersonLeft(id, day) => self.change_person(id, |person| person.left_on = day),
            Edit::PersonRole(id, role, has) => {
                self.change_person(id, |person| set_role(person, role, has))
            }
            Edit::HoldRoles(id, roles) => self.hold_roles(id, &roles),
            Edit::Deputies(id, deputies) => {
                self.change_person(id, |person| person.deputies = deputies)
            }
            Edit::RemovePerson(id) if person_uses(&self.workbook, id).is_empty() => {
                vec![Slot::Person(id, None)]
            }
            Edit::AddRole(name, person) => self.new_role(name, person),
            Edit::RenameRole(id, name) => self.rename_role(id, name),
            Edit::RemoveRole(id) if role_uses(&self.workbook, Role::Own(id)).is_empty() => {
                vec![Slot::OwnRole(id, None)]
            }
            Edit::Decide(authorities) => self.decide(authorities),
            Edit::VendorText(id, field, text) => {
                self.change_vendor(id, |vendor| *field.of_mut(vendor) = text)
            }
            Edit::VendorEnded(id, day) => self.change_vendor(id, |vendor| vendor.ended_on = day),
            Edit::VendorRemote(id, remote) => {
                self.change_vendor(id, |vendor| vendor.remote_maintenance = remote)
            }
            Edit::VendorCaller(id, caller) => self.change_vendor(id, |it| it.caller = caller),
            Edit::AddContacts(contacts) => self.new_contacts(contacts),
            Edit::ContactText(id, field, text) => self.change_contact(id, |contact| {
                // A number that nobody has made sure of must not look as if somebody had.
                if field.is_number() && field.of(contact) != text {
                    contact.confirmed_on = None;
                }
                *field.of_mut(contact) = text;
            }),
            Edit::ContactConfirmed(id, day) => self.change_contact(id, |it| it.confirmed_on = day),
            Edit::ContactCaller(id, caller) => self.change_contact(id, |it| it.caller = caller),
            Edit::ContactEnded(id, day) => self.change_contact(id, |it| it.ended_on = day),
            Edit::RemoveContact(id) if contact_uses(&self.workbook, id).is_empty() => {
                vec![Slot::Contact(id, None)]
            }
            Edit::Chart(kind, chart) => vec![Slot::Chart(kind, Some(chart))],
            Edit::ChartText(kind, field, text) => self.change_chart(kind, |chart| match field {
                ChartField::Version => chart.version = text,
                ChartField::KeptAt => chart.kept_at = text,
            }),
            Edit::ChartDay(kind, which, day) => self.change_chart(kind, |chart| match which {
                ChartDay::Created => chart.created_on = day,
                ChartDay::Revised => chart.revised_on = day,
                ChartDay::NextReview => chart.next_review_on = day,
            }),
            Edit::DepartmentText(kind, id, field, text) => {
                self.change_chart(kind, |chart| type_department(chart, id, field, text))
            }
            Edit::Document(edit) => self.document_slots(edit, today),
            Edit::Cell(id, column, cell) => self.change_cell(id, column, cell),
            Edit::Devices(_, devices, behind) => self.put_devices(devices, behind),
            Edit::ImportDevices(import) => self.import_devices(*import),
            Edit::RemoveDevices(ids) => {
                let ids: HashSet<DeviceId> = ids.into_iter().collect();
                let mut left = self.workbook.devices.clone();
                left.retain(|device| !ids.contains(&device.id));
                vec![Slot::Ledger(left)]
            }
            _ => Vec::new(),
        }
    }

    /// The director of the clinic's particulars is text, and follows the name of the person whose
    /// name it was before the first keystroke: what it passes on the way says nothing.
    fn type_person(&self, id: PersonId, field: PersonField, text: String) -> Vec<Slot> {
        let is_director = field == PersonField::Name && self.is_director(id);
        let director = is_director.then(|| self.clinic_slot(ClinicField::Director, text.clone()));
        let mut slots = self.change_person(id, |person| *field.of_mut(person) = text);
        slots.extend(director);
        slots
    }

    fn is_director(&self, id: PersonId) -> bool {
        if let Some(before) = self.history.before(&Field::Person(id, PersonField::Name)) {
            return before.iter().any(|slot| matches!(slot, Slot::Clinic(_)));
        }
        let director = &self.workbook.clinic.director;
        let person = self.workbook.person(id);
        !director.trim().is_empty() && person.is_some_and(|it| it.name == *director)
    }

    fn change_person(&self, id: PersonId, change: impl FnOnce(&mut Person)) -> Vec<Slot> {
        let (_, slot) = self.changed_person(id, change);
        slot.into_iter().collect()
    }

    fn changed_person(
        &self,
        id: PersonId,
        change: impl FnOnce(&mut Person),
    ) -> (PersonId, Option<Slot>) {
        let people = &self.workbook.people;
        let slot = people.iter().position(|person| person.id == id).map(|at| {
            let mut person = Box::new(people[at].clone());
            change(&mut person);
            Slot::Person(id, Some((at, person)))
        });
        (id, slot)
    }

    fn hold_roles(&self, holder: PersonId, roles: &[Role]) -> Vec<Slot> {
        if self.workbook.person(holder).is_none() {
            return Vec::new();
        }
        let touched = self.workbook.people.iter().filter(|person| {
            person.id == holder || roles.iter().any(|role| person.has_role(*role))
        });
        touched
            .filter_map(|person| {
                let change = |it: &mut Person| {
                    for role in roles {
                        set_role(it, *role, it.id == holder);
                    }
                };
                self.changed_person(person.id, change).1
            })
            .collect()
    }

    fn decide(&self, authorities: Vec<Authority>) -> Vec<Slot> {
        let all = &self.workbook.authorities;
        let mut end = all.len();
        let slots = authorities.into_iter().map(|authority| {
            let at = all.iter().position(|it| it.decision == authority.decision);
            let at = at.unwrap_or_else(|| {
                end += 1;
                end - 1
            });
            Slot::Authority(authority.decision, Some((at, authority)))
        });
        slots.collect()
    }

    fn new_role(&mut self, name: String, person: Option<PersonId>) -> Vec<Slot> {
        let id = RoleId(self.next_id());
        let at = self.workbook.own_roles.len();
        let mut slots = vec![Slot::OwnRole(id, Some((at, OwnRole { id, name })))];
        if let Some(person) = person {
            slots.extend(self.change_person(person, |it| set_role(it, Role::Own(id), true)));
        }
        slots
    }

    fn rename_role(&self, id: RoleId, name: String) -> Vec<Slot> {
        let at = self.workbook.own_roles.iter().position(|role| role.id == id);
        at.map(|at| Slot::OwnRole(id, Some((at, OwnRole { id, name })))).into_iter().collect()
    }

    fn change_vendor(&self, id: VendorId, change: impl FnOnce(&mut Vendor)) -> Vec<Slot> {
        let vendors = &self.workbook.vendors;
        let Some(at) = vendors.iter().position(|vendor| vendor.id == id) else {
            return Vec::new();
        };
        let mut vendor = Box::new(vendors[at].clone());
        change(&mut vendor);
        vec![Slot::Vendor(id, Some((at, vendor)))]
    }

    fn change_contact(&self, id: ContactId, change: impl FnOnce(&mut Contact)) -> Vec<Slot> {
        let contacts = &self.workbook.contacts;
        let Some(at) = contacts.iter().position(|contact| contact.id == id) else {
            return Vec::new();
        };
        let mut contact = Box::new(contacts[at].clone());
        change(&mut contact);
        vec![Slot::Contact(id, Some((at, contact)))]
    }

    /// The first of them comes on screen.
    fn new_contacts(&mut self, contacts: Vec<Contact>) -> Vec<Slot> {
        let mut slots = Vec::new();
        for (at, contact) in contacts.into_iter().enumerate() {
            let id = ContactId(self.next_id());
            if at == 0 {
                self.contact = Some(id);
            }
            let place = self.workbook.contacts.len() + at;
            slots.push(Slot::Contact(id, Some((place, Box::new(Contact { id, ..contact })))));
        }
        slots
    }

    fn change_chart(&self, kind: ChartKind, change: impl FnOnce(&mut Chart)) -> Vec<Slot> {
        let Some(chart) = self.workbook.chart(kind) else {
            return Vec::new();
        };
        let mut chart = Box::new(chart.clone());
        change(&mut chart);
        vec![Slot::Chart(kind, Some(chart))]
    }

    fn change_cell(&self, id: DeviceId, column: DeviceColumn, cell: Cell) -> Vec<Slot> {
        let devices = &self.workbook.devices;
        let Some(at) = devices.iter().position(|device| device.id == id) else {
            return Vec::new();
        };
        let mut device = Device::clone(&devices[at]);
        if !device.set(column, cell) {
            return Vec::new();
        }
        vec![Slot::Device(id, Some((at, Arc::new(device))))]
    }

    fn put_devices(&mut self, devices: Vec<Device>, behind: Option<DeviceId>) -> Vec<Slot> {
        let mut ledger = self.workbook.devices.clone();
        let place_of: HashMap<DeviceId, usize> =
            ledger.iter().enumerate().map(|(at, device)| (device.id, at)).collect();
        let mut new = Vec::new();
        for device in devices {
            if let Some(at) = place_of.get(&device.id) {
                ledger[*at] = Arc::new(device);
            } else {
                let id = DeviceId(self.next_id());
                new.push(Arc::new(Device { id, ..device }));
            }
        }
        let behind = behind.and_then(|id| place_of.get(&id));
        let at = behind.map_or(ledger.len(), |at| at + 1);
        ledger.splice(at..at, new);
        vec![Slot::Ledger(ledger)]
    }

    /// Devices from a file. Vendors and people that only the file knows are added before them, a
    /// vendor with its sheet in the open year.
    fn import_devices(&mut self, import: DeviceImport) -> Vec<Slot> {
        let mut slots = Vec::new();
        let (mut vendors, mut people) = (HashMap::new(), HashMap::new());
        for (at, (meant, name)) in import.new_vendors.into_iter().enumerate() {
            let id = VendorId(self.next_id());
            vendors.insert(meant, id);
            let place = self.workbook.vendors.len() + at;
            slots.push(Slot::Vendor(id, Some((place, Box::new(Vendor::named(id, name))))));
            if let Some(assessment) = self.assessment() {
                let sheet = Box::new(VendorSheet::blank(id));
                let place = assessment.vendor_sheets.len() + at;
                slots.push(Slot::Sheet(assessment.fiscal_year, id, Some((place, sheet))));
            }
        }
        for (at, (meant, name)) in import.new_people.into_iter().enumerate() {
            let id = PersonId(self.next_id());
            people.insert(meant, id);
            let place = self.workbook.people.len() + at;
            slots.push(Slot::Person(id, Some((place, Box::new(Person::named(id, name))))));
        }
        let mut devices = import.devices;
        for device in &mut devices {
            let vendor = device.vendor.and_then(|meant| vendors.get(&meant));
            device.vendor = vendor.copied().or(device.vendor);
            let person = device.checked_by.and_then(|meant| people.get(&meant));
            device.checked_by = person.copied().or(device.checked_by);
        }
        slots.extend(self.put_devices(devices, None));
        slots
    }
}

fn set_role(person: &mut Person, role: Role, has: bool) {
    person.roles.retain(|it| *it != role);
    if has {
        person.roles.push(role);
    }
}

fn type_department(chart: &mut Chart, id: BoxId, field: DepartmentField, text: String) {
    let found = chart.boxes.iter_mut().find(|it| it.id == id);
    if let Some(BoxContent::Department { name, extension, .. }) = found.map(|it| &mut it.content) {
        *match field {
            DepartmentField::Name => name,
            DepartmentField::Extension => extension,
        } = text;
    }
}
