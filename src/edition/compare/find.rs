//! Wording that stands in the file word for word.

use super::around::without;
use super::body::{Body, Span};
use super::look_alike::END;
use super::normal::is_word;

/// The most places at which one wording is looked for.
const MOST: usize = 24;
/// The shortest wording that may be put together of lines that are not known to belong together.
const SHORTEST: usize = 6;
/// How many lines one wording may be broken into.
const LINES: usize = 14;

/// Every place where wording stands within one block.
pub(super) fn within_blocks(body: &Body, region: &[usize], wording: &[char]) -> Vec<Vec<Span>> {
    let mut found = Vec::new();
    let Some(first) = wording.first() else { return found };
    for &block in region {
        let chars = &body.blocks[block].chars;
        let mut from = 0;
        while from + wording.len() <= chars.len() && found.len() < MOST {
            if chars[from] == *first && chars[from..].starts_with(wording) {
                found.push(vec![Span { block, from, to: from + wording.len() }]);
                from += wording.len();
            } else {
                from += 1;
            }
        }
    }
    found
}

/// Every place where wording stands in lines below each other, also where numbers or `short` words of
/// other columns stand beside them on the same lines.
pub(super) fn over_lines(
    body: &Body,
    region: &[usize],
    wording: &[char],
    short: &[Vec<char>],
) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<Span>> = Vec::new();
    if wording.len() < SHORTEST {
        return found;
    }
    let mut search = Search { body, region, wording, short, steps: 20_000 };
    for &block in region {
        for line in 0..body.blocks[block].lines.len() {
            let (start, end) = search.bounds(block, line);
            for from in start..end {
                let run = search.run(block, from, end, 0);
                let is_cut = run >= 2 && run < wording.len() && found.len() < MOST;
                if is_cut
                    && search.is_edge(block, from + run, end)
                    && search.begins(block, start, from)
                    && let Some(rest) = search.rest((block, line), run, LINES)
                {
                    let mut spans = vec![Span { block, from, to: from + run }];
                    spans.extend(rest);
                    found.push(spans);
                }
            }
        }
    }
    found
}

struct Search<'a> {
    body: &'a Body,
    region: &'a [usize],
    wording: &'a [char],
    short: &'a [Vec<char>],
    steps: usize,
}

impl Search<'_> {
    fn bounds(&self, block: usize, line: usize) -> (usize, usize) {
        let line = &self.body.blocks[block].lines[line];
        (line.from, line.to)
    }

    /// How much of the wording, from its character `at` on, stands here.
    fn run(&self, block: usize, from: usize, end: usize, at: usize) -> usize {
        let here = &self.body.blocks[block].chars[from..end];
        here.iter().zip(&self.wording[at..]).take_while(|(one, other)| one == other).count()
    }

    /// Whether nothing but numbers, marks and short words of other columns stands here, at the edge of
    /// a line.
    fn is_edge(&self, block: usize, from: usize, to: usize) -> bool {
        let rest = without(&self.body.blocks[block].chars[from..to], self.short);
        rest.iter().all(|c| !is_word(*c) || c.is_ascii_digit())
    }

    /// Whether a sentence may begin here on its line.
    fn begins(&self, block: usize, start: usize, from: usize) -> bool {
        let before = from.checked_sub(1).map(|at| self.body.blocks[block].chars[at]);
        before == Some(END) || self.is_edge(block, start, from)
    }

    /// The rest of the wording, in lines below.
    fn rest(&mut self, above: (usize, usize), at: usize, depth: usize) -> Option<Vec<Span>> {
        let depth = depth.checked_sub(1)?;
        for (block, line) in self.lines_below(above) {
            let (start, end) = self.bounds(block, line);
            for from in start..end {
                self.steps = self.steps.checked_sub(1)?;
                let run = self.run(block, from, end, at);
                if run == 0 || !self.is_edge(block, start, from) {
                    continue;
                }
                let span = Span { block, from, to: from + run };
                if at + run == self.wording.len() {
                    return Some(vec![span]);
                }
                if self.is_edge(block, from + run, end)
                    && let Some(rest) = self.rest((block, line), at + run, depth)
                {
                    return Some(std::iter::once(span).chain(rest).collect());
                }
            }
        }
        None
    }

    /// The lines in which a sentence may go on: a little lower, over or under the same width.
    fn lines_below(&self, (block, line): (usize, usize)) -> Vec<(usize, usize)> {
        let own = &self.body.blocks[block];
        let place = own.lines[line].place;
        let mut below = Vec::new();
        let mut over = Vec::new();
        for &other in self.region {
            let other_block = &self.body.blocks[other];
            for (at, line) in other_block.lines.iter().enumerate() {
                if line.place.shared_width(place) <= 0.0 {
                    continue;
                }
                let step = line.place.top - place.top;
                if other_block.page == own.page && step > 0.3 * place.height() {
                    if step <= 3.2 * place.height() {
                        below.push((step, (other, at)));
                    }
                } else if other_block.page == own.page + 1 && over.len() < 12 {
                    over.push((line.place.top, (other, at)));
                }
            }
        }
        below.sort_by(|a, b| a.0.total_cmp(&b.0));
        over.sort_by(|a, b| a.0.total_cmp(&b.0));
        below.into_iter().chain(over).map(|(_, it)| it).collect()
    }
}
