//! Dialogs of the system that ask for a path: one at a time, and none holds up the window.

use std::path::{Path, PathBuf};

use super::job::Answer;
use super::{App, PathQuestion, Picked};
use crate::explain;
use crate::state::{
    Event, ImportEvent, JobKind, NewFormEvent, ReturnEvent, TableContent, TableEvent, TablePhase,
};
use crate::text::Explanation;

impl App {
    /// Asks where the PDF should go.
    pub(super) fn pick_pdf(&mut self, suggestion: PathBuf, frame: &eframe::Frame) {
        let question = PathQuestion::NewPdf(suggestion);
        self.pick(JobKind::PickPdf, &question, frame, |picked| match picked {
            Picked::Path(path) => Event::ExportPathPicked(Some(path)),
            Picked::Nothing => Event::ExportPathPicked(None),
            Picked::Unavailable => Event::ExportFailed(said(explain::start::NO_FILE_DIALOG)),
        });
    }

    /// Asks for a file of devices.
    pub(super) fn pick_import(&mut self, typed: &Path, frame: &eframe::Frame) {
        let folder = typed.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or_else(|| self.platform.export_folder(), Path::to_owned);
        let question = PathQuestion::Table(folder);
        self.pick(JobKind::PickImport, &question, frame, |picked| {
            Event::Import(match picked {
                Picked::Path(path) => ImportEvent::Picked(Some(path)),
                Picked::Nothing => ImportEvent::Picked(None),
                Picked::Unavailable => ImportEvent::Failed(said(explain::exchange::NO_OPEN_DIALOG)),
            })
        });
    }

    /// Asks for a file of a form.
    pub(super) fn pick_form(&mut self, typed: &Path, frame: &eframe::Frame) {
        let folder = typed.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or_else(|| self.platform.export_folder(), Path::to_owned);
        let question = PathQuestion::Original(folder);
        self.pick(JobKind::PickForm, &question, frame, |picked| {
            Event::NewForm(match picked {
                Picked::Path(path) => NewFormEvent::Picked(Some(path)),
                Picked::Nothing => NewFormEvent::Picked(None),
                Picked::Unavailable => {
                    NewFormEvent::Failed(said(explain::exchange::NO_OPEN_DIALOG))
                }
            })
        });
    }

    /// Asks for a form that came back.
    pub(super) fn pick_return(&mut self, typed: &Path, frame: &eframe::Frame) {
        let folder = typed.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or_else(|| self.platform.export_folder(), Path::to_owned);
        let question = PathQuestion::Returned(folder);
        self.pick(JobKind::PickReturn, &question, frame, |picked| {
            Event::Return(match picked {
                Picked::Path(path) => ReturnEvent::Picked(Some(path)),
                Picked::Nothing => ReturnEvent::Picked(None),
                Picked::Unavailable => ReturnEvent::Failed(said(explain::exchange::NO_OPEN_DIALOG)),
            })
        });
    }

    /// Asks for the original of an edition.
    pub(super) fn pick_original(&mut self, edition: String, frame: &eframe::Frame) {
        let question = PathQuestion::Original(self.platform.export_folder());
        self.pick(JobKind::PickOriginal, &question, frame, |picked| match picked {
            Picked::Path(path) => Event::OriginalPicked(edition, Some(path)),
            Picked::Nothing => Event::OriginalPicked(edition, None),
            Picked::Unavailable => {
                Event::OriginalCompared(Err(said(explain::exchange::NO_OPEN_DIALOG)))
            }
        });
    }

    /// Asks where a table should go.
    pub(super) fn pick_table(
        &mut self,
        content: TableContent,
        suggestion: PathBuf,
        frame: &eframe::Frame,
    ) {
        let question = PathQuestion::NewTable(suggestion, super::import::extension(content));
        self.pick(JobKind::PickTable, &question, frame, |picked| {
            Event::Table(match picked {
                Picked::Path(path) => TableEvent::Picked(Some(path)),
                Picked::Nothing => TableEvent::Picked(None),
                Picked::Unavailable => {
                    TableEvent::Ended(TablePhase::Failed(said(explain::start::NO_FILE_DIALOG)))
                }
            })
        });
    }

    /// Asks for a data folder.
    pub(super) fn pick_data_folder(&mut self, frame: &eframe::Frame) {
        let question = PathQuestion::Folder(self.data.root().to_owned());
        self.pick(JobKind::PickFolder, &question, frame, |picked| match picked {
            Picked::Path(path) => Event::DataFolderPicked(Some(path)),
            Picked::Nothing => Event::DataFolderPicked(None),
            Picked::Unavailable => Event::Failed(said(explain::settings::NO_FOLDER_DIALOG)),
        });
    }

    /// Shows a dialog. Where one is open already, it is as if this one had been left at once.
    pub(super) fn pick(
        &mut self,
        kind: JobKind,
        question: &PathQuestion,
        frame: &eframe::Frame,
        event: impl FnOnce(Picked) -> Event + Send + 'static,
    ) {
        if self.jobs.has_dialog() {
            self.mailbox.send(event(Picked::Nothing));
            return;
        }
        let errand = self.errand(kind);
        let reply = Box::new(move |picked| errand.end(Answer::Event(event(picked))));
        self.platform.pick(question, frame, reply);
    }
}

fn said(sentences: [&str; 2]) -> Explanation {
    let [what, todo] = sentences.map(str::to_owned);
    Explanation { what, safe: String::new(), todo, details: String::new() }
}
