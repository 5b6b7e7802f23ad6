//! Who is called outside the clinic: vendors, and public and other bodies.

use super::{columns, name};
use crate::exchange::table::{Table, Value};
use crate::model::{Contact, Vendor, Workbook};
use crate::text::{exchange as words, ledger, people as people_words};

/// Vendors, then the other contacts; those that ended too.
#[must_use]
pub fn contacts(workbook: &Workbook) -> Table {
    let vendors = workbook.vendors.iter().map(|it| vendor(workbook, it));
    let contacts = workbook.contacts.iter().map(|it| contact(workbook, it));
    Table {
        title: words::CONTACTS.to_owned(),
        columns: columns(words::CONTACT_COLUMNS),
        rows: vendors.chain(contacts).collect(),
    }
}

fn vendor(workbook: &Workbook, vendor: &Vendor) -> Vec<Value> {
    vec![
        words::VENDOR.into(),
        vendor.name.as_str().into(),
        vendor.contact_person.as_str().into(),
        vendor.telephone.as_str().into(),
        vendor.night_telephone.as_str().into(),
        vendor.mail.as_str().into(),
        vendor.support_hours.as_str().into(),
        vendor.when_to_call.as_str().into(),
        name(workbook, vendor.caller).into(),
        Value::Empty,
        vendor.systems.as_str().into(),
        vendor.contract_number.as_str().into(),
        ledger::flag(vendor.remote_maintenance).into(),
        vendor.remote_method.as_str().into(),
        words::vendor_state(vendor.ended_on.is_some()).into(),
        Value::Empty,
        Value::day(vendor.ended_on),
    ]
}

fn contact(workbook: &Workbook, contact: &Contact) -> Vec<Value> {
    vec![
        people_words::contact_kind(contact.kind).into(),
        contact.name.as_str().into(),
        contact.person.as_str().into(),
        contact.telephone.as_str().into(),
        contact.night_telephone.as_str().into(),
        contact.mail_or_web.as_str().into(),
        contact.hours.as_str().into(),
        contact.when_to_call.as_str().into(),
        name(workbook, contact.caller).into(),
        contact.what_to_tell.as_str().into(),
        Value::Empty,
        Value::Empty,
        Value::Empty,
        Value::Empty,
        words::contact_state(contact).into(),
        Value::day(contact.confirmed_on),
        Value::day(contact.ended_on),
    ]
}
