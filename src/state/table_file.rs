//! A table, the ministry's Excel form or a PDF that was kept, that is being written into a file for the
//! user.

use std::path::PathBuf;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::screen::Dialog;
use super::typed_path::typed_path;
use crate::exchange::TableKind;
use crate::model::{FiscalYear, FormRef, Marking};
use crate::original::AnswerCell;
use crate::text::Explanation;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableContent {
    /// A table as CSV.
    Csv(TableKind),
    /// A table as an Excel workbook.
    Xlsx(TableKind),
    /// The Excel workbook to fill in.
    Template,
    /// The PDF that a closing of a year kept, by the number of the closing.
    ClosedPapers(FiscalYear, u32),
    /// The ministry's own Excel file with the answers of the year on screen.
    Form(FormRef),
}

/// How far writing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TablePhase {
    /// Nothing is going on.
    #[default]
    Idle,
    /// What the file is made from is looked at.
    Preparing,
    /// The file dialog is open.
    Picking,
    /// The file is being written.
    Writing,
    /// The file exists already; nothing was written.
    Exists(PathBuf),
    /// Nothing was written.
    Failed(Explanation),
    /// Written, read back and found equal.
    Done(PathBuf),
}

/// One thing meant to happen in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableAction {
    /// Put the dialog up.
    Ask(TableContent),
    /// The path as typed.
    TypePath(String),
    /// Ask for a path.
    Pick,
    /// How answers are written into cells that hold both words, or boxes.
    Mark(Marking),
    /// Write the file; `true` replaces an existing one.
    Write(bool),
    /// Stop writing; what is written already stays.
    Cancel,
}

/// What the platform has to do for a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableEffect {
    /// Propose a path.
    Propose(TableContent),
    /// Ask for a path, starting from the one given.
    Pick(TableContent, PathBuf),
    /// Write the file; an existing one is replaced only where told so.
    Write(TableContent, PathBuf, bool),
    /// Stop writing.
    Cancel,
}

/// What the platform reports about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableEvent {
    /// A path to begin with.
    Proposed(PathBuf),
    /// What the file is made from is there; a cell of which a person has to say how answers are
    /// written into it.
    Prepared(Option<AnswerCell>),
    /// The file dialog closed.
    Picked(Option<PathBuf>),
    /// How writing ended, or why it did not begin.
    Ended(TablePhase),
    /// A form was written; how many of its items are answered, and what should be known of it.
    Filled(PathBuf, usize, Vec<String>),
}

/// The dialog that writes a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// What is written.
    pub content: TableContent,
    /// The path as typed or picked.
    pub path: String,
    /// How far it is.
    pub phase: TablePhase,
    /// The cell that a person has to be asked about, if there is one.
    pub unsure: Option<AnswerCell>,
    /// How answers are written into it.
    pub marking: Option<Marking>,
    /// Of a form that was written, how many items are answered and what should be known of it.
    pub filled: Option<(usize, Vec<String>)>,
}

impl TableFile {
    /// Whether a dialog, a file or the disk is waited for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, TablePhase::Preparing | TablePhase::Picking | TablePhase::Writing)
    }

    /// Whether everything is said that has to be said before it is written.
    #[must_use]
    pub fn may_write(&self) -> bool {
        let is_told = self.unsure.is_none() || self.marking.is_some();
        is_told && !self.is_busy() && !typed_path(&self.path).as_os_str().is_empty()
    }
}

impl State {
    pub(super) fn table(&mut self, action: TableAction) -> Effects {
        if let TableAction::Ask(content) = action {
            if self.open.is_none() {
                return Effects::none();
            }
            let is_form = matches!(content, TableContent::Form(_));
            let phase = if is_form { TablePhase::Preparing } else { TablePhase::Idle };
            self.table = Some(TableFile {
                content,
                path: String::new(),
                phase,
                unsure: None,
                marking: None,
                filled: None,
            });
            self.dialog = Some(Dialog::SaveTable);
            return Effect::Table(TableEffect::Propose(content)).into();
        }
        let Some(table) = &mut self.table else { return Effects::none() };
        let is_busy = table.is_busy();
        let path = typed_path(&table.path);
        match action {
            TableAction::TypePath(typed) => {
                table.path = typed;
                if !is_busy {
                    table.phase = TablePhase::Idle;
                }
            }
            TableAction::Pick if !is_busy => {
                table.phase = TablePhase::Picking;
                let effect = TableEffect::Pick(table.content, path);
                return Effect::Table(effect).into();
            }
            TableAction::Mark(marking) if !is_busy => {
                table.marking = Some(marking);
                table.phase = TablePhase::Idle;
            }
            TableAction::Cancel if table.phase == TablePhase::Writing => {
                return Effect::Table(TableEffect::Cancel).into();
            }
            TableAction::Write(overwrite) if table.may_write() => {
                table.phase = TablePhase::Writing;
                let effect = TableEffect::Write(table.content, path, overwrite);
                return Effect::Table(effect).into();
            }
            _ => {}
        }
        Effects::none()
    }

    pub(super) fn table_happened(&mut self, event: TableEvent) {
        let Some(table) = &mut self.table else { return };
        match event {
            TableEvent::Proposed(path) => table.path = path.to_string_lossy().into_owned(),
            TableEvent::Prepared(unsure) => {
                table.unsure = unsure;
                if table.phase == TablePhase::Preparing {
                    table.phase = TablePhase::Idle;
                }
            }
            TableEvent::Picked(path) => {
                table.phase = TablePhase::Idle;
                if let Some(path) = path {
                    table.path = path.to_string_lossy().into_owned();
                }
            }
            TableEvent::Ended(phase) => table.phase = phase,
            TableEvent::Filled(path, answered, remarks) => {
                table.phase = TablePhase::Done(path);
                table.filled = Some((answered, remarks));
            }
        }
    }
}
