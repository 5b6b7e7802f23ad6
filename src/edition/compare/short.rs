//! Wording too short to be looked for by itself: numbers, answers and heads of columns are known by
//! where they stand.

use crate::model::original_text::OriginalPlace;

use super::around::without;
use super::body::{Body, Span};
use super::look_alike::END;
use super::normal::{Normal, is_word};

/// The longest number of a row, with what stands around it.
const LONGEST: usize = 10;

/// The number that stands before a row: what was written, and where.
pub(super) fn number_before(body: &Body, row: &[Span], region: &[usize]) -> Option<String> {
    let first = row.first()?;
    within(body, *first).or_else(|| beside(body, *first, region))
}

/// A number before the sentence, in its own block.
fn within(body: &Body, span: Span) -> Option<String> {
    let block = &body.blocks[span.block];
    let lead = (0..span.from).rev().take_while(|at| !block.taken[*at] && block.chars[*at] != END);
    let from = lead.last().unwrap_or(span.from);
    let label = block.chars[from..span.from].to_vec();
    let is_number = is_number(&label);
    is_number.then(|| block.written(from, span.from))
}

/// A number in the nearest block to the left.
fn beside(body: &Body, span: Span, region: &[usize]) -> Option<String> {
    let own = &body.blocks[span.block];
    let place = own.place_of(span.from, span.to);
    let is_beside = |other: &OriginalPlace| {
        other.shared_height(place) > 0.2 * other.height().min(place.height())
            && other.right <= place.left + 0.5 * (place.right - place.left).min(place.height())
    };
    let mut nearest: Option<(f32, String)> = None;
    for &at in region {
        let block = &body.blocks[at];
        if at == span.block || block.page != own.page {
            continue;
        }
        let whole = (0, block.chars.len(), block.place);
        let lines = block.lines.iter().map(|line| (line.from, line.to, line.place));
        for (from, to, place) in std::iter::once(whole).chain(lines) {
            let distance = own.place.left - place.right;
            if is_number(&block.chars[from..to])
                && is_beside(&place)
                && nearest.as_ref().is_none_or(|(least, _)| distance < *least)
            {
                nearest = Some((distance, block.written(from, to)));
                break;
            }
        }
    }
    nearest.map(|(_, written)| written)
}

/// Whether a short text is the number of a row.
fn is_number(text: &[char]) -> bool {
    let digits = text.iter().filter(|c| c.is_ascii_digit()).count();
    let words = text.iter().filter(|c| is_word(**c)).count();
    (1..=4).contains(&digits) && digits == words && text.len() <= LONGEST
}

/// Whether the number that was found is ours, with or without that of its section before it.
pub(super) fn is_same_number(ours: &[char], found: &str, full: &str) -> bool {
    let found = Normal::of(found).chars;
    let edge = |c: &char| matches!(c, '\u{30FB}' | '.' | ':' | ',' | '\u{3001}' | '\u{203B}');
    let start = found.iter().take_while(|c| edge(c)).count();
    let end = found.iter().rev().take_while(|c| edge(c)).count();
    let found = found.get(start..found.len() - end.min(found.len() - start)).unwrap_or_default();
    let plain = |text: &[char]| -> Vec<char> {
        text.iter().copied().filter(|c| !matches!(c, '-' | '.')).collect()
    };
    found == ours || plain(found) == plain(&Normal::of(full).chars)
}

/// Whether a short word stands somewhere by itself: alone, among other short words, or parted from what
/// stands beside it.
pub(super) fn stands_alone(
    body: &Body,
    blocks: impl Iterator<Item = usize>,
    word: &[char],
    short: &[Vec<char>],
) -> Option<Span> {
    for at in blocks {
        let block = &body.blocks[at];
        for (from, to) in stretches(body, at) {
            let text = &block.chars[from..to];
            let Some(place) = text.windows(word.len().max(1)).position(|it| it == word) else {
                continue;
            };
            let others: Vec<Vec<char>> = short.iter().filter(|it| *it != word).cloned().collect();
            let longer = others.iter().any(|it| {
                it.len() > word.len()
                    && it.windows(word.len()).any(|part| part == word)
                    && text.windows(it.len()).any(|part| part == it.as_slice())
            });
            let rest = without(text, short);
            let is_alone = rest.iter().all(|c| !is_word(*c) || c.is_ascii_digit());
            let before = place.checked_sub(1).map(|it| text[it]);
            let after = text.get(place + word.len());
            let is_parted =
                before.is_none_or(|c| !is_word(c)) && after.is_none_or(|c| !is_word(*c));
            if (is_alone || is_parted) && !longer {
                return Some(Span { block: at, from: from + place, to: from + place + word.len() });
            }
        }
    }
    None
}

/// What is not taken by other wording: within a block, and within each of its lines.
fn stretches(body: &Body, at: usize) -> Vec<(usize, usize)> {
    let block = &body.blocks[at];
    let mut stretches = Vec::new();
    let whole = std::iter::once((0, block.chars.len()));
    let lines = block.lines.iter().map(|line| (line.from, line.to));
    for (from, to) in whole.chain(lines) {
        let mut start = from;
        for at in from..=to {
            if at == to || block.taken[at] {
                if start < at {
                    stretches.push((start, at));
                }
                start = at + 1;
            }
        }
    }
    stretches
}

/// The blocks that stand beside a row, or in the same block as it.
pub(super) fn beside_row(body: &Body, row: &[Span], region: &[usize]) -> Vec<usize> {
    let Some(first) = row.first() else { return Vec::new() };
    let own = &body.blocks[first.block];
    let place = own.place_of(first.from, first.to);
    let is_beside = |at: &usize| {
        let block = &body.blocks[*at];
        *at == first.block
            || block.page == own.page
                && block.place.shared_height(place) > 0.0
                && block.place.left >= place.left
    };
    region.iter().copied().filter(is_beside).collect()
}
