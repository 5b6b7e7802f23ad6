//! Which column of a file means which column of the ledger.

use super::sheet::{ImportSheet, SheetRow};
use super::synonyms::column_of;
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
}

impl ColumnMatching {
    /// Looks for the row whose names are known best, and takes its columns by name.
    #[must_use]
    pub fn of(sheet: &ImportSheet) -> Self {
        let width = sheet.rows.iter().map(SheetRow::width).max().unwrap_or(0);
        let mut best = Self { head: None, columns: vec![None; width] };
        let mut most = 0;
        for (at, row) in sheet.rows.iter().take(LOOKED_AT).enumerate() {
            let columns = columns(row, width);
            let count = columns.iter().flatten().count();
            // One name alone may be a word in a sentence, unless it is all that there is.
            let is_head = count > 1 || width == 1;
            if is_head && count > most {
                most = count;
                best = Self { head: Some(at), columns };
            }
        }
        best
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
        }
    }

    /// The names of the columns that are left out though the file names them.
    pub fn left_out<'a>(&self, sheet: &'a ImportSheet) -> Vec<&'a str> {
        let unknown = (0..self.columns.len()).filter(|at| self.columns[*at].is_none());
        unknown.map(|at| self.name(sheet, at)).filter(|name| !name.is_empty()).collect()
    }

    /// How many columns of the ledger the file names.
    #[must_use]
    pub fn count(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The columns that are left out because another one has their meaning: their names, and what
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

    /// The rows below the head, or all of them where there is none.
    pub(super) fn rows<'a>(&self, sheet: &'a ImportSheet) -> &'a [SheetRow] {
        let first = self.head.map_or(0, |head| head + 1);
        sheet.rows.get(first..).unwrap_or_default()
    }
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
