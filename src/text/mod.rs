//! Every sentence that a user can read (Japanese), grouped by where it appears.
//!
//! Nothing else in `src/` holds Japanese text but data tables; `tests/tidy.rs` sees to it.

pub mod answers;
pub mod calendar;
pub mod chart;
pub mod chart_gaps;
pub mod chart_paper;
pub mod checklist;
pub mod cli;
pub mod clinic;
pub mod contacts;
pub mod date_field;
pub mod dates;
pub mod document;
pub mod document_files;
pub mod document_paper;
pub mod document_screen;
pub mod edition;
pub mod evidence;
pub mod exchange;
pub mod export;
pub mod field_menu;
pub mod guidance;
pub mod import;
pub mod keys;
pub mod ledger;
pub mod letter;
pub mod missing;
pub mod overview;
pub mod people;
pub mod preview;
pub mod proof;
pub mod report;
pub mod settings;
pub mod start;
pub mod store;
pub mod table_proof;
pub mod undo;
pub mod vendors;
pub mod window;

/// An error as a person reads it: what happened, whether the data is safe, what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened, in one sentence.
    pub what: String,
    /// Whether anything is lost.
    pub safe: String,
    /// What to do now.
    pub todo: String,
    /// The technical cause, folded away on screen and copied on request.
    pub details: String,
}

impl Explanation {
    /// All of it as plain lines, for the command line.
    #[must_use]
    pub fn lines(&self) -> String {
        let parts = [&self.what, &self.safe, &self.todo, &self.details];
        let filled: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        filled.join("\n")
    }
}
