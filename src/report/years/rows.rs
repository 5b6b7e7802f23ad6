//! Every row by year, under the parts of the form; below them the vendors' sheets.

use std::sync::Arc;

use super::{PADDING, columns, in_phrases, table_head, table_row};
use crate::model::year_comparison::{ComparedRow, YearComparison};
use crate::report::context::Context;
use crate::report::missing_glyph::placed;
use crate::report::paper::Mm;
use crate::report::set::{Line, Style, paragraphs};
use crate::report::sheet;
use crate::report::table::{Cell, Row, Table};
use crate::text::{report as report_text, years as text};

/// The table of some years.
pub(super) fn table(context: &Context<'_>, compared: &YearComparison) -> Table {
    let columns = columns(compared.years.len());
    let inner = |at: usize| columns[at] - sheet::CELL_SIDE * 2.0;
    let (name_width, year_width) = (inner(0), inner(columns.len() - 1));
    let set = |words: &str, width: Mm| in_phrases(context, words, width);
    let heading = |words: &str| heading(context, words, columns.len());
    let mut rows = Vec::new();
    let mut under: Option<(String, Arc<Row>)> = None;
    for row in &compared.rows {
        let part = part_of(row);
        if !part.is_empty() && under.as_ref().is_none_or(|(before, _)| before != part) {
            rows.push(heading(part));
            let again = heading(&report_text::continued(part));
            under = Some((part.to_owned(), Arc::new(again)));
        }
        let name = set(&name_of(row), name_width);
        let cells = row.cells.iter().map(|cell| -> Vec<Line> {
            text::cell(cell).iter().flat_map(|line| set(line, year_width)).collect()
        });
        let above = under.as_ref().map(|(_, again)| Arc::clone(again));
        rows.push(Row { above, ..table_row(name, cells) });
    }
    if !compared.vendors.is_empty() {
        rows.push(heading(text::VENDORS));
    }
    let again = Arc::new(heading(&report_text::continued(text::VENDORS)));
    for line in &compared.vendors {
        let vendor = text::vendor(context.workbook, line.vendor);
        let name = placed(set(&vendor, name_width), || {
            report_text::vendor_place(&vendor, report_text::VENDOR_NAME)
        });
        let years = line.years.iter().map(|year| set(&text::vendor_year(*year), year_width));
        rows.push(Row { above: Some(Arc::clone(&again)), ..table_row(name, years) });
    }
    Table {
        head: vec![table_head(context, text::ITEM, &compared.years, &columns)],
        rows,
        columns,
        orientation: super::ORIENTATION,
        ..Table::default()
    }
}

/// What a row stands under.
fn part_of(row: &ComparedRow) -> &str {
    if row.is_in_newest { &row.part } else { text::EARLIER }
}

/// What a row is called there; one that only earlier forms have says its part itself.
fn name_of(row: &ComparedRow) -> String {
    let ComparedRow { number, short, part, .. } = row;
    if row.is_in_newest { text::row(number, short) } else { text::row_in_part(number, short, part) }
}

fn heading(context: &Context<'_>, words: &str, columns: usize) -> Row {
    let width = super::ORIENTATION.width() - sheet::CELL_SIDE * 2.0;
    let lines = paragraphs(words, Style::bold(sheet::SMALL), width, context.fonts);
    Row {
        cells: vec![Cell::new(0..columns, lines)],
        fill: Some(sheet::HEADING_FILL),
        keeps_with_next: true,
        padding: PADDING,
        ..Row::default()
    }
}
