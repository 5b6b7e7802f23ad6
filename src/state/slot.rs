//! A place in the workbook together with what is to stand there.
//!
//! Putting a slot in hands back the slot that undoes it, so undo and redo are the same operation and
//! a step costs only what it changed.

use crate::model::{
    Assessment, Clinic, FiscalYear, FormRef, ItemKey, Person, PersonId, Response, Vendor,
    VendorContract, VendorId, VendorSheet, Workbook,
};

/// One record of the workbook; `None` where it is not (yet) there. The position keeps lists in the
/// order a person gave them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Slot {
    Clinic(Box<Clinic>),
    Person(PersonId, Option<(usize, Person)>),
    Vendor(VendorId, Option<(usize, Vendor)>),
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
                Self::Person(id, swap(&mut workbook.people, |it| it.id == id, new))
            }
            Self::Vendor(id, new) => {
                Self::Vendor(id, swap(&mut workbook.vendors, |it| it.id == id, new))
            }
            Self::Assessment(year, new) => {
                let new = new.map(|(at, it)| (at, *it));
                let old = swap(&mut workbook.assessments, |it| it.fiscal_year == year, new);
                Self::Assessment(year, old.map(|(at, it)| (at, Box::new(it))))
            }
            Self::Contract(year, new) => {
                let assessment = assessment_mut(workbook, year)?;
                Self::Contract(year, std::mem::replace(&mut assessment.vendor_contract, new))
            }
            Self::Sheet(year, vendor, new) => {
                let assessment = assessment_mut(workbook, year)?;
                let new = new.map(|(at, it)| (at, *it));
                let old = swap(&mut assessment.vendor_sheets, |it| it.vendor == vendor, new);
                Self::Sheet(year, vendor, old.map(|(at, it)| (at, Box::new(it))))
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
                let new = new.map(|(at, it)| (at, *it));
                let old = swap(responses, |it| it.item == item, new);
                Self::Response(year, form, item, old.map(|(at, it)| (at, Box::new(it))))
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
