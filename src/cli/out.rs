//! The file that a command writes, and why it may not.

use std::path::Path;

use super::{Outcome, Workshop};
use crate::explain::cli;
use crate::explain::store::{Task, explain_while};
use crate::store::files::EntryKind;
use crate::store::{Overwrite, StoreError};

/// Where to write, and whether a file may be replaced there.
#[derive(Clone, Copy)]
pub(super) struct Out<'a> {
    pub(super) path: &'a Path,
    pub(super) force: bool,
}

impl Out<'_> {
    /// Why nothing can be written there, asked before the work: the answer should come at once.
    pub(super) fn obstacle(self, workshop: &Workshop) -> Option<Outcome> {
        if let Err(error) = workshop.data.check_export(self.path) {
            return Some(explain_while(Task::Exporting, &error).into());
        }
        match workshop.data.files().kind(self.path) {
            Ok(Some(EntryKind::Folder)) => Some(Outcome::problem(cli::out_is_folder(self.path))),
            Ok(Some(_)) if !self.force => Some(Outcome::problem(cli::out_exists(self.path))),
            _ => None,
        }
    }

    /// Writes the file.
    pub(super) fn write(self, workshop: &Workshop, bytes: &[u8]) -> Result<(), Outcome> {
        let overwrite = if self.force { Overwrite::Yes } else { Overwrite::No };
        match workshop.data.write_export(self.path, bytes, overwrite) {
            Ok(()) => Ok(()),
            Err(StoreError::Exists { path }) => Err(Outcome::problem(cli::out_exists(&path))),
            Err(error) => Err(explain_while(Task::Exporting, &error).into()),
        }
    }
}
