//! A sheet as a grid of texts, each with the place it came from.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// Where a cell stands; both numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The row.
    pub row: u32,
    /// The column: 1 is A.
    pub column: u32,
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// `A`, `Z`, `AA` …
fn column_letters(column: u32) -> String {
    let (mut letters, mut left) = (Vec::new(), column);
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl CellPlace {
    /// Reads `B7` or `$B$7`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('$', "");
        let split = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 {
            return None;
        }
        let mut column = 0;
        for letter in letters.bytes() {
            let letter = letter.to_ascii_uppercase();
            if !letter.is_ascii_uppercase() {
                return None;
            }
            column = column * 26 + u32::from(letter - b'A') + 1;
        }
        let row = digits.parse().ok().filter(|row| *row > 0)?;
        Some(Self { row, column })
    }
}

/// A block of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellRange {
    /// The cell at the top left.
    pub first: CellPlace,
    /// The cell at the bottom right.
    pub last: CellPlace,
}

impl CellRange {
    /// A block of one cell.
    #[must_use]
    pub fn of(place: CellPlace) -> Self {
        Self { first: place, last: place }
    }

    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(&self, place: CellPlace) -> bool {
        self.has_row(place.row) && (self.first.column..=self.last.column).contains(&place.column)
    }

    /// Whether a row crosses it.
    #[must_use]
    pub fn has_row(&self, row: u32) -> bool {
        (self.first.row..=self.last.row).contains(&row)
    }

    /// How many rows it has.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.last.row - self.first.row + 1
    }

    /// Reads `B7:C9` or `B7`, corners in any order.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (a, b) = text.split_once(':').unwrap_or((text, text));
        let (a, b) = (CellPlace::parse(a)?, CellPlace::parse(b)?);
        let first = CellPlace { row: a.row.min(b.row), column: a.column.min(b.column) };
        let last = CellPlace { row: a.row.max(b.row), column: a.column.max(b.column) };
        Some(Self { first, last })
    }
}

/// A cell that the file has, with or without anything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// What Excel shows in it.
    pub text: String,
    /// The number of its style.
    pub style: u32,
    /// Whether it is written struck through.
    pub struck: bool,
    /// Whether it holds a logical value, which new versions of Excel show as a check box.
    pub is_logical: bool,
    /// Whether it is computed.
    pub is_formula: bool,
}

/// A list to choose from, and the cells that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropDown {
    /// The cells.
    pub ranges: Vec<CellRange>,
    /// What can be chosen; empty where the list is kept out of reach.
    pub options: Vec<String>,
    /// Where the list stands, if it is not written out.
    pub(super) source: Option<String>,
}

/// A sheet of the workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The sheet's name.
    pub name: String,
    /// The part of the package that holds it, as the package spells it.
    pub part: String,
    /// Whether a person sees the sheet.
    pub is_visible: bool,
    /// Whether it is protected against changes.
    pub is_protected: bool,
    /// Merged blocks.
    pub merged: Vec<CellRange>,
    /// Lists to choose from.
    pub drop_downs: Vec<DropDown>,
    /// The cells over which a check box lies.
    pub check_boxes: BTreeSet<CellPlace>,
    pub(super) cells: BTreeMap<(u32, u32), GridCell>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// The merged blocks that cross a row.
    pub(super) merged_by_row: HashMap<u32, Vec<usize>>,
    /// The drop-downs that cross a row.
    pub(super) lists_by_row: HashMap<u32, Vec<usize>>,
}

/// The most entries of an index of blocks by row.
const MOST_CROSSINGS: usize = 500_000;

impl Grid {
    /// The cell at a place, where the file has one.
    #[must_use]
    pub fn cell(&self, place: CellPlace) -> Option<&GridCell> {
        self.cells.get(&(place.row, place.column))
    }

    /// Every cell with anything in it, row by row.
    pub fn filled(&self) -> impl Iterator<Item = (CellPlace, &GridCell)> {
        let filled = self.cells.iter().filter(|(_, cell)| !cell.text.trim().is_empty());
        filled.map(|((row, column), cell)| (CellPlace { row: *row, column: *column }, cell))
    }

    /// Whether a row is hidden, or has no height.
    #[must_use]
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }

    /// Whether a column is hidden, or has no width.
    #[must_use]
    pub fn is_column_hidden(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column))
    }

    /// The merged block that a cell belongs to; the cell alone where there is none.
    #[must_use]
    pub fn block(&self, place: CellPlace) -> CellRange {
        let crossing = self.merged_by_row.get(&place.row).into_iter().flatten();
        let mut crossing = crossing.filter_map(|at| self.merged.get(*at));
        crossing.find(|range| range.contains(place)).copied().unwrap_or(CellRange::of(place))
    }

    /// The list to choose from at a cell.
    #[must_use]
    pub fn drop_down(&self, place: CellPlace) -> Option<&DropDown> {
        let crossing = self.lists_by_row.get(&place.row).into_iter().flatten();
        let mut crossing = crossing.filter_map(|at| self.drop_downs.get(*at));
        crossing.find(|list| list.ranges.iter().any(|range| range.contains(place)))
    }

    /// The last row with anything in it.
    #[must_use]
    pub fn last_row(&self) -> u32 {
        self.filled().map(|(place, _)| place.row).max().unwrap_or(0)
    }

    /// The last column with anything in it.
    #[must_use]
    pub fn last_column(&self) -> u32 {
        self.filled().map(|(place, _)| place.column).max().unwrap_or(0)
    }

    /// Makes the blocks quick to find. Blocks reach as far as anything is written.
    pub(super) fn index(&mut self) {
        let last = self.last_row();
        let mut left = MOST_CROSSINGS;
        let mut crossings = |ranges: &mut dyn Iterator<Item = (usize, CellRange)>| {
            let mut by_row: HashMap<u32, Vec<usize>> = HashMap::new();
            for (at, range) in ranges {
                for row in range.first.row..=range.last.row.min(last) {
                    if left == 0 {
                        return by_row;
                    }
                    left -= 1;
                    by_row.entry(row).or_default().push(at);
                }
            }
            by_row
        };
        self.merged_by_row = crossings(&mut self.merged.iter().copied().enumerate());
        let lists = self.drop_downs.iter().enumerate();
        let mut lists = lists.flat_map(|(at, list)| list.ranges.iter().map(move |it| (at, *it)));
        self.lists_by_row = crossings(&mut lists);
    }
}
