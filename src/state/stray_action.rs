//! What is wanted, done and reported of copies that other programs made of a clinic's files.

use std::path::PathBuf;

use crate::text::DifferenceText;

/// A copy that another program made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayEntry {
    /// The file.
    pub path: PathBuf,
    /// What it is and what it holds, in one sentence.
    pub line: String,
    /// Whether it can be read as a workbook.
    pub readable: bool,
}

/// What a person wants of such a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrayAction {
    /// See what differs in it.
    Compare(PathBuf),
    /// Put it aside.
    SetAside(PathBuf),
}

/// What the platform does for it; the first is the clinic's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrayEffect {
    /// Compare it with the workbook on screen.
    Compare(String, PathBuf),
    /// Move it to where nobody takes it for anything.
    SetAside(String, PathBuf),
}

/// What the platform reports; the first is the clinic's id.
#[derive(Debug)]
pub enum StrayEvent {
    /// All that there are.
    Found(String, Vec<StrayEntry>),
    /// What differs in one.
    Compared(String, PathBuf, DifferenceText),
    /// One was put aside.
    Gone(String, PathBuf),
}
