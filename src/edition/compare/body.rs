//! The text of the file, ready to be searched.

use crate::model::original_text::{OriginalPlace, OriginalText};

use super::look_alike::END;
use super::normal::{Normal, is_word};

/// A stretch of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) block: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// One line of a block.
#[derive(Clone, Debug)]
pub(super) struct BodyLine {
    pub(super) text: String,
    pub(super) place: OriginalPlace,
    /// Its characters among those of the block.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// One block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) page: usize,
    pub(super) place: OriginalPlace,
    pub(super) is_cell: bool,
    pub(super) chars: Vec<char>,
    /// Where in its line each was written.
    bytes: Vec<(usize, usize)>,
    pub(super) lines: Vec<BodyLine>,
    /// Which characters belong to wording that was found.
    pub(super) taken: Vec<bool>,
}

/// All blocks of the file, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
}

impl Block {
    pub(super) fn line_at(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|line| line.from <= at);
        after.saturating_sub(1)
    }

    /// What was written there, on one line.
    pub(super) fn written(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let (start, end) = (line.from.max(from), line.to.min(to));
            if start < end {
                let part = &line.text[self.bytes[start].0..self.bytes[end - 1].1];
                let is_apart = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                if is_apart(text.chars().last()) && is_apart(part.chars().next()) {
                    text.push(' ');
                }
                text.push_str(part);
            }
        }
        text.trim().to_owned()
    }

    /// Where the characters stand on the page, from line to line.
    pub(super) fn place_of(&self, from: usize, to: usize) -> OriginalPlace {
        let last = to.max(from + 1);
        let lines = self.lines.iter().filter(|line| line.from < last && line.to > from);
        lines.map(|line| line.place).reduce(OriginalPlace::around).unwrap_or(self.place)
    }

    pub(super) fn is_free(&self, from: usize, to: usize) -> bool {
        self.taken[from..to].iter().all(|taken| !taken)
    }

    /// Whether a line ends before this character although there was room for more.
    fn is_parted(&self, at: usize) -> bool {
        let (line, own) = (self.line_at(at.saturating_sub(1)), self.line_at(at));
        line != own && !self.is_broken_after(line)
    }

    /// Whether a line goes on in the next one: it was broken because it was full.
    pub(super) fn is_broken_after(&self, line: usize) -> bool {
        let Some(line) = self.lines.get(line) else { return false };
        let room = self.place.right - line.place.right;
        self.is_cell || room <= 1.6 * line.place.height().max(0.1)
    }
}

impl Body {
    pub(super) fn of(text: &OriginalText) -> Self {
        let mut blocks = Vec::new();
        for (page, original) in text.pages.iter().enumerate() {
            for block in &original.blocks {
                let mut own = Block {
                    page,
                    place: block.place,
                    is_cell: block.is_cell,
                    chars: Vec::new(),
                    bytes: Vec::new(),
                    lines: Vec::new(),
                    taken: Vec::new(),
                };
                for line in &block.lines {
                    let from = own.chars.len();
                    let normal = Normal::of(&line.text);
                    own.chars.extend(normal.chars);
                    own.bytes.extend(normal.bytes);
                    let (text, place, to) = (line.text.clone(), line.place, own.chars.len());
                    own.lines.push(BodyLine { text, place, from, to });
                }
                own.taken = vec![false; own.chars.len()];
                if !own.chars.is_empty() {
                    blocks.push(own);
                }
            }
        }
        Self { blocks }
    }

    pub(super) fn take(&mut self, spans: &[Span]) {
        for span in spans {
            self.blocks[span.block].taken[span.from..span.to].fill(true);
        }
    }

    pub(super) fn are_free(&self, spans: &[Span]) -> bool {
        spans.iter().all(|span| self.blocks[span.block].is_free(span.from, span.to))
    }

    pub(super) fn written(&self, spans: &[Span]) -> String {
        spans.iter().map(|it| self.blocks[it.block].written(it.from, it.to)).collect()
    }

    /// Whether words are neither cut at their beginning nor at their end.
    pub(super) fn is_whole(&self, spans: &[Span]) -> bool {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return false };
        let before = first.from.checked_sub(1);
        let before = before.map(|at| self.blocks[first.block].chars[at]);
        let chars = &self.blocks[last.block].chars;
        let is_end = last.to > 0 && chars[last.to - 1] == END;
        // A number may touch what it is the number of.
        let is_text = !self.blocks[first.block].chars[first.from].is_ascii();
        let begins = before.is_none_or(|c| !is_word(c) || is_text && c.is_ascii_digit());
        let ends = is_end || chars.get(last.to).is_none_or(|c| !is_word(*c));
        (begins || self.blocks[first.block].is_parted(first.from))
            && (ends || self.blocks[last.block].is_parted(last.to))
    }

    /// The blocks that may go on where one ends: right below it, or first on the next page.
    pub(super) fn below(&self, at: usize, region: &[usize]) -> Option<usize> {
        let block = &self.blocks[at];
        let height = block.lines.last().map_or(1.0, |line| line.place.height());
        let fits = |other: &&usize| {
            let other = &self.blocks[**other];
            let narrow =
                (other.place.right - other.place.left).min(block.place.right - block.place.left);
            let shared = other.place.shared_width(block.place);
            shared > 0.5 * narrow && (other.place.left - block.place.left).abs() < 4.0 * height
        };
        let beneath = |other: &&usize| {
            let other = &self.blocks[**other];
            let gap = other.place.top - block.place.bottom;
            other.page == block.page && gap > -0.5 * height && gap < 2.5 * height
        };
        let behind = region.iter().filter(|other| **other != at);
        let same = behind.clone().filter(beneath).find(fits);
        let is_last = || {
            let mut lower = behind.clone().filter(|other| {
                let other = &self.blocks[**other];
                other.page == block.page && other.place.top > block.place.bottom
            });
            !lower.any(|other| fits(&other))
        };
        same.copied().or_else(|| {
            let mut next = behind.clone().filter(|it| self.blocks[**it].page == block.page + 1);
            if is_last() { next.by_ref().find(fits).copied() } else { None }
        })
    }
}
