//! From bytes to text: the encodings in which Japanese spreadsheets are saved.

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

/// How text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark in front.
    Utf8,
    /// UTF-16 with a mark in front (Excel calls it Unicode text).
    Utf16,
    /// `Shift_JIS`, as Windows has it (CP932).
    ShiftJis,
}

/// The text in `bytes`, and how it was written; `None` where it is none of ours. What is valid as
/// UTF-8 is UTF-8: Japanese in `Shift_JIS` never is.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8(rest.to_vec()).ok().map(|text| (text, Encoding::Utf8));
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
            return Some((text.into_owned(), Encoding::Utf16));
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), Encoding::ShiftJis))
}
