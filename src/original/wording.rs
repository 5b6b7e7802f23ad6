//! A sentence of a form, taken apart: its group, its words, its notes.

use super::fold::{clean, folded};
use super::vocabulary::{self, GROUP_BRACKETS, STRONG_BRACKET};

/// What one cell holds of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) group: Option<String>,
    /// As it stands in the cell, line breaks and all.
    pub(super) words: String,
    pub(super) notes: Vec<String>,
}

/// Takes a cell's text apart; a printed number is gone already.
pub(super) fn parts(text: &str) -> Parts {
    let (words, notes) = without_notes(text);
    let (group, words) = match leading_group(words) {
        Some((group, rest)) => (Some(group), rest),
        None => (None, words),
    };
    Parts { group, words: words.to_owned(), notes }
}

/// The words before the first note, and the notes.
fn without_notes(text: &str) -> (&str, Vec<String>) {
    let mut starts: Vec<usize> = Vec::new();
    for mark in vocabulary::note_marks() {
        starts.extend(text.match_indices(mark).map(|(at, _)| at).filter(|at| begins(text, *at)));
    }
    // At the beginning of a line every mark of a note counts.
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        if vocabulary::starts_note(&folded(bare)) {
            starts.push(line_start + (line.len() - bare.len()));
        }
        line_start += line.len();
    }
    starts.sort_unstable();
    starts.dedup();
    // （※ is one mark, not a bracket and a mark.
    let inner = |at: &usize| starts.iter().any(|other| other < at && at - other <= 3);
    let starts: Vec<usize> = starts.iter().filter(|at| !inner(at)).copied().collect();
    let Some(first) = starts.first() else { return (text, Vec::new()) };
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let notes = starts.iter().zip(ends).map(|(from, to)| clean(&text[*from..to]));
    (&text[..*first], notes.filter(|it| !it.is_empty()).collect())
}

/// Whether a mark begins a note here, and does not only point to one.
fn begins(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let last = before.chars().next_back();
    let is_parted =
        last.is_none_or(|c| c.is_whitespace() || matches!(c, '\u{3002}' | ')' | '\u{FF09}'));
    // A mark with a number and nothing after it points to a note elsewhere.
    let words = after.chars().filter(|c| c.is_alphabetic()).count();
    is_parted && words > 3
}

/// 【サーバ】 before a sentence: the group and the rest. Round brackets have to hold devices.
fn leading_group(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let open = text.chars().next()?;
    let (_, close) = GROUP_BRACKETS.iter().find(|(it, _)| *it == open)?;
    let (inside, rest) = text[open.len_utf8()..].split_once(*close)?;
    let is_group = open == STRONG_BRACKET || vocabulary::devices(&folded(inside)).is_some();
    let is_whole = rest.trim().is_empty();
    (is_group && !is_whole && inside.chars().count() <= 30).then(|| (clean(inside), rest))
}
