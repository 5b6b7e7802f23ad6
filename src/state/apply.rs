//! The one function through which everything changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::exchange::RecordKind;
use crate::model::chart_check::open_numbers;
use crate::model::{
    AnswerPlace, ChartKind, ContactId, DocumentKey, DocumentLibrary, FiscalYear, LedgerView, Paper,
    PersonId, Preferences, Workbook,
};

use crate::text::Explanation;

use super::action::{Action, Event};
use super::edit::Edit;
use super::effect::{Effect, Effects};
use super::export::{Export, ExportPhase};
use super::import::Import;
use super::label::What;
use super::new_form::NewForm;
use super::next_device::begin_device;
use super::open_book::{Edited, OpenBook};
use super::proof::Proof;
use super::returned::Returned;
use super::screen::{ClinicCard, Dialog, DocumentSpot, DocumentTab, Screen};
use super::screen_spec::ScreenNeeds;
use super::second_place::SecondPlace;
use super::stray_action::StrayEntry;
use super::table_file::TableFile;
use super::typed_path::typed_path;

/// Everything the program knows while it runs.
#[derive(Debug, Default)]
pub struct State {
    /// The screen in the window.
    pub screen: Screen,
    /// The dialog over it.
    pub dialog: Option<Dialog>,
    /// The clinics of the start screen; `None` until they have been read.
    pub clinics: Option<Vec<ClinicCard>>,
    /// The open workbook.
    pub open: Option<OpenBook>,
    /// The copies that other programs made of its files.
    pub strays: Vec<StrayEntry>,
    /// The export screen.
    pub export: Export,
    /// The screen of the import.
    pub import: Import,
    /// The form that is read in.
    pub new_form: NewForm,
    /// The form that came back from a vendor.
    pub returned: Returned,
    /// The table that is written into a file.
    pub table: Option<TableFile>,
    /// How the user likes the window.
    pub preferences: Preferences,
    /// How the copies of the open clinic in the second place stand.
    pub second: SecondPlace,
    /// The data folder of the next start, where it is not the present one.
    pub next_folder: Option<PathBuf>,
    /// What of the ledger is on screen.
    pub ledger: LedgerView,
    /// What was compared with the original wording.
    pub proof: Proof,
    /// What is to be said once the next clinic is open.
    pub next_notice: Option<String>,
    /// What documents are written on, with the check tables as they are shown and printed.
    pub documents: Arc<DocumentLibrary>,
}

impl State {
    /// A state in which nothing is open, with what documents are written on. Every paper that is
    /// usual is chosen for the first print.
    #[must_use]
    pub fn with_documents(documents: Arc<DocumentLibrary>) -> Self {
        let export = Export::offering(&documents, &Workbook::default());
        Self { export, documents, ..Self::default() }
    }

    /// Carries out one action as of `now` (local time) and returns what the platform has to do.
    pub fn apply(&mut self, action: Action, now: NaiveDateTime) -> Effects {
        let was_printing = self.screen.is_printing();
        let mut effects = self.perform(action, now);
        effects.0.extend(self.leave_return().0);
        match (was_printing, self.screen.is_printing()) {
            (true, false) => self.leave_printing(),
            (false, true) => self.begin_printing(now.date()),
            _ => {}
        }
        effects
    }

