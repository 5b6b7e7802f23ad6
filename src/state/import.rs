//! The import of devices as it stands on screen: a file, what its columns mean, what would happen.

use std::path::PathBuf;
use std::sync::Arc;

use super::apply::State;
use super::edit::Edit;
use super::effect::{Effect, Effects};
use super::screen::Screen;
use super::typed_path::typed_path;
use crate::exchange::{
    ColumnMatching, ImportOptions, ImportPlan, ImportSheet, RecordFate, RecordKind, RecordPlan,
    SourceFile, likeliest,
};
use crate::model::{DeviceColumn, DeviceImport, RecordImport};
use crate::text::Explanation;
use chrono::NaiveDateTime;

/// One thing meant to happen on the screen of the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportAction {
    /// Begin: show the screen, ready for a file with devices.
    Begin,
    /// The same for people, vendors or contacts.
    BeginRecords(RecordKind),
    /// The path as typed.
    TypePath(String),
    /// Ask for a file.
    Pick,
    /// Read this file.
    Read(PathBuf),
    /// Stop reading.
    Cancel,
    /// Take another sheet of the file.
    Sheet(usize),
    /// Another row is the head, or none.
    Head(Option<usize>),
    /// Another meaning of a column.
    Column(usize, Option<DeviceColumn>),
    /// The cells of a column go to 備考, with its name.
    Note(usize),
    /// How the user wants it.
    Options(ImportOptions),
    /// Import what the plan says.
    Confirm,
    /// Forget the file.
    Leave,
}

/// What the platform has to do for an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportEffect {
    /// Ask for a file, starting from the path that was typed.
    Pick(PathBuf),
    /// Read a file.
    Read(PathBuf),
    /// Stop reading, or judging; nobody waits for it any longer.
    Cancel,
    /// Judge every row.
    Judge,
}

/// What the platform reports about an import.
#[derive(Debug)]
pub enum ImportEvent {
    /// The file dialog closed.
    Picked(Option<PathBuf>),
    /// Reading went on; the share done, 0 to 1.
    Progress(f32),
    /// The file was read.
    Read(PathBuf, Arc<SourceFile>),
    /// The file cannot be read; nothing of it was taken.
    Failed(Explanation),
    /// Every row was judged.
    Judged(Arc<ImportPlan>),
    /// Every row of a list of people, vendors or contacts was judged.
    JudgedRecords(Arc<RecordPlan>),
}

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ImportPhase {
    /// No file is read.
    #[default]
    Idle,
    /// The file dialog is open.
    Picking,
    /// A file is being read; the share done, 0 to 1.
    Reading(f32),
    /// A file was read.
    Read(Box<ReadFile>),
    /// It was imported.
    Done {
        /// The number of new devices.
        added: usize,
        /// The number of devices that changed.
        updated: usize,
        /// The number of rows that were not imported.
        rejected: usize,
    },
}

/// A file that was read, and what would happen.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadFile {
    /// Where it is.
    pub path: PathBuf,
    /// What is in it.
    pub file: Arc<SourceFile>,
    /// The sheet that is looked at.
    pub sheet: usize,
    /// What its columns mean.
    pub matching: ColumnMatching,
    /// What would happen; `None` while it is being worked out.
    pub plan: Option<Arc<ImportPlan>>,
    /// The same of a list of people, vendors or contacts.
    pub records: Option<Arc<RecordPlan>>,
    /// The revision of the workbook that the plan was made for.
    revision: u64,
}

impl ReadFile {
    /// The sheet that is looked at.
    #[must_use]
    pub fn sheet(&self) -> Option<&ImportSheet> {
        self.file.sheets.get(self.sheet)
    }
}

/// The screen of the import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// What the list is about, where it is not the ledger.
    pub records: Option<RecordKind>,
    /// The path as typed or picked.
    pub path: String,
    /// How far it is.
    pub phase: ImportPhase,
    /// How the user wants it.
    pub options: ImportOptions,
    /// Why the last file cannot be read.
    pub problem: Option<Explanation>,
}

impl Import {
    /// A step was taken back or done again: what was said about the last import may be wrong now.
    pub(super) fn undone(&mut self) {
        if matches!(self.phase, ImportPhase::Done { .. }) {
            self.phase = ImportPhase::Idle;
        }
    }

    /// Whether a dialog or a file is waited for.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self.phase, ImportPhase::Picking | ImportPhase::Reading(_))
    }

    fn is_judging(&self) -> bool {
        self.file().is_some_and(|file| file.plan.is_none() && file.records.is_none())
    }

    /// The file that was read.
    #[must_use]
    pub fn file(&self) -> Option<&ReadFile> {
        match &self.phase {
            ImportPhase::Read(read) => Some(read),
            _ => None,
        }
    }
}

