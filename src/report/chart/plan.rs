//! Which boxes stand side by side, and how much room the lines between the rows need.

use super::card::Card;
use super::fit::Task;
use super::plan_line::{groups, line};
use super::setting::Type;
use crate::model::{ChartKind, ChartTemplate, Tier};
use crate::report::paper::{Mm, Point, Size};

/// The part of the page that boxes and lines may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) at: Point,
    pub(super) size: Size,
}

/// Boxes side by side.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The boxes, by the index of the card.
    pub(super) cards: Vec<usize>,
    /// The left edge of each.
    pub(super) lefts: Vec<Mm>,
    /// The width of each.
    pub(super) widths: Vec<Mm>,
    /// The least room above the row.
    pub(super) lane: Mm,
    /// Whether more room above would make the lines clearer.
    pub(super) may_widen: bool,
    pub(super) tier: Tier,
}

/// Rows below each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    pub(super) rows: Vec<Row>,
    /// Room below the last row.
    pub(super) below: Mm,
}

/// How the route runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// From left to right, then down to those outside.
    Line,
    /// The same with a frame around the boxes of a level, who are told at the same time.
    Groups,
    /// From row to row upwards, then to those outside at the right, along a line at `trunk`.
    Levels { trunk: Option<Mm> },
    /// A tree without arrows.
    Tree,
}

/// The whole arrangement.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) shape: Shape,
    pub(super) stacks: Vec<Stack>,
}

impl Plan {
    /// Boxes in the longest row.
    pub(super) fn longest_row(&self) -> usize {
        let rows = self.stacks.iter().flat_map(|stack| &stack.rows);
        rows.map(|row| row.cards.len()).max().unwrap_or(0)
    }
}

/// How those inside stand to those outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As the template has it.
    Usual,
    /// Those outside below those inside, for more room where the template puts them beside.
    Below,
}

/// No row is made shorter than this to keep a number on one line.
pub(super) const FEWEST: usize = 2;
/// Between boxes that no arrow parts.
pub(super) const GAP: Mm = Mm(4.0);
/// The widest box.
pub(super) const WIDEST: Mm = Mm(72.0);
/// Width of the name of a level with the gap after it.
pub(super) const LABEL: Mm = Mm(8.0);
/// Between a frame around several rows and the boxes in it.
pub(super) const AROUND: Mm = Mm(2.2);
/// Right of the boxes outside, where the line runs down to their further rows.
pub(super) const GUTTER: Mm = Mm(6.0);
/// Room above the boxes at the right, for the line that comes from those who decide.
pub(super) const OVER: Mm = Mm(6.0);
/// Between those inside and those outside, where they stand side by side.
const BETWEEN: Mm = Mm(9.0);
/// Width of the part inside beside the part outside, by the boxes of its longest row.
const INSIDE: [Mm; 5] = [Mm(112.0), Mm(112.0), Mm(134.0), Mm(140.0), Mm(146.0)];

/// Room for a number in its circle above a box.
pub(super) fn lane(sizes: Type) -> Mm {
    sizes.circle * 2.0 + Mm(6.0)
}

/// Room for a number in its circle beside a box, in both directions.
fn aisle(sizes: Type) -> Mm {
    (sizes.circle * 2.0 + Mm(4.0)) * 2.0
}

/// Arranges the cards of a chart, not more than `most` in a row.
pub(super) fn plan(task: Task<'_>, sizes: Type, manner: Manner, most: usize) -> Plan {
    let Task { kind, template, cards, area, .. } = task;
    let outside: Vec<usize> = of(cards, |tier| tier == Tier::Outside);
    let inside: Vec<usize> = of(cards, |tier| tier != Tier::Outside);
    match (kind, template) {
        (ChartKind::Organization, _) => {
            let tiers = [Tier::Executive, Tier::Management, Tier::Site, Tier::Outside];
            let stack = levels(cards, &tiers, area, lane(sizes) - Mm(1.0), most.min(6));
            Plan { shape: Shape::Tree, stacks: vec![stack] }
        }
        (ChartKind::Contact, ChartTemplate::Departments | ChartTemplate::Hospital)
            if manner == Manner::Below =>
        {
            let stack = groups(&inside, &outside, cards, area, sizes, most);
            Plan { shape: Shape::Groups, stacks: vec![stack] }
        }
        (ChartKind::Contact, ChartTemplate::Departments | ChartTemplate::Hospital)
            if !inside.is_empty() =>
        {
            let tiers = [Tier::Executive, Tier::Management, Tier::Site];
            if outside.is_empty() {
                let stack = levels(cards, &tiers, area, lane(sizes), most.min(6));
                return Plan { shape: Shape::Levels { trunk: None }, stacks: vec![stack] };
            }
            let boxes = |tier: &Tier| of(cards, |it| it == *tier).len();
            let longest = tiers.iter().map(boxes).max().unwrap_or(1).min(most);
            let inside = INSIDE[longest.clamp(1, INSIDE.len()) - 1];
            let left = Area { size: Size { width: inside, ..area.size }, ..area };
            let from = area.at.x + inside + BETWEEN;
            let right = Area {
                at: Point::new(from, area.at.y),
                size: Size { width: area.size.width - inside - BETWEEN, ..area.size },
            };
            let inside = levels(cards, &tiers, left, lane(sizes), most.min(5));
            let stacks = vec![inside, pairs(&outside, right, sizes)];
            let trunk = Some(right.at.x + right.size.width / 2.0);
            Plan { shape: Shape::Levels { trunk }, stacks }
        }
        (ChartKind::Contact, _) => {
            let stack = line(&inside, &outside, cards, area, sizes, most);
            Plan { shape: Shape::Line, stacks: vec![stack] }
        }
    }
}

