//! What differs between two states of a workbook, in words, as a value: `explain` makes it, `state`
//! carries it, a dialog shows it.

/// What differs, item by item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferenceText {
    /// How much of what, in one sentence.
    pub summary: String,
    /// A line for each item, as many as are shown.
    pub lines: Vec<String>,
    /// How many more there are.
    pub rest: usize,
}
