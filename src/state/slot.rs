//! A place in the workbook together with what is to stand there.
//!
//! Putting a slot in hands back the slot that undoes it, so undo and redo are the same operation and
//! a step costs only what it changed.

use std::sync::Arc;

use crate::model::{
    Assessment, Authority, Chart, ChartKind, Clinic, Contact, ContactId, Decision, Device,
    DeviceId, Document, FiscalYear, FormRef, ItemKey, OwnRole, Person, PersonId, Response, RoleId,
    Vendor, VendorContract, VendorId, VendorSheet, Workbook,
};

/// One record of the workbook; `None` where it is not (yet) there. The position keeps lists in the
/// order a person gave them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Slot {
    Clinic(Box<Clinic>),
    Person(PersonId, Option<(usize, Box<Person>)>),
    OwnRole(RoleId, Option<(usize, OwnRole)>),
    Authority(Decision, Option<(usize, Authority)>),
    Vendor(VendorId, Option<(usize, Box<Vendor>)>),
    Contact(ContactId, Option<(usize, Box<Contact>)>),
    Chart(ChartKind, Option<Box<Chart>>),
    Documents(Vec<Arc<Document>>),
    Device(DeviceId, Option<(usize, Arc<Device>)>),
    /// The whole ledger, for steps that touch many rows: sharing makes it cheap.
    Ledger(Vec<Arc<Device>>),
    Assessment(FiscalYear, Option<(usize, Box<Assessment>)>),
    Contract(FiscalYear, Option<VendorContract>),
    Sheet(FiscalYear, VendorId, Option<(usize, Box<VendorSheet>)>),
    Response(FiscalYear, FormRef, ItemKey, Option<(usize, Box<Response>)>),
}

impl Slot {
    /// Puts this into the workbook and returns what stood there before, or `None` when the year or
    /// the sheet that it belongs to is not there.
    pub(super) fn put(self, workbook: &mut Workbook) -> Option<Self> {
        Some(match self {
            Self::Clinic(new) => {
                Self::Clinic(Box::new(std::mem::replace(&mut workbook.clinic, *new)))
            }
            Self::Person(id, new) => {
                Self::Person(id, swap_boxed(&mut workbook.people, |it| it.id == id, new))
            }
            Self::OwnRole(id, new) => {
                Self::OwnRole(id, swap(&mut workbook.own_roles, |it| it.id == id, new))
            }
            Self::Authority(decision, new) => {
                let is_it = |it: &Authority| it.decision == decision;
                Self::Authority(decision, swap(&mut workbook.authorities, is_it, new))
            }
            Self::Vendor(id, new) => {
                Self::Vendor(id, swap_boxed(&mut workbook.vendors, |it| it.id == id, new))
            }
            Self::Contact(id, new) => {
                Self::Contact(id, swap_boxed(&mut workbook.contacts, |it| it.id == id, new))
            }
            Self::Chart(kind, new) => {
                let place = match kind {
                    ChartKind::Contact => &mut workbook.contact_chart,
                    ChartKind::Organization => &mut workbook.organization_chart,
                };
                Self::Chart(kind, std::mem::replace(place, new))
            }
            Self::Documents(new) => {
                Self::Documents(std::mem::replace(&mut workbook.documents, new))
            }
            Self::Device(id, new) => {
                Self::Device(id, swap(&mut workbook.devices, |it| it.id == id, new))
            }
            Self::Ledger(new) => Self::Ledger(std::mem::replace(&mut workbook.devices, new)),
            Self::Assessment(year, new) => {
                let is_it = |it: &Assessment| it.fiscal_year == year;
                Self::Assessment(year, swap_boxed(&mut workbook.assessments, is_it, new))
            }
            Self::Contract(year, new) => {
                let assessment = assessment_mut(workbook, year)?;
                Self::Contract(year, std::mem::replace(&mut assessment.vendor_contract, new))
            }
            Self::Sheet(year, vendor, new) => {
                let assessment = assessment_mut(workbook, year)?;
                let is_it = |it: &VendorSheet| it.vendor == vendor;
                Self::Sheet(year, vendor, swap_boxed(&mut assessment.vendor_sheets, is_it, new))
            }
            Self::Response(year, form, item, new) => {
                let assessment = assessment_mut(workbook, year)?;
                let responses = match form {
                    FormRef::Institution => &mut assessment.responses,
                    FormRef::Vendor(vendor) => {
                        let sheets = &mut assessment.vendor_sheets;
                        &mut sheets.iter_mut().find(|sheet| sheet.vendor == vendor)?.responses
                    }
                };
                let old = swap_boxed(responses, |it| it.item == item, new);
                Self::Response(year, form, item, old)
            }
        })
    }
}

fn assessment_mut(workbook: &mut Workbook, year: FiscalYear) -> Option<&mut Assessment> {
    workbook.assessments.iter_mut().find(|assessment| assessment.fiscal_year == year)
}

/// Takes the one record that `is_it` finds out of `list` and puts `new` at its position.
fn swap<T>(
    list: &mut Vec<T>,
    is_it: impl Fn(&T) -> bool,
    new: Option<(usize, T)>,
) -> Option<(usize, T)> {
    let old = list.iter().position(is_it).map(|at| (at, list.remove(at)));
    if let Some((at, record)) = new {
        list.insert(at.min(list.len()), record);
    }
    old
}

/// The same for records that a slot holds in a box, because they are large.
fn swap_boxed<T>(
    list: &mut Vec<T>,
    is_it: impl Fn(&T) -> bool,
    new: Option<(usize, Box<T>)>,
) -> Option<(usize, Box<T>)> {
    let old = swap(list, is_it, new.map(|(at, it)| (at, *it)));
    old.map(|(at, it)| (at, Box::new(it)))
}
