//! Version 5 of the file: the workbook's sections after the header. Version 4 is the same without memos
//! for the clinic alone, without questions to a vendor in words of the clinic's own and without the day
//! of the inspection, version 3 without the closings of a year as well; in the place of the one plan of version 2 it has any number of documents, with
//! keys for sizes and choices.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{FORMAT, VERSION, ron_writer};
use crate::model::{
    Assessment, Authority, Chart, Clinic, Contact, Device, Document, OwnRole, Person, Records,
    Vendor, Workbook,
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
    own_roles: Records<OwnRole>,
    people: Records<Person>,
    vendors: Records<Vendor>,
    contacts: Records<Contact>,
    authorities: Records<Authority>,
    contact_chart: Option<Arc<Chart>>,
    organization_chart: Option<Arc<Chart>>,
    devices: Records<Device>,
    documents: Records<Document>,
    assessments: Records<Assessment>,
}

/// Everything but the header, which [`write()`] puts on the first line on its own.
#[derive(Serialize)]
struct Sections<'a> {
    clinic: &'a Clinic,
    last_id: u32,
    own_roles: &'a Records<OwnRole>,
    people: &'a Records<Person>,
    vendors: &'a Records<Vendor>,
    contacts: &'a Records<Contact>,
    authorities: &'a Records<Authority>,
    contact_chart: Option<&'a Chart>,
    organization_chart: Option<&'a Chart>,
    devices: &'a Records<Device>,
    documents: &'a Records<Document>,
    assessments: &'a Records<Assessment>,
}

/// Reads a text whose header has been looked at.
pub(super) fn read(text: &str) -> Result<Workbook, FileProblem<RonProblem>> {
    let file: File = ron_file::parse(text)?;
    Ok(Workbook {
        clinic: file.clinic,
        last_id: file.last_id,
        own_roles: file.own_roles,
        people: file.people,
        vendors: file.vendors,
        contacts: file.contacts,
        authorities: file.authorities,
        contact_chart: file.contact_chart,
        organization_chart: file.organization_chart,
        devices: file.devices,
        documents: file.documents,
        assessments: file.assessments,
    })
}

#[expect(clippy::expect_used, reason = "plain data always serializes; tests write every shape")]
pub(super) fn write(workbook: &Workbook) -> String {
    let sections = Sections {
        clinic: &workbook.clinic,
        last_id: workbook.last_id,
        own_roles: &workbook.own_roles,
        people: &workbook.people,
        vendors: &workbook.vendors,
        contacts: &workbook.contacts,
        authorities: &workbook.authorities,
        contact_chart: workbook.contact_chart.as_deref(),
        organization_chart: workbook.organization_chart.as_deref(),
        devices: &workbook.devices,
        documents: &workbook.documents,
        assessments: &workbook.assessments,
    };
    let ron = ron_writer::to_string(&sections).expect("plain data");
    // Now `(` and a new line start the sections.
    let sections = ron.strip_prefix('(').unwrap_or(&ron);
    format!("(format: \"{FORMAT}\", version: {VERSION},{sections}\n")
}
