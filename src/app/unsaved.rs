//! A workbook that cannot be saved in its place, carried out.

use std::sync::Arc;
use std::time::Duration;

use super::job::Answer;
use super::{App, PathQuestion, Picked};
use crate::explain;
use crate::explain::copies::{folder_name, removed_name};
use crate::explain::store::{Task, explain_while};
use crate::explain::unsaved as words;
use crate::model::{Workbook, WorkbookDifference};
use crate::state::{Dialog, Elsewhere, Event, JobKind, Leaving, OpenBook, SaveEvent, SaveStep};
use crate::store::{ClinicId, SaveStatus, Saver, StoreError};
use crate::text::Explanation;
use crate::ui::Saving;
use crate::workshop::needed_editions;

/// How long a save may take before it is said that something is wrong.
const SLOW: Duration = Duration::from_secs(10);
/// How long a disk that refuses is waited for when its clinic is left unsaved.
const LEAVING: Duration = Duration::from_secs(1);

impl App {
    pub(super) fn carry_out_saving(&mut self, step: SaveStep, frame: &eframe::Frame) {
        match step {
            SaveStep::Retry => {
                if let Some(saver) = &self.saver {
                    saver.retry();
                }
            }
            SaveStep::PickFolder => {
                let question = PathQuestion::Folder(self.platform.export_folder());
                self.pick(JobKind::PickCopyTarget, &question, frame, |picked| {
                    Event::Saving(match picked {
                        Picked::Path(path) => SaveEvent::FolderPicked(Some(path)),
                        Picked::Nothing => SaveEvent::FolderPicked(None),
                        Picked::Unavailable => SaveEvent::NoDialog,
                    })
                });
            }
            SaveStep::Compare => self.compare_with_disk(),
            SaveStep::AsNew => self.save_as_new(),
            SaveStep::Over => {
                if let Some(saver) = &self.saver {
                    saver.save_over();
                }
            }
            SaveStep::Theirs => self.open_theirs(),
            SaveStep::LeaveClinic => {
                self.abandon_clinic();
                self.mailbox.send(Event::Closed);
            }
            SaveStep::CloseWindow => {
                self.closing = true;
                self.mailbox.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            SaveStep::AskToClose => {
                self.mailbox.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Saves what is on screen into a new folder in the one that was chosen.
    pub(super) fn save_copy_elsewhere(&mut self, into: std::path::PathBuf) {
        let Some((id, workbook, revision)) = self.unsaved_book() else { return };
        let (data, library, now) = (self.data.clone(), self.library.clone(), self.platform.now());
        self.start(JobKind::CopyClinic, move |_| {
            let needed = needed_editions(&workbook, &library);
            let name = folder_name(&workbook.clinic.name, now.date());
            let copied = data.rescue_copy(&id, &workbook, &needed, &into, &name);
            Answer::Event(match copied {
                Ok(copy) => Event::Saving(SaveEvent::Copied(Elsewhere {
                    folder: copy.folder,
                    revision,
                    lacks_closed: copy.lacks_closed,
                })),
                Err(error) => failed(&error),
            })
        });
    }

    /// Finds out what the file on the disk holds instead of what is on screen.
    fn compare_with_disk(&mut self) {
        let Some((id, workbook, _)) = self.unsaved_book() else { return };
        let (data, library) = (self.data.clone(), self.library.clone());
        let documents = Arc::clone(self.proofreading.documents());
        self.start(JobKind::CompareSaved, move |_| {
            Answer::Event(match data.read(&id) {
                Ok(on_disk) => {
                    let found = WorkbookDifference::between(&workbook, &on_disk);
                    let editions = |assessment: &_| library.of(assessment);
                    let shown = explain::difference::shown(&found, &editions, &documents);
                    Event::Saving(SaveEvent::Compared(shown))
                }
                Err(error) => Event::Failed(explain_while(Task::Opening, &error)),
            })
        });
    }

    fn save_as_new(&mut self) {
        let Some((id, workbook, _)) = self.unsaved_book() else { return };
        let data = self.data.clone();
        self.start(JobKind::CopyClinic, move |_| {
            Answer::Event(match data.rescue_as_new(&id, &workbook) {
                Ok(clinic) => {
                    let id = clinic.folder.file_name().unwrap_or_default();
                    Event::Saving(SaveEvent::GoOnWith {
                        clinic: id.to_string_lossy().into_owned(),
                        notice: words::goes_on_as_new(clinic.lacks_closed),
                    })
                }
                Err(error) => failed(&error),
            })
        });
    }

    /// Keeps what is on screen, and opens the file as another program left it.
    fn open_theirs(&mut self) {
        let Some((id, workbook, _)) = self.unsaved_book() else { return };
        let (data, library, now) = (self.data.clone(), self.library.clone(), self.platform.now());
        self.start(JobKind::CopyClinic, move |_| {
            let needed = needed_editions(&workbook, &library);
            let name = removed_name(&workbook.clinic.name, now.date());
            Answer::Event(match data.rescue_aside(&id, &workbook, &needed, &name) {
                Ok(copy) => Event::Saving(SaveEvent::GoOnWith {
                    clinic: id.as_str().to_owned(),
                    notice: words::opened_theirs(&copy.folder),
                }),
                Err(error) => failed(&error),
            })
        });
    }

    fn unsaved_book(&self) -> Option<(ClinicId, Arc<Workbook>, u64)> {
        let open = self.state.open.as_ref()?;
        Some((open.id.parse().ok()?, Arc::clone(&open.workbook), open.revision))
    }

    /// Lets go of the clinic whatever is unsaved.
    pub(super) fn abandon_clinic(&mut self) {
        if let Some(saver) = self.saver.take() {
            saver.abandon(LEAVING);
        }
        self.release_clinic();
    }

    /// Whether what is on screen was saved somewhere else as it is.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.state.open.as_ref().is_some_and(OpenBook::is_elsewhere)
    }

    /// The clinic cannot be left without losing something.
    pub(super) fn tell_unsaved(&mut self, explanation: Explanation) {
        self.told.unsaved = true;
        let kept = SaveEvent::CannotLeave(Leaving::Clinic, explanation);
        self.mailbox.send(Event::Saving(kept));
    }

    /// Whether what a person was kept from leaving for is saved by now.
    pub(super) fn is_saved_after_all(&self) -> bool {
        matches!(self.state.dialog, Some(Dialog::Unsaved(..)))
            && self.told.unsaved
            && self.saver.as_ref().is_none_or(|saver| saver.status().is_saved())
    }

    pub(super) fn saving(&self) -> Saving {
        let Some(status) = self.saver.as_ref().map(Saver::status) else {
            let read_only = self.state.open.as_ref().and_then(|open| open.read_only.as_ref());
            let line = read_only.map(|it| it.line.clone()).unwrap_or_default();
            return Saving { line, problem: None, is_changed: false };
        };
        Saving {
            line: explain::store::save_state(&status),
            problem: problem(&status),
            is_changed: matches!(status.error.as_deref(), Some(StoreError::ChangedOnDisk { .. })),
        }
    }
}

/// Why nothing is saved at the moment.
fn problem(status: &SaveStatus) -> Option<Explanation> {
    match &status.error {
        Some(error) => Some(explain_while(Task::Saving, error)),
        None if status.waited() >= SLOW => Some(explain::store::explain_slow()),
        None => None,
    }
}

fn failed(error: &StoreError) -> Event {
    Event::Failed(explain_while(Task::Copying, error))
}
