//! A file as sheets of text, whatever it is.

use std::ops::ControlFlow;

use super::sheet::{SheetRow, SourceFile};
use super::{delimited, spreadsheet};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most rows that are taken, the head included.
pub const MAX_ROWS: usize = 100_000;
/// The most columns that are taken.
pub const MAX_COLUMNS: usize = 200;
/// The most cells with anything in them that are taken.
const MAX_CELLS: usize = 4_000_000;
/// The most text that is taken, in bytes.
const MAX_TEXT: usize = 128 * 1024 * 1024;

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
    /// It is neither UTF-8, nor UTF-16 with a mark, nor `Shift_JIS`.
    #[error("the text is in no known encoding")]
    Encoding,
    /// It is a file of another kind: a picture, a PDF, a program.
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

/// Reads a file. What it is follows from its first bytes; the name only helps with text.
///
/// # Errors
/// Why nothing can be taken from it.
pub fn read_table(
    bytes: &[u8],
    file_name: &str,
    progress: &mut Progress<'_>,
) -> Result<SourceFile, ReadProblem> {
    let file = if is_package(bytes)? {
        spreadsheet::read(bytes, progress)?
    } else {
        delimited::read(bytes, file_name, progress)?
    };
    if file.sheets.is_empty() { Err(ReadProblem::Empty) } else { Ok(file) }
}

/// Whether the bytes look like a ZIP package, which an Excel workbook is.
///
/// # Errors
/// They are nothing that is read, whatever is in them.
pub(crate) fn is_package(bytes: &[u8]) -> Result<bool, ReadProblem> {
    if bytes.is_empty() {
        return Err(ReadProblem::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(ReadProblem::TooLarge(bytes.len()));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(old_office(bytes));
    }
    Ok(bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06"))
}

/// A container of old office documents: an `.xls`, or a newer workbook behind a password, which is
/// then a stream of this name.
fn old_office(bytes: &[u8]) -> ReadProblem {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        ReadProblem::Password
    } else {
        ReadProblem::OldExcel
    }
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