    fn perform(&mut self, action: Action, now: NaiveDateTime) -> Effects {
        match action {
            Action::Edit(edit) => return self.edit(edit, now),
            Action::Proof(action) => return self.proofread(action, now),
            Action::Undo if self.screen.spec().has_own_steps => return self.own_step(true),
            Action::Redo if self.screen.spec().has_own_steps => return self.own_step(false),
            Action::Happened(event) => return self.happened(event, now),
            Action::LeaveField => self.leave_field(),
            Action::Undo => return self.travel(true, now),
            Action::Redo => return self.travel(false, now),
            Action::Go(screen) => return self.go(screen),
            Action::Show(place) => self.show_place(place),
            Action::ShowVendor(vendor) => {
                if let Some(open) = &mut self.open {
                    open.vendor = Some(vendor);
                    self.screen = Screen::Vendors;
                }
            }
            Action::ShowPerson(person) => self.show_person(Some(person)),
            Action::ShowRoles => self.show_person(None),
            Action::ShowContact(contact) => self.show_contact(contact),
            Action::ShowChart(chart) => {
                if let Some(open) = &mut self.open {
                    open.history.leave_field();
                    open.chart = chart;
                    self.screen = Screen::Charts;
                }
            }
            Action::OpenDocument(key) => self.open_document(key),
            Action::ShowDocument(key, tab, spot) => self.show_document(key, tab, spot),
            Action::CompareDocument(version) => self.compare_document(version),
            Action::Ask(dialog) => self.dialog = Some(dialog),
            Action::Dismiss => return self.dismiss(),
            Action::CreateClinic(name) => {
                let name = name.trim();
                if !name.is_empty() {
                    self.dialog = None;
                    return Effect::CreateClinic(Box::new(Workbook::new(name))).into();
                }
            }
            Action::CreateSample => return Effect::CreateSample.into(),
            Action::OpenClinic(id) => return Effect::OpenClinic(id).into(),
            Action::CloseClinic => return Effect::CloseClinic.into(),
            Action::AskRestore(clinic) => return self.ask_restore(clinic),
            Action::CompareBackup(name) => return self.compare_backup(&name),
            Action::Restore(clinic, backup) => return self.restore(clinic, backup),
            Action::OpenYear(year) => return self.open_year(year),
            Action::Saving(action) => return self.save_action(action),
            Action::DismissNotice => {
                if let Some(open) = &mut self.open {
                    open.notices.pop();
                }
            }
            Action::ChoosePapers(papers) => return self.choose(papers),
            Action::ChooseSet(set) => return self.choose_set(set, now.date()),
            Action::TypeExportPath(path) => self.export.path = path,
            Action::PickExportPath => {
                if self.export.phase != ExportPhase::Picking {
                    self.export.phase = ExportPhase::Picking;
                    return Effect::PickExportPath(typed_path(&self.export.path)).into();
                }
            }
            Action::Export(overwrite) => {
                if !overwrite && self.has_open_wall(now.date()) {
                    self.dialog = Some(Dialog::OpenWallChart);
                } else {
                    return self.export(overwrite);
                }
            }
            Action::ExportOpenWall => return self.export(false),
            Action::Closing(action) => return self.closing(action, now),
            Action::Import(action) => return self.import(action, now),
            Action::NewForm(action) => return self.new_form(action, now),
            Action::RemoveEdition(id) => return self.remove_edition(id),
            Action::Return(action) => return self.returned(action, now),
            Action::Table(action) => return self.table(action),
            Action::CancelExport => return Effect::CancelExport.into(),
            Action::OpenFile(path) => return Effect::OpenFile(path).into(),
            Action::ShowInFolder(path) => return Effect::ShowInFolder(path).into(),
            Action::Copies(action) => return self.copy_action(action, now),
            Action::Strays(action) => return self.stray(action),
            Action::Copy(text) => return Effect::Copy(text).into(),
            Action::ViewLedger(view) => {
                let preferences = Preferences { ledger: view.look, ..self.preferences.clone() };
                self.ledger = view;
                return self.prefer(preferences);
            }
            Action::Prefer(preferences) => return self.prefer(preferences),
            Action::StepTextSize(step) => {
                let text_size = self.preferences.text_size.stepped(step);
                return self.prefer(Preferences { text_size, ..self.preferences.clone() });
            }
            Action::PickSecondPlace => return Effect::PickSecondPlace.into(),
            Action::PickDataFolder => return Effect::PickDataFolder.into(),
            Action::ChooseDataFolder(folder) => return Effect::ChooseDataFolder(folder).into(),
        }
        Effects::none()
    }

    /// Takes the dialog down. What is under way ends by itself, or is broken off first.
    fn dismiss(&mut self) -> Effects {
        if matches!(self.dialog, Some(Dialog::ClosingYear(_))) {
            return Effect::CancelClosing.into();
        }
        let is_reading = self.reads_backups();
        self.dialog = None;
        if is_reading { Effect::CancelBackups.into() } else { Effects::none() }
    }

    fn open_year(&mut self, year: FiscalYear) -> Effects {
        let Some(open) = &mut self.open else { return Effects::none() };
        open.history.leave_field();
        if open.workbook.assessment(year).is_none() {
            return Effects::none();
        }
        open.year = Some(year);
        self.export.gaps = None;
        self.go(self.screen)
    }

    fn show_place(&mut self, place: AnswerPlace) {
        let screen = Screen::of(place.form);
        if let Some(open) = &mut self.open {
            open.history.leave_field();
            open.show(place);
            self.screen = screen;
        }
    }