impl State {
    pub(super) fn import(&mut self, action: ImportAction, now: NaiveDateTime) -> Effects {
        let import = &mut self.import;
        match action {
            ImportAction::Begin => return self.begin_import(None),
            ImportAction::BeginRecords(kind) => return self.begin_import(Some(kind)),
            ImportAction::TypePath(path) => import.path = path,
            ImportAction::Pick => {
                if !import.is_waiting() {
                    import.phase = ImportPhase::Picking;
                    let path = typed_path(&import.path);
                    return Effect::Import(ImportEffect::Pick(path)).into();
                }
            }
            ImportAction::Read(path) => return self.read_import(path),
            ImportAction::Cancel => {
                if matches!(import.phase, ImportPhase::Reading(_)) {
                    import.phase = ImportPhase::Idle;
                }
                return Effect::Import(ImportEffect::Cancel).into();
            }
            ImportAction::Sheet(at) => {
                if let ImportPhase::Read(read) = &mut import.phase
                    && let Some(sheet) = read.file.sheets.get(at)
                {
                    (read.sheet, read.matching) = (at, ColumnMatching::of(sheet));
                }
                return self.judge();
            }
            ImportAction::Head(head) => {
                if let ImportPhase::Read(read) = &mut import.phase {
                    read.matching.head = head;
                }
                return self.judge();
            }
            ImportAction::Column(at, column) => {
                if let ImportPhase::Read(read) = &mut import.phase {
                    read.matching.choose(at, column);
                }
                return self.judge();
            }
            ImportAction::Note(at) => {
                if let ImportPhase::Read(read) = &mut import.phase {
                    read.matching.note(at);
                }
                return self.judge();
            }
            ImportAction::Options(options) => {
                import.options = options;
                return self.judge();
            }
            ImportAction::Confirm => return self.confirm_import(now),
            ImportAction::Leave => {
                import.phase = ImportPhase::Idle;
                return Effect::Import(ImportEffect::Cancel).into();
            }
        }
        Effects::none()
    }

    /// Shows the screen, ready for a file.
    fn begin_import(&mut self, records: Option<RecordKind>) -> Effects {
        let path = std::mem::take(&mut self.import.path);
        self.import = Import { records, path, ..Import::default() };
        let mut effects = self.go(Screen::Import);
        // Whatever is being read or judged is not wanted any more.
        effects.0.insert(0, Effect::Import(ImportEffect::Cancel));
        effects
    }

    fn read_import(&mut self, path: PathBuf) -> Effects {
        let is_busy = matches!(self.import.phase, ImportPhase::Reading(_));
        if is_busy || path.as_os_str().is_empty() {
            return Effects::none();
        }
        self.import.path = path.to_string_lossy().into_owned();
        self.import.phase = ImportPhase::Reading(0.0);
        self.import.problem = None;
        Effect::Import(ImportEffect::Read(path)).into()
    }

    /// Has every row judged again, because something has changed.
    pub(super) fn judge(&mut self) -> Effects {
        let revision = self.open.as_ref().map_or(0, |open| open.revision);
        let ImportPhase::Read(read) = &mut self.import.phase else {
            return Effects::none();
        };
        (read.plan, read.records, read.revision) = (None, None, revision);
        Effect::Import(ImportEffect::Judge).into()
    }

    /// Imports everything that the plan says as one step. A plan that was made for an older state of
    /// the workbook is made again instead: it could take newer words away.
    fn confirm_import(&mut self, now: NaiveDateTime) -> Effects {
        let Some(open) = &self.open else { return Effects::none() };
        let Some(read) = self.import.file() else { return Effects::none() };
        if let Some(plan) = read.records.clone() {
            if read.revision != open.revision {
                return self.judge();
            }
            if plan.is_empty() || open.read_only.is_some() {
                return Effects::none();
            }
            let [added, updated, rejected] =
                [RecordFate::Added, RecordFate::Updated, RecordFate::LeftOut]
                    .map(|it| plan.count(it));
            self.import.phase = ImportPhase::Done { added, updated, rejected };
            let import = RecordImport::of(&plan.workbook);
            return self.edit(Edit::ImportRecords(plan.kind, Box::new(import)), now);
        }
        let Some(plan) = read.plan.clone() else { return Effects::none() };
        if read.revision != open.revision {
            return self.judge();
        }
        if plan.is_empty() || open.read_only.is_some() {
            return Effects::none();
        }
        self.import.phase = ImportPhase::Done {
            added: plan.added,
            updated: plan.updated,
            rejected: plan.rejected.len(),
        };
        let import = DeviceImport {
            devices: plan.devices.clone(),
            new_vendors: plan.new_vendors.clone(),
            new_people: plan.new_people.clone(),
        };
        self.edit(Edit::ImportDevices(Box::new(import)), now)
    }

