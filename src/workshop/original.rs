//! The text of the ministry's files, whatever kind of file they are.

use crate::explain::{original as words, pdf_text as pdf_words};
use crate::model::original_text::OriginalText;
use crate::original::{OriginalProblem, printed_text, read_book};
use crate::pdf_text;
use crate::text::Explanation;

/// The text of a PDF, or else of an Excel workbook.
///
/// # Errors
/// Why there is none.
pub fn original_text(bytes: &[u8]) -> Result<OriginalText, Explanation> {
    let is_package = bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if is_package {
        let book = read_book(bytes).map_err(OriginalProblem::from);
        return match book {
            Ok(book) => Ok(printed_text(&book)),
            Err(problem) => Err(words::explain(&problem)),
        };
    }
    match pdf_text::read(bytes) {
        Ok(read) => Ok(read.text),
        Err(problem) => Err(pdf_words::explain(&problem)),
    }
}