    /// Whether a chart for a wall would be written on which numbers are open.
    fn has_open_wall(&self, today: NaiveDate) -> bool {
        let workbook = self.open.as_ref().map(|open| &open.workbook);
        self.export.papers.has(&Paper::WallChart)
            && self.export.phase.is_idle()
            && workbook.is_some_and(|workbook| {
                workbook.chart(ChartKind::Contact).is_some()
                    && !open_numbers(workbook, today).is_empty()
            })
    }

    fn export(&mut self, overwrite: bool) -> Effects {
        self.dialog = None;
        let is_busy = !self.export.phase.is_idle();
        let path = typed_path(&self.export.path);
        if is_busy || self.export.papers.is_empty() || path.as_os_str().is_empty() {
            return Effects::none();
        }
        let effect = Effect::Export(self.export.papers.clone(), path, overwrite);
        self.export.phase = ExportPhase::Running(0.0);
        effect.into()
    }

    /// An edition stays while a year of the open clinic is answered on it. What was typed last may not be
    /// on the disk yet, where the job looks for the years of all clinics.
    fn remove_edition(&mut self, id: String) -> Effects {
        self.dialog = None;
        let is_used = self
            .open
            .as_ref()
            .is_some_and(|open| open.workbook.assessments.iter().any(|year| year.edition.id == id));
        if is_used { Effects::none() } else { Effect::RemoveEdition(id).into() }
    }

    pub(super) fn prefer(&mut self, preferences: Preferences) -> Effects {
        if preferences == self.preferences {
            return Effects::none();
        }
        self.ledger.look = preferences.ledger;
        self.preferences = preferences.clone();
        Effect::KeepPreferences(preferences).into()
    }

    pub(super) fn edit(&mut self, edit: Edit, now: NaiveDateTime) -> Effects {
        let starts_year = matches!(edit, Edit::StartYear(..));
        let changes_edition = matches!(edit, Edit::ChangeEdition(..));
        let is_printed = edit.is_printed();
        let Some(open) = &mut self.open else {
            return Effects::none();
        };
        let edit = begin_device(edit, &open.workbook, &mut self.ledger);
        match open.edit(edit, now, &self.documents) {
            Edited::Changed => {}
            Edited::Unchanged => return Effects::none(),
            Edited::Refused(year) => {
                self.dialog = Some(Dialog::YearIsClosed(year));
                return Effects::none();
            }
        }
        if is_printed {
            self.export.gaps = None;
        }
        if is_printed && matches!(self.export.phase, ExportPhase::Done(_)) {
            self.export.phase = ExportPhase::Idle;
        }
        if changes_edition {
            self.dialog = None;
        }
        if starts_year {
            self.dialog = None;
            self.screen = Screen::Checklist;
        }
        Effect::Save.into()
    }

    fn leave_field(&mut self) {
        if let Some(open) = &mut self.open {
            open.history.leave_field();
        }
    }

    fn show_person(&mut self, person: Option<PersonId>) {
        self.leave_field();
        if let Some(open) = &mut self.open {
            open.person = person;
            self.screen = Screen::People;
        }
    }

    fn show_contact(&mut self, contact: ContactId) {
        self.leave_field();
        if let Some(open) = &mut self.open {
            open.contact = Some(contact);
            self.screen = Screen::Contacts;
        }
    }

    fn open_document(&mut self, key: DocumentKey) {
        let shown = self.open.as_ref().map(|open| &open.document);
        let shown = shown.filter(|shown| shown.key.as_ref().is_none_or(|it| *it == key));
        let tab = shown.map(|shown| shown.tab).unwrap_or_default();
        self.show_document(key, tab, None);
    }

    fn show_document(&mut self, key: DocumentKey, tab: DocumentTab, spot: Option<DocumentSpot>) {
        self.leave_field();
        if let Some(open) = &mut self.open {
            open.show_document(key, tab, spot);
            self.screen = Screen::Document;
        }
    }

    fn compare_document(&mut self, version: Option<usize>) {
        if let Some(open) = &mut self.open {
            open.document.compared = version;
        }
    }

    /// Takes a step of the screen's own back, or does it again.
    fn own_step(&mut self, back: bool) -> Effects {
        if self.screen == Screen::NewForm {
            if let Some(review) = &mut self.new_form.review {
                review.travel(back);
            }
            return Effects::none();
        }
        self.proof_travel(back)
    }

