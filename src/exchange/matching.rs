//! Which column of a file means which column of the ledger.

use super::list_words::{is_note, is_total};
use super::sheet::{ImportSheet, SheetRow, SourceFile};
use super::synonyms::{column_of, same_words};
use crate::model::DeviceColumn;

/// How many rows are searched for the head: lists begin with a title, a date, a remark.
const LOOKED_AT: usize = 30;

/// The head of a sheet and what its columns mean. Everything of it can be changed by the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMatching {
    /// The head, by its place among the rows of the sheet; `None` where no row looks like one.
    pub head: Option<usize>,
    /// What each column of the file means; `None` leaves it out.
    pub columns: Vec<Option<DeviceColumn>>,
    /// Of the columns that mean none of the ledger's, those whose cells go to 備考 with their name.
    pub noted: Vec<bool>,
}

impl ColumnMatching {
    /// Looks for the row whose names are known best, and takes its columns by name.
    #[must_use]
    pub fn of(sheet: &ImportSheet) -> Self {
        let width = sheet.rows.iter().map(SheetRow::width).max().unwrap_or(0);
        let mut best = Self { head: None, columns: vec![None; width], noted: vec![false; width] };
        let mut most = 0;
        for (at, row) in sheet.rows.iter().take(LOOKED_AT).enumerate() {
            let columns = columns(row, width);
            let count = columns.iter().flatten().count();
            // One name alone may be a word in a sentence, unless it is all that there is.
            let is_head = count > 1 || width == 1;
            if is_head && count > most {
                most = count;
                best = Self { head: Some(at), columns, noted: vec![false; width] };
            }
        }
        best.take_real_number(sheet);
        best.note_others(sheet);
        best
    }

