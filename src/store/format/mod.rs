//! The file format of the workbook: bytes to a [`Workbook`] and back.
//!
//! A workbook is RON and starts with `(format: "tenkencho-workbook", version: 5, …)`. The header is
//! read before anything else, so that a file of a newer version is told apart from a damaged one
//! even where nothing else in it can be understood. Every version has a module of its own;
//! `tests/files/` holds files of each, which open forever.
//!
//! # How the format may change
//!
//! - A **new field** of a record has a serde default and is left out of the file while it says
//!   nothing (`#[serde(default, skip_serializing_if = …)]`); so does a further variant of an enum.
//!   Files of older versions are then read by the live types as they are.
//! - The **version goes up all the same**: a program of before would set the file aside as
//!   damaged, or lose the field. Raised, it refuses the file and says that it needs a newer program.
//! - Only where the **shape changes** (a field renamed, moved, split, or of another type) does the
//!   module of the old version keep the old structure, with a `From` into the live one. It freezes
//!   that structure, not the whole workbook.
//! - A module of an old version reads and never writes; `vN` of the present one does both.
//! - With a new version comes a file of the one before it under `tests/files/`, as it was written
//!   then.

mod content;
mod edition;
mod escape;
mod problem;
mod ron_writer;
mod small;
mod used_at;
mod v1;
mod v2;
mod v5;
pub mod wording;

pub use edition::edition_text;
pub use problem::{Problem, ProblemKind};
pub(super) use small::{check_small, read_small, write_small};

use crate::model::Workbook;
use crate::ron_file::{self, FileProblem, RonProblem};

/// What the field `format` of a workbook says.
pub const FORMAT: &str = "tenkencho-workbook";

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 5;

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

impl From<FileProblem<RonProblem>> for FormatError {
    fn from(problem: FileProblem<RonProblem>) -> Self {
        match problem.kind {
            RonProblem::Newer { found, supported } => Self::Newer { found, supported },
            _ => Self::Broken(vec![problem.into()]),
        }
    }
}

impl FormatError {
    /// The problems; that the file is newer counts as one of the file as a whole.
    fn into_problems(self) -> Vec<Problem> {
        match self {
            Self::Broken(problems) => problems,
            Self::Newer { found, supported } => {
                let kind = RonProblem::Newer { found, supported };
                vec![Problem::at_start(ProblemKind::Ron(kind))]
            }
        }
    }
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
/// What is harmless is repaired: [`Workbook::last_id`] is raised where it is smaller than an id in
/// use, so that no id is ever handed out twice. References to people or vendors that are not there
/// are kept as they are.
///
/// # Errors
/// [`FormatError::Newer`], or where and why the bytes are not a workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, FormatError> {
    let text = ron_file::text_of(bytes)?;
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
    let checked = ron_file::text_of(bytes)
        .map_err(FormatError::from)
        .and_then(|text| Ok(content::problems(text, &parse(text)?)));
    checked.unwrap_or_else(FormatError::into_problems)
}

/// Writes a workbook. The same workbook always gives the same text.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    v5::write(workbook)
}

fn parse(text: &str) -> Result<Workbook, FormatError> {
    ron_file::check_header(text, FORMAT, 1..=VERSION)?;
    let read = match ron_file::header(text).version {
        Some(1) => v1::read,
        Some(2) => v2::read,
        _ => v5::read,
    };
    Ok(read(text)?)
}
