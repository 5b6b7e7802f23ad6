//! `edition compare`: the wording of an edition beside the ministry's original.

use std::path::Path;

use super::{Outcome, Workshop};
use crate::edition::compare::compare;
use crate::explain::{cli, exchange, original as words, pdf_text as pdf_words};
use crate::model::original_text::OriginalText;
use crate::original::{OriginalProblem, printed_text, read_book};
use crate::pdf_text;
use crate::store::{ForeignFile, read_foreign};
use crate::text::Explanation;

/// Files larger than this are refused unread.
const LARGEST: u64 = pdf_text::LARGEST as u64;

/// Tells one line for each difference, then the counts. Differences are no failure.
pub(super) fn run(workshop: &Workshop, id: &str, file: &Path) -> Outcome {
    let Some(edition) = workshop.editions.published(id) else {
        let known: Vec<&str> = workshop.editions.iter().map(|it| it.id.as_str()).collect();
        return Outcome::problem(cli::edition_id_unknown(id, &known));
    };
    let bytes = match read_foreign(workshop.data.files(), file, LARGEST) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(_)) => return words::explain(&words::too_large()).into(),
        Err(error) => return words::unreadable(exchange::explain_unreadable(&error)).into(),
    };
    let text = match text_of(&bytes) {
        Ok(text) => text,
        Err(explanation) => return explanation.into(),
    };
    let comparison = compare(edition, &text);
    if comparison.forms.is_empty() {
        return words::explain(&OriginalProblem::NoForm(Vec::new())).into();
    }
    let mut outcome = Outcome::fine(String::new());
    for difference in comparison.differences() {
        outcome.say(&pdf_words::difference(difference));
    }
    outcome.say(&pdf_words::counts(comparison.counts()));
    outcome
}

/// The text of a PDF, or else of an Excel workbook.
fn text_of(bytes: &[u8]) -> Result<OriginalText, Explanation> {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let book = read_book(bytes);
        return book
            .map(|book| printed_text(&book))
            .map_err(|problem| words::explain(&OriginalProblem::from(problem)));
    }
    pdf_text::read(bytes).map(|read| read.text).map_err(|problem| pdf_words::explain(&problem))
}