fn of(cards: &[Card], is_it: impl Fn(Tier) -> bool) -> Vec<usize> {
    (0..cards.len()).filter(|&index| is_it(cards[index].tier)).collect()
}

/// Divides boxes into rows of about the same length, none longer than `most`.
pub(super) fn balanced(cards: &[usize], most: usize) -> Vec<Vec<usize>> {
    let rows = cards.len().div_ceil(most).max(1);
    let each = cards.len().div_ceil(rows).max(1);
    cards.chunks(each).map(<[usize]>::to_vec).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a row has a handful of boxes")]
pub(super) fn count(number: usize) -> f32 {
    number as f32
}

/// The left edges of equal boxes in the middle of some room.
pub(super) fn grid(left: Mm, room: Mm, boxes: usize, width: Mm, gap: Mm) -> Vec<Mm> {
    edges(left, room, &vec![width; boxes], gap)
}

/// The left edges of boxes in the middle of some room.
pub(super) fn edges(left: Mm, room: Mm, widths: &[Mm], gap: Mm) -> Vec<Mm> {
    let all = widths.iter().copied().sum::<Mm>() + gap * count(widths.len().saturating_sub(1));
    let mut next = left + (room - all) / 2.0;
    let edges = widths.iter().map(|width| {
        let edge = next;
        next += *width + gap;
        edge
    });
    edges.collect()
}

pub(super) fn width_of(room: Mm, boxes: usize, gap: Mm) -> Mm {
    let all = room - gap * count(boxes.saturating_sub(1));
    (all / count(boxes.max(1))).min(WIDEST)
}

/// One row per level, or several in a frame where a level has more boxes than a row.
fn levels(cards: &[Card], tiers: &[Tier], area: Area, lane: Mm, most: usize) -> Stack {
    let left = area.at.x + LABEL;
    let room = area.size.width - LABEL;
    let mut rows = Vec::new();
    let mut below = Mm(0.0);
    for tier in tiers {
        let boxes = of(cards, |it| it == *tier);
        if boxes.is_empty() {
            continue;
        }
        let chunks = balanced(&boxes, most);
        let around = if chunks.len() > 1 { AROUND } else { Mm(0.0) };
        let gap = if chunks[0].len() > 4 { Mm(3.0) } else { GAP };
        let width = width_of(room - around * 2.0, chunks[0].len(), gap);
        let is_top = rows.is_empty();
        for (index, chunk) in chunks.into_iter().enumerate() {
            // A shorter last row stands in the middle too.
            let lefts = grid(left, room, chunk.len(), width, gap);
            let lane = match (index, is_top) {
                (0, true) => around,
                (0, false) => lane + below + around,
                _ => Mm(3.0),
            };
            let may_widen = index == 0 && !is_top;
            let widths = vec![width; chunk.len()];
            rows.push(Row { cards: chunk, lefts, widths, lane, may_widen, tier: *tier });
        }
        below = around;
    }
    Stack { rows, below }
}

/// Two boxes per row with an aisle between them.
fn pairs(boxes: &[usize], area: Area, sizes: Type) -> Stack {
    let gap = aisle(sizes);
    let width = (area.size.width - gap) / 2.0;
    let lefts = [area.at.x, area.at.x + width + gap];
    let rows = boxes.chunks(2).enumerate().map(|(index, pair)| Row {
        cards: pair.to_vec(),
        lefts: lefts[..pair.len()].to_vec(),
        widths: vec![width; pair.len()],
        lane: if index == 0 { OVER } else { Mm(3.0) },
        may_widen: index > 0,
        tier: Tier::Outside,
    });
    Stack { rows: rows.collect(), below: Mm(0.0) }
}
