//! Who is called outside the clinic: vendors, and public and other bodies.

use super::{columns, name};
use crate::exchange::table::{DataTable, DataValue};
use crate::model::{Contact, Vendor, Workbook};
use crate::text::{exchange as words, ledger, people as people_words};

/// Vendors, then the other contacts; those that ended too.
#[must_use]
pub fn contacts(workbook: &Workbook) -> DataTable {
    let vendors = workbook.vendors.iter().map(|it| vendor(workbook, it));
    let contacts = workbook.contacts.iter().map(|it| contact(workbook, it));
    DataTable {
        title: words::CONTACTS.to_owned(),
        columns: columns(words::CONTACT_COLUMNS),
        rows: vendors.chain(contacts).collect(),
    }
}

fn vendor(workbook: &Workbook, vendor: &Vendor) -> Vec<DataValue> {
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
        DataValue::Empty,
        vendor.systems.as_str().into(),
        vendor.contract_number.as_str().into(),
        ledger::flag(vendor.remote_maintenance).into(),
        vendor.remote_method.as_str().into(),
        words::vendor_state(vendor.ended_on.is_some()).into(),
        DataValue::Empty,
        DataValue::day(vendor.ended_on),
    ]
}

fn contact(workbook: &Workbook, contact: &Contact) -> Vec<DataValue> {
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
        DataValue::Empty,
        DataValue::Empty,
        DataValue::Empty,
        DataValue::Empty,
        words::contact_state(contact).into(),
        DataValue::day(contact.confirmed_on),
        DataValue::day(contact.ended_on),
    ]
}
