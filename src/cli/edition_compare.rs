//! `edition compare`: the wording of an edition beside the ministry's original.

use std::path::Path;

use super::{Outcome, Workshop};
use crate::edition::compare::compare;
use crate::explain::{cli, exchange, original as words, pdf_text as pdf_words};
use crate::original::OriginalProblem;
use crate::pdf_text;
use crate::store::{ForeignFile, read_foreign};
use crate::workshop::original_text;

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
    let text = match original_text(&bytes) {
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