    /// The same with what a person says of some columns, by the names that the file gives them: the
    /// head is then the row that has them all.
    ///
    /// # Errors
    /// The first name that no row among the first ones has.
    pub fn told(
        sheet: &ImportSheet,
        told: &[(String, Option<DeviceColumn>)],
    ) -> Result<Self, String> {
        let mut found = Self::of(sheet);
        let missing = |row: &SheetRow| {
            told.iter().position(|(name, _)| place_of(row, name).is_none()).unwrap_or(told.len())
        };
        let rows = || sheet.rows.iter().take(LOOKED_AT).enumerate();
        let proposed = found.head.filter(|at| missing(&sheet.rows[*at]) == told.len());
        let best = rows()
            .map(|(at, row)| (missing(row), at))
            .max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)));
        let (count, at) = best.unwrap_or((0, 0));
        if count < told.len() {
            return Err(told[count].0.clone());
        }
        let at = proposed.unwrap_or(at);
        if let Some(row) = sheet.rows.get(at).filter(|_| !told.is_empty()) {
            let width = found.columns.len();
            found =
                Self { head: Some(at), columns: columns(row, width), noted: vec![false; width] };
            let places =
                told.iter().filter_map(|(name, column)| Some((place_of(row, name)?, *column)));
            for (at, column) in places {
                match column {
                    // 備考 has room for several.
                    Some(DeviceColumn::Note) if found.columns.contains(&column) => found.note(at),
                    column => found.choose(at, column),
                }
            }
            found.note_others(sheet);
            let left_out = told.iter().filter(|(_, column)| column.is_none());
            for at in left_out.filter_map(|(name, _)| place_of(row, name)) {
                found.noted[at] = false;
            }
        }
        Ok(found)
    }

    /// Takes another column for the number of the device where the one by the name only counts the
    /// rows.
    fn take_real_number(&mut self, sheet: &ImportSheet) {
        let number = Some(DeviceColumn::Number);
        let Some(counting) = self.columns.iter().position(|it| *it == number) else { return };
        if !self.counts_rows(sheet, counting) {
            return;
        }
        let is_number = |at: &usize| {
            let means = column_of(self.name(sheet, *at)).map(|(column, _)| column);
            let is_filled = self.rows(sheet).iter().any(|row| !row.cell(*at).trim().is_empty());
            self.columns[*at].is_none() && means == number && is_filled
        };
        let real = (0..self.columns.len()).filter(is_number);
        let real = real.filter(|at| !self.counts_rows(sheet, *at)).min();
        if let Some(real) = real {
            self.choose(real, number);
        }
    }

    /// Puts the columns that mean none of the ledger's into 備考, but for those that only count the
    /// rows.
    fn note_others(&mut self, sheet: &ImportSheet) {
        for at in 0..self.columns.len() {
            let is_other = self.columns[at].is_none() && !self.name(sheet, at).is_empty();
            self.noted[at] = is_other && !self.counts_rows(sheet, at);
        }
    }

    /// Whether a column holds 1, 2, 3 and so on, and the number of the device stands elsewhere.
    fn counts_rows(&self, sheet: &ImportSheet, at: usize) -> bool {
        let is_number = column_of(self.name(sheet, at))
            .is_some_and(|(column, _)| column == DeviceColumn::Number);
        let is_device = |row: &&SheetRow| {
            let cells = || row.cells().map(|(_, cell)| cell).filter(|cell| !cell.trim().is_empty());
            !is_total(cells()) && !is_note(cells())
        };
        let rows = self.rows(sheet).iter().filter(is_device);
        let cells = rows.map(|row| row.cell(at).trim());
        let mut cells = cells.filter(|it| !it.is_empty()).peekable();
        let is_filled = cells.peek().is_some();
        is_number && is_filled && (1..).zip(cells).all(|(count, cell)| cell == count.to_string())
    }

    /// The name that the file gives to a column; empty where there is none.
    #[must_use]
    pub fn name<'a>(&self, sheet: &'a ImportSheet, at: usize) -> &'a str {
        self.head.and_then(|head| sheet.rows.get(head)).map_or("", |row| row.cell(at).trim())
    }

    /// Takes another meaning for a column. No two columns mean the same, so the other one loses it.
    pub fn choose(&mut self, at: usize, column: Option<DeviceColumn>) {
        if column.is_some() {
            for other in self.columns.iter_mut().filter(|other| **other == column) {
                *other = None;
            }
        }
        if let Some(place) = self.columns.get_mut(at) {
            *place = column;
            self.noted[at] = false;
        }
    }

    /// Puts the cells of a column into 備考, with its name.
    pub fn note(&mut self, at: usize) {
        self.choose(at, None);
        if let Some(noted) = self.noted.get_mut(at) {
            *noted = true;
        }
    }

    /// The names of the columns whose cells go to 備考.
    #[must_use]
    pub fn noted<'a>(&self, sheet: &'a ImportSheet) -> Vec<&'a str> {
        let noted = (0..self.noted.len()).filter(|at| self.noted[*at]);
        noted.map(|at| self.name(sheet, at)).collect()
    }

    /// The names of the columns that are left out though the file names them.
    pub fn left_out<'a>(&self, sheet: &'a ImportSheet) -> Vec<&'a str> {
        let is_out = |at: &usize| self.columns[*at].is_none() && !self.noted[*at];
        let unknown = (0..self.columns.len()).filter(is_out);
        unknown.map(|at| self.name(sheet, at)).filter(|name| !name.is_empty()).collect()
    }

    /// How many columns of the ledger the file names.
    #[must_use]
    pub fn count(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The columns that do not stand where they would because another one does: their names, and what
    /// they would mean.
    #[must_use]
    pub fn doubles<'a>(&self, sheet: &'a ImportSheet) -> Vec<(&'a str, DeviceColumn)> {
        let left_out = (0..self.columns.len()).filter(|at| self.columns[*at].is_none());
        let named = left_out.filter_map(|at| {
            let name = self.name(sheet, at);
            column_of(name).map(|(column, _)| (name, column))
        });
        named.filter(|(_, column)| self.columns.contains(&Some(*column))).collect()
    }

    /// The rows above the head: titles, dates, remarks.
    pub(super) fn above<'a>(&self, sheet: &'a ImportSheet) -> &'a [SheetRow] {
        sheet.rows.get(..self.head.unwrap_or(0)).unwrap_or_default()
    }

    /// The rows below the head, or all of them where there is none.
    pub(super) fn rows<'a>(&self, sheet: &'a ImportSheet) -> &'a [SheetRow] {
        let first = self.head.map_or(0, |head| head + 1);
        sheet.rows.get(first..).unwrap_or_default()
    }
}

/// The sheet whose head names the most columns of the ledger, the first of them where several do.
#[must_use]
pub fn likeliest(file: &SourceFile) -> (usize, ColumnMatching) {
    let mut found = (0, ColumnMatching::default());
    for (at, sheet) in file.sheets.iter().enumerate() {
        let matching = ColumnMatching::of(sheet);
        if at == 0 || matching.count() > found.1.count() {
            found = (at, matching);
        }
    }
    found
}

/// The place of a name in a row.
fn place_of(row: &SheetRow, name: &str) -> Option<usize> {
    let mut cells = row.cells().filter(|(_, cell)| !cell.trim().is_empty());
    cells.find(|(_, cell)| same_words(cell, name)).map(|(at, _)| at)
}

/// The columns by their names; where two columns are named alike, the surer one gets it, or the
/// first.
fn columns(head: &SheetRow, width: usize) -> Vec<Option<DeviceColumn>> {
    let mut found: Vec<Option<(DeviceColumn, usize)>> = vec![None; width];
    for (at, name) in head.cells() {
        found[at] = column_of(name);
    }
    for at in 0..found.len() {
        let Some((column, sure)) = found[at] else { continue };
        let is_surer = |(other_at, other): (usize, &Option<(DeviceColumn, usize)>)| {
            other.is_some_and(|(it, by)| it == column && (by, other_at) < (sure, at))
        };
        if found.iter().enumerate().any(is_surer) {
            found[at] = None;
        }
    }
    found.into_iter().map(|it| it.map(|(column, _)| column)).collect()
}
