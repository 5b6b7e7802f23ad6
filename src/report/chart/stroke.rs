//! Frames, lines, arrow heads and numbers in circles.

use crate::report::font::Fonts;
use crate::report::paper::{Mark, Mm, Point, Pt, Size};
use crate::report::set::{Align, Style, line};
use crate::report::sheet;

/// The lines of a route.
pub(super) const ROUTE: Mm = Mm(0.45);
/// The line from one box to the next where there is only one way.
pub(super) const THICK: Mm = Mm(0.8);
/// The frame of those who decide.
pub(super) const STRONG: Mm = Mm(0.6);
/// Length of an arrow head.
pub(super) const HEAD: Mm = Mm(2.6);
/// Half its width.
const HALF_HEAD: Mm = Mm(1.25);
const CIRCLE: Mm = Mm(0.3);

/// Where an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
    Up,
    Down,
}

impl Way {
    /// Moves a point this way.
    fn from(self, point: Point, by: Mm) -> Point {
        match self {
            Self::Left => Point::new(point.x - by, point.y),
            Self::Right => Point::new(point.x + by, point.y),
            Self::Up => Point::new(point.x, point.y - by),
            Self::Down => Point::new(point.x, point.y + by),
        }
    }

    /// Moves a point across.
    fn beside(self, point: Point, by: Mm) -> Point {
        match self {
            Self::Left | Self::Right => Point::new(point.x, point.y + by),
            Self::Up | Self::Down => Point::new(point.x + by, point.y),
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub(super) width: Mm,
    pub(super) is_dashed: bool,
}

impl Pen {
    pub(super) fn plain(width: Mm) -> Self {
        Self { width, is_dashed: false }
    }

    pub(super) fn line(self, from: Point, to: Point, marks: &mut Vec<Mark>) {
        let width = self.width;
        marks.push(if self.is_dashed {
            Mark::Dashed { from, to, width }
        } else {
            Mark::Line { from, to, width }
        });
    }

    /// A line with a head; the tip touches `to`.
    pub(super) fn arrow(self, from: Point, to: Point, way: Way, marks: &mut Vec<Mark>) {
        let base = way.from(to, -HEAD);
        // The line reaches into the head, so that no gap shows between them.
        self.line(from, way.from(base, HEAD * 0.2), marks);
        let half = HALF_HEAD.max(self.width * 1.6);
        let corners = vec![to, way.beside(base, half), way.beside(base, -half)];
        marks.push(Mark::Polygon { corners });
    }

    /// The frame of a box.
    pub(super) fn frame(self, at: Point, size: Size, marks: &mut Vec<Mark>) {
        let (right, bottom) = (at.x + size.width, at.y + size.height);
        // The ends overlap by half a line, so that the corners are closed.
        let half = self.width / 2.0;
        for y in [at.y, bottom] {
            self.line(Point::new(at.x - half, y), Point::new(right + half, y), marks);
        }
        for x in [at.x, right] {
            self.line(Point::new(x, at.y), Point::new(x, bottom), marks);
        }
    }
}

pub(super) fn hairline(from: Point, to: Point) -> Mark {
    Mark::Line { from, to, width: sheet::HAIRLINE }
}

/// A number in a circle.
pub(super) fn number(
    number: usize,
    center: Point,
    radius: Mm,
    fonts: &Fonts,
    marks: &mut Vec<Mark>,
) {
    let style = Style::bold(Pt::from(radius * 1.25));
    let digits = line(&number.to_string(), style, fonts);
    // Two digits need a wider ring: their corners must not touch it.
    let size = Size { width: radius.max(digits.width / 2.0 + Mm(1.0)), height: radius };
    marks.push(Mark::Ellipse { center, radius: size, width: CIRCLE });
    // Digits stand on the baseline and are about 0.72 em high: their middle, not that of the line.
    let rise = style.em() * 0.06;
    let top = center.y - digits.height / 2.0 - rise * 0.5;
    digits.paint(Point::new(center.x - radius, top), radius * 2.0, Align::Center, marks);
}
