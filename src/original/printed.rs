//! A workbook as the text that a person sees in it, to be compared like the pages of a PDF.

use std::collections::BTreeMap;

use super::book::FormBook;
use super::grid::{CellPlace, Grid};
use crate::model::original_text::{OriginalCell, OriginalPage, OriginalText};

/// The most cells with a list whose choices are taken for what stands in them.
const MOST_LISTS: usize = 5_000;

/// The text of the sheets and rows that are shown. A cell that offers a list says what can be chosen.
#[must_use]
pub fn printed_text(book: &FormBook) -> OriginalText {
    let shown = book.sheets.iter().filter(|sheet| sheet.is_visible);
    OriginalText { pages: shown.map(page).collect() }
}

fn page(sheet: &Grid) -> OriginalPage {
    let mut texts: BTreeMap<CellPlace, String> = BTreeMap::new();
    for place in lists(sheet) {
        if let Some(list) = sheet.drop_down(place) {
            texts.insert(place, list.options.join("\n"));
        }
    }
    for (place, cell) in sheet.filled().filter(|(_, cell)| !cell.struck) {
        texts.insert(place, cell.text.clone());
    }
    texts.retain(|place, _| {
        !sheet.is_row_hidden(place.row) && !sheet.is_column_hidden(place.column)
    });
    let cells = texts.into_iter().map(|(place, text)| {
        let block = sheet.block(place);
        OriginalCell {
            row: block.first.row,
            column: block.first.column,
            rows: block.height(),
            columns: block.last.column - block.first.column + 1,
            text,
        }
    });
    OriginalPage::of_cells(&cells.collect::<Vec<_>>())
}

/// The cells with a list, as far down as anything is written.
fn lists(sheet: &Grid) -> Vec<CellPlace> {
    let (last_row, last_column) = (sheet.last_row(), sheet.last_column());
    let ranges = sheet.drop_downs.iter().flat_map(|list| &list.ranges);
    let places = ranges.flat_map(|range| {
        let columns = range.first.column..=range.last.column.min(last_column);
        let rows = range.first.row..=range.last.row.min(last_row);
        rows.flat_map(move |row| columns.clone().map(move |column| CellPlace { row, column }))
    });
    places.take(MOST_LISTS).collect()
}
