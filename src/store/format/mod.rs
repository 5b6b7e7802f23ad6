//! The file format of the workbook: bytes to a [`Workbook`] and back.
//!
//! A workbook is RON and starts with `(format: "tenkencho-workbook", version: 3, …)`. The header is
//! read before anything else, so that a file of a newer version is told apart from a damaged one
//! even where nothing else in it can be understood. Every version has a module of its own; `tests/files/`
//! holds files of each, which open for ever.
//!
//! # How the format may change
//!
//! - A **new field** of a record has a serde default and is left out of the file while it says nothing
//!   (`#[serde(default, skip_serializing_if = …)]`); so does a further variant of an enum. Files of
//!   older versions are then read by the live types as they are.
//! - The **version goes up all the same**: a program of before would set the file aside as damaged, or
//!   lose the field. Raised, it refuses the file and says that it needs a newer program.
//! - Only where the **shape changes** (a field renamed, moved, split, or of another type) does the
//!   module of the old version keep the old structure, with a `From` into the live one. It freezes that
//!   structure, not the whole workbook.
//! - A module of an old version reads and never writes; `vN` of the present one does both.
//! - With a new version comes a file of the one before it under `tests/files/`, as it was written then.

mod content;
mod escape;
mod header;
mod problem;
mod ron_writer;
mod small;
mod used_at;
mod v1;
mod v2;
mod v3;
pub mod wording;

pub use header::Header;
pub use problem::{Problem, ProblemKind, Shape};
pub(super) use small::{check_small, read_small, write_small};

use crate::model::Workbook;

/// What the field `format` of a workbook says.
pub const FORMAT: &str = "tenkencho-workbook";

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 3;

/// Why bytes are not a workbook that can be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// A newer version of the program wrote it. The file may be perfectly fine.
    #[error("written in format version {found}, and this program reads up to {supported}")]
    Newer {
        /// The version of the file.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// It is damaged, or not a workbook at all. Never empty; a problem of syntax stands alone,
    /// because the parser stops there.
    #[error("not a sound workbook: {}", summary(.0))]
    Broken(Vec<Problem>),
}

fn summary(problems: &[Problem]) -> String {
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    match problems.len() {
        0 | 1 => first,
        count => format!("{first} (and {} more)", count - 1),
    }
}

/// Reads a workbook.
///
/// What harms nobody is mended: [`Workbook::last_id`] is raised where it is smaller than an id in
/// use, so that no id is ever handed out twice. References to people or vendors that are not there
/// are kept as they are.
///
/// # Errors
/// [`FormatError::Newer`], or where and why the bytes are not a workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, FormatError> {
    let text = text_of(bytes)?;
    let mut workbook = parse(text)?;
    let problems: Vec<Problem> = content::problems(text, &workbook)
        .into_iter()
        .filter(|problem| !problem.kind.is_harmless())
        .collect();
    if problems.is_empty() {
        workbook.last_id = workbook.last_id.max(content::highest_id(&workbook));
        Ok(workbook)
    } else {
        Err(FormatError::Broken(problems))
    }
}

/// Everything that is wrong with a workbook, the harmless included; empty for a sound one.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<Problem> {
    let parsed = text_of(bytes).and_then(|text| parse(text).map(|workbook| (text, workbook)));
    match parsed {
        Ok((text, workbook)) => content::problems(text, &workbook),
        Err(FormatError::Broken(problems)) => problems,
        Err(FormatError::Newer { found, supported }) => {
            vec![Problem::at_start(ProblemKind::Newer { found, supported })]
        }
    }
}

/// The format and version that a RON text declares, as far as it declares them; this tells
/// workbooks, editions and templates apart.
#[must_use]
pub fn header(bytes: &[u8]) -> Header {
    text_of(bytes).map(header::of).unwrap_or_default()
}

/// Writes a workbook. The same workbook always gives the same text.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    v3::write(workbook)
}

fn parse(text: &str) -> Result<Workbook, FormatError> {
    check_header(text, FORMAT, VERSION)?;
    let read = match header::of(text).version {
        Some(1) => v1::read,
        Some(2) => v2::read,
        _ => v3::read,
    };
    read(text).map_err(|problem| FormatError::Broken(vec![problem]))
}

/// Refuses other files and newer versions before the parser can complain about their fields. A
/// header that is missing is left to the parser.
fn check_header(text: &str, format: &str, supported: u32) -> Result<(), FormatError> {
    let header = header::of(text);
    if let Some(found) = header.format.filter(|found| found != format) {
        return Err(broken(ProblemKind::OtherFormat(found)));
    }
    match header.version {
        Some(found) if found > supported => Err(FormatError::Newer { found, supported }),
        Some(0) => Err(broken(ProblemKind::UnknownVersion(0))),
        Some(_) | None => Ok(()),
    }
}

fn broken(kind: ProblemKind) -> FormatError {
    FormatError::Broken(vec![Problem::at_start(kind)])
}

/// The text without a byte order mark, which editors on Windows like to add.
fn text_of(bytes: &[u8]) -> Result<&str, FormatError> {
    if bytes.iter().all(|byte| *byte == 0) && !bytes.is_empty() {
        return Err(broken(ProblemKind::NulBytes));
    }
    let located = |offset: usize, kind| {
        let before = String::from_utf8_lossy(&bytes[..offset]);
        let before = before.trim_start_matches('\u{feff}');
        FormatError::Broken(vec![Problem::at_end_of(before, kind)])
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        located(offset, ProblemKind::NotUtf8 { offset })
    })?;
    // The program never writes a bare NUL: a block of them is what a power cut leaves behind.
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(located(offset, ProblemKind::NulBytes));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(broken(ProblemKind::Empty));
    }
    Ok(text)
}
