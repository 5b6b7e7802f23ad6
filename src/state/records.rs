//! Edits of the living records: people, roles, vendors, contacts, charts, devices.

use std::collections::HashSet;
use std::sync::Arc;

use super::carry_out::{Circumstances, clinic_text, new_person, next_id};
use super::chart_edit::ChartEdit;
use super::edit::{ClinicField, Edit};
use super::label::Record;
use crate::model::chart_template::begin_again;
use crate::model::ledger_paste::duplicate;
use crate::model::{
    Authority, Chart, ChartKind, Contact, ContactId, Decision, DeviceChanges, DeviceId, OwnRole,
    Person, PersonField, PersonId, RecordRef, Role, RoleId, Vendor, VendorId, Workbook,
};

/// Carries out an edit of a living record. What is used somewhere is not removed.
pub(super) fn carry_out(
    workbook: &mut Workbook,
    edit: Edit,
    at: &Circumstances<'_>,
) -> Option<Record> {
    match edit {
        Edit::AddPerson(name) => return Some(Record::Person(new_person(workbook, name))),
        Edit::PersonText(id, field, text) => type_person(workbook, at, id, field, text)?,
        Edit::PersonLeft(id, day) => person(workbook, id)?.left_on = day,
        Edit::PersonRole(id, role, has) => set_role(person(workbook, id)?, role, has),
        Edit::HoldRoles(id, roles) => hold_roles(workbook, id, &roles),
        Edit::Deputies(id, edit) => edit.carry_out(&mut person(workbook, id)?.deputies),
        Edit::RemovePerson(id) if !workbook.is_used(RecordRef::Person(id)) => {
            workbook.people.retain(|person| person.id != id);
        }
        Edit::AddRole(name, holder) => {
            let id = RoleId(next_id(workbook));
            workbook.own_roles.push(OwnRole { id, name });
            set_role(person(workbook, holder?)?, Role::Own(id), true);
        }
        Edit::RenameRole(id, name) => {
            workbook.own_roles.find_mut(|role| role.id == id)?.name = name;
        }
        Edit::RemoveRole(id) if !workbook.is_used(RecordRef::Role(Role::Own(id))) => {
            workbook.own_roles.retain(|role| role.id != id);
        }
        Edit::Deciders(decision, edit) => {
            decide(workbook, decision, |it| edit.carry_out(&mut it.people));
        }
        Edit::StandIns(decision, edit) => {
            decide(workbook, decision, |it| edit.carry_out(&mut it.stand_ins));
        }
        Edit::FillDecisions(authorities) => {
            for authority in authorities {
                decide(workbook, authority.decision, |it| {
                    if it.people.is_empty() {
                        *it = authority;
                    }
                });
            }
        }
        Edit::VendorText(id, field, text) => *field.of_mut(vendor(workbook, id)?) = text,
        Edit::VendorEnded(id, day) => vendor(workbook, id)?.ended_on = day,
        Edit::VendorRemote(id, remote) => vendor(workbook, id)?.remote_maintenance = remote,
        Edit::VendorCaller(id, caller) => vendor(workbook, id)?.caller = caller,
        Edit::AddContacts(contacts) => return new_contacts(workbook, contacts),
        Edit::ContactText(id, field, text) => {
            let contact = contact(workbook, id)?;
            // A number that nobody has made sure of must not look as if somebody had.
            if field.is_number() && field.of(contact) != text {
                contact.confirmed_on = None;
            }
            *field.of_mut(contact) = text;
        }
        Edit::ContactConfirmed(id, day) => contact(workbook, id)?.confirmed_on = day,
        Edit::ContactCaller(id, caller) => contact(workbook, id)?.caller = caller,
        Edit::ContactEnded(id, day) => contact(workbook, id)?.ended_on = day,
        Edit::RemoveContact(id) if !workbook.is_used(RecordRef::Contact(id)) => {
            workbook.contacts.retain(|contact| contact.id != id);
        }
        Edit::RemoveEverywhere(record) if workbook.can_forget(record) => {
            workbook.forget(record);
            match record {
                RecordRef::Vendor(id) => workbook.vendors.retain(|vendor| vendor.id != id),
                RecordRef::Contact(id) => workbook.contacts.retain(|contact| contact.id != id),
                _ => {}
            }
        }
        Edit::Chart(kind, ChartEdit::Begin(template, words)) => {
            let chart = begin_again(workbook, kind, template, words, at.now.date());
            put_chart(workbook, kind, chart);
        }
        Edit::Chart(kind, edit) => edit.carry_out(workbook.chart_mut(kind)?),
        Edit::Document(key, edit) => super::document::carry_out(workbook, &key, edit, at),
        Edit::Cell(id, column, cell) => {
            workbook.devices.find_mut(|device| device.id == id)?.set(column, cell);
        }
        Edit::NewDevice(device, _) if device.id == workbook.next_device() => {
            workbook.last_id = device.id.0;
            workbook.devices.push(*device);
        }
        Edit::Devices(_, changes) => change_devices(workbook, changes),
        Edit::DuplicateDevices(ids) => {
            let copies = ids.iter().filter_map(|id| workbook.device(*id)).map(duplicate).collect();
            change_devices(workbook, DeviceChanges::add(copies, ids.last().copied()));
        }
        Edit::ImportDevices(import) => import.carry_out(workbook, at.year),
        Edit::ImportRecords(_, import) => import.carry_out(workbook, at.year),
        Edit::RemoveDevices(ids) => {
            let mut ids: HashSet<DeviceId> = ids.into_iter().collect();
            for device in workbook.devices_in_use() {
                ids.remove(&device);
            }
            workbook.devices.retain(|device| !ids.contains(&device.id));
        }
        _ => {}
    }
    None
}

