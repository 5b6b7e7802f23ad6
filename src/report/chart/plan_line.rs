//! Those inside in one line, those outside in rows below it.

use super::card::Card;
use super::plan::{
    AROUND, Area, GAP, GUTTER, Row, Stack, WIDEST, balanced, count, edges, grid, lane, width_of,
};
use super::setting::Type;
use crate::model::Tier;
use crate::report::paper::Mm;

/// Width of the box of the finder, which says little, beside that of the others.
const FINDER: f32 = 0.6;
/// The longest arrow between two boxes of a line.
const LONGEST_ARROW: Mm = Mm(30.0);

/// One line of boxes inside, and rows of boxes outside below it.
pub(super) fn line(
    inside: &[usize],
    outside: &[usize],
    cards: &[Card],
    area: Area,
    sizes: Type,
    most: usize,
) -> Stack {
    let mut rows: Vec<Row> = Vec::new();
    let room = area.size.width;
    let arrow = sizes.circle * 2.0 + Mm(7.0);
    let chunks = if inside.is_empty() { Vec::new() } else { balanced(inside, most.min(6)) };
    let columns = chunks.first().map_or(1, Vec::len);
    let is_narrow =
        |column: usize| chunks.len() == 1 && columns > 1 && cards[chunks[0][column]].is_finder;
    let shares: Vec<f32> =
        (0..columns).map(|column| if is_narrow(column) { FINDER } else { 1.0 }).collect();
    let whole = room - arrow * count(columns.saturating_sub(1));
    let width = (whole / shares.iter().sum::<f32>().max(1.0)).min(WIDEST);
    let widths: Vec<Mm> = shares.iter().map(|share| width * *share).collect();
    let spare = room - widths.iter().copied().sum();
    let gap = (spare / count(columns.saturating_sub(1).max(1))).min(LONGEST_ARROW);
    let lefts = edges(area.at.x, room, &widths, gap);
    for (index, chunk) in chunks.into_iter().enumerate() {
        let lane = if index == 0 { Mm(0.0) } else { lane(sizes) };
        let tier = cards[chunk[0]].tier;
        let (lefts, widths) = (lefts[..chunk.len()].to_vec(), widths[..chunk.len()].to_vec());
        rows.push(Row { cards: chunk, lefts, widths, lane, may_widen: index > 0, tier });
    }
    rows.extend(below(outside, area, sizes, most, rows.is_empty()));
    Stack { rows, below: Mm(0.0) }
}

/// One row of boxes inside with a frame around those of each level, and rows outside below it.
pub(super) fn groups(
    inside: &[usize],
    outside: &[usize],
    cards: &[Card],
    area: Area,
    sizes: Type,
    most: usize,
) -> Stack {
    let tier = |card: usize| cards[card].tier;
    let size_of = |card: usize| inside.iter().filter(|it| tier(**it) == tier(card)).count();
    let around = |card: usize| if size_of(card) > 1 { AROUND } else { Mm(0.0) };
    let arrow = sizes.circle * 2.0 + Mm(5.0);
    let gaps: Vec<Mm> = inside
        .windows(2)
        .map(|pair| {
            let is_level = tier(pair[0]) == tier(pair[1]);
            if is_level { Mm(3.0) } else { arrow + around(pair[0]) + around(pair[1]) }
        })
        .collect();
    let ends = [inside.first(), inside.last()].map(|it| it.map_or(Mm(0.0), |it| around(*it)));
    let fixed: Mm = gaps.iter().chain(&ends).copied().sum();
    let share = |card: usize| if cards[card].is_finder { FINDER } else { 1.0 };
    let shares: f32 = inside.iter().map(|card| share(*card)).sum();
    let width = ((area.size.width - fixed) / shares.max(1.0)).min(WIDEST);
    let widths: Vec<Mm> = inside.iter().map(|card| width * share(*card)).collect();
    let all = widths.iter().copied().sum::<Mm>() + fixed;
    let mut next = area.at.x + (area.size.width - all) / 2.0 + ends[0];
    let mut lefts = Vec::new();
    for (index, width) in widths.iter().enumerate() {
        lefts.push(next);
        next += *width + gaps.get(index).copied().unwrap_or(Mm(0.0));
    }
    let is_framed = inside.iter().any(|card| size_of(*card) > 1);
    let around = if is_framed { AROUND } else { Mm(0.0) };
    let mut rows = Vec::new();
    if let Some(first) = inside.first() {
        let (cards, tier) = (inside.to_vec(), tier(*first));
        rows.push(Row { cards, lefts, widths, lane: around, may_widen: false, tier });
    }
    let mut outside = below(outside, area, sizes, most, false);
    if let Some(first) = outside.first_mut() {
        first.lane += around;
    }
    rows.extend(outside);
    Stack { rows, below: Mm(0.0) }
}

/// Rows of boxes outside.
fn below(outside: &[usize], area: Area, sizes: Type, most: usize, is_first: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let room = area.size.width;
    if outside.is_empty() {
        return rows;
    }
    let usual = match outside.len() {
        5 | 13..=20 => 5,
        0..=12 => 4,
        _ => 6,
    };
    let chunks = balanced(outside, usual.min(most));
    let columns = chunks[0].len();
    let gutter = if chunks.len() > 1 { GUTTER } else { Mm(0.0) };
    let width = width_of(room - gutter, columns, GAP);
    let lefts = grid(area.at.x, room - gutter, columns, width, GAP);
    for chunk in chunks {
        let is_first = is_first && rows.is_empty();
        let lane = if is_first { sizes.circle * 2.0 + Mm(3.0) } else { lane(sizes) };
        let (lefts, widths) = (lefts[..chunk.len()].to_vec(), vec![width; chunk.len()]);
        let tier = Tier::Outside;
        rows.push(Row { cards: chunk, lefts, widths, lane, may_widen: !is_first, tier });
    }
    rows
}
