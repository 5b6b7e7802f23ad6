//! The lines between the boxes, and the numbers of the calls.

use super::fit::{Arrangement, Placed, PlacedRow};
use super::plan::{AROUND, GUTTER, OVER, Shape};
use super::stroke::{self, Pen, Way};
use crate::model::{BoxId, Tier};
use crate::report::font::Fonts;
use crate::report::paper::{Mark, Mm, Point, Size};

/// Draws the lines and counts the calls.
pub(super) struct Router<'a> {
    arrangement: &'a Arrangement,
    fonts: &'a Fonts,
    marks: Vec<Mark>,
    /// The number of the last call.
    called: usize,
    /// The number of every call.
    numbers: Vec<(BoxId, usize)>,
}

/// A place where lines meet a level: a box, or the frame around all boxes of the level.
#[derive(Clone, Debug)]
struct Anchor {
    at: Point,
    size: Size,
    is_optional: bool,
    /// The box, or all boxes inside the frame.
    cards: Vec<usize>,
}

impl Anchor {
    fn x(&self) -> Mm {
        self.at.x + self.size.width / 2.0
    }

    fn right(&self) -> Mm {
        self.at.x + self.size.width
    }

    fn bottom(&self) -> Mm {
        self.at.y + self.size.height
    }
}

impl<'a> Router<'a> {
    pub(super) fn new(arrangement: &'a Arrangement, fonts: &'a Fonts) -> Self {
        Self { arrangement, fonts, marks: Vec::new(), called: 0, numbers: Vec::new() }
    }

    /// The lines, and the number of every box that is called.
    pub(super) fn draw(mut self) -> (Vec<Mark>, Vec<(BoxId, usize)>) {
        let arrangement = self.arrangement;
        match arrangement.plan.shape {
            Shape::Line => {
                let rows = arrangement.stacks.first().map_or(&[][..], Vec::as_slice);
                let outside = rows.partition_point(|row| row.tier != Tier::Outside);
                self.chain(&rows[..outside]);
                let last = rows[..outside].last().and_then(|row| row.boxes.last());
                let last = last.map(|last| Point::new(last.middle().x, last.bottom()));
                self.comb(last, &rows[outside..]);
            }
            Shape::Groups => {
                let rows = arrangement.stacks.first().map_or(&[][..], Vec::as_slice);
                let last = rows.first().and_then(|row| self.groups(row));
                let last = last.map(|last| Point::new(last.x(), last.bottom()));
                self.comb(last, rows.get(1..).unwrap_or_default());
            }
            Shape::Levels { trunk } => {
                let inside = arrangement.stacks.first().map_or(&[][..], Vec::as_slice);
                self.rise(inside, Pen::plain(stroke::ROUTE), true);
                if let (Some(trunk), Some(outside)) = (trunk, arrangement.stacks.get(1)) {
                    self.aisle(inside, outside, trunk);
                }
            }
            Shape::Tree => {
                // Those outside belong to nobody inside: they stand below without a line.
                let rows = arrangement.stacks.first().map_or(&[][..], Vec::as_slice);
                let inside = rows.partition_point(|row| row.tier != Tier::Outside);
                self.rise(&rows[..inside], Pen::plain(stroke::ROUTE), false);
                self.anchors(&rows[inside..]);
            }
        }
        (self.marks, self.numbers)
    }

    fn pen(&self, placed: &Placed, width: Mm) -> Pen {
        Pen { width, is_dashed: self.arrangement.cards[placed.card].is_optional }
    }

    fn call(&mut self, center: Point) -> usize {
        self.called += 1;
        self.put_number(self.called, center);
        self.called
    }

    fn count(&mut self, card: usize, number: usize) {
        self.numbers.push((self.arrangement.cards[card].id, number));
    }

    fn put_number(&mut self, number: usize, center: Point) {
        let radius = self.arrangement.sizes.circle;
        stroke::number(number, center, radius, self.fonts, &mut self.marks);
    }

    /// Beside the tip of an arrow that points down or up to a box.
    fn beside_tip(&self, tip: Point, way: Way) -> Point {
        let radius = self.arrangement.sizes.circle;
        let y = if way == Way::Down { -radius - Mm(1.0) } else { radius + Mm(1.0) };
        Point::new(tip.x + radius + Mm(2.0), tip.y + y)
    }

    /// From box to box along the rows.
    fn chain(&mut self, rows: &[PlacedRow]) {
        let radius = self.arrangement.sizes.circle;
        let mut last: Option<&Placed> = None;
        for row in rows {
            for (index, next) in row.boxes.iter().enumerate() {
                if let Some(last) = last {
                    let pen = self.pen(next, stroke::THICK);
                    let number = if index > 0 {
                        let from = Point::new(last.right(), last.middle().y);
                        let to = Point::new(next.at.x, from.y);
                        pen.arrow(from, to, Way::Right, &mut self.marks);
                        let x = (from.x + to.x) / 2.0;
                        self.call(Point::new(x, from.y - radius - Mm(1.4)))
                    } else {
                        self.carriage_return(last, next, pen)
                    };
                    self.count(next.card, number);
                }
                last = Some(next);
            }
        }
    }

