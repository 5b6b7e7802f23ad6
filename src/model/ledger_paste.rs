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
    /// `columns` the columns from it to the right; `title` names a column. A first row that holds
    /// nothing but heads of columns says where the others go and is no row itself.
    #[must_use]
    pub fn new(
        text: &str,
        under: &[DeviceId],
        behind: Option<DeviceId>,
        columns: &[DeviceColumn],
        workbook: &Workbook,
        title: impl Fn(DeviceColumn) -> &'static str,
    ) -> Self {
        let mut cells = split(text);
        let widest = cells.iter().map(Vec::len).max().unwrap_or(0);
        let named = cells.first().map(|first| heads(first, title)).unwrap_or_default();
        let (columns, left_out) = if named.is_empty() {
            let columns: Vec<DeviceColumn> = columns.iter().copied().take(widest).collect();
            let left_out = widest - columns.len();
            (columns, left_out)
        } else {
            cells.remove(0);
            (named, 0)
        };
        for row in &mut cells {
            row.truncate(columns.len());
        }
        let over = under.iter().copied().take(cells.len()).collect();
        let mut paste = Self { over, behind, columns, cells, left_out, doubtful: Vec::new() };
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

    /// How many rows become new devices.
    #[must_use]
    pub fn added(&self) -> usize {
        self.cells.len().saturating_sub(self.over.len())
    }
}

/// The columns of a row of heads; empty where some cell is none, or where a single cell might as
/// well be content.
fn heads(row: &[String], title: impl Fn(DeviceColumn) -> &'static str) -> Vec<DeviceColumn> {
    let named = row
        .iter()
        .map(|cell| DeviceColumn::ALL.into_iter().find(|column| title(*column) == cell.trim()));
    let named: Option<Vec<DeviceColumn>> = named.collect();
    named.filter(|named| named.len() > 1).unwrap_or_default()
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
