//! Version 1 of the file: the workbook's sections behind the header.

use serde::{Deserialize, Serialize};

use super::{FORMAT, Problem, VERSION, ron_writer};
use crate::model::{Assessment, Clinic, Person, Vendor, Workbook};

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

/// Everything but the header, which [`write()`] puts on the first line by itself.
#[derive(Serialize)]
struct Sections<'a> {
    clinic: &'a Clinic,
    last_id: u32,
    people: &'a [Person],
    vendors: &'a [Vendor],
    assessments: &'a [Assessment],
}

/// Reads a text whose header has been looked at.
pub(super) fn read(text: &str) -> Result<Workbook, Problem> {
    let file: File = ron::from_str(text).map_err(|error| Problem::of_parser(text, &error))?;
    Ok(Workbook {
        clinic: file.clinic,
        last_id: file.last_id,
        people: file.people,
        vendors: file.vendors,
        assessments: file.assessments,
    })
}

#[expect(clippy::expect_used, reason = "plain data always serializes; tests write every shape")]
pub(super) fn write(workbook: &Workbook) -> String {
    let sections = Sections {
        clinic: &workbook.clinic,
        last_id: workbook.last_id,
        people: &workbook.people,
        vendors: &workbook.vendors,
        assessments: &workbook.assessments,
    };
    let ron = ron_writer::to_string(&sections).expect("plain data");
    // Now `(` and a new line start the sections.
    let sections = ron.strip_prefix('(').unwrap_or(&ron);
    format!("(format: \"{FORMAT}\", version: {VERSION},{sections}\n")
}
