//! Which of the places where wording stands is whose: a form says the same in several rows.

use super::body::{Body, Span};
use super::find::{over_lines, within_blocks};
use super::near::Sentences;

/// The least likeness at which words of a row are taken for its own, reworded.
const ALIKE: f32 = 0.5;
/// Words shorter than this count only where nothing touches them.
const SHORT: usize = 10;

/// A place for a piece.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    pub(super) spans: Vec<Span>,
    /// Whether it has the words of the piece, and no others.
    pub(super) is_exact: bool,
    /// How well it fits, from 0 to 1.
    weight: f32,
}

impl Occurrence {
    fn start(&self) -> (usize, usize) {
        self.spans.first().map_or((0, 0), |span| (span.block, span.from))
    }

    fn end(&self) -> (usize, usize) {
        self.spans.first().map_or((0, 0), |span| (span.block, span.to))
    }
}

/// Every place for a wording. `short` are words that may stand beside any row.
pub(super) fn occurrences(
    body: &Body,
    region: &[usize],
    sentences: &Sentences,
    wording: &[char],
    short: &[Vec<char>],
) -> Vec<Occurrence> {
    let mut exact = within_blocks(body, region, wording);
    let overlaps = |one: &[Span], other: &[Span]| {
        one.iter()
            .any(|a| other.iter().any(|b| a.block == b.block && a.from < b.to && b.from < a.to))
    };
    for spans in over_lines(body, region, wording, short) {
        if !exact.iter().any(|it| overlaps(it, &spans)) {
            exact.push(spans);
        }
    }
    let mut found = Vec::new();
    for spans in exact {
        let weight = match (body.is_whole(&spans), wording.len() < SHORT) {
            (true, _) => 1.0,
            (false, false) => 0.9,
            // A short heading may be a part of any word.
            (false, true) => continue,
        };
        found.push(Occurrence { spans, is_exact: true, weight });
    }
    if wording.len() >= 6 {
        for near in sentences.like(wording, ALIKE) {
            if near.likeness < 1.0 && !found.iter().any(|it| overlaps(&it.spans, &near.spans)) {
                let weight = near.likeness * near.likeness * 0.9;
                found.push(Occurrence { spans: near.spans, is_exact: false, weight });
            }
        }
    }
    found
}

/// Places of a short wording that others may touch.
pub(super) fn touched(body: &Body, region: &[usize], wording: &[char]) -> Vec<Occurrence> {
    let found = within_blocks(body, region, wording).into_iter();
    found.map(|spans| Occurrence { spans, is_exact: true, weight: 0.5 }).collect()
}

/// Gives every piece its own place: as many as possible, in the order of the form.
pub(super) fn assigned(body: &mut Body, found: Vec<Vec<Occurrence>>) -> Vec<Option<Occurrence>> {
    let mut chosen: Vec<Option<Occurrence>> = vec![None; found.len()];
    for (piece, at) in in_order(&found) {
        chosen[piece] = found[piece].get(at).cloned();
    }
    for occurrence in chosen.iter().flatten() {
        body.take(&occurrence.spans);
    }
    // What stands in another order than on our form.
    for (piece, candidates) in found.into_iter().enumerate() {
        if chosen[piece].is_none() {
            let mut free = candidates.into_iter().filter(|it| body.are_free(&it.spans));
            chosen[piece] = free.next();
            if let Some(occurrence) = &chosen[piece] {
                body.take(&occurrence.spans);
            }
        }
    }
    chosen
}

/// A place of words that are not like ours, known by what stands around it.
pub(super) fn by_place(spans: Vec<Span>) -> Occurrence {
    Occurrence { spans, is_exact: false, weight: 0.0 }
}

/// The best choice of places that follow each other like the pieces.
fn in_order(found: &[Vec<Occurrence>]) -> Vec<(usize, usize)> {
    struct Link {
        piece: usize,
        at: usize,
        sum: f32,
        before: Option<usize>,
    }
    let mut links: Vec<Link> = Vec::new();
    for (piece, candidates) in found.iter().enumerate() {
        let known = links.len();
        for (at, occurrence) in candidates.iter().enumerate() {
            let fits = |link: &Link| found[link.piece][link.at].end() <= occurrence.start();
            let before = links[..known].iter().enumerate().filter(|(_, link)| fits(link));
            let before = before.max_by(|a, b| a.1.sum.total_cmp(&b.1.sum));
            let sum = before.map_or(0.0, |(_, link)| link.sum) + occurrence.weight;
            let before = before.map(|(index, _)| index);
            links.push(Link { piece, at, sum, before });
        }
    }
    let best = links.iter().enumerate().max_by(|a, b| a.1.sum.total_cmp(&b.1.sum));
    let mut next = best.map(|(index, _)| index);
    let mut chosen = Vec::new();
    while let Some(link) = next.and_then(|index| links.get(index)) {
        chosen.push((link.piece, link.at));
        next = link.before;
    }
    chosen
}
