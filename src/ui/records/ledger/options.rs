//! What a cell that is not free text can hold.

use chrono::NaiveDate;

use crate::explain::ledger::{self, cell_text};
use crate::model::folding::searchable;
use crate::model::{Cell, CellSort, DeviceColumn, DeviceKind, DeviceState, Workbook};

/// The choices of a column with their names, the empty one first; none for text and days. Vendors
/// whose contract ended and people who left are not offered, but `current` always is.
pub fn options(
    column: DeviceColumn,
    workbook: &Workbook,
    today: NaiveDate,
    current: &Cell,
) -> Vec<(String, Cell)> {
    let cells: Vec<Cell> = match column.sort() {
        CellSort::Text | CellSort::Date => return Vec::new(),
        CellSort::Kind => DeviceKind::ALL.map(Cell::Kind).to_vec(),
        CellSort::State => DeviceState::ALL.map(Cell::State).to_vec(),
        CellSort::Flag => [None, Some(true), Some(false)].map(Cell::Flag).to_vec(),
        CellSort::Vendor => {
            let there = workbook
                .vendors
                .iter()
                .filter(|it| it.is_there_on(today) || *current == Cell::Vendor(Some(it.id)));
            let none = [Cell::Vendor(None)].into_iter();
            none.chain(there.map(|it| Cell::Vendor(Some(it.id)))).collect()
        }
        CellSort::Person => {
            let there = workbook
                .people
                .iter()
                .filter(|it| it.is_there_on(today) || *current == Cell::Person(Some(it.id)));
            let none = [Cell::Person(None)].into_iter();
            none.chain(there.map(|it| Cell::Person(Some(it.id)))).collect()
        }
    };
    let named = cells.into_iter().map(|cell| {
        let name = cell_text(&cell, workbook);
        (if name.is_empty() { ledger::BLANK.to_owned() } else { name }, cell)
    });
    named.collect()
}

/// Those of the choices that what was typed may mean.
pub fn matching(options: Vec<(String, Cell)>, typed: &str) -> Vec<(String, Cell)> {
    let typed = searchable(typed.trim());
    if typed.is_empty() {
        return options;
    }
    options.into_iter().filter(|(name, _)| searchable(name).contains(&typed)).collect()
}
