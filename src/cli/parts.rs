//! What `--part` asks for.

use crate::edition::embedded_documents;
use crate::model::Paper;

/// One part to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A paper.
    Paper(Paper),
    /// The letter to a vendor, by number or name as typed.
    Letter(String),
}

/// How a letter begins.
const LETTER: &str = "letter:";

impl Part {
    /// The part of that name.
    pub(super) fn named(word: &str) -> Option<Self> {
        if let Some(vendor) = word.strip_prefix(LETTER) {
            return (!vendor.is_empty()).then(|| Self::Letter(vendor.to_owned()));
        }
        Paper::of_key(word, &embedded_documents()).map(Self::Paper)
    }
}
