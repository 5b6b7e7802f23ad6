//! RON files: text, header, the parser's complaints, and where everything stands.
//!
//! Every file of the program is RON and starts with `(format: "…", version: …, …)`. Whichever it is
//! goes through the same steps: [`text_of`] makes bytes to text; [`check_header`] refuses other files
//! and other versions before the parser can complain about their fields; [`parse`] makes the text to
//! plain data, or says at what it stopped; and what the data must hold to is judged by the room that
//! knows it, with a `RonSource` to say where. All of them tell what is wrong as [`FileProblem`]s.

mod header;
mod locate;
mod parser;
mod problem;
mod tokens;

use std::ops::RangeInclusive;

use serde::de::DeserializeOwned;

pub use header::{Header, header};
pub(crate) use locate::{RonSource, Spot};
pub use problem::{FileProblem, RonProblem, RonShape};
pub(crate) use tokens::Position;

/// The text without a byte order mark, which editors on Windows like to add.
///
/// # Errors
/// The bytes are no text, or there is nothing in it.
pub fn text_of(bytes: &[u8]) -> Result<&str, FileProblem<RonProblem>> {
    if bytes.iter().all(|byte| *byte == 0) && !bytes.is_empty() {
        return Err(FileProblem::at_start(RonProblem::NulBytes));
    }
    let located = |offset: usize, kind| {
        let before = String::from_utf8_lossy(&bytes[..offset]);
        FileProblem::at_end_of(without_mark(&before), kind)
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        located(offset, RonProblem::NotUtf8 { offset })
    })?;
    // The program never writes a bare NUL: a block of them is what a power cut leaves behind.
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(located(offset, RonProblem::NulBytes));
    }
    let text = without_mark(text);
    if text.trim().is_empty() {
        return Err(FileProblem::at_start(RonProblem::Empty));
    }
    Ok(text)
}

/// The text without a byte order mark.
#[must_use]
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Refuses other files and other versions.
///
/// A header that is missing or of a wrong type is left to the parser.
///
/// # Errors
/// [`RonProblem::OtherFormat`], [`RonProblem::Newer`] or [`RonProblem::UnknownVersion`].
pub fn check_header(
    text: &str,
    format: &str,
    versions: RangeInclusive<u32>,
) -> Result<(), FileProblem<RonProblem>> {
    let header = header(text);
    let (field, kind) = match (header.format, header.version) {
        (Some(found), _) if found != format => ("format", RonProblem::OtherFormat(found)),
        (_, Some(found)) if found > *versions.end() => {
            ("version", RonProblem::Newer { found, supported: *versions.end() })
        }
        (_, Some(found)) if found < *versions.start() => {
            ("version", RonProblem::UnknownVersion(found))
        }
        _ => return Ok(()),
    };
    Err(FileProblem::at(RonSource::read(text).root().field(field).position(), kind))
}

/// Plain data from a text whose header was checked.
///
/// # Errors
/// At what the parser stopped first.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, FileProblem<RonProblem>> {
    ron::from_str(text).map_err(|error| parser::problem(text, &error))
}
