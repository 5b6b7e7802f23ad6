//! Wording that stands in the file in other words.

use super::body::{Body, Span};
use super::look_alike::END;

/// Text without a full stop is cut after so many characters.
const LONGEST: usize = 600;

/// Bits that say which pairs of characters a text has; a quick look before the long one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pairs([u64; 16]);

impl Pairs {
    fn of(chars: &[char]) -> Self {
        let mut pairs = Self::default();
        for pair in chars.windows(2) {
            let bit = Self::bit(pair);
            pairs.0[bit / 64] |= 1 << (bit % 64);
        }
        pairs
    }

    fn bit(pair: &[char]) -> usize {
        let mixed = u32::from(pair[0]).wrapping_mul(31).wrapping_add(u32::from(pair[1]));
        usize::try_from(mixed.wrapping_mul(0x9E37_79B1) >> 22).unwrap_or_default()
    }

    fn share(&self, chars: &[char]) -> f32 {
        let bits = chars.windows(2).map(Self::bit);
        let found = bits.filter(|bit| self.0[bit / 64] >> (bit % 64) & 1 == 1).count();
        ratio(found, chars.len().saturating_sub(1).max(1))
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of sentences")]
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

/// A sentence of the file.
#[derive(Debug)]
struct Sentence {
    chars: Vec<char>,
    /// Where each character stands.
    at: Vec<(usize, usize)>,
    pairs: Pairs,
}

/// All sentences of a part of the file.
#[derive(Debug, Default)]
pub(super) struct Sentences(Vec<Sentence>);

/// A place with similar words.
#[derive(Clone, Debug)]
pub(super) struct Near {
    pub(super) spans: Vec<Span>,
    /// From 0 to 1.
    pub(super) likeness: f32,
}

impl Sentences {
    pub(super) fn of(body: &Body, region: &[usize]) -> Self {
        let mut sentences = Vec::new();
        for &block in region {
            let own = (0..body.blocks[block].chars.len()).map(|at| (block, at));
            let mut whole: Vec<(usize, usize)> = own.collect();
            split(body, &whole, &mut sentences);
            // One that is cut goes on below.
            let mut last = block;
            for _ in 0..2 {
                let is_over = body.blocks[last].chars.last() == Some(&END);
                let Some(next) = body.below(last, region).filter(|_| !is_over) else { break };
                whole.extend((0..body.blocks[next].chars.len()).map(|at| (next, at)));
                split_joined(body, &whole, &mut sentences);
                last = next;
            }
        }
        Self(sentences)
    }

    /// Where every sentence stands, and how much of the wording's words it has, from 0 to 1.
    pub(super) fn all(&self, wording: &[char]) -> impl Iterator<Item = Near> {
        self.0.iter().filter(|it| it.chars.len() >= 4).map(move |sentence| {
            let likeness = sentence.pairs.share(wording);
            Near { spans: spans(&sentence.at), likeness }
        })
    }

    /// The sentences that are at least so much like the wording, the most alike first.
    pub(super) fn like(&self, wording: &[char], least: f32) -> Vec<Near> {
        let mut found = Vec::new();
        for sentence in &self.0 {
            if sentence.pairs.share(wording) < 0.5 * least {
                continue;
            }
            let (distance, from, to) = nearest(&sentence.chars, wording);
            let likeness = 1.0 - ratio(distance, wording.len().max(1));
            if likeness >= least && from < to {
                found.push(Near { spans: spans(&sentence.at[from..to]), likeness });
            }
        }
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        found.truncate(12);
        found
    }
}

fn split(body: &Body, whole: &[(usize, usize)], sentences: &mut Vec<Sentence>) {
    let char_at = |(block, at): &(usize, usize)| body.blocks[*block].chars[*at];
    let parts = whole.split_inclusive(|it| char_at(it) == END);
    for part in parts.flat_map(|part| part.chunks(LONGEST)) {
        let chars: Vec<char> = part.iter().map(char_at).collect();
        sentences.push(Sentence { pairs: Pairs::of(&chars), chars, at: part.to_vec() });
    }
}

/// Only the sentence that goes over the edge of a block is new.
fn split_joined(body: &Body, whole: &[(usize, usize)], sentences: &mut Vec<Sentence>) {
    let mut all = Vec::new();
    split(body, whole, &mut all);
    let is_over = |it: &Sentence| it.at.first().map(|it| it.0) != it.at.last().map(|it| it.0);
    sentences.extend(all.into_iter().filter(is_over));
}

fn spans(at: &[(usize, usize)]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for &(block, at) in at {
        match spans.last_mut() {
            Some(last) if last.block == block && last.to == at => last.to = at + 1,
            _ => spans.push(Span { block, from: at, to: at + 1 }),
        }
    }
    spans
}

/// The stretch of a text that is nearest to the wording: how many characters are to be changed, and
/// where it begins and ends.
fn nearest(text: &[char], wording: &[char]) -> (usize, usize, usize) {
    let length = wording.len();
    // Of each beginning of the wording: the changes, and where in the text it began.
    let mut row: Vec<(usize, usize)> = (0..=length).map(|cost| (cost, 0)).collect();
    let mut best = (length, 0, 0);
    for (end, c) in text.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (0, end + 1);
        for at in 1..=length {
            let above = row[at];
            let changed = usize::from(wording[at - 1] != *c);
            let candidates = [
                (diagonal.0 + changed, diagonal.1),
                (above.0 + 1, above.1),
                (row[at - 1].0 + 1, row[at - 1].1),
            ];
            diagonal = above;
            row[at] = candidates.into_iter().min_by_key(|it| it.0).unwrap_or(above);
        }
        if row[length].0 < best.0 {
            best = (row[length].0, row[length].1, end + 1);
        }
    }
    best
}

/// Which characters of two texts are not in both, in order.
pub(super) fn unshared(one: &[char], other: &[char]) -> (Vec<bool>, Vec<bool>) {
    let mut lengths = vec![vec![0_u32; other.len() + 1]; one.len() + 1];
    for (i, a) in one.iter().enumerate().rev() {
        for (j, b) in other.iter().enumerate().rev() {
            lengths[i][j] = if a == b {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut only_one, mut only_other) = (vec![true; one.len()], vec![true; other.len()]);
    while i < one.len() && j < other.len() {
        if one[i] == other[j] {
            (only_one[i], only_other[j]) = (false, false);
            (i, j) = (i + 1, j + 1);
        } else if lengths[i + 1][j] >= lengths[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (only_one, only_other)
}
