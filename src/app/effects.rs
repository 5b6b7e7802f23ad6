//! Effects, carried out.

use std::path::Path;
use std::sync::Arc;

use super::closed_room::ClosedRoom;
use super::job::Answer;
use super::{App, listing, platform};
use crate::explain;
use crate::explain::store::Task;
use crate::model::{FiscalYear, Workbook};
use crate::state::{Effect, Event, JobKind, Loaded, ReadOnly, Screen};
use crate::store::{Access, ClinicId, LockHolder, ReadOnlyReason, Saver, StoreError, who};
use crate::text::Explanation;
use crate::ui::start_year_dialog;

impl App {
    pub(super) fn carry_out(&mut self, effect: Effect, frame: &eframe::Frame) {
        match effect {
            Effect::ListClinics => self.list_clinics(),
            Effect::CreateClinic(workbook) => self.create(&workbook, "clinic"),
            Effect::CreateSample => {
                let today = self.platform.now().date();
                let sample = crate::sample::workbook(&self.library, today);
                self.create(&sample, "sample");
            }
            Effect::OpenClinic(id) => self.open_clinic(&id, None),
            Effect::CloseClinic => match self.close_clinic() {
                Ok(()) => {
                    self.keep_place(None);
                    self.mailbox.send(Event::Closed);
                }
                Err(explanation) => self.tell_unsaved(explanation),
            },
            Effect::TakeOver(id) => self.take_over(&id),
            Effect::Save => self.save(),
            Effect::PickOriginal(edition) => self.pick_original(edition, frame),
            Effect::CompareOriginal(edition, path) => self.compare_original(&edition, path),
            Effect::KeepWording => self.keep_wording(),
            Effect::Saving(step) => self.carry_out_saving(step, frame),
            Effect::SaveCopy(folder) => self.save_copy_elsewhere(folder),
            Effect::ListBackups(id) => self.list_backups(id),
            Effect::CompareBackup(id, name) => self.compare_backup(id, name),
            Effect::CancelBackups => self.cancel_backups(),
            Effect::Restore(id, backup) => self.restore(id, backup),
            Effect::PrepareExport => self.prepare_export(),
            Effect::PickExportPath(suggestion) => self.pick_pdf(suggestion, frame),
            Effect::Export(papers, path, overwrite) => self.export(papers, path, overwrite),
            Effect::CancelExport => self.jobs.cancel(JobKind::Export),
            Effect::CloseYear(year, by) => self.close_year(year, by),
            Effect::CancelClosing => self.jobs.cancel(JobKind::CloseYear),
            Effect::ForgetClosing(year, number) => self.forget_closing(year, number),
            Effect::ReadClosedYear => self.closed = ClosedRoom::default(),
            Effect::Import(effect) => self.carry_out_import(effect, frame),
            Effect::NewForm(effect) => self.carry_out_new_form(effect, frame),
            Effect::RemoveEdition(id) => self.remove_edition(id),
            Effect::Return(effect) => self.carry_out_return(effect, frame),
            Effect::Table(effect) => self.carry_out_table(effect, frame),
            Effect::OpenFile(path) => self.open_path(&path),
            Effect::ShowInFolder(path) => {
                let folder = path.parent().unwrap_or(&path).to_owned();
                self.open_path(&folder);
            }
            Effect::Copies(effect) => self.carry_out_copies(effect, frame),
            Effect::Strays(effect) => self.carry_out_stray(effect),
            Effect::Copy(text) => self.mailbox.ctx.copy_text(text),
            Effect::KeepPreferences(preferences) => self.keep_preferences(preferences),
            Effect::PickSecondPlace => self.pick_second_place(frame),
            Effect::PickDataFolder => self.pick_data_folder(frame),
            Effect::ChooseDataFolder(folder) => self.choose_data_folder(folder),
        }
    }

    fn fail(&self, task: Task, error: &StoreError) {
        self.mailbox.send(Event::Failed(explain::store::explain_while(task, error)));
    }

    pub(super) fn list_clinics(&mut self) {
        let (data, library) = (self.data.clone(), self.library.clone());
        // What is wrong with the whole folder is on the start screen already.
        let is_told = self.warning.is_some();
        self.start(JobKind::ListClinics, move |_| {
            Answer::Event(match listing::cards(&data, &library) {
                Ok(cards) => Event::ClinicsListed(cards),
                Err(_) if is_told => Event::ClinicsListed(Vec::new()),
                Err(error) => Event::ListFailed(explain::store::explain(&error)),
            })
        });
    }

    fn create(&mut self, workbook: &Workbook, prefix: &str) {
        match self.data.create(workbook, prefix) {
            Ok(id) => self.open_clinic(id.as_str(), None),
            Err(error) => self.fail(Task::Creating, &error),
        }
    }

    /// Opens a clinic, and goes on at the screen on which it was left, where one is named.
    pub(super) fn open_clinic(&mut self, id: &str, screen: Option<Screen>) {
        if let Err(explanation) = self.close_clinic() {
            self.tell_unsaved(explanation);
            return;
        }
        let Ok(clinic) = id.parse::<ClinicId>() else {
            return;
        };
        let opened = match self.data.open(&clinic, &who(self.platform.now())) {
            Ok(opened) => opened,
            Err(error) => {
                let explanation = explain::store::explain(&error);
                self.mailbox.send(Event::OpenFailed(explanation));
                return;
            }
        };
        let read_only = match opened.access {
            Access::Writable(file) => {
                let ctx = self.mailbox.ctx.clone();
                let woken = move || ctx.request_repaint();
                self.saver = Some(Saver::start(file, platform::now, woken));
                None
            }
            Access::ReadOnly(reason) => {
                self.watch_clinic(clinic.clone());
                Some(read_only(&reason, &who(self.platform.now())))
            }
        };
        let notices = self.notices(&clinic, opened.left_by.as_ref());
        let has_no_year = opened.workbook.latest_assessment().is_none();
        let ask = if has_no_year && read_only.is_none() {
            start_year_dialog(&self.editions.options, &opened.workbook, self.platform.now().date())
        } else {
            None
        };
        // Once it is open: a program that ends without warning is to be found there again.
        self.keep_place(Some((clinic.clone(), screen.unwrap_or(Screen::Overview))));
        let loaded = Loaded {
            id: id.to_owned(),
            workbook: opened.workbook,
            read_only,
            ask,
            screen,
            notices,
        };
        self.mailbox.send(Event::Opened(Box::new(loaded)));
        self.find_second_copy(&clinic);
        self.find_strays(clinic);
    }

    fn save(&self) {
        if let (Some(saver), Some(open)) = (&self.saver, &self.state.open) {
            let offered = saver.offer(&open.id, Arc::clone(&open.workbook), open.revision);
            if let Err(error) = offered {
                self.fail(Task::Saving, &error);
            }
        }
    }

    fn open_path(&self, path: &Path) {
        if let Err(error) = self.platform.open(path) {
            self.mailbox.send(Event::Failed(Explanation {
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
        self.library.of(assessment)
    }
}

fn read_only(reason: &ReadOnlyReason, here: &LockHolder) -> ReadOnly {
    let Explanation { what, safe, todo, .. } = explain::store::explain_read_only(reason, here);
    let line = explain::store::read_only_state(reason);
    ReadOnly { sentence: [what, safe, todo].concat(), line }
}
