//! What stands on a page before it is put into lines.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::FontLimit;
use super::font::Font;

/// The most glyphs of a file.
const GLYPHS: usize = 400_000;
/// The most straight lines of a page; a form has hundreds.
const RULES: usize = 20_000;
/// The shortest line that may be the edge of a cell, in points.
const SHORTEST: f64 = 3.0;
/// The thickest shape that is meant as a line, in points.
const THICKEST: f64 = 3.0;

/// One glyph at its place; `y` counts from the top of the page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: Rc<str>,
    /// Where its base line begins.
    pub(super) start: (f64, f64),
    /// Where its base line ends.
    pub(super) end: (f64, f64),
    pub(super) size: f64,
    /// Whether it belongs to a line from top to bottom.
    pub(super) is_vertical: bool,
}

/// A straight line along an edge of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rule {
    pub(super) fn between(from: (f64, f64), to: (f64, f64)) -> Option<Self> {
        Self::around(&[from, to])
    }

    pub(super) fn around(corners: &[(f64, f64)]) -> Option<Self> {
        let first = corners.first()?;
        let mut rule = Self { left: first.0, right: first.0, top: first.1, bottom: first.1 };
        for (x, y) in corners {
            rule.left = rule.left.min(*x);
            rule.right = rule.right.max(*x);
            rule.top = rule.top.min(*y);
            rule.bottom = rule.bottom.max(*y);
        }
        let (width, height) = (rule.right - rule.left, rule.bottom - rule.top);
        let is_line = width.min(height) <= THICKEST && width.max(height) >= SHORTEST;
        let is_here = width.max(height) < 1e5 && rule.left.abs().max(rule.top.abs()) < 1e6;
        (is_line && is_here).then_some(rule)
    }

    pub(super) fn is_across(self) -> bool {
        self.right - self.left >= self.bottom - self.top
    }
}

/// Everything on a page.
#[derive(Debug)]
pub(super) struct Painted {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    pub(super) images: usize,
    /// Whether everything that is painted could be read.
    pub(super) is_complete: bool,
    left: usize,
    counts: BTreeMap<String, (FontLimit, usize)>,
}

impl Painted {
    pub(super) fn new() -> Self {
        Self {
            glyphs: Vec::new(),
            rules: Vec::new(),
            images: 0,
            is_complete: true,
            left: GLYPHS,
            counts: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, glyph: Glyph) {
        self.glyphs.push(glyph);
    }

    pub(super) fn rule(&mut self, rule: Option<Rule>) {
        if self.rules.len() < RULES {
            self.rules.extend(rule);
        }
    }

    /// Counts a glyph; `None` where there are too many.
    pub(super) fn count(&mut self, font: &Font, is_unknown: bool) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        if is_unknown {
            let counted = self.counts.entry(font.name.clone());
            counted.or_insert_with(|| (font.limit.clone(), 0)).1 += 1;
        }
        Some(())
    }

    /// How many glyphs there were.
    pub(super) fn counted(&self) -> usize {
        GLYPHS - self.left
    }

    /// The fonts with glyphs that stand for unknown characters.
    pub(super) fn limits(&self) -> impl Iterator<Item = (&String, &FontLimit, usize)> {
        self.counts.iter().map(|(name, (limit, count))| (name, limit, *count))
    }
}
