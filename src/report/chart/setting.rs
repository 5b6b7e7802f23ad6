//! A card set in type: the lines of its box.

use super::card::{Card, Detail, Field};
use super::number::{Broken, broken, packed};
use super::stroke;
use crate::report::font::Fonts;
use crate::report::paper::{Mark, Mm, Point, Pt, Size};
use crate::report::set::{Align, Line, Style, line, name};
use crate::report::sheet;
use crate::text::chart_paper as text;

/// Names that are printed in a box where there is room for names only.
const NAMES: usize = 3;
/// Lines that a heading or a name may take where there is room for nothing else.
const LINES: usize = 2;
/// Between the edge of a box and its text, above and below.
const PADDING: Mm = Mm(1.1);
/// Between two people in one box.
const BETWEEN: Mm = Mm(1.0);
/// Boxes that are at least this many ems wide have their labels in a column.
const COLUMN_FROM: f32 = 13.0;
/// Width of that column, in ems.
const COLUMN: f32 = 3.5;

/// The sizes of the type on a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) body: Style,
    /// Numbers, and headings.
    pub(super) bold: Style,
    pub(super) name: Style,
    /// Radius of the circle around the number of a call.
    pub(super) circle: Mm,
}

impl Type {
    pub(super) fn new(size: Pt) -> Self {
        let body = Style::regular(size);
        Self {
            body,
            bold: Style::bold(size),
            name: Style::bold(Pt(size.0 * 1.2)),
            circle: (body.em() * 0.82).max(Mm(2.4)),
        }
    }
}

/// The lines of a box.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    heading: Vec<Line>,
    lines: Vec<Line>,
    /// Whether the lines stand in the middle of the box.
    is_centered: bool,
    /// Whether some number goes on in a second line.
    pub(super) tears_number: bool,
}

/// Sets a card for a box of some width.
pub(super) fn set(card: &Card, detail: Detail, sizes: Type, width: Mm, fonts: &Fonts) -> Setting {
    let inner = width - sheet::CELL_SIDE * 2.0;
    let cut = |words: &str, style: Style| match detail {
        Detail::Cut => name(words, style, inner, LINES, fonts),
        _ => broken(words, style, inner, fonts).lines,
    };
    let heading = if card.heading.is_empty() { Vec::new() } else { cut(&card.heading, sizes.bold) };
    let mut lines = Vec::new();
    let mut tears_number = false;
    let inside = Inside { sizes, width: inner, fonts };
    let shown = if detail == Detail::Cut { NAMES } else { card.parties.len() };
    for (index, party) in card.parties.iter().take(shown).enumerate() {
        if index > 0 {
            lines.push(Line::blank(BETWEEN));
        }
        lines.extend(if detail == Detail::Cut {
            cut(&party.name, sizes.name)
        } else {
            at_blanks(&party.name, sizes.name, inner, fonts)
        });
        for field in party.fields.iter().filter(|field| field.from <= detail) {
            let (set, is_torn) = inside.field(field);
            lines.extend(set);
            tears_number |= is_torn;
        }
    }
    if card.parties.len() > shown {
        lines.push(line(&text::others(card.parties.len() - shown), sizes.body, fonts));
    }
    if card.hides_number(detail) {
        lines.extend(broken(text::NUMBER_IN_LIST, sizes.body, inner, fonts).lines);
    }
    Setting { heading, lines, is_centered: card.is_finder, tears_number }
}

/// The inside of a box while it is filled with fields.
#[derive(Clone, Copy)]
struct Inside<'a> {
    sizes: Type,
    width: Mm,
    fonts: &'a Fonts,
}

