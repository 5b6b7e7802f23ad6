//! A table, or a PDF that was kept, that is being written into a file for the user.

use std::path::PathBuf;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::screen::Dialog;
use super::typed_path::typed_path;
use crate::exchange::TableKind;
use crate::model::FiscalYear;
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
}

/// How far writing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TablePhase {
    /// Nothing is going on.
    #[default]
    Idle,
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
    /// Write the file; `true` replaces an existing one.
    Write(bool),
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
}

/// What the platform reports about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableEvent {
    /// A path to begin with.
    Proposed(PathBuf),
    /// The file dialog closed.
    Picked(Option<PathBuf>),
    /// How writing ended, or why it did not begin.
    Ended(TablePhase),
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
}

impl State {
    pub(super) fn table(&mut self, action: TableAction) -> Effects {
        if let TableAction::Ask(content) = action {
            if self.open.is_none() {
                return Effects::none();
            }
            let phase = TablePhase::Idle;
            self.table = Some(TableFile { content, path: String::new(), phase });
            self.dialog = Some(Dialog::SaveTable);
            return Effect::Table(TableEffect::Propose(content)).into();
        }
        let Some(table) = &mut self.table else { return Effects::none() };
        let is_busy = matches!(table.phase, TablePhase::Picking | TablePhase::Writing);
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
            TableAction::Write(overwrite) if !is_busy && !path.as_os_str().is_empty() => {
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
            TableEvent::Picked(path) => {
                table.phase = TablePhase::Idle;
                if let Some(path) = path {
                    table.path = path.to_string_lossy().into_owned();
                }
            }
            TableEvent::Ended(phase) => table.phase = phase,
        }
    }
}
