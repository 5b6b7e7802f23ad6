//! Cells that come from a spreadsheet by the clipboard, and cells that go there.

use std::collections::HashSet;

use super::device_entry::{CellProblem, Names, parse_cell};
use super::{Device, DeviceChanges, DeviceColumn, DeviceId, Workbook};

/// What is to be pasted, before anything is changed. The cells can be corrected one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// The devices that the first rows are pasted over, from top to bottom; further rows become
    /// new devices.
    pub over: Vec<DeviceId>,
    /// The device after which new ones are put; at the end, where there is none.
    pub behind: Option<DeviceId>,
    /// The columns, from left to right.
    pub columns: Vec<DeviceColumn>,
    /// The rows, each with as many cells as it has.
    pub cells: Vec<Vec<String>>,
    /// How many columns of the clipboard found no column of the ledger.
    pub left_out: usize,
    /// The heads that stood in the first row, and which columns they mean; empty where it held content.
    pub heads: Vec<(String, Option<DeviceColumn>)>,
    /// Row and column (among those pasted) of every cell that could not be read at first. They
    /// stay on this list when they are corrected, so that a person can go on typing.
    pub doubtful: Vec<(usize, usize)>,
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteProblem {
    /// The row, from 0.
    pub row: usize,
    /// The column among those pasted, from 0.
    pub at: usize,
    /// The column of the ledger.
    pub column: DeviceColumn,
    /// Why.
    pub problem: CellProblem,
}

impl Paste {
    /// Cells that are pasted from a cell on. `under` is the rows on screen from that cell down,
    /// `columns` the columns from it to the right; `column_of` tells what a head means. A first row that
    /// holds heads of columns says where the others go and is no row itself; what stands under a head
    /// that means nothing is left out.
    #[must_use]
    pub fn new(
        text: &str,
        under: &[DeviceId],
        behind: Option<DeviceId>,
        columns: &[DeviceColumn],
        workbook: &Workbook,
        column_of: impl Fn(&str) -> Option<DeviceColumn>,
    ) -> Self {
        let mut cells = split(text);
        let widest = cells.iter().map(Vec::len).max().unwrap_or(0);
        let heads = cells.first().map(|first| heads(first, column_of)).unwrap_or_default();
        let (columns, left_out) = if heads.is_empty() {
            let columns: Vec<DeviceColumn> = columns.iter().copied().take(widest).collect();
            let left_out = widest - columns.len();
            (columns, left_out)
        } else {
            cells.remove(0);
            for row in &mut cells {
                let mut at = 0..;
                let is_known =
                    |at: usize| heads.get(at).is_some_and(|(_, column)| column.is_some());
                row.retain(|_| at.next().is_some_and(is_known));
            }
            (heads.iter().filter_map(|(_, column)| *column).collect(), 0)
        };
        for row in &mut cells {
            row.truncate(columns.len());
        }
        let over = under.iter().copied().take(cells.len()).collect();
        let doubtful = Vec::new();
        let mut paste = Self { over, behind, columns, cells, left_out, heads, doubtful };
        let known = Names::of(workbook);
        let places = paste.cells.iter().enumerate();
        let places = places.flat_map(|(row, cells)| (0..cells.len()).map(move |at| (row, at)));
        let doubtful = places.filter(|(row, at)| {
            let (column, text) = (paste.columns[*at], &paste.cells[*row][*at]);
            known.parse_cell(column, text).is_err()
        });
        paste.doubtful = doubtful.collect();
        paste
    }

    /// Why the cell at `at` of a row cannot be read.
    #[must_use]
    pub fn problem(&self, row: usize, at: usize, workbook: &Workbook) -> Option<CellProblem> {
        let (column, text) = (self.columns.get(at)?, self.cells.get(row)?.get(at)?);
        parse_cell(*column, text, workbook).err()
    }

    /// Every cell that still cannot be read, row by row.
    #[must_use]
    pub fn problems(&self, workbook: &Workbook) -> Vec<PasteProblem> {
        let doubtful = self.doubtful.iter();
        let problems = doubtful.filter_map(|(row, at)| {
            let problem = self.problem(*row, *at, workbook)?;
            Some(PasteProblem { row: *row, at: *at, column: self.columns[*at], problem })
        });
        problems.collect()
    }

