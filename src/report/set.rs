//! Text set in lines: what stands in a cell or on a line of its own.

use std::borrow::Cow;
use std::ops::Range;

use super::break_class::Class;
use super::font::{Fonts, Weight};
use super::line_break::break_lines;
use super::missing_glyph::{MissingGlyph, place_marks};
use super::paper::{Ink, Mark, Mm, Point, Pt, Size, TextRun};
use super::phrase_break::break_phrases;
use super::shape::{Letter, Shaped};
use super::{printable, sheet};
use crate::text::beginning;
use crate::text::report::ELLIPSIS;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: Pt,
    /// Distance of two baselines, in ems.
    pub(super) leading: f32,
}

impl Style {
    pub(super) fn regular(size: Pt) -> Self {
        Self { weight: Weight::Regular, size, leading: sheet::LEADING }
    }

    pub(super) fn bold(size: Pt) -> Self {
        Self { weight: Weight::Bold, ..Self::regular(size) }
    }

    pub(super) fn open(self) -> Self {
        Self { leading: sheet::OPEN_LEADING, ..self }
    }

    /// The em as a length on paper.
    pub(super) fn em(self) -> Mm {
        self.size.into()
    }

    /// The height of a line.
    pub(super) fn pitch(self) -> Mm {
        self.em() * self.leading
    }
}

/// Where something stands in the width that it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// One line: runs of text, and circles around some of them, from its left end and its top.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) width: Mm,
    pub(super) height: Mm,
    marks: Vec<Mark>,
}

impl Line {
    /// A line of some height without anything on it.
    pub(super) fn blank(height: Mm) -> Self {
        Self { width: Mm(0.0), height, marks: Vec::new() }
    }

    /// Puts `other` on this line, its left end at `x`, in the middle of the line's height.
    pub(super) fn put(&mut self, x: Mm, other: &Self) {
        self.width = self.width.max(x + other.width);
        let y = (self.height - other.height) / 2.0;
        self.marks.extend(other.marks.iter().map(|mark| moved(mark, Point::new(x, y))));
    }

    /// Says where the characters without a glyph on it come from, as far as nobody said it yet.
    pub(super) fn place(&mut self, places: impl Fn(char) -> Vec<String>) {
        place_marks(&mut self.marks, places);
    }

    /// Draws a circle around the part between `from` and `to`.
    pub(super) fn circle(&mut self, from: Mm, to: Mm, em: Mm) {
        let radius = Size { width: (to - from) / 2.0 + em * 0.5, height: em * 0.68 };
        let center = Point::new((from + to) / 2.0, self.height / 2.0);
        self.marks.push(Mark::Ellipse { center, radius, width: sheet::CIRCLE_LINE });
    }

    /// Draws a line to write on, between `from` and `to`.
    pub(super) fn rule(&mut self, from: Mm, to: Mm) {
        let y = self.height * 0.88;
        self.width = self.width.max(to);
        let (from, to) = (Point::new(from, y), Point::new(to, y));
        self.marks.push(Mark::Line { from, to, width: sheet::HAIRLINE });
    }

    /// Draws a bar over a width, in the middle of the line's height.
    pub(super) fn bar(&mut self, width: Mm, thickness: Mm) {
        self.width = self.width.max(width);
        let y = self.height / 2.0;
        let (from, to) = (Point::new(Mm(0.0), y), Point::new(width, y));
        self.marks.push(Mark::Line { from, to, width: thickness });
    }

    /// Draws what is no text over a width, from the left end of the line and its top.
    pub(super) fn draw(&mut self, width: Mm, marks: impl IntoIterator<Item = Mark>) {
        self.width = self.width.max(width);
        self.marks.extend(marks);
    }

    /// Draws an empty box to be ticked by hand, its left edge at `x`.
    pub(super) fn tick_box(&mut self, x: Mm, side: Mm) {
        let top = (self.height - side) / 2.0;
        let (right, bottom) = (x + side, top + side);
        self.width = self.width.max(right);
        let corners = [(x, top), (right, top), (right, bottom), (x, bottom), (x, top)];
        for pair in corners.windows(2) {
            let [from, to] = [pair[0], pair[1]].map(|(x, y)| Point::new(x, y));
            self.marks.push(Mark::Line { from, to, width: sheet::FRAME_LINE });
        }
    }

