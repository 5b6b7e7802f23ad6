//! RON text to a validated [`Edition`].
//!
//! Reading goes in three steps, and each has its own kind of error: the header (`format`,
//! `version`) before anything else; then syntax, types and field names, where the parser stops at
//! the first problem; then the content, where **all** problems are reported. Every problem carries
//! its line and column. Nothing here is worded: [`crate::explain::edition`] does that.

mod check_table;
mod contacts;
mod content;
mod document_template;
mod guidance;
mod library;
pub(crate) mod locate;
mod problem;
mod syntax;
mod texts;
mod tokens;
mod wording_hash;

pub use check_table::{
    EMBEDDED_CHECK_TABLE, embedded_check_table, load_check_table, load_check_table_for,
};
pub use contacts::{ContactsError, EMBEDDED_CONTACTS, embedded_contacts, load_contacts};
pub use document_template::{EMBEDDED_TEMPLATES, embedded_documents, load_document_template};
pub use guidance::{EMBEDDED_GUIDANCE, GuidanceError, embedded_guidance, load_guidance};
pub use library::{AddError, EditionNote, Library};
pub use problem::{EditionError, Problem, ProblemKind, Shape, SyntaxProblem};
pub use wording_hash::wording_hash;

use crate::model::{Edition, EditionRef};
use locate::Source;

/// The editions that come with the program, as (file name, text).
pub const EMBEDDED: &[(&str, &str)] =
    &[("mhlw-2024.ron", include_str!("../../checklists/mhlw-2024.ron"))];

/// Files larger than this are refused unread: the longest checklist has a few ten kilobytes.
pub const LARGEST: usize = 1024 * 1024;

/// Reads an edition. A byte order mark at the start is accepted.
///
/// `has_glyph` says whether the bundled font can print a character.
///
/// # Errors
/// Where and why the text is not an edition.
pub fn load(text: &str, has_glyph: &dyn Fn(char) -> bool) -> Result<Edition, EditionError> {
    let (edition, source) = parse::<Edition>(text, Edition::FORMAT, Edition::VERSION)?;
    let problems = content::problems(&edition, source.root(), has_glyph);
    if problems.is_empty() { Ok(edition) } else { Err(EditionError { problems }) }
}

/// What the `format` field of a RON text says, however broken the rest may be.
#[must_use]
pub fn format_of(text: &str) -> Option<String> {
    Source::read(without_mark(text)).root().find("format")?.text()
}

/// The edition, as published, as an assessment names it. [`Library::reference`] makes sure of that.
#[must_use]
pub fn reference(edition: &Edition) -> EditionRef {
    EditionRef {
        id: edition.id.clone(),
        revision: edition.revision,
        wording: wording_hash(edition),
    }
}

/// What every data file goes through before its content is judged: its size, its header, its syntax.
fn parse<'t, T: serde::de::DeserializeOwned>(
    text: &'t str,
    format: &str,
    version: u32,
) -> Result<(T, Source<'t>), Problem> {
    if text.len() > LARGEST {
        let kind = ProblemKind::TooLarge { bytes: text.len(), limit: LARGEST };
        return Err(Problem { line: 1, column: 1, kind });
    }
    let text = without_mark(text);
    let source = Source::read(text);
    check_header(&source, format, version)?;
    let read = ron::from_str(text).map_err(|error| syntax::problem(&error, &source))?;
    Ok((read, source))
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Refuses other files and other versions before the parser can complain about their fields.
///
/// A header that is missing or of a wrong type is left to the parser.
fn check_header(source: &Source<'_>, format: &str, version: u32) -> Result<(), Problem> {
    let root = source.root();
    if let Some(spot) = root.find("format")
        && let Some(found) = spot.text()
        && found != format
    {
        return Err(Problem::new(spot.position(), ProblemKind::WrongFormat(found)));
    }
    if let Some(spot) = root.find("version")
        && let Ok(found) = spot.literal().parse::<u64>()
        && found != u64::from(version)
    {
        let kind = ProblemKind::WrongVersion { found, supported: version };
        return Err(Problem::new(spot.position(), kind));
    }
    Ok(())
}