    /// What pasting changes; cells that cannot be read stay as they are.
    #[must_use]
    pub fn changes(&self, workbook: &Workbook) -> DeviceChanges {
        let names = Names::of(workbook);
        let ledger: HashSet<DeviceId> = workbook.devices.iter().map(|device| device.id).collect();
        let mut changes = DeviceChanges { behind: self.behind, ..DeviceChanges::default() };
        for (row, cells) in self.cells.iter().enumerate() {
            let read = self.columns.iter().zip(cells).filter_map(|(column, text)| {
                Some((*column, names.parse_cell(*column, text).ok()?))
            });
            if let Some(id) = self.over.get(row).filter(|id| ledger.contains(id)) {
                changes.cells.extend(read.map(|(column, cell)| (*id, column, cell)));
            } else {
                let mut device = Device::blank(DeviceId(0));
                for (column, cell) in read {
                    device.set(column, cell);
                }
                changes.added.push(device);
            }
        }
        changes
    }

    /// How many devices would lose something that stands in them.
    #[must_use]
    pub fn overwritten(&self, workbook: &Workbook) -> usize {
        let names = Names::of(workbook);
        let blank = Device::blank(DeviceId(0));
        let rows = self.over.iter().zip(&self.cells);
        let is_overwritten = |(id, cells): &(&DeviceId, &Vec<String>)| {
            let Some(device) = workbook.device(**id) else { return false };
            self.columns.iter().zip(*cells).any(|(column, text)| {
                let now = device.cell(*column);
                let read = names.parse_cell(*column, text);
                now != blank.cell(*column) && read.is_ok_and(|new| new != now)
            })
        };
        rows.filter(is_overwritten).count()
    }

    /// The same rows, each of them a new device.
    #[must_use]
    pub fn all_added(&self) -> Self {
        Self { over: Vec::new(), ..self.clone() }
    }

    /// How many rows become new devices.
    #[must_use]
    pub fn added(&self) -> usize {
        self.cells.len().saturating_sub(self.over.len())
    }
}

/// The heads of a row, each with the column that it means. Empty where the row is content: fewer than two
/// of its cells mean a column, or fewer than half of them.
fn heads(
    row: &[String],
    column_of: impl Fn(&str) -> Option<DeviceColumn>,
) -> Vec<(String, Option<DeviceColumn>)> {
    let mut taken = HashSet::new();
    let meant = row.iter().map(|cell| {
        // Of two heads that mean the same the first counts.
        let column = column_of(cell.trim()).filter(|column| taken.insert(*column));
        (cell.trim().to_owned(), column)
    });
    let heads: Vec<(String, Option<DeviceColumn>)> = meant.collect();
    let known = heads.iter().filter(|(_, column)| column.is_some()).count();
    let said = heads.iter().filter(|(head, _)| !head.is_empty()).count();
    if known > 1 && known * 2 >= said { heads } else { Vec::new() }
}

/// Splits what a spreadsheet puts on the clipboard: cells are separated by tabs and rows by line
/// ends; a cell in quotation marks may hold both, and a quotation mark twice. One without a
/// partner is content.
#[must_use]
pub fn split(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut characters = text.chars().peekable();
    // What follows the quotation mark that opened the cell.
    let mut opened = None;
    let mut has_partners = true;
    loop {
        let Some(character) = characters.next() else {
            let Some(behind) = opened.take() else { break };
            // A quotation mark without a partner is content.
            characters = behind;
            "\"".clone_into(&mut cell);
            has_partners = false;
            continue;
        };
        match character {
            '"' if opened.is_some() => {
                if characters.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    opened = None;
                }
            }
            _ if opened.is_some() => cell.push(character),
            '"' if cell.is_empty() && has_partners => opened = Some(characters.clone()),
            '\t' => row.push(std::mem::take(&mut cell)),
            '\r' | '\n' => {
                if character == '\r' {
                    characters.next_if_eq(&'\n');
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(character),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// Joins cells for the clipboard of a spreadsheet.
#[must_use]
pub fn join(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        cells.join("\t")
    };
    rows.iter().map(line).collect::<Vec<String>>().join("\r\n")
}

fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A copy of a device for the next one of the same sort: what belongs to one device alone (its
/// numbers and addresses, and when it was checked) is left empty.
#[must_use]
pub fn duplicate(device: &Device) -> Device {
    Device {
        id: DeviceId(0),
        number: String::new(),
        serial: String::new(),
        ip_address: String::new(),
        mac_address: String::new(),
        checked_on: None,
        checked_by: None,
        ..device.clone()
    }
}