    /// Shades every place where one of the words stands.
    pub(super) fn shade(&mut self, words: &[&str], ink: Ink, fonts: &Fonts) {
        let mut shades = Vec::new();
        for mark in &self.marks {
            let Mark::Text(run) = mark else { continue };
            let Some(face) = fonts.face(run.face) else { continue };
            let em = Mm::from(run.size);
            let width = |text: &str| -> Mm {
                let advances = text.chars().filter_map(|it| face.glyph(it));
                advances.map(|glyph| em * (f32::from(glyph.advance) / 1000.0)).sum()
            };
            for (at, found) in words.iter().flat_map(|word| run.text.match_indices(word)) {
                let x = run.at.x + width(&run.text[..at]);
                let at = Point::new(x, run.at.y - em * sheet::ASCENT);
                shades.push(Mark::Fill { at, size: Size { width: width(found), height: em }, ink });
            }
        }
        self.marks.splice(0..0, shades);
    }

    /// Paints the line into `marks`, in the box from `at` with `width`.
    pub(super) fn paint(&self, at: Point, width: Mm, align: Align, marks: &mut Vec<Mark>) {
        let spare = width - self.width;
        let x = match align {
            Align::Left => Mm(0.0),
            Align::Center => spare / 2.0,
            Align::Right => spare,
        };
        let by = Point::new(at.x + x, at.y);
        marks.extend(self.marks.iter().map(|mark| moved(mark, by)));
    }
}

fn moved(mark: &Mark, by: Point) -> Mark {
    let shift = |point: Point| Point::new(point.x + by.x, point.y + by.y);
    let mut mark = mark.clone();
    match &mut mark {
        Mark::Text(run) => run.at = shift(run.at),
        Mark::Line { from, to, .. } | Mark::Dashed { from, to, .. } => {
            (*from, *to) = (shift(*from), shift(*to));
        }
        Mark::Polygon { corners } => corners.iter_mut().for_each(|corner| *corner = shift(*corner)),
        Mark::Fill { at, .. } => *at = shift(*at),
        Mark::Ellipse { center, .. } => *center = shift(*center),
    }
    mark
}

/// Longer texts end here and in …: some 200 sheets of one field are nobody's words.
const LONGEST_PRINTED: usize = 300_000;

/// Sets a text in lines no wider than `width`, broken between phrases; its own line breaks are kept.
pub(super) fn paragraphs(text: &str, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in printable::lines(&beginning(text, LONGEST_PRINTED)) {
        let shaped = Shaped::new(&paragraph, style.weight, fonts);
        for range in break_phrases(&shaped.clusters, thousandths(width, style)) {
            lines.push(cut_line(&shaped, range, style));
        }
    }
    lines
}

/// Sets a short text in no more lines than it needs, broken between phrases where they allow it.
pub(super) fn phrases(text: &str, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let text = beginning(text, LONGEST_PRINTED);
    let shaped = Shaped::new(&printable::one_line(&text), style.weight, fonts);
    let ranges = break_phrases(&shaped.clusters, thousandths(width, style));
    ranges.into_iter().map(|range| cut_line(&shaped, range, style)).collect()
}

/// The line of some clusters, without the spaces at its end.
fn cut_line(shaped: &Shaped, range: Range<usize>, style: Style) -> Line {
    let letter_at = |cluster: usize| {
        shaped.clusters.get(cluster).map_or(shaped.letters.len(), |cluster| cluster.start)
    };
    let shown = shaped.clusters[range.clone()]
        .iter()
        .rposition(|cluster| cluster.class != Class::Space)
        .map_or(0, |at| at + 1);
    line_of(&shaped.letters[letter_at(range.start)..letter_at(range.start + shown)], style)
}

/// Sets a text on one line, as long as it is; line breaks become spaces.
pub(super) fn line(text: &str, style: Style, fonts: &Fonts) -> Line {
    let shaped = Shaped::new(&printable::one_line(&seen(text)), style.weight, fonts);
    line_of(&shaped.letters, style)
}

