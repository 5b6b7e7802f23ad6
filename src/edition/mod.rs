//! RON text to a validated [`Edition`].
//!
//! Reading goes in three steps, and each has its own kind of error: the header (`format`,
//! `version`) before anything else; then syntax, types and field names, where the parser stops at
//! the first problem; then the content, where **all** problems are reported. Every problem carries
//! its line and column. Nothing here is worded: [`crate::explain::edition`] does that.

mod check_table;
pub mod compare;
mod contacts;
mod content;
mod document_template;
mod guidance;
mod library;
mod problem;
mod texts;
mod wording_hash;

pub use check_table::{
    EMBEDDED_CHECK_TABLE, embedded_check_table, load_check_table, load_check_table_for,
};
pub use contacts::{ContactsError, EMBEDDED_CONTACTS, embedded_contacts, load_contacts};
pub use document_template::{EMBEDDED_TEMPLATES, embedded_documents, load_document_template};
pub use guidance::{EMBEDDED_GUIDANCE, GuidanceError, embedded_guidance, load_guidance};
pub use library::{AddError, EditionLibrary, EditionNote};
pub use problem::{EditionError, EditionProblem, NamedThing, ProblemKind};
pub use wording_hash::wording_hash;

use crate::model::{Edition, EditionRef};
use crate::ron_file::{self, RonProblem, RonSource};

/// The editions that come with the program, as (file name, text).
pub const EMBEDDED: &[(&str, &str)] = &[
    ("mhlw-2024.ron", include_str!("../../checklists/mhlw-2024.ron")),
    ("mhlw-2025.ron", include_str!("../../checklists/mhlw-2025.ron")),
];

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

/// The edition, as published, as an assessment names it. [`EditionLibrary::reference`] makes sure of that.
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
) -> Result<(T, RonSource<'t>), EditionProblem> {
    if text.len() > LARGEST {
        let kind = RonProblem::TooLarge { bytes: text.len(), limit: LARGEST };
        return Err(EditionProblem::at_start(ProblemKind::Ron(kind)));
    }
    let text = ron_file::without_mark(text);
    ron_file::check_header(text, format, version..=version)?;
    let read = ron_file::parse(text)?;
    Ok((read, RonSource::read(text)))
}
