//! How answers are written into the cells of the ministry's Excel form that hold more than one answer.

use serde::{Deserialize, Serialize};

/// How an answer is written into a cell that holds both words, or boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Marking {
    /// ○ before the word, a check in the box.
    Mark,
    /// The chosen word in place of everything that stands there.
    Word,
}

impl Marking {
    /// Both of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Mark, Self::Word];
}