/// Sets a text on one line no wider than `width`; what does not fit is cut and ends in ….
pub(super) fn shortened(text: &str, style: Style, width: Mm, fonts: &Fonts) -> Line {
    let shaped = Shaped::new(&printable::one_line(&seen(text)), style.weight, fonts);
    shortened_from(&shaped, 0, style, width, fonts)
}

/// Sets a name in at most `most` lines. Nobody's name is longer; a page pasted into the field of a
/// name must not push the form off its sheet.
pub(super) fn name(text: &str, style: Style, width: Mm, most: usize, fonts: &Fonts) -> Vec<Line> {
    let shaped = Shaped::new(&printable::one_line(&seen(text)), style.weight, fonts);
    let ranges = break_lines(&shaped.clusters, thousandths(width, style));
    let is_cut = ranges.len() > most;
    let lines = ranges.into_iter().take(most).enumerate().map(|(index, range)| {
        if is_cut && index + 1 == most {
            shortened_from(&shaped, range.start, style, width, fonts)
        } else {
            cut_line(&shaped, range, style)
        }
    });
    lines.collect()
}

/// As much of a text as could stand on the few lines that it is given: it is on every page again.
fn seen(text: &str) -> Cow<'_, str> {
    beginning(text, LONGEST_SHORTENED)
}

/// No few lines of a sheet hold so many characters.
const LONGEST_SHORTENED: usize = 4_000;

/// Everything from a cluster on, cut to `width`.
fn shortened_from(shaped: &Shaped, from: usize, style: Style, width: Mm, fonts: &Fonts) -> Line {
    let clusters = shaped.clusters.get(from..).unwrap_or_default();
    let start = clusters.first().map_or(shaped.letters.len(), |cluster| cluster.start);
    let whole: u32 = clusters.iter().map(|cluster| cluster.advance).sum();
    if whole <= thousandths(width, style) {
        return line_of(&shaped.letters[start..], style);
    }
    let ellipsis = line(ELLIPSIS, style, fonts);
    let room = thousandths(width - ellipsis.width, style);
    let mut used = 0;
    let cut = clusters.iter().find(|cluster| {
        used += cluster.advance;
        used > room
    });
    let end = cut.map_or(shaped.letters.len(), |cluster| cluster.start);
    let mut kept = line_of(&shaped.letters[start..end], style);
    kept.put(kept.width, &ellipsis);
    kept
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width on paper in thousandths of an em is far below 2^32; a negative one is 0"
)]
fn thousandths(width: Mm, style: Style) -> u32 {
    // Widths that are sums of the widths of text must not lose their last character to rounding.
    (width.0 / style.em().0 * 1000.0 + 0.5) as u32
}

#[expect(clippy::cast_precision_loss, reason = "the advances of one line fit f32 exactly")]
fn length(thousandths: u32, style: Style) -> Mm {
    style.em() * (thousandths as f32 / 1000.0)
}

fn missing_in(letters: &[Letter]) -> Vec<MissingGlyph> {
    let missing = letters.iter().filter_map(|letter| letter.missing);
    missing.map(|character| MissingGlyph { character, places: Vec::new() }).collect()
}

/// One line of letters, a run for every stretch on one face.
fn line_of(letters: &[Letter], style: Style) -> Line {
    let baseline = (style.pitch() - style.em()) / 2.0 + style.em() * sheet::ASCENT;
    let mut marks = Vec::new();
    let mut used = 0;
    for stretch in letters.chunk_by(|one, other| one.face == other.face) {
        let advance = stretch.iter().map(|letter| u32::from(letter.glyph.advance)).sum();
        marks.push(Mark::Text(TextRun {
            at: Point::new(length(used, style), baseline),
            size: style.size,
            face: stretch[0].face,
            text: stretch.iter().map(|letter| letter.character).collect(),
            glyphs: stretch.iter().map(|letter| letter.glyph.id).collect(),
            width: length(advance, style),
            missing: missing_in(stretch),
        }));
        used += advance;
    }
    Line { width: length(used, style), height: style.pitch(), marks }
}
