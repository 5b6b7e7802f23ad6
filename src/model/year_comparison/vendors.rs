//! The sheets of vendors, a line for each vendor: whether they came, and what they say in numbers.

use chrono::NaiveDate;

use super::ComparedVendor;
use super::lines::AnsweredYear;
use crate::model::need::vendor_sheets_needed;
use crate::model::progress::{Progress, progress};
use crate::model::{FormRef, VendorId, Workbook};

/// How the sheet of a vendor stands in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VendorYear {
    /// The edition of the year is not known.
    NotKnown,
    /// The vendor has no sheet in that year.
    NoSheet,
    /// 対象外 — no vendor sheet was needed.
    NotNeeded,
    /// It has one.
    Sheet {
        /// What is copied from it.
        answers: Progress,
        /// 受領日
        received_on: Option<NaiveDate>,
    },
}

/// The vendors that had a sheet in any year, in the order of the list of vendors.
pub(super) fn vendors(workbook: &Workbook, years: &[AnsweredYear<'_>]) -> Vec<ComparedVendor> {
    let mut ids: Vec<VendorId> = workbook.vendors.iter().map(|vendor| vendor.id).collect();
    for sheet in years.iter().flat_map(|(assessment, _)| &assessment.vendor_sheets) {
        if !ids.contains(&sheet.vendor) {
            ids.push(sheet.vendor);
        }
    }
    let is_there =
        |id: &VendorId| years.iter().any(|(assessment, _)| assessment.sheet(*id).is_some());
    let vendors = ids.into_iter().filter(is_there).map(|vendor| {
        let years = years.iter().map(|year| vendor_year(vendor, *year)).collect();
        ComparedVendor { vendor, years }
    });
    vendors.collect()
}

fn vendor_year(vendor: VendorId, (assessment, edition): AnsweredYear<'_>) -> VendorYear {
    let Some(edition) = edition else { return VendorYear::NotKnown };
    let Some(sheet) = assessment.sheet(vendor) else { return VendorYear::NoSheet };
    if !vendor_sheets_needed(edition, assessment) {
        return VendorYear::NotNeeded;
    }
    let answers = progress(edition, assessment, FormRef::Vendor(vendor));
    VendorYear::Sheet { answers, received_on: sheet.received_on }
}
