//! Effects, carried out.

use std::path::Path;
use std::sync::atomic::Ordering;

use super::{App, Picked, listing, platform};
use crate::explain;
use crate::explain::store::Task;
use crate::model::{FiscalYear, Workbook};
use crate::state::{Effect, Event, Loaded, ReadOnly};
use crate::store::{Access, ClinicId, ReadOnlyReason, Saver, StoreError, who};
use crate::text::Explanation;
use crate::ui::start_year_dialog;

impl App {
    pub(super) fn carry_out(&mut self, effect: Effect, frame: &eframe::Frame) {
        match effect {
            Effect::ListClinics => self.list_clinics(),
            Effect::CreateClinic(workbook) => self.create(&workbook, "clinic"),
            Effect::CreateSample => {
                let sample = crate::sample::workbook(&self.library);
                self.create(&sample, "sample");
            }
            Effect::OpenClinic(id) => self.open_clinic(&id),
            Effect::CloseClinic => match self.close_clinic() {
                Ok(()) => self.sender.send(Event::Closed),
                Err(explanation) => self.sender.send(Event::Failed(explanation)),
            },
            Effect::Save => self.save(),
            Effect::KeepWording => self.keep_wording(),
            Effect::RetrySave => {
                if let Some(saver) = &self.saver {
                    saver.retry();
                }
            }
            Effect::ListBackups(id) => self.list_backups(id),
            Effect::Restore(id, backup) => self.restore(&id, &backup),
            Effect::PrepareExport => self.prepare_export(),
            Effect::PickExportPath(suggestion) => {
                let sender = self.sender.clone();
                let reply = Box::new(move |picked| match picked {
                    Picked::Path(path) => sender.send(Event::ExportPathPicked(Some(path))),
                    Picked::Nothing => sender.send(Event::ExportPathPicked(None)),
                    Picked::Unavailable => {
                        sender.send(Event::ExportPathPicked(None));
                        sender.send(Event::Failed(no_file_dialog()));
                    }
                });
                self.platform.pick_pdf(&suggestion, frame, reply);
            }
            Effect::Export(papers, path, overwrite) => self.export(papers, path, overwrite),
            Effect::CancelExport => self.cancel.store(true, Ordering::Relaxed),
            Effect::Import(effect) => self.carry_out_import(effect, frame),
            Effect::Table(asked, effect) => self.carry_out_table(asked, effect, frame),
            Effect::OpenFile(path) => self.open_path(&path),
            Effect::ShowInFolder(path) => {
                let folder = path.parent().unwrap_or(&path).to_owned();
                self.open_path(&folder);
            }
            Effect::Copy(text) => self.sender.ctx.copy_text(text),
            Effect::KeepPreferences(preferences) => self.keep_preferences(preferences),
            Effect::PickDataFolder => self.pick_data_folder(frame),
            Effect::ChooseDataFolder(folder) => self.choose_data_folder(folder),
            Effect::CloseWindowNow => {
                self.closing = true;
                self.sender.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    fn fail(&self, task: Task, error: &StoreError) {
        self.sender.send(Event::Failed(explain::store::explain_while(task, error)));
    }

    pub(super) fn list_clinics(&self) {
        let (data, library, sender) =
            (self.data.clone(), self.library.clone(), self.sender.clone());
        // What is wrong with the whole folder is on the start screen already.
        let is_told = self.warning.is_some();
        self.platform.run(Box::new(move || match listing::cards(&data, &library) {
            Ok(cards) => sender.send(Event::ClinicsListed(cards)),
            Err(error) => {
                sender.send(Event::ClinicsListed(Vec::new()));
                if !is_told {
                    sender.send(Event::Failed(explain::store::explain(&error)));
                }
            }
        }));
    }

    fn create(&mut self, workbook: &Workbook, prefix: &str) {
        match self.data.create(workbook, prefix) {
            Ok(id) => self.open_clinic(id.as_str()),
            Err(error) => self.fail(Task::Creating, &error),
        }
    }

    fn open_clinic(&mut self, id: &str) {
        if let Err(explanation) = self.close_clinic() {
            self.sender.send(Event::Failed(explanation));
            return;
        }
        let Ok(clinic) = id.parse::<ClinicId>() else {
            return;
        };
        let opened = match self.data.open(&clinic, &who(self.platform.now())) {
            Ok(opened) => opened,
            Err(error) => {
                let explanation = explain::store::explain(&error);
                self.sender.send(Event::OpenFailed(explanation));
                return;
            }
        };
        let read_only = match opened.access {
            Access::Writable(file) => {
                let sender = self.sender.clone();
                let woken = move || sender.ctx.request_repaint();
                self.saver = Some(Saver::start(file, platform::now, woken));
                None
            }
            Access::ReadOnly(reason) => Some(read_only(&reason)),
        };
        let has_no_year = opened.workbook.latest_assessment().is_none();
        let ask = if has_no_year && read_only.is_none() {
            start_year_dialog(&self.options, &opened.workbook, self.platform.now().date())
        } else {
            None
        };
        let loaded = Loaded { id: id.to_owned(), workbook: opened.workbook, read_only, ask };
        self.sender.send(Event::Opened(Box::new(loaded)));
    }

    fn save(&self) {
        if let (Some(saver), Some(open)) = (&self.saver, &self.state.open) {
            saver.offer(std::sync::Arc::clone(&open.workbook), open.revision);
        }
    }

    fn list_backups(&self, id: String) {
        let Ok(clinic) = id.parse::<ClinicId>() else {
            return;
        };
        let (data, sender) = (self.data.clone(), self.sender.clone());
        self.platform.run(Box::new(move || match data.backups(&clinic) {
            Ok(backups) => {
                let entries = backups.iter().map(listing::backup_entry).collect();
                sender.send(Event::BackupsListed(id, entries));
            }
            Err(error) => sender.send(Event::Failed(explain::store::explain(&error))),
        }));
    }

    fn restore(&self, id: &str, backup: &str) {
        let Ok(clinic) = id.parse::<ClinicId>() else {
            return;
        };
        let now = self.platform.now();
        let restored = self.data.backups(&clinic).and_then(|backups| {
            let is_it = |it: &&crate::store::Backup| it.path == Path::new(backup);
            match backups.iter().find(is_it) {
                Some(backup) => self.data.restore(&clinic, backup, &who(now), now),
                None => Err(StoreError::Missing { path: backup.into() }),
            }
        });
        match restored {
            Ok(()) => self.sender.send(Event::Restored(id.to_owned())),
            Err(error) => self.fail(Task::Restoring, &error),
        }
    }

    fn open_path(&self, path: &Path) {
        if let Err(error) = self.platform.open(path) {
            self.sender.send(Event::Failed(Explanation {
                what: explain::export::CANNOT_OPEN.to_owned(),
                safe: path.to_string_lossy().into_owned(),
                todo: explain::export::CANNOT_OPEN_TODO.to_owned(),
                details: error.to_string(),
            }));
        }
    }

    /// The edition that a year of the open clinic is answered on.
    pub(super) fn edition_of(&self, year: FiscalYear) -> Option<&crate::model::Edition> {
        let assessment = self.state.open.as_ref()?.workbook.assessment(year)?;
        self.library.get(&assessment.edition.id)
    }
}

fn read_only(reason: &ReadOnlyReason) -> ReadOnly {
    let Explanation { what, safe, todo, .. } = explain::store::explain_read_only(reason);
    let line = explain::store::read_only_state(reason);
    ReadOnly { sentence: [what, safe, todo].concat(), line }
}

fn no_file_dialog() -> Explanation {
    let [what, todo] = explain::start::NO_FILE_DIALOG.map(str::to_owned);
    Explanation { what, safe: String::new(), todo, details: String::new() }
}