    fn travel(&mut self, back: bool, now: NaiveDateTime) -> Effects {
        let Some(open) = &mut self.open else {
            return Effects::none();
        };
        let Some(label) = open.travel(back, now.date()) else {
            return Effects::none();
        };
        // What was undone should be seen, so the row it happened on comes back on screen.
        if let Some(place) = label.place {
            self.screen = Screen::of(place.form);
            open.show(place);
        } else if let Some(screen) = screen_of(label.what) {
            self.screen = screen;
        }
        if let What::Chart(kind, _) = label.what {
            open.chart = open.chart.turned_to(kind);
        }
        if let Some((key, tab, spot)) = label.document {
            self.screen = Screen::Document;
            open.show_document(key, tab, spot);
        }
        self.export.gaps = None;
        self.import.undone();
        Effect::Save.into()
    }

    pub(super) fn go(&mut self, screen: Screen) -> Effects {
        self.leave_field();
        if self.open.is_none() && screen.spec().needs != ScreenNeeds::Nothing {
            return Effects::none();
        }
        self.screen = screen;
        match screen {
            Screen::Import => self.judge(),
            Screen::Export | Screen::Preview => {
                if matches!(self.export.phase, ExportPhase::Done(_)) {
                    self.export.phase = ExportPhase::Idle;
                }
                Effect::PrepareExport.into()
            }
            _ => Effects::none(),
        }
    }

    fn happened(&mut self, event: Event, now: NaiveDateTime) -> Effects {
        match event {
            Event::ClinicsListed(clinics) => self.clinics = Some(clinics),
            Event::ListFailed(explanation) => {
                self.clinics = Some(Vec::new());
                self.dialog = Some(Dialog::Problem(explanation));
            }
            Event::Opened(loaded) => {
                self.export = Export::offering(&self.documents, &loaded.workbook);
                self.open =
                    Some(OpenBook::new(loaded.id, loaded.workbook, loaded.read_only, now.date()));
                if let Some(open) = &mut self.open {
                    open.notices = loaded.notices;
                    open.notices.extend(self.next_notice.take());
                }
                self.ledger = self.ledger.unfiltered();
                self.import = Import::default();
                self.returned = Returned::default();
                self.table = None;
                self.strays = Vec::new();
                self.second = SecondPlace::default();
                self.screen = Screen::Overview;
                self.dialog = loaded.ask;
                if let Some(screen) = loaded.screen {
                    return self.go(screen);
                }
            }
            Event::OpenFailed(explanation) => {
                self.dialog = Some(Dialog::Problem(explanation));
                return Effect::ListClinics.into();
            }
            Event::Closed => {
                self.open = None;
                self.screen = Screen::Start;
                return Effect::ListClinics.into();
            }
            Event::ClinicFree(id) => return self.clinic_free(id),
            Event::TakenOver(workbook) => return self.taken_over(*workbook, now),
            Event::BackupsListed(clinic, backups) => self.backups_listed(clinic, backups),
            Event::BackupCompared(id, name, found) => self.backup_compared(&id, &name, found),
            Event::Restored(clinic) => return self.restored(clinic),
            Event::Failed(explanation) | Event::EditionRemoved(Err(explanation)) => {
                self.dialog = Some(Dialog::Problem(explanation));
            }
            Event::Saving(event) => return self.save_happened(event),
            Event::Followed(id, workbook) => return self.followed(&id, *workbook, now),
            Event::WordingRead(overlay, blocked) => self.proof.read(overlay, blocked),
            Event::WordingKept(revision, overlay) => self.proof.kept(revision, overlay),
            Event::OriginalPicked(edition, Some(path)) => {
                return Effect::CompareOriginal(edition, path).into();
            }
            Event::OriginalCompared(found) => return self.original_compared(found, now),
            Event::WordingNotKept(explanation) => self.wording_not_kept(explanation),
            Event::ExportProposed(path) => self.export_proposed(&path),
            Event::ExportPrepared(gaps) => self.export.gaps = Some(gaps),
            Event::ExportPathPicked(path) => {
                if self.export.phase == ExportPhase::Picking {
                    self.export.phase = ExportPhase::Idle;
                }
                if let Some(path) = path {
                    self.export.path = path.to_string_lossy().into_owned();
                }
            }
            Event::ExportExists(path) => {
                self.export.phase = ExportPhase::Idle;
                self.dialog = Some(Dialog::Overwrite(path));
            }
            Event::ExportProgress(share) => {
                if matches!(self.export.phase, ExportPhase::Running(_)) {
                    self.export.phase = ExportPhase::Running(share);
                }
            }
            Event::Exported(path, letters) => {
                self.export.phase = ExportPhase::Done(path);
                self.export.letters = letters;
            }
            Event::ExportCancelled => self.export.phase = ExportPhase::Idle,
            Event::Closing(event) => return self.closing_happened(event),
            Event::Import(event) => return self.import_happened(event),
            Event::NewForm(event) => return self.new_form_happened(event),
            Event::EditionRemoved(Ok(left)) => self.edition_removed(left),
            Event::Copies(event) => return self.copy_happened(event, now),
            Event::Strays(event) => self.stray_happened(event),
            Event::Return(event) => return self.return_happened(event, now),
            Event::Table(event) => self.table_happened(event),
            Event::OriginalPicked(_, None) | Event::DataFolderPicked(None) => {}
            Event::SecondPlacePicked(place) => return self.second_place_picked(place),
            Event::SecondPlace(clinic, second) => self.second_place(&clinic, second),
            Event::DataFolderPicked(folder) => return Effect::ChooseDataFolder(folder).into(),
            Event::DataFolderChosen(folder) => self.next_folder = folder,
            Event::ExportFailed(explanation) => {
                self.export.phase = ExportPhase::Idle;
                self.dialog = Some(Dialog::Problem(explanation));
            }
            Event::JobStopped(kind, explanation) => self.job_stopped(kind, explanation, now),
        }
        Effects::none()
    }

