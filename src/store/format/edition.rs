//! An edition as the text of its file.

use super::ron_writer;
use crate::model::Edition;

/// Writes an edition as it is loaded. The same edition always gives the same text.
#[must_use]
#[expect(clippy::expect_used, reason = "plain data always serializes; tests write an edition")]
pub fn edition_text(edition: &Edition) -> String {
    ron_writer::to_string(edition).expect("plain data") + "\n"
}
