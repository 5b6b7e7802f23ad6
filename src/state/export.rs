//! The export as it stands on screen.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::screen::Screen;
use crate::model::{DocumentLibrary, Papers, PrintSet, VendorId, Workbook};

/// A character that no font can print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphGap {
    /// The character.
    pub character: char,
    /// Where it stands, in words.
    pub places: Vec<String>,
}

/// How far an export is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ExportPhase {
    /// Nothing is going on.
    #[default]
    Idle,
    /// The file dialog is open.
    Picking,
    /// The PDF is being written; the share done, 0 to 1.
    Running(f32),
    /// Written, read back and found equal.
    Done(PathBuf),
}

impl ExportPhase {
    /// Whether nothing is going on.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        !matches!(self, Self::Running(_) | Self::Picking)
    }
}

/// The export screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The set that the choice began with.
    pub set: PrintSet,
    /// What is chosen.
    pub papers: Papers,
    /// What was chosen before another screen asked for one paper alone; it is back once that one is
    /// printed and the screen is left.
    pub usual: Option<(PrintSet, Papers)>,
    /// The screen that asked for what is chosen, and is gone back to.
    pub back: Option<Screen>,
    /// The vendors whose letter is in the PDF that was written last, while the screen is shown.
    pub letters: Vec<VendorId>,
    /// The path as typed or picked.
    pub path: String,
    /// The path that was proposed last.
    pub proposed: String,
    /// Characters that will print as 〓; `None` until they have been looked for.
    pub gaps: Option<Vec<GlyphGap>>,
    /// How far it is.
    pub phase: ExportPhase,
}

impl Export {
    /// Nothing exported yet, and what an inspector is shown chosen.
    #[must_use]
    pub fn offering(documents: &DocumentLibrary, workbook: &Workbook) -> Self {
        let set = PrintSet::default();
        Self {
            set,
            // What an inspector is shown goes by no day.
            papers: set.papers(documents, workbook, None, NaiveDate::MIN),
            usual: None,
            back: None,
            letters: Vec::new(),
            path: String::new(),
            proposed: String::new(),
            gaps: None,
            phase: ExportPhase::Idle,
        }
    }
}

impl Default for Export {
    fn default() -> Self {
        Self::offering(&DocumentLibrary::default(), &Workbook::default())
    }
}
