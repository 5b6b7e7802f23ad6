//! What was read from a file: sheets of rows of text, and what should be known about them.

use super::Encoding;

/// The most characters that a cell of Excel holds, in units of UTF-16.
pub const MAX_CELL: usize = 32_767;

/// As much of a text as fits into so many units of UTF-16.
pub(super) fn cut(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// What separates the cells of a text file.
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
    pub sheets: Vec<ImportSheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// Its rows that are not empty, top to bottom.
    pub rows: Vec<SheetRow>,
    /// The columns that the file does not show though something stands in them, from 0.
    pub hidden_columns: Vec<usize>,
    /// Whether its days count from 1904: a number that stands for a day means another one then.
    pub is_1904: bool,
    /// What should be known about how it was read.
    pub remarks: Vec<SheetRemark>,
}

impl ImportSheet {
    /// Whether the file does not show some of its rows or columns.
    #[must_use]
    pub fn has_hidden(&self) -> bool {
        !self.hidden_columns.is_empty() || self.rows.iter().any(|row| row.is_hidden)
    }
}

/// A row with anything in it.
///
/// It takes the room of what is filled, however far to the right that stands: a sheet of one cell a
/// row in its last column is no larger than one with them in the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number as a spreadsheet shows it, from 1. Empty rows count.
    pub number: usize,
    /// Whether the file does not show it.
    pub is_hidden: bool,
    /// The texts of its filled cells, one after the other.
    text: Box<str>,
    /// The column of each filled cell, left to right, and where its text ends.
    ends: Box<[(u16, u32)]>,
}

impl SheetRow {
    /// A row of these cells, as text, with their columns from 0; of two in one column the later
    /// counts. Those behind the last one with anything in it are left out.
    #[must_use]
    pub fn of<T: AsRef<str>>(number: usize, cells: impl IntoIterator<Item = (usize, T)>) -> Self {
        let mut filled: Vec<(u16, T)> = cells
            .into_iter()
            .filter_map(|(at, text)| Some((u16::try_from(at).ok()?, text)))
            .collect();
        filled.sort_by_key(|(at, _)| *at);
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(filled.len()));
        for (index, (at, cell)) in filled.iter().enumerate() {
            let is_replaced = filled.get(index + 1).is_some_and(|(next, _)| next == at);
            if !is_replaced && !cell.as_ref().is_empty() {
                text.push_str(cell.as_ref());
                ends.push((*at, u32::try_from(text.len()).unwrap_or(u32::MAX)));
            }
        }
        let mut row = Self { number, is_hidden: false, text: text.into(), ends: ends.into() };
        let blank = row.cells().rev().take_while(|(_, cell)| cell.trim().is_empty()).count();
        if blank > 0 {
            let ends: Box<[_]> = row.ends[..row.ends.len() - blank].into();
            let length = ends.last().map_or(0, |(_, end)| *end as usize);
            row.text = row.text[..length].into();
            row.ends = ends;
        }
        row
    }

    /// The same row, shown by the file or not.
    #[must_use]
    pub fn hidden(mut self, is_hidden: bool) -> Self {
        self.is_hidden = is_hidden;
        self
    }

    /// A cell; empty where nothing is in it.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        let found = self.ends.binary_search_by_key(&at, |(column, _)| usize::from(*column));
        found.map_or("", |index| self.filled(index))
    }

    /// The filled cells with their columns, left to right.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = (usize, &str)> {
        let columns = self.ends.iter().enumerate();
        columns.map(|(index, (at, _))| (usize::from(*at), self.filled(index)))
    }

    /// How many columns there are up to the last one with anything in it.
    #[must_use]
    pub fn width(&self) -> usize {
        self.ends.last().map_or(0, |(at, _)| usize::from(*at) + 1)
    }

    fn filled(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before].1);
        self.text.get(start as usize..self.ends[index].1 as usize).unwrap_or_default()
    }
}

/// What should be known about how a sheet was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetRemark {
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
    /// Numbers were taken as their format shows them: `0001`, `PC-012`.
    Formatted {
        /// The number of cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Numbers of more than fifteen digits, of which the file has lost the last ones.
    Digits {
        /// The number of cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Cells that are longer than Excel itself allows were cut.
    Cut {
        /// The number of cells.
        count: usize,
        /// The row of the first.
        first: usize,
    },
    /// Rows that the file does not show.
    HiddenRows {
        /// The number of rows.
        count: usize,
        /// The first of them.
        first: usize,
    },
    /// Columns that the file does not show.
    HiddenColumns {
        /// The number of columns.
        count: usize,
        /// The first of them, from 0.
        first: usize,
    },
    /// Sheets that the file does not show; they are not read.
    HiddenSheets {
        /// The number of sheets.
        count: usize,
    },
    /// Bytes that are no character of the encoding.
    BadBytes {
        /// The number of places.
        count: usize,
        /// The row of the first.
        row: usize,
        /// Its column, from 0.
        column: usize,
    },
    /// A quotation mark has no partner: rows may have run together.
    OpenQuote,
}

impl SheetRemark {
    /// A short name in ASCII, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Formulas { .. } => "formulas",
            Self::Hollow { .. } => "formulas-without-result",
            Self::Merged { .. } => "merged",
            Self::Errors { .. } => "errors",
            Self::TooWide { .. } => "too-wide",
            Self::Unseen { .. } => "unseen",
            Self::Formatted { .. } => "number-format",
            Self::Digits { .. } => "lost-digits",
            Self::Cut { .. } => "cut",
            Self::HiddenRows { .. } => "hidden-rows",
            Self::HiddenColumns { .. } => "hidden-columns",
            Self::HiddenSheets { .. } => "hidden-sheets",
            Self::BadBytes { .. } => "broken-character",
            Self::OpenQuote => "open-quote",
        }
    }

    /// The row of the first case, where it is about rows.
    #[must_use]
    pub fn row(self) -> Option<usize> {
        match self {
            Self::Formulas { first, .. }
            | Self::Hollow { first, .. }
            | Self::Merged { first, .. }
            | Self::Errors { first, .. }
            | Self::TooWide { first }
            | Self::Formatted { first, .. }
            | Self::Digits { first, .. }
            | Self::Cut { first, .. }
            | Self::HiddenRows { first, .. } => Some(first),
            Self::BadBytes { row, .. } => Some(row),
            Self::Unseen { .. }
            | Self::HiddenColumns { .. }
            | Self::HiddenSheets { .. }
            | Self::OpenQuote => None,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_where_they_stand_and_blanks_at_the_end_are_left_out() {
        let row =
            SheetRow::of(7, [(199, "末"), (2, "二"), (0, ""), (3, " "), (2, "2"), (250, " \n")]);
        assert_eq!(row.number, 7);
        assert_eq!(row.cells().collect::<Vec<_>>(), [(2, "2"), (3, " "), (199, "末")]);
        assert_eq!(
            [0, 1, 2, 3, 199, 250, 70_000].map(|at| row.cell(at)),
            ["", "", "2", " ", "末", "", ""]
        );
        assert_eq!(row.width(), 200);
        assert_eq!(SheetRow::of(7, [(5, " "), (0, "")]).width(), 0);
    }
}
