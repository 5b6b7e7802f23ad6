//! The lines of the table in words: the rows under their parts, then the vendors' sheets.

use super::table::{Jump, Line, Sort};
use crate::model::AnswerPlace;
use crate::model::year_comparison::{ComparedRow, VendorYear, YearCell, YearComparison};
use crate::state::OpenBook;
use crate::text::years as text;

/// What the table shows; with `changed_only` the lines alone of which the years say different things.
pub(super) fn lines(book: &OpenBook, compared: &YearComparison, changed_only: bool) -> Vec<Line> {
    let here = compared.years.iter().position(|year| Some(year.year) == book.year);
    let mut lines = Vec::new();
    let mut under = "";
    for row in compared.rows.iter().filter(|row| !changed_only || row.has_changed()) {
        let part = if row.is_in_newest { row.part.as_str() } else { text::EARLIER };
        if !part.is_empty() && part != under {
            lines.push(Line::heading(part));
            under = part;
        }
        lines.push(row_line(compared, row, here));
    }
    lines.extend(vendor_lines(book, compared, changed_only));
    lines
}

fn row_line(compared: &YearComparison, row: &ComparedRow, here: Option<usize>) -> Line {
    let spoken = compared.years.iter().zip(&row.cells);
    let spoken = spoken.map(|(year, cell)| text::spoken_cell(year, cell));
    let full = text::row_in_part(&row.number, &row.short, &row.part);
    let name = if row.is_in_newest { text::row(&row.number, &row.short) } else { full.clone() };
    // Of several rows that became one, the first.
    let key = here.and_then(|at| match row.cells.get(at)? {
        YearCell::There { answers, .. } => answers.first().map(|answer| answer.key.clone()),
        YearCell::NotKnown | YearCell::Absent => None,
    });
    Line {
        sort: Sort::Row,
        name,
        cells: row.cells.iter().map(|cell| text::cell(cell).join("\n")).collect(),
        spoken: text::spoken_line(&full, spoken),
        jump: key.map(|key| Jump::Row(AnswerPlace::institution(key))),
    }
}

fn vendor_lines(book: &OpenBook, compared: &YearComparison, changed_only: bool) -> Vec<Line> {
    let has_changed = |years: &[VendorYear]| years.iter().any(|year| *year != years[0]);
    let shown: Vec<_> =
        compared.vendors.iter().filter(|line| !changed_only || has_changed(&line.years)).collect();
    let heading = (!shown.is_empty()).then(|| Line::heading(text::VENDORS));
    let lines = shown.into_iter().map(|line| {
        let name = text::vendor(&book.workbook, line.vendor);
        let spoken = compared.years.iter().zip(&line.years);
        let spoken = spoken.map(|(year, of)| text::spoken_vendor_year(year, *of));
        Line {
            sort: Sort::Row,
            cells: line.years.iter().map(|year| text::vendor_year(*year)).collect(),
            spoken: text::spoken_line(&name, spoken),
            name,
            jump: Some(Jump::Vendor(line.vendor)),
        }
    });
    heading.into_iter().chain(lines).collect()
}
