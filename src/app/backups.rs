//! The backups of a clinic: listed, compared and put back in the background.

use std::sync::Arc;

use super::job::Answer;
use super::{App, listing};
use crate::explain::store::{Task, explain, explain_while};
use crate::explain::{backups as words, difference};
use crate::model::{Workbook, WorkbookDifference};
use crate::state::{Event, JobKind};
use crate::store::{ClinicId, DataFolder, who};
use crate::text::DifferenceText;

impl App {
    /// The workbook on screen, where it is that of this clinic: it may be newer than the file.
    fn on_screen(&self, id: &str) -> Option<Arc<Workbook>> {
        let open = self.state.open.as_ref().filter(|open| open.id == id)?;
        Some(Arc::clone(&open.workbook))
    }

    pub(super) fn list_backups(&mut self, id: String) {
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        let (data, on_screen, now) = (self.data.clone(), self.on_screen(&id), self.platform.now());
        self.start(JobKind::ListBackups, move |errand| {
            let present = present(&data, &clinic, on_screen);
            let mut entries = Vec::new();
            let visited = data.visit_backups(&clinic, now, |backup| {
                entries.push(listing::backup_entry(&backup, present.as_deref(), now));
                errand.keeps_on()
            });
            Answer::Event(match visited {
                Ok(()) => Event::BackupsListed(id, entries),
                Err(error) => Event::Failed(explain(&error)),
            })
        });
    }

    pub(super) fn compare_backup(&mut self, id: String, name: String) {
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        let (data, on_screen) = (self.data.clone(), self.on_screen(&id));
        let (library, documents) =
            (self.library.clone(), Arc::clone(self.proofreading.documents()));
        self.start(JobKind::CompareBackup, move |_| {
            let backup = match data.read_backup(&clinic, &name) {
                Ok(backup) => backup,
                Err(error) => return Answer::Event(Event::Failed(explain(&error))),
            };
            let shown = if let Some(present) = present(&data, &clinic, on_screen) {
                let found = WorkbookDifference::between(&present, &backup);
                let editions = |assessment: &_| library.of(assessment);
                difference::shown(&found, &editions, &documents)
            } else {
                let summary = words::NO_PRESENT.to_owned();
                DifferenceText { summary, ..DifferenceText::default() }
            };
            Answer::Event(Event::BackupCompared(id, name, shown))
        });
    }

    /// Nobody waits for backups that are being read any longer.
    pub(super) fn cancel_backups(&mut self) {
        for kind in [JobKind::ListBackups, JobKind::CompareBackup] {
            self.jobs.drop_answer(kind);
        }
    }

    /// Puts a backup back, one at a time: what was asked for first is done.
    pub(super) fn restore(&mut self, id: String, backup: String) {
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        // A clinic that could not be saved is still open, and stays as it is.
        let is_held = self.saver.is_some() && self.on_screen(&id).is_some();
        if is_held || self.jobs.is_running(JobKind::Restore) {
            return;
        }
        let (data, now) = (self.data.clone(), self.platform.now());
        self.start(JobKind::Restore, move |_| {
            Answer::Event(match data.restore(&clinic, &backup, &who(now), now) {
                Ok(_) => Event::Restored(id),
                Err(error) => Event::Failed(explain_while(Task::Restoring, &error)),
            })
        });
    }
}

/// The present workbook of a clinic: that on screen, or else its file, where that can be read.
fn present(
    data: &DataFolder,
    clinic: &ClinicId,
    on_screen: Option<Arc<Workbook>>,
) -> Option<Arc<Workbook>> {
    on_screen.or_else(|| data.read(clinic).ok().map(Arc::new))
}
