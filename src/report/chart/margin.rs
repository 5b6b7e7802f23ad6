//! What stands around the boxes: title and legend above, version and days below.

use super::records::Records;
use super::setting::Type;
use super::stroke::{self, Pen};
use crate::model::Chart;
use crate::report::font::Fonts;
use crate::report::missing_glyph::placed;
use crate::report::paper::{Mark, Mm, Point};
use crate::report::set::{Align, Line, Style, line, name, phrases};
use crate::report::sheet::{self, Orientation};
use crate::report::table::{Cell, Row, Table};
use crate::text::chart_paper as text;
use crate::text::dates::japanese;
use crate::text::document;

/// Length of the lines in the legend.
const SAMPLE: Mm = Mm(9.0);
/// Between two entries of the legend.
const BETWEEN: Mm = Mm(5.0);

/// What the numbers and the dashed lines mean, up to the right margin on the line of the title, and
/// who calls those outside, where that is said in their boxes.
pub(super) fn legend(
    (has_optional, has_callers): (bool, bool),
    sizes: Type,
    bottom: Mm,
    fonts: &Fonts,
    marks: &mut Vec<Mark>,
) {
    let style = Style::regular(sheet::HEADER);
    let mut right = sheet::SIDE + Orientation::Landscape.width();
    let words = |words: &str, right: Mm, marks: &mut Vec<Mark>| {
        let words = line(words, style, fonts);
        let top = bottom - words.height;
        words.paint(Point::new(right - words.width, top), words.width, Align::Left, marks);
        right - words.width - Mm(1.5)
    };
    let y = bottom - style.pitch() / 2.0;
    if has_optional {
        right = words(text::OPTIONAL, right, marks);
        let pen = Pen { width: stroke::ROUTE, is_dashed: true };
        pen.line(Point::new(right - SAMPLE, y), Point::new(right, y), marks);
        right = right - SAMPLE - BETWEEN;
    }
    right = words(text::ORDER, right, marks);
    let radius = sizes.circle.min(Mm(2.4));
    stroke::number(1, Point::new(right - radius, y), radius, fonts, marks);
    if has_callers {
        words(text::CALLED_BY, right - radius * 2.0 - BETWEEN, marks);
    }
}

/// A remark up to the left margin on the line of the title.
pub(super) fn remark(words: &str, bottom: Mm, fonts: &Fonts, marks: &mut Vec<Mark>) {
    let words = line(words, Style::regular(sheet::HEADER), fonts);
    let at = Point::new(sheet::SIDE, bottom - words.height);
    words.paint(at, words.width, Align::Left, marks);
}

/// A remark that there is nothing to draw, in the middle of the room for the boxes.
pub(super) fn nothing(top: Mm, bottom: Mm, fonts: &Fonts, marks: &mut Vec<Mark>) {
    let words = line(text::NO_BOXES, Style::regular(sheet::ENTRIES_BODY), fonts);
    let at = Point::new(sheet::SIDE, (top + bottom) / 2.0 - words.height / 2.0);
    words.paint(at, Orientation::Landscape.width(), Align::Center, marks);
}

/// What stands below the boxes.
pub(super) struct Particulars {
    /// A table of one row; nothing that was not filled in.
    pub(super) table: Table,
    /// What found no room in it, with its label.
    pub(super) cut: Vec<(&'static str, String)>,
}

/// 版, days, author, approver and place.
pub(super) fn particulars(records: Records<'_>, chart: &Chart, fonts: &Fonts) -> Particulars {
    let person =
        |id: Option<_>| id.map(|id| records.public(&records.person_name(id))).unwrap_or_default();
    let day = |day: Option<_>| day.map(japanese).unwrap_or_default();
    let review = chart.next_review_on.map(|day| document::review_day(day, records.day));
    let is_passed = chart.next_review_on.is_some_and(|day| day < records.day);
    let all = [
        (text::VERSION, records.public(&document::version(&chart.version)), 1.0),
        (text::CREATED, day(chart.created_on), 1.6),
        (text::REVISED, day(chart.revised_on), 1.6),
        (text::NEXT_REVIEW, review.unwrap_or_default(), if is_passed { 2.8 } else { 1.7 }),
        (text::AUTHOR, person(chart.author), 2.0),
        (text::APPROVER, person(chart.approver), 2.0),
        (text::KEPT_AT, records.public(chart.kept_at.trim()), 3.0),
    ];
    let filled: Vec<_> = all.into_iter().filter(|(_, value, _)| !value.is_empty()).collect();
    let parts: f32 = filled.iter().map(|(_, _, part)| part).sum();
    let whole = Orientation::Landscape.width();
    let columns: Vec<Mm> = filled.iter().map(|(_, _, part)| whole * (part / parts)).collect();
    let mut cut = Vec::new();
    let mut cells = Vec::new();
    for (index, ((label, value, _), width)) in filled.iter().zip(&columns).enumerate() {
        let (lines, is_cut) = entry(label, value, *width - sheet::CELL_SIDE * 2.0, fonts);
        let lines = placed(lines, || text::place(records.kind, label));
        cells.push(Cell::new(index..index + 1, lines).top());
        if is_cut {
            cut.push((*label, value.clone()));
        }
    }
    let row = Row { cells, padding: Mm(0.8), ..Row::default() };
    let rows = if filled.is_empty() { Vec::new() } else { vec![row] };
    let table = Table { columns, rows, orientation: Orientation::Landscape, ..Table::default() };
    Particulars { table, cut }
}

/// A label over what was filled in, smaller where that saves its end, and whether it is cut even so.
fn entry(label: &str, value: &str, width: Mm, fonts: &Fonts) -> (Vec<Line>, bool) {
    let label = line(label, Style::regular(sheet::SMALL), fonts);
    let labeled = |lines: Vec<Line>| std::iter::once(label.clone()).chain(lines).collect();
    let styles = [Style::bold(sheet::ENTRIES_BODY), Style::regular(sheet::SMALL)];
    for style in styles {
        let lines = phrases(value, style, width, fonts);
        if lines.len() <= sheet::NAME_LINES {
            return (labeled(lines), false);
        }
    }
    (labeled(name(value, styles[1], width, sheet::NAME_LINES, fonts)), true)
}
