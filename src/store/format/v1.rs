//! Version 1 of the file, as the first release wrote it: people and vendors by name alone, and no
//! ledger, contacts or charts. It is read forever and never written.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::model::{
    self, Clinic, EditionRef, FiscalYear, PersonId, Response, VendorContract, VendorId, Workbook,
};
use crate::ron_file::{self, FileProblem, RonProblem};

#[derive(Deserialize)]
#[serde(rename = "Workbook", deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    clinic: Clinic,
    last_id: u32,
    people: Vec<Person>,
    vendors: Vec<Vendor>,
    assessments: Vec<Assessment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: PersonId,
    name: String,
    left_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vendor {
    id: VendorId,
    name: String,
    ended_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VendorSheet {
    vendor: VendorId,
    respondent: String,
    received_on: Option<NaiveDate>,
    original_kept_at: String,
    responses: Vec<Response>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Assessment {
    fiscal_year: FiscalYear,
    edition: EditionRef,
    vendor_contract: Option<VendorContract>,
    responses: Vec<Response>,
    vendor_sheets: Vec<VendorSheet>,
}

impl From<Person> for model::Person {
    fn from(old: Person) -> Self {
        Self { left_on: old.left_on, ..Self::named(old.id, old.name) }
    }
}

impl From<Vendor> for model::Vendor {
    fn from(old: Vendor) -> Self {
        Self { ended_on: old.ended_on, ..Self::named(old.id, old.name) }
    }
}

impl From<VendorSheet> for model::VendorSheet {
    fn from(old: VendorSheet) -> Self {
        Self {
            respondent: old.respondent,
            received_on: old.received_on,
            original_kept_at: old.original_kept_at,
            responses: old.responses.into(),
            ..Self::blank(old.vendor)
        }
    }
}

impl From<Assessment> for model::Assessment {
    fn from(old: Assessment) -> Self {
        Self {
            fiscal_year: old.fiscal_year,
            edition: old.edition,
            vendor_contract: old.vendor_contract,
            responses: old.responses.into(),
            vendor_sheets: old.vendor_sheets.into_iter().map(Into::into).collect(),
            inspection_on: None,
            closings: Vec::new(),
        }
    }
}

/// Reads a text whose header has been looked at.
pub(super) fn read(text: &str) -> Result<Workbook, FileProblem<RonProblem>> {
    let file: File = ron_file::parse(text)?;
    Ok(Workbook {
        clinic: file.clinic,
        last_id: file.last_id,
        people: file.people.into_iter().map(Into::into).collect(),
        vendors: file.vendors.into_iter().map(Into::into).collect(),
        assessments: file.assessments.into_iter().map(Into::into).collect(),
        ..Workbook::default()
    })
}
