//! The import of devices as it stands on screen: a file, what its columns mean, what would happen.

use std::path::PathBuf;
use std::sync::Arc;

use super::apply::State;
use super::edit::{DeviceImport, Edit};
use super::effect::{Effect, Effects};
use super::screen::Screen;
use crate::exchange::{Matching, Options, Plan, Sheet, SourceFile};
use crate::model::DeviceColumn;
use crate::text::Explanation;
use chrono::NaiveDateTime;

/// One thing meant to happen on the screen of the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportAction {
    /// Begin: show the screen, ready for a file.
    Begin,
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
    /// How the user wants it.
    Options(Options),
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
    /// Stop reading.
    Cancel,
    /// Judge every row; the number comes back with the plan.
    Judge(u64),
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
    /// Reading was broken off by the user.
    Cancelled,
    /// Every row was judged.
    Judged(u64, Arc<Plan>),
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
    pub matching: Matching,
    /// What would happen; `None` while it is being worked out.
    pub plan: Option<Arc<Plan>>,
    /// The revision of the workbook that the plan was made for.
    revision: u64,
}

impl ReadFile {
    /// The sheet that is looked at.
    #[must_use]
    pub fn sheet(&self) -> Option<&Sheet> {
        self.file.sheets.get(self.sheet)
    }
}

/// The screen of the import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The path as typed or picked.
    pub path: String,
    /// How far it is.
    pub phase: ImportPhase,
    /// How the user wants it.
    pub options: Options,
    /// Why the last file cannot be read.
    pub problem: Option<Explanation>,
    /// Counts what was asked to be judged, so that an answer that comes too late is known.
    asked: u64,
}

impl Import {
    /// A step was taken back or done again: what was said about the last import may be wrong now.
    pub(super) fn undone(&mut self) {
        if matches!(self.phase, ImportPhase::Done { .. }) {
            self.phase = ImportPhase::Idle;
        }
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
            ImportAction::Begin => {
                *import = Import { path: std::mem::take(&mut import.path), ..Import::default() };
                return self.go(Screen::Import);
            }
            ImportAction::TypePath(path) => import.path = path,
            ImportAction::Pick => {
                if !matches!(import.phase, ImportPhase::Picking | ImportPhase::Reading(_)) {
                    import.phase = ImportPhase::Picking;
                    let path = PathBuf::from(import.path.trim());
                    return Effect::Import(ImportEffect::Pick(path)).into();
                }
            }
            ImportAction::Read(path) => return self.read_import(path),
            ImportAction::Cancel => return Effect::Import(ImportEffect::Cancel).into(),
            ImportAction::Sheet(at) => {
                if let ImportPhase::Read(read) = &mut import.phase
                    && let Some(sheet) = read.file.sheets.get(at)
                {
                    (read.sheet, read.matching) = (at, Matching::of(sheet));
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
            ImportAction::Options(options) => {
                import.options = options;
                return self.judge();
            }
            ImportAction::Confirm => return self.confirm_import(now),
            ImportAction::Leave => import.phase = ImportPhase::Idle,
        }
        Effects::none()
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
        (read.plan, read.revision) = (None, revision);
        self.import.asked += 1;
        Effect::Import(ImportEffect::Judge(self.import.asked)).into()
    }

    /// Imports everything that the plan says as one step. A plan that was made for an older state of
    /// the workbook is made again instead: it could take newer words away.
    fn confirm_import(&mut self, now: NaiveDateTime) -> Effects {
        let Some(open) = &self.open else { return Effects::none() };
        let Some(read) = self.import.file() else { return Effects::none() };
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
            ImportEvent::Read(path, file) => {
                let matching = file.sheets.first().map(Matching::of).unwrap_or_default();
                let read = ReadFile { path, file, sheet: 0, matching, plan: None, revision: 0 };
                import.phase = ImportPhase::Read(Box::new(read));
                return self.judge();
            }
            ImportEvent::Failed(explanation) => {
                import.phase = ImportPhase::Idle;
                import.problem = Some(explanation);
            }
            ImportEvent::Cancelled => import.phase = ImportPhase::Idle,
            ImportEvent::Judged(asked, plan) => {
                if let ImportPhase::Read(read) = &mut import.phase
                    && asked == import.asked
                {
                    read.plan = Some(plan);
                }
            }
        }
        Effects::none()
    }
}