    fn export_proposed(&mut self, path: &Path) {
        let path = path.to_string_lossy().into_owned();
        // A path that nobody has touched follows the clinic's name and the year.
        if self.export.path.is_empty() || self.export.path == self.export.proposed {
            self.export.path.clone_from(&path);
        }
        self.export.proposed = path;
    }

    fn edition_removed(&mut self, left: Option<Explanation>) {
        // Undo could bring back a year that stood on it.
        if let Some(open) = &mut self.open {
            open.forget_steps();
        }
        self.dialog = left.map(Dialog::Problem);
    }

    fn clinic_free(&mut self, id: String) -> Effects {
        let is_read = |open: &OpenBook| open.id == id && open.read_only.is_some();
        if self.open.as_ref().is_some_and(is_read) {
            Effect::TakeOver(id).into()
        } else {
            Effects::none()
        }
    }

    /// Shows what the program that has the clinic has saved.
    fn followed(&mut self, id: &str, workbook: Workbook, now: NaiveDateTime) -> Effects {
        let is_read = |open: &&mut OpenBook| open.id == id && open.read_only.is_some();
        let Some(open) = self.open.as_mut().filter(is_read) else { return Effects::none() };
        open.follow(workbook, now.date());
        self.export.gaps = None;
        Effect::ReadClosedYear.into()
    }

    fn taken_over(&mut self, workbook: Workbook, now: NaiveDateTime) -> Effects {
        self.export.gaps = None;
        let Some(open) = &mut self.open else { return Effects::none() };
        open.take_over(workbook, now.date());
        Effect::ReadClosedYear.into()
    }
}

/// The screen on which a step without a row is seen.
fn screen_of(what: What) -> Option<Screen> {
    Some(match what {
        What::AddPerson
        | What::EditPerson
        | What::RemovePerson
        | What::Roles
        | What::OwnRole
        | What::Decision
        | What::ImportRecords(RecordKind::People) => Screen::People,
        What::AddContact
        | What::EditContact
        | What::RemoveContact
        | What::ImportRecords(RecordKind::Contacts) => Screen::Contacts,
        What::InspectionDay => Screen::Overview,
        What::Clinic => Screen::Clinic,
        What::Chart(..) => Screen::Charts,
        What::Cell(_) | What::Devices(_) => Screen::Ledger,
        What::BeginDocument
        | What::Document
        | What::ApproveDocument
        | What::PrintDocument
        | What::CheckAnswer => Screen::Document,
        What::NotApplicable => Screen::Checklist,
        What::Contract
        | What::ImportRecords(RecordKind::Vendors)
        | What::AddVendor
        | What::EditVendor
        | What::RemoveVendor
        | What::RemoveSheet
        | What::Respondent
        | What::SheetDay(_)
        | What::OriginalKeptAt
        | What::Questions
        | What::TakeReturned => Screen::Vendors,
        What::Answer
        | What::SecondAnswer
        | What::Date
        | What::Person
        | What::Target
        | What::Reason
        | What::Memo
        | What::InnerMemo
        | What::StartYear(_)
        | What::ChangeEdition(_)
        | What::RemoveYear(_) => return None,
    })
}