fn person(workbook: &mut Workbook, id: PersonId) -> Option<&mut Person> {
    workbook.people.find_mut(|person| person.id == id)
}

fn vendor(workbook: &mut Workbook, id: VendorId) -> Option<&mut Vendor> {
    workbook.vendors.find_mut(|vendor| vendor.id == id)
}

fn contact(workbook: &mut Workbook, id: ContactId) -> Option<&mut Contact> {
    workbook.contacts.find_mut(|contact| contact.id == id)
}

fn put_chart(workbook: &mut Workbook, kind: ChartKind, chart: Chart) {
    let place = match kind {
        ChartKind::Contact => &mut workbook.contact_chart,
        ChartKind::Organization => &mut workbook.organization_chart,
    };
    *place = Some(Arc::new(chart));
}

/// The director of the clinic's particulars is text, and follows the name of the person whose
/// name it was before the first keystroke: what it passes on the way says nothing.
fn type_person(
    workbook: &mut Workbook,
    at: &Circumstances<'_>,
    id: PersonId,
    field: PersonField,
    text: String,
) -> Option<()> {
    let person = person(workbook, id)?;
    field.of_mut(person).clone_from(&text);
    if field == PersonField::Name && was_director(at.before, id) {
        *clinic_text(&mut workbook.clinic, ClinicField::Director) = text;
    }
    Some(())
}

fn was_director(before: &Workbook, id: PersonId) -> bool {
    let director = &before.clinic.director;
    let person = before.person(id);
    !director.trim().is_empty() && person.is_some_and(|it| it.name == *director)
}

fn hold_roles(workbook: &mut Workbook, holder: PersonId, roles: &[Role]) {
    if workbook.person(holder).is_none() {
        return;
    }
    for at in 0..workbook.people.len() {
        let person = &workbook.people[at];
        let is_holder = person.id == holder;
        if is_holder || roles.iter().any(|role| person.has_role(*role)) {
            let person = &mut workbook.people[at];
            for role in roles {
                set_role(person, *role, is_holder);
            }
        }
    }
}

fn decide(workbook: &mut Workbook, decision: Decision, change: impl FnOnce(&mut Authority)) {
    let mut authority = workbook.authority(decision);
    change(&mut authority);
    match workbook.authorities.find_mut(|it| it.decision == decision) {
        Some(known) => *known = authority,
        None if authority != Authority::open(decision) => workbook.authorities.push(authority),
        None => {}
    }
}

/// The first of them comes on screen.
fn new_contacts(workbook: &mut Workbook, contacts: Vec<Contact>) -> Option<Record> {
    let first = workbook.contacts.len();
    for contact in contacts {
        let id = ContactId(next_id(workbook));
        workbook.contacts.push(Contact { id, ..contact });
    }
    workbook.contacts.get(first).map(|contact| Record::Contact(contact.id))
}

fn change_devices(workbook: &mut Workbook, changes: DeviceChanges) {
    let (ledger, last_id) = (&mut workbook.devices, &mut workbook.last_id);
    changes.carry_out(ledger, || {
        *last_id += 1;
        DeviceId(*last_id)
    });
}

fn set_role(person: &mut Person, role: Role, has: bool) {
    person.roles.retain(|it| *it != role);
    if has {
        person.roles.push(role);
    }
}
