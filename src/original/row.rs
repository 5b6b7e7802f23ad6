//! The rows of a sheet as a person sees them: texts in the blocks that they fill.

use std::collections::BTreeMap;

use super::fold::folded;
use super::grid::{CellPlace, CellRange, Grid};
use super::vocabulary::{self, AnswerText};

/// How far into a block it is looked whether any of it is seen.
const MOST_LOOKS: usize = 500;

/// A text on the sheet.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The cell that holds it.
    pub(super) place: CellPlace,
    /// The block that it fills.
    pub(super) range: CellRange,
    pub(super) text: String,
    /// The text without width and blanks, to compare it.
    pub(super) folded: String,
    pub(super) struck: bool,
    pub(super) answer: Option<AnswerText>,
}

/// A row that is seen.
#[derive(Clone, Debug, Default)]
pub(super) struct SeenRow {
    pub(super) row: u32,
    pub(super) pieces: Vec<Piece>,
}

impl SeenRow {
    /// All its words.
    pub(super) fn words(&self) -> String {
        let words: Vec<&str> = self.pieces.iter().map(|piece| piece.text.trim()).collect();
        words.join(" ")
    }
}

/// A sheet's rows with anything in them, without what is hidden.
pub(super) fn seen_rows(grid: &Grid) -> Vec<SeenRow> {
    let mut rows: BTreeMap<u32, Vec<Piece>> = BTreeMap::new();
    for (place, cell) in grid.filled() {
        let block = grid.block(place);
        // A text under a merged block cannot be seen in Excel, yet files made by other programs
        // have some; it stands for itself.
        let range = if block.first == place { block } else { CellRange::of(place) };
        let row = (range.first.row..=range.last.row)
            .take(MOST_LOOKS)
            .find(|row| !grid.is_row_hidden(*row));
        let mut columns = (range.first.column..=range.last.column).take(MOST_LOOKS);
        let is_seen = columns.any(|column| !grid.is_column_hidden(column));
        let Some(row) = row.filter(|_| is_seen) else { continue };
        let folded = folded(&cell.text);
        rows.entry(row).or_default().push(Piece {
            place,
            range,
            text: cell.text.clone(),
            answer: vocabulary::answer(&folded),
            folded,
            struck: cell.struck,
        });
    }
    let in_order = |(row, mut pieces): (u32, Vec<Piece>)| {
        pieces.sort_by_key(|piece| (piece.place.column, piece.place.row));
        SeenRow { row, pieces }
    };
    rows.into_iter().map(in_order).collect()
}

/// The words of the hidden rows between two rows.
pub(super) fn hidden_rows(grid: &Grid, from: u32, to: u32) -> Vec<(u32, String)> {
    let mut rows: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (place, cell) in grid.filled() {
        let block = grid.block(place);
        let rows_of = if block.first == place { block } else { CellRange::of(place) };
        let is_hidden = (rows_of.first.row..=rows_of.last.row)
            .take(MOST_LOOKS)
            .all(|row| grid.is_row_hidden(row));
        if is_hidden && (from..=to).contains(&place.row) {
            rows.entry(place.row).or_default().push(cell.text.trim());
        }
    }
    rows.into_iter().map(|(row, words)| (row, words.join(" "))).collect()
}