    pub(super) fn import_happened(&mut self, event: ImportEvent) -> Effects {
        let import = &mut self.import;
        match event {
            // Whoever has a file already, or began anew, did not wait for the dialog.
            ImportEvent::Picked(_) if import.phase != ImportPhase::Picking => {}
            ImportEvent::Picked(path) => {
                import.phase = ImportPhase::Idle;
                if let Some(path) = path {
                    return self.read_import(path);
                }
            }
            ImportEvent::Progress(share) => {
                if let ImportPhase::Reading(done) = &mut import.phase {
                    *done = share;
                }
            }
            // Whoever has moved on to another file no longer wants this one.
            ImportEvent::Read(path, file) => {
                let is_awaited = matches!(import.phase, ImportPhase::Reading(_));
                if !is_awaited || path.to_string_lossy() != import.path {
                    return Effects::none();
                }
                let (sheet, matching) = likeliest(&file);
                let read = ReadFile {
                    path,
                    file,
                    sheet,
                    matching,
                    plan: None,
                    records: None,
                    revision: 0,
                };
                import.phase = ImportPhase::Read(Box::new(read));
                return self.judge();
            }
            ImportEvent::Failed(explanation) if import.is_waiting() || import.is_judging() => {
                import.phase = ImportPhase::Idle;
                import.problem = Some(explanation);
            }
            ImportEvent::Failed(_) => {}
            ImportEvent::JudgedRecords(plan) => {
                if let ImportPhase::Read(read) = &mut import.phase {
                    read.records = Some(plan);
                }
            }
            ImportEvent::Judged(plan) => {
                if let ImportPhase::Read(read) = &mut import.phase {
                    read.plan = Some(plan);
                }
            }
        }
        Effects::none()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::exchange::{Delimiter, SameNumber};
    use crate::exchange::{Encoding, SheetRow, SourceKind};
    use crate::model::{Device, DeviceId, Records, Workbook};
    use crate::state::{Action, ClinicField, Event, JobKind, OpenBook, ReadOnly};

    fn now() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2024, 6, 12).and_then(|day| day.and_hms_opt(9, 0, 0)).expect("now")
    }

    fn file() -> Arc<SourceFile> {
        let row = |number, text: &str| SheetRow::of(number, text.split(',').enumerate());
        let rows = vec![row(1, "管理番号,機器名"), row(2, "A,受付"), row(3, "B,診察室")];
        let sheet = ImportSheet { rows, ..ImportSheet::default() };
        let kind = SourceKind::Text(Encoding::Utf8, Delimiter::Comma);
        Arc::new(SourceFile { kind, sheets: vec![sheet] })
    }

    fn state() -> State {
        let workbook = Workbook::new("やまだ内科");
        let open = Some(OpenBook::new("clinic-1".to_owned(), workbook, None, now().date()));
        State { open, ..State::default() }
    }

    fn act(state: &mut State, action: ImportAction) -> Effects {
        state.apply(Action::Import(action), now())
    }

    fn happen(state: &mut State, event: ImportEvent) -> Effects {
        state.apply(Action::Happened(Event::Import(event)), now())
    }

    /// Judges as the platform does.
    fn judge(state: &mut State, effects: &Effects) {
        assert_eq!(*effects, Effect::Import(ImportEffect::Judge).into());
        let read = state.import.file().expect("a file");
        let workbook = &state.open.as_ref().expect("open").workbook;
        let plan = ImportPlan::of(
            read.sheet().expect("one"),
            &read.matching,
            state.import.options,
            workbook,
        );
        assert_eq!(happen(state, ImportEvent::Judged(Arc::new(plan))), Effects::none());
    }

    fn read(state: &mut State) -> Effects {
        let _ = act(state, ImportAction::Begin);
        let _ = act(state, ImportAction::Read("a.csv".into()));
        happen(state, ImportEvent::Read("a.csv".into(), file()))
    }

    fn devices(state: &State) -> Records<Device> {
        state.open.as_ref().expect("open").workbook.devices.clone()
    }

    #[test]
    fn nothing_changes_before_it_is_confirmed_and_then_in_one_step() {
        let mut state = state();
        let effects = read(&mut state);
        assert_eq!(act(&mut state, ImportAction::Confirm), Effects::none(), "not judged yet");
        judge(&mut state, &effects);
        assert!(devices(&state).is_empty());
        assert_eq!(act(&mut state, ImportAction::Confirm), Effect::Save.into());
        let ids: Vec<DeviceId> = devices(&state).iter().map(|it| it.id).collect();
        assert_eq!(ids, [DeviceId(1), DeviceId(2)]);
        let done = ImportPhase::Done { added: 2, updated: 0, rejected: 0 };
        assert_eq!(state.import.phase, done);
        let _ = state.apply(Action::Undo, now());
        assert!(devices(&state).is_empty());
        assert_eq!(state.import.phase, ImportPhase::Idle);
    }

    #[test]
    fn the_sheet_that_looks_most_like_a_ledger_comes_first() {
        let mut state = state();
        let cover = ImportSheet { name: "表紙".to_owned(), ..ImportSheet::default() };
        let mut book = SourceFile::clone(&file());
        book.sheets.insert(0, cover);
        let _ = act(&mut state, ImportAction::Read("a.csv".into()));
        let effects = happen(&mut state, ImportEvent::Read("a.csv".into(), Arc::new(book)));
        judge(&mut state, &effects);
        let read = state.import.file().expect("a file");
        assert_eq!((read.sheet, read.plan.as_ref().map(|it| it.added)), (1, Some(2)));
    }

    #[test]
    fn a_plan_for_an_older_state_of_the_workbook_is_made_again() {
        let mut state = state();
        let effects = read(&mut state);
        judge(&mut state, &effects);
        let edit = Edit::Clinic(ClinicField::Name, "別の名前".to_owned());
        let _ = state.apply(Action::Edit(edit), now());
        let effects = act(&mut state, ImportAction::Confirm);
        assert!(devices(&state).is_empty());
        judge(&mut state, &effects);
        assert_eq!(act(&mut state, ImportAction::Confirm), Effect::Save.into());
        assert_eq!(devices(&state).len(), 2);
    }

    #[test]
    fn nothing_is_said_to_be_imported_into_a_workbook_that_can_only_be_read() {
        let mut state = state();
        let (sentence, line) = (String::new(), String::new());
        state.open.as_mut().expect("open").read_only = Some(ReadOnly { sentence, line });
        let effects = read(&mut state);
        judge(&mut state, &effects);
        assert_eq!(act(&mut state, ImportAction::Confirm), Effects::none());
        assert!(matches!(state.import.phase, ImportPhase::Read(_)));
        assert!(devices(&state).is_empty());
    }

    #[test]
    fn what_is_asked_anew_has_no_answer_yet_and_what_was_left_never_gets_one() {
        let mut state = state();
        let effects = read(&mut state);
        judge(&mut state, &effects);
        let options = ImportOptions { same_number: SameNumber::Skip, ..ImportOptions::default() };
        let effects = act(&mut state, ImportAction::Options(options));
        assert_eq!(effects, Effect::Import(ImportEffect::Judge).into());
        assert_eq!(state.import.file().expect("a file").plan, None);
        // Started over, neither the file nor the plan of before comes back.
        let effects = act(&mut state, ImportAction::Begin);
        assert_eq!(effects, Effect::Import(ImportEffect::Cancel).into());
        let _ = happen(&mut state, ImportEvent::Read("a.csv".into(), file()));
        assert_eq!(state.import.phase, ImportPhase::Idle);
        let _ = act(&mut state, ImportAction::Read("b.csv".into()));
        let _ = happen(&mut state, ImportEvent::Read("a.csv".into(), file()));
        assert_eq!(state.import.phase, ImportPhase::Reading(0.0));
    }

    #[test]
    fn a_dialog_that_nobody_waits_for_any_more_changes_nothing() {
        let mut state = state();
        let _ = act(&mut state, ImportAction::Pick);
        let _ = read(&mut state);
        let _ = happen(&mut state, ImportEvent::Picked(None));
        assert!(state.import.file().is_some(), "the file that was read meanwhile stays");
        let effects = happen(&mut state, ImportEvent::Picked(Some("b.csv".into())));
        assert_eq!(effects, Effects::none());
        // One that is waited for is heard.
        let _ = act(&mut state, ImportAction::Begin);
        let _ = act(&mut state, ImportAction::Pick);
        let effects = happen(&mut state, ImportEvent::Picked(Some("b.csv".into())));
        assert_eq!(effects, Effect::Import(ImportEffect::Read("b.csv".into())).into());
    }

    #[test]
    fn judging_that_stopped_leaves_a_screen_that_can_be_used_again() {
        let mut state = state();
        let _ = read(&mut state);
        let explanation = Explanation {
            what: "止まりました。".to_owned(),
            safe: String::new(),
            todo: String::new(),
            details: String::new(),
        };
        let stopped = Event::JobStopped(JobKind::Import, explanation.clone());
        let _ = state.apply(Action::Happened(stopped), now());
        assert_eq!(state.import.phase, ImportPhase::Idle);
        assert_eq!(state.import.problem, Some(explanation));
    }
}