    /// From the end of a row to the beginning of the next.
    fn carriage_return(&mut self, last: &Placed, next: &Placed, pen: Pen) -> usize {
        let from = Point::new(last.middle().x, last.bottom());
        let to = Point::new(next.middle().x, next.at.y);
        let y = self.bus(from.y, to.y);
        pen.line(from, Point::new(from.x, y), &mut self.marks);
        pen.line(Point::new(from.x, y), Point::new(to.x, y), &mut self.marks);
        pen.arrow(Point::new(to.x, y), to, Way::Down, &mut self.marks);
        self.call(self.beside_tip(to, Way::Down))
    }

    /// Where a line runs along between two rows: above the numbers of the lower one.
    fn bus(&self, top: Mm, bottom: Mm) -> Mm {
        let below = self.arrangement.sizes.circle * 2.0 + Mm(2.5);
        (bottom - below).min((top + bottom) / 2.0).max(top + Mm(0.5))
    }

    /// From level to level along one row; the last level.
    fn groups(&mut self, row: &PlacedRow) -> Option<Anchor> {
        let radius = self.arrangement.sizes.circle;
        let tier = |placed: &Placed| self.arrangement.cards[placed.card].tier;
        let mut last: Option<Anchor> = None;
        for level in row.boxes.chunk_by(|one, other| tier(one) == tier(other)) {
            let next = match level {
                [placed] => self.anchor(placed),
                _ => self.frame(&level.iter().collect::<Vec<_>>()),
            };
            if let Some(last) = last {
                let y = next.at.y + next.size.height / 2.0;
                let pen = Pen { width: stroke::THICK, is_dashed: next.is_optional };
                let ends = (Point::new(last.right(), y), Point::new(next.at.x, y));
                pen.arrow(ends.0, ends.1, Way::Right, &mut self.marks);
                let x = (last.right() + next.at.x) / 2.0;
                let number = self.call(Point::new(x, y - radius - Mm(1.4)));
                next.cards.iter().for_each(|card| self.count(*card, number));
            }
            last = Some(next);
        }
        last
    }

    /// From one place down to the rows outside.
    fn comb(&mut self, from: Option<Point>, rows: &[PlacedRow]) {
        let pen = Pen::plain(stroke::ROUTE);
        let right = rows.iter().flat_map(|row| &row.boxes).map(Placed::right);
        let trunk = right.fold(Mm(0.0), Mm::max) + GUTTER - Mm(1.5);
        let mut source = from;
        let mut above = source.map_or(Mm(0.0), |source| source.y);
        for (index, row) in rows.iter().enumerate() {
            let Some(first) = row.boxes.first() else { continue };
            let y = self.bus(above, first.at.y);
            if let Some(from) = source {
                let is_last = index + 1 == rows.len();
                pen.line(from, Point::new(from.x, y), &mut self.marks);
                let mut ends = vec![from.x];
                ends.extend(row.boxes.iter().map(|placed| placed.middle().x));
                if !is_last {
                    ends.push(trunk);
                }
                self.along(&ends, y, pen);
                source = Some(Point::new(trunk, y));
            }
            for placed in &row.boxes {
                let tip = Point::new(placed.middle().x, placed.at.y);
                if from.is_some() {
                    let pen = self.pen(placed, stroke::ROUTE);
                    pen.arrow(Point::new(tip.x, y), tip, Way::Down, &mut self.marks);
                }
                let number = self.call(self.beside_tip(tip, Way::Down));
                self.count(placed.card, number);
            }
            above = first.bottom();
        }
    }

    /// A level line that reaches all of `xs`.
    fn along(&mut self, xs: &[Mm], y: Mm, pen: Pen) {
        let least = xs.iter().copied().reduce(Mm::min);
        let most = xs.iter().copied().reduce(Mm::max);
        if let (Some(least), Some(most)) = (least, most) {
            // Half a line more at both ends, so that the corners are closed.
            let half = pen.width / 2.0;
            let ends = (Point::new(least - half, y), Point::new(most + half, y));
            pen.line(ends.0, ends.1, &mut self.marks);
        }
    }

