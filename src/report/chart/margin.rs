//! What stands around the boxes: title and legend above, version and days below.

use super::card::Records;
use super::setting::Type;
use super::stroke::{self, Pen};
use crate::model::Chart;
use crate::report::font::Fonts;
use crate::report::paper::{Mark, Mm, Point};
use crate::report::set::{Align, Line, Style, line, name};
use crate::report::sheet::{self, Orientation};
use crate::report::table::{Cell, Row, Table};
use crate::text::chart_paper as text;
use crate::text::dates::japanese;

/// Length of the lines in the legend.
const SAMPLE: Mm = Mm(9.0);
/// Between two entries of the legend.
const BETWEEN: Mm = Mm(5.0);

/// What the numbers and the dashed lines mean, up to the right margin on the line of the title.
pub(super) fn legend(
    has_optional: bool,
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
}

/// A remark up to the left margin on the line of the title.
pub(super) fn remark(words: &str, bottom: Mm, fonts: &Fonts, marks: &mut Vec<Mark>) {
    let words = line(words, Style::regular(sheet::HEADER), fonts);
    let at = Point::new(sheet::SIDE, bottom - words.height);
    words.paint(at, words.width, Align::Left, marks);
}

/// 版, days, author, approver and place, as a table of one row; nothing that was not filled in.
pub(super) fn particulars(records: Records<'_>, chart: &Chart, fonts: &Fonts) -> Table {
    let person = |id: Option<_>| id.map(|id| records.person_name(id)).unwrap_or_default();
    let day = |day: Option<_>| day.map(japanese).unwrap_or_default();
    let all = [
        (text::VERSION, chart.version.trim().to_owned(), 1.0),
        (text::CREATED, day(chart.created_on), 1.6),
        (text::REVISED, day(chart.revised_on), 1.6),
        (text::NEXT_REVIEW, day(chart.next_review_on), 1.7),
        (text::AUTHOR, person(chart.author), 2.0),
        (text::APPROVER, person(chart.approver), 2.0),
        (text::KEPT_AT, chart.kept_at.trim().to_owned(), 3.0),
    ];
    let filled: Vec<_> = all.into_iter().filter(|(_, value, _)| !value.is_empty()).collect();
    let parts: f32 = filled.iter().map(|(_, _, part)| part).sum();
    let whole = Orientation::Landscape.width();
    let columns: Vec<Mm> = filled.iter().map(|(_, _, part)| whole * (part / parts)).collect();
    let cells =
        filled.iter().zip(&columns).enumerate().map(|(index, ((label, value, _), width))| {
            let inner = *width - sheet::CELL_SIDE * 2.0;
            Cell::new(index..index + 1, entry(label, value, inner, fonts)).top()
        });
    let row = Row { cells: cells.collect(), padding: Mm(0.8), ..Row::default() };
    let rows = if filled.is_empty() { Vec::new() } else { vec![row] };
    Table { columns, rows, orientation: Orientation::Landscape, ..Table::default() }
}

/// A label over what was filled in.
fn entry(label: &str, value: &str, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let mut lines = vec![line(label, Style::regular(sheet::SMALL), fonts)];
    lines.extend(name(value, Style::bold(sheet::ENTRIES_BODY), width, sheet::NAME_LINES, fonts));
    lines
}