impl Inside<'_> {
    /// The lines of a field, and whether its number had to be split.
    fn field(self, field: &Field) -> (Vec<Line>, bool) {
        let style = if field.is_number { self.sizes.bold } else { self.sizes.body };
        let em = self.sizes.body.em();
        if field.label.is_empty() {
            let broken = broken(&field.value, style, self.width, self.fonts);
            return (broken.lines, broken.is_torn);
        }
        let label = line(field.label, self.sizes.body, self.fonts);
        let behind = label.width + em * 0.5;
        let has_column = self.width.0 >= em.0 * COLUMN_FROM;
        let start = if has_column { behind.max(em * COLUMN) } else { behind };
        let mut values = self.value(field, style, start);
        let is_long = values.lines.len() > field.value.lines().count().max(1);
        // In a narrow box a long value begins on a line of its own rather than in a narrow strip.
        let is_torn = values.is_torn || is_long && field.is_number && field.remark.is_empty();
        if is_torn || !has_column && values.lines.len() > 1 && !field.is_number {
            let indent = if field.is_number { Mm(0.0) } else { em };
            values = self.value(field, style, indent);
            let lines = values.lines.iter().map(|value| indented(value, indent));
            return (std::iter::once(label).chain(lines).collect(), values.is_torn);
        }
        let mut lines: Vec<Line> = values.lines.iter().map(|it| indented(it, start)).collect();
        if let Some(first) = lines.first_mut() {
            first.put(Mm(0.0), &label);
        }
        (lines, false)
    }

    /// The value and what is said about it.
    fn value(self, field: &Field, style: Style, start: Mm) -> Broken {
        let width = self.width - start;
        let mut values = broken(&field.value, style, width, self.fonts);
        if values.lines.len() > field.value.lines().count() {
            let narrower = packed(field.narrower(), style, width, self.fonts);
            values = broken(&narrower, style, width, self.fonts);
        }
        if field.remark.is_empty() {
            return values;
        }
        let remark = line(field.remark, self.sizes.body, self.fonts);
        match values.lines.last_mut() {
            Some(last) if (last.width + remark.width).0 <= width.0 => {
                last.put(last.width, &remark);
            }
            _ => {
                let remark = broken(field.remark, self.sizes.body, width, self.fonts);
                values.lines.extend(remark.lines);
            }
        }
        values
    }
}

/// The lines of a name, which ends its lines at blanks where that takes no more of them.
fn at_blanks(words: &str, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let plain = broken(words, style, width, fonts).lines;
    if plain.len() < 2 {
        return plain;
    }
    let fits = |words: &str| line(words.trim_end(), style, fonts).width.0 <= width.0;
    let mut parts: Vec<String> = Vec::new();
    for word in words.split_inclusive(char::is_whitespace) {
        match parts.last_mut().filter(|part| fits(&format!("{part}{word}"))) {
            Some(part) => part.push_str(word),
            None => parts.push(word.to_owned()),
        }
    }
    let lines = parts.iter().flat_map(|part| broken(part.trim_end(), style, width, fonts).lines);
    let lines: Vec<Line> = lines.collect();
    if lines.len() <= plain.len() { lines } else { plain }
}

fn indented(value: &Line, by: Mm) -> Line {
    let mut line = Line::blank(value.height);
    line.put(by, value);
    line
}

impl Setting {
    fn heading_height(&self) -> Mm {
        let text: Mm = self.heading.iter().map(|line| line.height).sum();
        if self.heading.is_empty() { text } else { text + sheet::CELL_TOP * 2.0 }
    }

    /// The least height of the box.
    pub(super) fn height(&self) -> Mm {
        let text: Mm = self.lines.iter().map(|line| line.height).sum();
        self.heading_height() + text + PADDING * 2.0
    }

    /// Paints the text and the gray behind the heading.
    pub(super) fn paint(&self, at: Point, size: Size, marks: &mut Vec<Mark>) {
        let heading = self.heading_height();
        if !self.heading.is_empty() {
            let size = Size { width: size.width, height: heading };
            marks.push(Mark::Fill { at, size, ink: sheet::HEAD_FILL });
        }
        let inner = size.width - sheet::CELL_SIDE * 2.0;
        let left = at.x + sheet::CELL_SIDE;
        let mut y = at.y + sheet::CELL_TOP;
        for line in &self.heading {
            line.paint(Point::new(left, y), inner, Align::Center, marks);
            y += line.height;
        }
        if !self.heading.is_empty() {
            let y = at.y + heading;
            let ends = (Point::new(at.x, y), Point::new(at.x + size.width, y));
            marks.push(stroke::hairline(ends.0, ends.1));
        }
        y = at.y + heading + PADDING;
        let mut align = Align::Left;
        if self.is_centered {
            align = Align::Center;
            y += (size.height - self.height()).max(Mm(0.0)) / 2.0;
        }
        for line in &self.lines {
            line.paint(Point::new(left, y), inner, align, marks);
            y += line.height;
        }
    }
}
