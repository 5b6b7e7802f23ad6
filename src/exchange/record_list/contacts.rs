//! Vendors, and the other contacts outside the clinic. One table holds both.

use std::collections::HashMap;

use super::people::{day, person};
use super::{List, RecordKind, RecordNote, contacts_shown, heads};
use crate::model::device_entry::parse_cell;
use crate::model::folding::same_number;
use crate::model::{
    Cell, Contact, ContactField, ContactId, ContactKind, DeviceColumn, Vendor, VendorField,
    VendorId, Workbook,
};
use crate::text::exchange as words;
use crate::text::people as people_words;

/// The columns of the table.
const KIND: usize = 0;
const NAME: usize = 1;
const CALLER: usize = 8;
const REMOTE: usize = 12;
const STATE: usize = 14;
const CONFIRMED_ON: usize = 15;
const ENDED_ON: usize = 16;

/// The typed fields of vendors by their columns.
const VENDOR_FIELDS: [(usize, VendorField); 10] = [
    (NAME, VendorField::Name),
    (2, VendorField::ContactPerson),
    (3, VendorField::Telephone),
    (4, VendorField::NightTelephone),
    (5, VendorField::Mail),
    (6, VendorField::SupportHours),
    (7, VendorField::WhenToCall),
    (10, VendorField::Systems),
    (11, VendorField::ContractNumber),
    (13, VendorField::RemoteMethod),
];

/// Those of contacts.
const CONTACT_FIELDS: [(usize, ContactField); 8] = [
    (NAME, ContactField::Name),
    (2, ContactField::Person),
    (3, ContactField::Telephone),
    (4, ContactField::NightTelephone),
    (5, ContactField::MailOrWeb),
    (6, ContactField::Hours),
    (7, ContactField::WhenToCall),
    (9, ContactField::WhatToTell),
];

fn head(column: usize) -> &'static str {
    heads::own(RecordKind::Contacts)[column].0
}

/// Whether the kind of a row is that of a vendor; `None` where it says nothing.
fn is_vendor(cells: &HashMap<usize, String>) -> Option<bool> {
    cells.get(&KIND).map(|kind| same_number(kind) == same_number(words::VENDOR))
}

/// Names are the same but for what nobody sees: the record keeps its own.
fn is_same_name(column: usize, one: &str, other: &str) -> bool {
    column == NAME && same_number(one) == same_number(other)
}

pub(super) struct VendorList;

impl List for VendorList {
    fn name(&self, workbook: &Workbook, at: usize) -> String {
        workbook.vendors[at].name.clone()
    }

    fn len(&self, workbook: &Workbook) -> usize {
        workbook.vendors.len()
    }

    fn is_other(&self, cells: &HashMap<usize, String>) -> bool {
        // A kind that no contact has is one of vendors.
        is_vendor(cells) == Some(false) && cells.get(&KIND).is_some_and(|it| kind(it).is_some())
    }

    fn add(&self, workbook: &mut Workbook, name: &str, _: &HashMap<usize, String>) {
        workbook.last_id += 1;
        workbook.vendors.push(Vendor::named(VendorId(workbook.last_id), name));
    }

    fn set(
        &self,
        workbook: &mut Workbook,
        at: usize,
        column: usize,
        text: &str,
    ) -> Result<Option<RecordNote>, RecordNote> {
        let unread = |text: String| RecordNote::NotUnderstood(head(column), text);
        let caller = person(workbook, text);
        let flag = parse_cell(DeviceColumn::RemoteMaintenance, text, workbook);
        let Some(vendor) = workbook.vendors.get_mut(at) else { return Ok(None) };
        if let Some((_, field)) = VENDOR_FIELDS.iter().find(|(it, _)| *it == column) {
            if !is_same_name(column, field.of(vendor), text) {
                text.clone_into(field.of_mut(vendor));
            }
            return Ok(None);
        }
        match column {
            CALLER => {
                let unknown = |name| RecordNote::UnknownPerson(head(column), name);
                vendor.caller = Some(caller.map_err(unknown)?);
            }
            REMOTE => match flag {
                Ok(Cell::Flag(flag)) => vendor.remote_maintenance = flag,
                _ => return Err(unread(text.to_owned())),
            },
            ENDED_ON => vendor.ended_on = day(text).map_err(unread)?,
            KIND | STATE => {}
            _ => return Err(unread(text.to_owned())),
        }
        Ok(None)
    }

    fn shown(&self, workbook: &Workbook) -> Vec<Vec<String>> {
        let mut all = contacts_shown(workbook);
        all.truncate(workbook.vendors.len());
        all
    }
}

pub(super) struct ContactList;

/// The kind of body that a word means.
fn kind(text: &str) -> Option<ContactKind> {
    let wanted = same_number(text);
    ContactKind::ALL.into_iter().find(|it| same_number(people_words::contact_kind(*it)) == wanted)
}

impl List for ContactList {
    fn name(&self, workbook: &Workbook, at: usize) -> String {
        workbook.contacts[at].name.clone()
    }

    fn len(&self, workbook: &Workbook) -> usize {
        workbook.contacts.len()
    }

    fn is_other(&self, cells: &HashMap<usize, String>) -> bool {
        is_vendor(cells) == Some(true)
    }

    fn add(&self, workbook: &mut Workbook, name: &str, cells: &HashMap<usize, String>) {
        workbook.last_id += 1;
        let kind = cells.get(&KIND).and_then(|it| kind(it)).unwrap_or(ContactKind::Other);
        let mut contact = Contact::blank(ContactId(workbook.last_id), kind);
        name.clone_into(&mut contact.name);
        workbook.contacts.push(contact);
    }

    fn set(
        &self,
        workbook: &mut Workbook,
        at: usize,
        column: usize,
        text: &str,
    ) -> Result<Option<RecordNote>, RecordNote> {
        let unread = |text: String| RecordNote::NotUnderstood(head(column), text);
        let caller = person(workbook, text);
        let Some(contact) = workbook.contacts.get_mut(at) else { return Ok(None) };
        if let Some((_, field)) = CONTACT_FIELDS.iter().find(|(it, _)| *it == column) {
            if field.is_number() && field.of(contact) != text {
                // Another number has not been confirmed; the day of the list is read after it.
                contact.confirmed_on = None;
            }
            if !is_same_name(column, field.of(contact), text) {
                text.clone_into(field.of_mut(contact));
            }
            return Ok(None);
        }
        match column {
            KIND => match kind(text) {
                Some(kind) => contact.kind = kind,
                None => return Err(RecordNote::NewKind(text.to_owned())),
            },
            CALLER => {
                let unknown = |name| RecordNote::UnknownPerson(head(column), name);
                contact.caller = Some(caller.map_err(unknown)?);
            }
            CONFIRMED_ON => contact.confirmed_on = day(text).map_err(unread)?,
            ENDED_ON => contact.ended_on = day(text).map_err(unread)?,
            STATE => {}
            _ => return Err(unread(text.to_owned())),
        }
        Ok(None)
    }

    fn shown(&self, workbook: &Workbook) -> Vec<Vec<String>> {
        contacts_shown(workbook).split_off(workbook.vendors.len())
    }
}
