//! What was read from a file: sheets of rows of text, and what should be known about them.

use super::Encoding;

/// What parts the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A tab.
    Tab,
    /// A semicolon.
    Semicolon,
}

impl Delimiter {
    /// All of them, the most usual first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Tab, Self::Semicolon];

    /// The character.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
        }
    }
}

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Text with delimiters.
    Text(Encoding, Delimiter),
    /// An Excel workbook (.xlsx).
    Spreadsheet,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// How it was written.
    pub kind: SourceKind,
    /// Its sheets with anything in them, at least one. A text file is one sheet.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// Its rows that are not empty, top to bottom.
    pub rows: Vec<Row>,
    /// What should be known about how it was read.
    pub remarks: Vec<Remark>,
}

/// A row with anything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1. Empty rows count.
    pub number: usize,
    /// Its cells, as text; those behind the last one with anything in it are left out.
    pub cells: Vec<String>,
}

impl Row {
    /// A cell; empty behind the last one.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    /// Leaves out empty cells at the end; says whether anything is left.
    pub(super) fn trim(&mut self) -> bool {
        while self.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            self.cells.pop();
        }
        !self.cells.is_empty()
    }
}

/// What should be known about how a sheet was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Cells with a formula: what it had come to when the file was saved was taken.
    Formulas {
        /// The number of cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Cells with a formula whose result was not saved: they were taken as empty.
    Hollow {
        /// The number of cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Cells that are joined: what they hold was taken for the first one only.
    Merged {
        /// The number of joined cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Cells that show an error such as `#N/A`: they were taken as empty.
    Errors {
        /// The number of cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Cells beyond the last column that is taken were left out.
    TooWide {
        /// The row of the first.
        first: usize,
    },
    /// Characters that nobody can see (NUL) were left out.
    Unseen {
        /// The number of characters.
        count: usize,
    },
    /// A quotation mark has no partner: rows may have run together.
    OpenQuote,
}

/// Counts cells that deserve a remark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) count: usize,
    pub(super) first: usize,
}

impl Tally {
    /// One more, in a row.
    pub(super) fn add(&mut self, row: usize) {
        if self.count == 0 {
            self.first = row;
        }
        self.count += 1;
    }
}
