//! Why a file cannot be read as a table, and how much of one is taken.

use std::ops::ControlFlow;

use super::foreign::FileKind;
use super::sheet::SheetRow;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most rows that are taken, the head included.
pub const MAX_ROWS: usize = 100_000;
/// The most columns that are taken.
pub const MAX_COLUMNS: usize = 200;
/// The most cells with anything in them that are taken.
const MAX_CELLS: usize = 6_000_000;
/// The most text that is taken, in bytes.
const MAX_TEXT: usize = 256 * 1024 * 1024;

/// Hears how far reading is (0 to 1) and may break it off.
pub type Progress<'a> = dyn FnMut(f32) -> ControlFlow<()> + 'a;

/// Why a file cannot be read. Nothing of it is taken then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadProblem {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`MAX_BYTES`].
    #[error("the file has {0} bytes, which is too many")]
    TooLarge(usize),
    /// What it holds takes more room than is given to a table.
    #[error("the file unpacks to more than is read")]
    TooMuch,
    /// It has more rows than [`MAX_ROWS`].
    #[error("the file has more than {MAX_ROWS} rows")]
    TooManyRows,
    /// It is neither UTF-8, UTF-16, `Shift_JIS`, EUC-JP nor JIS.
    #[error("the text is in no known encoding")]
    Encoding,
    /// It is a file of another kind, which is known.
    #[error("not a table: {0:?}")]
    Foreign(FileKind),
    /// It is a file of another kind.
    #[error("not a table")]
    NotATable,
    /// An Excel workbook in the format of before 2007 (.xls).
    #[error("an old Excel workbook (.xls)")]
    OldExcel,
    /// An Excel workbook in the binary format (.xlsb) or another office format (.ods).
    #[error("another kind of office document")]
    OtherOffice,
    /// An Excel workbook that is locked with a password.
    #[error("the workbook is protected by a password")]
    Password,
    /// A damaged Excel workbook; the cause in English.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// Reading was broken off.
    #[error("cancelled")]
    Cancelled,
}

/// Counts what is taken, so that no file makes the program run out of memory.
#[derive(Debug, Default)]
pub(super) struct Room {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Room {
    /// Makes room for a cell with anything in it.
    ///
    /// # Errors
    /// The limit is exceeded.
    pub(super) fn cell(&mut self, text: &str) -> Result<(), ReadProblem> {
        self.cells += 1;
        self.text += text.len();
        if self.cells > MAX_CELLS || self.text > MAX_TEXT {
            return Err(ReadProblem::TooMuch);
        }
        Ok(())
    }

    /// Makes room for a row that is complete; an empty one needs none.
    ///
    /// # Errors
    /// The limit is exceeded.
    pub(super) fn row(
        &mut self,
        row: SheetRow,
        rows: &mut Vec<SheetRow>,
    ) -> Result<(), ReadProblem> {
        if row.width() == 0 {
            return Ok(());
        }
        self.rows += 1;
        if self.rows > MAX_ROWS {
            return Err(ReadProblem::TooManyRows);
        }
        rows.push(row);
        Ok(())
    }
}
