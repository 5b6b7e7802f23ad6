//! The file format of the wording that was compared with the original: bytes to an [`Overlay`] and
//! back.
//!
//! ```text
//! (format: "tenkencho-wording", version: 2,
//!   checks: [(edition: "mhlw-2024", place: (form: Some(Vendor), part: Column(First)),
//!             words: "1回目", correction: None, checked_on: "2024-06-12")],
//!   pointed_out: ["mhlw-2024"],
//! )
//! ```
//!
//! Reading is strict like that of a workbook, and goes in the same steps. Version 1 is the same
//! without the parts of a check table, whose missing wording has no `words`.

use serde::{Deserialize, Serialize};

use super::{FormatError, Problem, ProblemKind, ron_writer};
use crate::model::wording_place::WordingPart;
use crate::model::{Overlay, WordingCheck};
use crate::ron_file::{self, RonSource, Spot};

/// What the field `format` of the file says.
pub const FORMAT: &str = "tenkencho-wording";

/// The version that this program writes, and the newest that it reads. It reads all before it.
pub const VERSION: u32 = 2;

#[derive(Deserialize)]
#[serde(rename = "Wording", deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    checks: Vec<WordingCheck>,
    pointed_out: Vec<String>,
}

#[derive(Serialize)]
struct Sections<'a> {
    checks: &'a [WordingCheck],
    pointed_out: &'a [String],
}

/// Reads the file.
///
/// # Errors
/// [`FormatError::Newer`], or where and why the bytes are not such a file.
pub fn read(bytes: &[u8]) -> Result<Overlay, FormatError> {
    let text = ron_file::text_of(bytes)?;
    ron_file::check_header(text, FORMAT, 1..=VERSION)?;
    let file: File = ron_file::parse(text)?;
    let problems = problems(text, &file.checks);
    if problems.is_empty() {
        Ok(Overlay { checks: file.checks, pointed_out: file.pointed_out })
    } else {
        Err(FormatError::Broken(problems))
    }
}

/// Everything that is wrong with the file; empty for a sound one.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<Problem> {
    read(bytes).err().map_or_else(Vec::new, FormatError::into_problems)
}

/// Writes the file. The same checks always give the same text.
///
/// # Panics
/// Never: everything in it is plain data.
#[must_use]
#[expect(clippy::expect_used, reason = "plain data always serializes; tests write every shape")]
pub fn write(overlay: &Overlay) -> String {
    let Overlay { checks, pointed_out } = overlay;
    let ron = ron_writer::to_string(&Sections { checks, pointed_out }).expect("plain data");
    // Now `(` and a new line start the sections.
    let sections = ron.strip_prefix('(').unwrap_or(&ron);
    format!("(format: \"{FORMAT}\", version: {VERSION},{sections}\n")
}

/// What the shape of the data cannot rule out, in the order of the text.
fn problems(text: &str, checks: &[WordingCheck]) -> Vec<Problem> {
    let source = RonSource::read(text);
    let list = source.root().field("checks");
    let mut found = Vec::new();
    let mut add = |spot: Spot<'_, '_>, kind| {
        found.push(Problem::at(spot.position(), kind));
    };
    for (at, check) in checks.iter().enumerate() {
        let spot = list.item(at);
        if checks[..at].iter().any(|earlier| earlier.is_of_same(check)) {
            add(spot, ProblemKind::RepeatedCheck);
        }
        // Only where a check table lacks words is a check made on none.
        let may_lack = match &check.place.part {
            WordingPart::Table(part) => check.correction.is_some() || part.is_optional(),
            _ => false,
        };
        let words = Some(&check.words).filter(|words| !(may_lack && words.is_empty()));
        let texts = [
            ("edition", Some(&check.edition)),
            ("words", words),
            ("correction", check.correction.as_ref()),
        ];
        for (field, text) in texts {
            if text.is_some_and(|text| text.trim().is_empty()) {
                add(spot.field(field), ProblemKind::EmptyText);
            }
        }
    }
    found.sort_by_key(|problem| (problem.line, problem.column));
    found
}
