//! Copies of a clinic, carried out.

use chrono::{DateTime, Local};

use super::job::Answer;
use super::{App, PathQuestion, Picked};
use crate::explain;
use crate::explain::store::Task;
use crate::model::FiscalYear;
use crate::state::{CopyEffect, CopyEntry, CopyEvent, CopyPurpose, Event, JobKind};
use crate::store::{ClinicId, DataFolder, FoundCopy, StoreError};
use crate::workshop::{copy_clinic, keep_before_removal, remove_clinic};

impl App {
    pub(super) fn carry_out_copies(&mut self, effect: CopyEffect, frame: &eframe::Frame) {
        match effect {
            CopyEffect::PickTarget(clinic) => {
                let question = PathQuestion::Folder(self.platform.export_folder());
                let purpose = CopyPurpose::Save(clinic.clone());
                self.pick(JobKind::PickCopyTarget, &question, frame, |picked| match picked {
                    Picked::Path(path) => {
                        Event::Copies(CopyEvent::TargetPicked(clinic, Some(path)))
                    }
                    Picked::Nothing => Event::Copies(CopyEvent::TargetPicked(clinic, None)),
                    Picked::Unavailable => Event::Copies(CopyEvent::NoDialog(purpose)),
                });
            }
            CopyEffect::Pick => {
                let question = PathQuestion::Folder(self.platform.export_folder());
                self.pick(JobKind::PickCopy, &question, frame, |picked| match picked {
                    Picked::Path(path) => Event::Copies(CopyEvent::Picked(Some(path))),
                    Picked::Nothing => Event::Copies(CopyEvent::Picked(None)),
                    Picked::Unavailable => Event::Copies(CopyEvent::NoDialog(CopyPurpose::Open)),
                });
            }
            CopyEffect::Save(clinic, folder) => self.save_copy(&clinic, folder),
            CopyEffect::Look(folder) => {
                let data = self.data.clone();
                self.start(JobKind::OpenCopy, move |_| {
                    Answer::Event(match look(&data, &folder) {
                        Ok(entries) => Event::Copies(CopyEvent::Found(folder, entries)),
                        Err(error) => failed(Task::Copying, &error),
                    })
                });
            }
            CopyEffect::TakeIn(folder) => {
                let data = self.data.clone();
                self.start(JobKind::OpenCopy, move |_| {
                    Answer::Event(match data.take_in_copy(&folder) {
                        Ok(id) => Event::Copies(CopyEvent::TakenIn(id.as_str().to_owned())),
                        Err(error) => failed(Task::TakingIn, &error),
                    })
                });
            }
            CopyEffect::Remove(clinic, name) => self.remove_clinic(&clinic, name),
            CopyEffect::KeepBefore(clinic, year) => self.keep_before(&clinic, year),
        }
    }

    fn save_copy(&mut self, clinic: &str, folder: std::path::PathBuf) {
        let Ok(id) = clinic.parse::<ClinicId>() else { return };
        let is_open = self.state.open.as_ref().is_some_and(|open| open.id == clinic);
        // What was typed last belongs into the copy.
        if let Some(Err(explanation)) = is_open.then(|| self.flush()) {
            self.mailbox.send(Event::Failed(explanation));
            return;
        }
        let (data, library) = (self.data.clone(), self.library.clone());
        let now = self.platform.now();
        self.start(JobKind::CopyClinic, move |_| {
            let copied = copy_clinic(&data, &library, &id, &folder, now);
            Answer::Event(match copied {
                Ok(folder) => Event::Copies(CopyEvent::Saved(folder)),
                Err(error) => failed(Task::Copying, &error),
            })
        });
    }

    /// Copies the open clinic with what was typed last, and lets the year go only then.
    fn keep_before(&mut self, clinic: &str, year: FiscalYear) {
        let Ok(id) = clinic.parse::<ClinicId>() else { return };
        if let Err(explanation) = self.flush() {
            self.mailbox.send(Event::Failed(explanation));
            return;
        }
        let (data, library) = (self.data.clone(), self.library.clone());
        let (clinic, now) = (clinic.to_owned(), self.platform.now());
        self.start(JobKind::CopyClinic, move |_| {
            Answer::Event(match keep_before_removal(&data, &library, &id, year, now) {
                Ok(folder) => Event::Copies(CopyEvent::Kept(clinic, year, folder)),
                Err(error) => failed(Task::RemovingYear, &error),
            })
        });
    }

    fn remove_clinic(&mut self, clinic: &str, name: String) {
        let Ok(id) = clinic.parse::<ClinicId>() else { return };
        // A clinic that could not be saved is still open, and stays.
        if self.saver.is_some() && self.state.open.as_ref().is_some_and(|open| open.id == clinic) {
            return;
        }
        let (data, now) = (self.data.clone(), self.platform.now());
        self.start(JobKind::RemoveClinic, move |_| {
            Answer::Event(match remove_clinic(&data, &id, &name, now) {
                Ok(folder) => Event::Copies(CopyEvent::Removed(name, folder)),
                Err(error) => failed(Task::RemovingClinic, &error),
            })
        });
    }
}

fn failed(task: Task, error: &StoreError) -> Event {
    Event::Failed(explain::store::explain_while(task, error))
}

/// What a folder holds, beside the clinics that are here.
fn look(data: &DataFolder, folder: &std::path::Path) -> Result<Vec<CopyEntry>, StoreError> {
    let found = data.copies_in(folder)?;
    let clinics = data.clinics().unwrap_or_default();
    let names = clinics.into_iter().filter_map(|it| Some(it.workbook.ok()?.clinic.name));
    let names: Vec<String> = names.map(|name| name.trim().to_owned()).collect();
    Ok(found.into_iter().map(|copy| entry(copy, &names)).collect())
}

fn entry(copy: FoundCopy, names: &[String]) -> CopyEntry {
    let changed = copy.modified.map(|at| DateTime::<Local>::from(at).naive_local());
    let folder_name = copy.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (name, years, problem) = match copy.workbook {
        Ok(workbook) => {
            let years = workbook.assessments.iter().map(|it| it.fiscal_year).collect();
            (workbook.clinic.name.trim().to_owned(), years, None)
        }
        Err(error) => {
            (folder_name, Vec::new(), Some(explain::store::explain_while(Task::Copying, &error)))
        }
    };
    let is_there = names.contains(&name);
    CopyEntry { folder: copy.folder, name, changed, years, problem, is_there }
}
