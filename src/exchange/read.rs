//! A file as sheets of text, whatever it is.

use super::foreign::FileKind;
pub(super) use super::limits::Room;
pub use super::limits::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Progress, ReadProblem};
use super::sheet::SourceFile;
use super::{delimited, spreadsheet};

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
    // Excel before version 5 wrote its records without a container.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08 | 0x10, 0x00, ..]) {
        return Err(ReadProblem::OldExcel);
    }
    Ok(bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06"))
}

/// A container of old office documents: an `.xls`, another old document, or a newer workbook behind a
/// password. The names of its streams say which.
fn old_office(bytes: &[u8]) -> ReadProblem {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        ReadProblem::Password
    } else if has("WordDocument") {
        ReadProblem::Foreign(FileKind::Document)
    } else if has("PowerPoint Document") {
        ReadProblem::Foreign(FileKind::Slides)
    } else {
        ReadProblem::OldExcel
    }
}
