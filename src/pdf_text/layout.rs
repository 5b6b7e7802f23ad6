//! Lines of text to the blocks that a reader sees: paragraphs, and the contents of cells.

use crate::model::original_text::{OriginalBlock, OriginalLine, OriginalPage, OriginalPlace, sort};

use super::budget::Budget;
use super::lines::{Line, columns, lines};
use super::painted::{Glyph, Rule};
use super::rules::Rules;

/// How far the base lines of a paragraph may be apart, in ems.
const PITCH: f64 = 1.95;
/// How far a line of a paragraph may begin beside the one above, in ems: numbers hang.
const INDENT: f64 = 4.0;

/// The page that is made of these; `None` at the end of the budget.
pub(super) fn page(glyphs: Vec<Glyph>, rules: Vec<Rule>, budget: &Budget) -> Option<OriginalPage> {
    let rules = Rules::new(rules);
    let none = Rules::default();
    let mut turned: [Vec<Glyph>; 4] = Default::default();
    let mut vertical = Vec::new();
    for glyph in glyphs {
        if glyph.is_vertical {
            vertical.push(glyph);
        } else {
            let turn = quarter(&glyph);
            turned[turn].push(straightened(glyph, turn));
        }
    }
    let mut blocks = Vec::new();
    for (turn, glyphs) in turned.into_iter().enumerate() {
        let rules = if turn == 0 { &rules } else { &none };
        let lines = lines(glyphs, rules, budget)?;
        blocks.extend(paragraphs(lines, rules, budget)?);
    }
    sort(&mut blocks);
    blocks.extend(columns(vertical, budget)?.into_iter().filter_map(column_block));
    Some(OriginalPage { blocks })
}

/// By how many quarters of a turn text is turned.
fn quarter(glyph: &Glyph) -> usize {
    let (across, down) = (glyph.end.0 - glyph.start.0, glyph.end.1 - glyph.start.1);
    match (across.abs() >= down.abs(), across >= 0.0, down >= 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 2,
        (false, _, true) => 1,
        (false, _, false) => 3,
    }
}

fn straightened(glyph: Glyph, turn: usize) -> Glyph {
    let turned = |(x, y): (f64, f64)| match turn {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    };
    Glyph { start: turned(glyph.start), end: turned(glyph.end), ..glyph }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]
fn place(left: f64, top: f64, right: f64, bottom: f64) -> OriginalPlace {
    OriginalPlace { left: left as f32, top: top as f32, right: right as f32, bottom: bottom as f32 }
}

/// A column of text; its last glyph stands at the base of the line.
fn column_block(line: Line) -> Option<OriginalBlock> {
    let rows = line.text.chars().count();
    #[expect(clippy::cast_precision_loss, reason = "a column is short")]
    let top = line.bottom() - rows as f64 * line.size;
    let place = place(line.left, top, line.right, line.bottom());
    OriginalBlock::of(vec![OriginalLine { text: line.text, place }], false)
}

/// What may follow what: the lines below each line that could continue it.
struct Links {
    above: Vec<Option<usize>>,
}

fn paragraphs(lines: Vec<Line>, rules: &Rules, budget: &Budget) -> Option<Vec<OriginalBlock>> {
    let above = Links::between(&lines, rules, budget)?.above;
    let mut block_of: Vec<usize> = Vec::with_capacity(lines.len());
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    for (line, above) in lines.into_iter().zip(above) {
        let at = if let Some(above) = above {
            block_of[above]
        } else {
            blocks.push(Vec::new());
            blocks.len() - 1
        };
        block_of.push(at);
        blocks[at].push(line);
    }
    let mut made = Vec::new();
    for lines in blocks {
        let is_cell = is_cell(&lines, rules, budget)?;
        let lines = lines.into_iter().map(|line| OriginalLine {
            place: place(line.left, line.top(), line.right, line.bottom()),
            text: line.text,
        });
        made.extend(OriginalBlock::of(lines.collect(), is_cell));
    }
    Some(made)
}

/// Whether lines are drawn above and below.
fn is_cell(lines: &[Line], rules: &Rules, budget: &Budget) -> Option<bool> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Some(false) };
    let width = (
        lines.iter().map(|it| it.left).fold(f64::INFINITY, f64::min),
        lines.iter().map(|it| it.right).fold(f64::NEG_INFINITY, f64::max),
    );
    let reach = 6.0 * first.size;
    Some(
        rules.parts_rows((first.top() - reach, first.base), width, budget)?
            && rules.parts_rows((last.base, last.bottom() + reach), width, budget)?,
    )
}

impl Links {
    /// Links every line to the one above that it continues. Lines come sorted from the top.
    fn between(lines: &[Line], rules: &Rules, budget: &Budget) -> Option<Self> {
        let mut candidates: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
        for (at, line) in lines.iter().enumerate() {
            for (other, above) in lines[..at].iter().enumerate().rev() {
                budget.work(2)?;
                let pitch = line.base - above.base;
                if pitch > 200.0 {
                    break;
                }
                if pitch > 0.4 * line.size
                    && pitch <= PITCH * line.size.max(above.size)
                    && is_alike(above, line)
                    && !rules.parts_rows(
                        (above.base - 0.1 * above.size, line.base - 0.5 * line.size),
                        (above.left.max(line.left), above.right.min(line.right)),
                        budget,
                    )?
                {
                    candidates[at].push(other);
                }
            }
        }
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
        let mut above: Vec<Option<usize>> = vec![None; lines.len()];
        for (at, found) in candidates.iter().enumerate() {
            let Some(nearest) = found.first().map(|first| lines[*first].base) else { continue };
            let same_row = |it: &&usize| nearest - lines[**it].base <= 0.5 * lines[**it].size;
            let mut row = found.iter().filter(same_row);
            let chosen = match (row.next(), row.next()) {
                (Some(only), None) => Some(*only),
                _ => found
                    .iter()
                    .copied()
                    .filter(|it| same_row(&it))
                    .find(|it| (lines[*it].left - lines[at].left).abs() <= lines[at].size),
            };
            if let Some(parent) = chosen {
                children[parent].push(at);
                above[at] = Some(parent);
            }
        }
        // A line over several columns begins none of them, except the one that it is aligned with.
        for (parent, found) in children.iter().enumerate() {
            if found.len() > 1 {
                let is_aligned =
                    |it: &usize| (lines[parent].left - lines[*it].left).abs() <= lines[parent].size;
                let kept = found.iter().copied().find(is_aligned);
                for child in found {
                    if kept != Some(*child) {
                        above[*child] = None;
                    }
                }
            }
        }
        Some(Self { above })
    }
}

/// Whether two lines may belong to one paragraph by size and by where they begin or lie.
fn is_alike(above: &Line, below: &Line) -> bool {
    let ratio = above.size / below.size.max(0.1);
    let shared = above.right.min(below.right) - above.left.max(below.left);
    let em = above.size.max(below.size);
    let is_centered = (above.left + above.right - below.left - below.right).abs() <= em;
    (0.8..=1.25).contains(&ratio)
        && shared > 0.0
        && (is_centered || (above.left - below.left).abs() <= INDENT * em)
}
