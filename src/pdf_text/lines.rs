//! Glyphs to lines of text.

use super::budget::Budget;
use super::painted::Glyph;
use super::rules::Rules;

/// How far glyphs of one line may be apart, in ems: a cell of a table is parted from the next by more.
const GAP: f64 = 1.0;
/// How far blanks may bridge it.
const BLANKS: f64 = 3.1;

/// A stretch of text on one base line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The height of the base line.
    pub(super) base: f64,
    pub(super) size: f64,
}

impl Line {
    pub(super) fn top(&self) -> f64 {
        self.base - 0.88 * self.size
    }

    pub(super) fn bottom(&self) -> f64 {
        self.base + 0.12 * self.size
    }

    fn of(glyph: &Glyph) -> Self {
        Self {
            text: glyph.text.as_ref().to_owned(),
            left: glyph.start.0.min(glyph.end.0),
            right: glyph.start.0.max(glyph.end.0),
            base: glyph.start.1,
            size: glyph.size,
        }
    }

    fn is_letter_end(&self) -> bool {
        self.text.ends_with(|c: char| c.is_ascii_graphic())
    }

    /// Adds a glyph to the right of it.
    fn push(&mut self, glyph: &Glyph, gap: f64) {
        let is_word = glyph.text.starts_with(|c: char| c.is_ascii_graphic());
        if gap > 0.2 * self.size && is_word && self.is_letter_end() {
            self.text.push(' ');
        }
        self.text.push_str(&glyph.text);
        self.right = self.right.max(glyph.end.0);
        self.size = self.size.max(glyph.size);
    }
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|c| c.is_whitespace() || c.is_control())
}

/// Puts glyphs that run from left to right into lines, from the top.
pub(super) fn lines(mut glyphs: Vec<Glyph>, rules: &Rules, budget: &Budget) -> Option<Vec<Line>> {
    budget.work(glyphs.len() * 4)?;
    glyphs.sort_by(|a, b| a.start.1.total_cmp(&b.start.1));
    let mut lines = Vec::new();
    let mut rest = glyphs.as_slice();
    while let Some(first) = rest.first() {
        // Glyphs of one base line; small ones that stand a little higher belong to the line.
        let limit = first.start.1 + 0.3 * first.size;
        let count = rest.iter().take_while(|it| it.start.1 <= limit).count();
        let (row, after) = rest.split_at(count);
        rest = after;
        let mut row = row.to_vec();
        row.sort_by(|a, b| a.start.0.total_cmp(&b.start.0));
        row_lines(&row, rules, budget, &mut lines)?;
    }
    Some(lines)
}

fn row_lines(row: &[Glyph], rules: &Rules, budget: &Budget, lines: &mut Vec<Line>) -> Option<()> {
    let mut line: Option<Line> = None;
    let mut blanks = 0.0;
    let mut before: Option<&Glyph> = None;
    for glyph in row {
        if is_blank(glyph) {
            blanks += (glyph.end.0 - glyph.start.0).max(0.0);
            continue;
        }
        if before.is_some_and(|it| is_overprint(it, glyph)) {
            continue;
        }
        let Some(open) = &mut line else {
            line = Some(Line::of(glyph));
            (blanks, before) = (0.0, Some(glyph));
            continue;
        };
        let em = open.size.min(glyph.size).max(0.1);
        let gap = glyph.start.0 - open.right;
        let bridged = blanks.min(BLANKS * em);
        let between = (open.right - 0.2 * em, glyph.start.0 + 0.2 * em);
        let height = glyph.start.1 - 0.35 * em;
        if gap - bridged > GAP * em || rules.parts_columns(between, height, budget)? {
            lines.extend(line.replace(Line::of(glyph)));
        } else {
            open.push(glyph, gap);
        }
        (blanks, before) = (0.0, Some(glyph));
    }
    lines.extend(line);
    Some(())
}

/// Whether a glyph is painted once more to look bold.
fn is_overprint(first: &Glyph, second: &Glyph) -> bool {
    let near = 0.12 * first.size;
    first.text == second.text
        && (first.start.0 - second.start.0).abs() < near
        && (first.start.1 - second.start.1).abs() < near
}

/// Puts glyphs that run from top to bottom into lines, each a column, from the right.
pub(super) fn columns(mut glyphs: Vec<Glyph>, budget: &Budget) -> Option<Vec<Line>> {
    budget.work(glyphs.len() * 4)?;
    glyphs.retain(|glyph| !is_blank(glyph));
    glyphs.sort_by(|a, b| b.start.0.total_cmp(&a.start.0));
    let mut columns = Vec::new();
    let mut rest = glyphs.as_slice();
    while let Some(first) = rest.first() {
        let limit = first.start.0 - 0.3 * first.size;
        let count = rest.iter().take_while(|it| it.start.0 >= limit).count();
        let (column, after) = rest.split_at(count);
        rest = after;
        let mut column = column.to_vec();
        column.sort_by(|a, b| a.start.1.total_cmp(&b.start.1));
        let mut open: Option<Line> = None;
        for glyph in &column {
            match &mut open {
                Some(line) if glyph.start.1 - line.base <= (1.0 + GAP) * line.size => {
                    line.text.push_str(&glyph.text);
                    line.base = glyph.start.1;
                }
                _ => columns.extend(open.replace(Line::of(glyph))),
            }
        }
        columns.extend(open);
    }
    Some(columns)
}
