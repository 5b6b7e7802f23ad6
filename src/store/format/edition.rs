//! An edition as the text of its file.

use super::write_small;
use crate::model::Edition;

/// Writes an edition as it is loaded. The same edition always gives the same text.
#[must_use]
pub fn edition_text(edition: &Edition) -> String {
    write_small(edition)
}