    /// From level to level: up with arrows and numbers, or as a plain tree.
    fn rise(&mut self, rows: &[PlacedRow], pen: Pen, is_numbered: bool) {
        let mut levels: Vec<Vec<Anchor>> = Vec::new();
        for tier in rows.chunk_by(|one, other| one.tier == other.tier) {
            levels.push(self.anchors(tier));
        }
        for pair in levels.windows(2).rev() {
            let [upper, lower] = pair else { continue };
            let top = upper.iter().map(Anchor::bottom).fold(Mm(0.0), Mm::max);
            let bottom = lower.iter().map(|anchor| anchor.at.y).fold(Mm(f32::MAX), Mm::min);
            // Upwards the numbers stand under the upper row.
            let y = if is_numbered {
                top + (bottom - self.bus(top, bottom))
            } else {
                (top + bottom) / 2.0
            };
            let xs: Vec<Mm> = upper.iter().chain(lower).map(Anchor::x).collect();
            self.along(&xs, y, pen);
            for anchor in lower {
                let pen = Pen { is_dashed: anchor.is_optional, ..pen };
                let ends = (Point::new(anchor.x(), anchor.at.y), Point::new(anchor.x(), y));
                pen.line(ends.0, ends.1, &mut self.marks);
            }
            if is_numbered {
                self.called += 1;
            }
            for anchor in upper {
                let tip = Point::new(anchor.x(), anchor.bottom());
                let pen = Pen { is_dashed: anchor.is_optional, ..pen };
                if is_numbered {
                    pen.arrow(Point::new(tip.x, y), tip, Way::Up, &mut self.marks);
                    self.put_number(self.called, self.beside_tip(tip, Way::Up));
                    for card in &anchor.cards {
                        self.count(*card, self.called);
                    }
                } else {
                    pen.line(Point::new(tip.x, y), tip, &mut self.marks);
                }
            }
        }
    }

    /// The boxes of a level, or the frame around its rows.
    fn anchors(&mut self, rows: &[PlacedRow]) -> Vec<Anchor> {
        if rows.is_empty() {
            return Vec::new();
        }
        if let [row] = rows {
            return row.boxes.iter().map(|placed| self.anchor(placed)).collect();
        }
        vec![self.frame(&rows.iter().flat_map(|row| &row.boxes).collect::<Vec<_>>())]
    }

    fn anchor(&self, placed: &Placed) -> Anchor {
        let is_optional = self.arrangement.cards[placed.card].is_optional;
        Anchor { at: placed.at, size: placed.size, is_optional, cards: vec![placed.card] }
    }

    /// A frame around some boxes.
    fn frame(&mut self, placed: &[&Placed]) -> Anchor {
        let boxes = || placed.iter().copied();
        let cards = boxes().map(|placed| placed.card).collect();
        let left = boxes().map(|it| it.at.x).fold(Mm(f32::MAX), Mm::min) - AROUND;
        let top = boxes().map(|it| it.at.y).fold(Mm(f32::MAX), Mm::min) - AROUND;
        let right = boxes().map(Placed::right).fold(Mm(0.0), Mm::max) + AROUND;
        let bottom = boxes().map(Placed::bottom).fold(Mm(0.0), Mm::max) + AROUND;
        let at = Point::new(left, top);
        let size = Size { width: right - left, height: bottom - top };
        Pen::plain(crate::report::sheet::HAIRLINE).frame(at, size, &mut self.marks);
        Anchor { at, size, is_optional: false, cards }
    }

    /// From those who decide over to those outside, who stand at both sides of a line.
    fn aisle(&mut self, inside: &[PlacedRow], outside: &[PlacedRow], trunk: Mm) {
        let pen = Pen::plain(stroke::ROUTE);
        let Some(top) = inside.first() else { return };
        let is_framed = inside.get(1).is_some_and(|next| next.tier == top.tier);
        for pair in top.boxes.windows(2).filter(|_| !is_framed) {
            let [one, other] = pair else { continue };
            let y = one.middle().y;
            let ends = (Point::new(one.right(), y), Point::new(other.at.x, y));
            pen.line(ends.0, ends.1, &mut self.marks);
        }
        let rows = inside.iter().take_while(|row| row.tier == top.tier);
        let right = rows.flat_map(|row| &row.boxes).map(Placed::right).fold(Mm(0.0), Mm::max);
        let right = if is_framed { right + AROUND } else { right };
        let Some(first) = outside.first().and_then(|row| row.boxes.first()) else { return };
        let y = first.at.y - OVER / 2.0;
        pen.line(Point::new(right, y), Point::new(trunk + pen.width / 2.0, y), &mut self.marks);
        let last = outside.last().and_then(|row| row.boxes.first());
        let end = last.map_or(y, |last| last.middle().y);
        pen.line(Point::new(trunk, y), Point::new(trunk, end), &mut self.marks);
        let radius = self.arrangement.sizes.circle;
        for placed in outside.iter().flat_map(|row| &row.boxes) {
            let y = placed.middle().y;
            let is_left = placed.right() < trunk;
            let (x, way) =
                if is_left { (placed.right(), Way::Left) } else { (placed.at.x, Way::Right) };
            let pen = self.pen(placed, stroke::ROUTE);
            pen.arrow(Point::new(trunk, y), Point::new(x, y), way, &mut self.marks);
            let number = self.call(Point::new((x + trunk) / 2.0, y - radius - Mm(1.2)));
            self.count(placed.card, number);
        }
    }
}
