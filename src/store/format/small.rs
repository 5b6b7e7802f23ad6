//! Small files with the same header as a workbook: preferences and the like.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FormatError, Problem, ron_writer};
use crate::ron_file;

/// Reads a file of one kind. `T` has the fields `format` and `version` in addition to its own, and
/// values for those that older versions lack.
pub(in crate::store) fn read_small<T: DeserializeOwned>(
    bytes: &[u8],
    format: &str,
    version: u32,
) -> Result<T, FormatError> {
    let text = ron_file::text_of(bytes)?;
    ron_file::check_header(text, format, 1..=version)?;
    Ok(ron_file::parse(text)?)
}

/// Everything that is wrong with such a file; empty for a sound one.
pub(in crate::store) fn check_small<T: DeserializeOwned>(
    bytes: &[u8],
    format: &str,
    version: u32,
) -> Vec<Problem> {
    read_small::<T>(bytes, format, version).err().map_or_else(Vec::new, FormatError::into_problems)
}

/// Writes such a file. The same content always gives the same text.
#[expect(clippy::expect_used, reason = "plain data always serializes; tests write every kind")]
pub(in crate::store) fn write_small(file: &impl Serialize) -> String {
    ron_writer::to_string(file).expect("plain data") + "\n"
}
