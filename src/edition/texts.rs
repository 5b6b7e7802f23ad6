//! What holds for every text and key of a data file, whichever it is.

use crate::model::proofreading::is_hidden;
use crate::ron_file::Spot;
use std::collections::HashSet;

use super::problem::{EditionProblem, ProblemKind};

/// What is wrong with a text that is shown or printed: it has to hold more than white space, and
/// every character must be one that the bundled font has.
pub(super) fn problems(
    text: &str,
    spot: Spot<'_, '_>,
    has_glyph: &dyn Fn(char) -> bool,
) -> Vec<EditionProblem> {
    if text.trim().is_empty() {
        return vec![EditionProblem::at(spot.position(), ProblemKind::EmptyText)];
    }
    let mut seen = HashSet::new();
    let wrong: Vec<(usize, ProblemKind)> = text
        .chars()
        .enumerate()
        .filter_map(|(at, c)| Some((at, c, problem_of(c, has_glyph)?)))
        .filter(|(_, c, _)| seen.insert(*c))
        .map(|(at, _, kind)| (at, kind))
        .collect();
    if wrong.is_empty() {
        return Vec::new();
    }
    let characters = spot.characters();
    let place = |at| characters.get(at).map_or(spot.position(), |(_, position)| *position);
    wrong.into_iter().map(|(at, kind)| EditionProblem::at(place(at), kind)).collect()
}

fn problem_of(c: char, has_glyph: &dyn Fn(char) -> bool) -> Option<ProblemKind> {
    if is_hidden(c) {
        Some(ProblemKind::ControlCharacter(c))
    } else {
        (!has_glyph(c)).then_some(ProblemKind::NoGlyph(c))
    }
}

/// Whether a key is one or more words of `a-z`, `0-9` and `-`, with slashes between them.
pub(super) fn is_key(key: &str) -> bool {
    let is_word = |word: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !word.is_empty() && word.chars().all(fits)
    };
    key.split('/').all(is_word)
}
