//! Rows of a list that are about no device: the head once more, titles, totals, notes.

use std::collections::HashSet;

use super::remark::Rule;
use crate::exchange::list_words::{is_note, is_total};
use crate::exchange::matching::ColumnMatching;
use crate::exchange::sheet::{ImportSheet, SheetRow};
use crate::exchange::synonyms::same_head;

/// The longest name of a column, in bytes.
const LONGEST_HEAD: usize = 200;

/// Knows the head of a list and what stands above it.
pub(in crate::exchange) struct PassedOver<'a> {
    head: Option<&'a SheetRow>,
    above: HashSet<&'a str>,
}

impl<'a> PassedOver<'a> {
    pub(in crate::exchange) fn of(sheet: &'a ImportSheet, matching: &ColumnMatching) -> Self {
        let above = matching.above(sheet).iter().flat_map(SheetRow::cells);
        Self {
            head: matching.head.and_then(|at| sheet.rows.get(at)),
            above: above.map(|(_, cell)| cell.trim()).filter(|it| !it.is_empty()).collect(),
        }
    }

    /// Why a row is passed over, if it is.
    pub(super) fn why(&self, row: &SheetRow) -> Option<Rule> {
        let cells = || row.cells().map(|(_, cell)| cell).filter(|cell| !cell.trim().is_empty());
        let is_title = cells().all(|cell| self.above.contains(cell.trim()));
        if self.is_head(row) || is_title && cells().next().is_some() {
            return Some(Rule::HeadAgain);
        }
        if is_total(cells()) {
            return Some(Rule::Total);
        }
        is_note(cells()).then_some(Rule::Note)
    }

    /// Whether a row says what the head says, in two columns at least.
    pub(in crate::exchange) fn is_head(&self, row: &SheetRow) -> bool {
        let Some(head) = self.head else { return false };
        let filled = || row.cells().filter(|(_, cell)| !cell.trim().is_empty());
        let count = filled().count();
        let needed = head.cells().filter(|(_, cell)| !cell.trim().is_empty()).count().min(2);
        // A head has few long cells, and a list many rows.
        count >= needed
            && filled().all(|(_, cell)| cell.len() <= LONGEST_HEAD)
            && filled().all(|(at, cell)| same_head(cell, head.cell(at)))
    }
}
