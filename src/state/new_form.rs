//! A form of the ministry's that is read in: its files, what was read, and the review before it counts.
//!
//! It belongs to the program and not to a clinic: editions are there for all of them. It can be left
//! and gone on with; nothing is written before a person says so.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::screen::{Dialog, Screen};
use super::typed_path::typed_path;
use crate::model::{EditionRef, FiscalYear, FormKind};
use crate::original::{FormReading, FormReview, OriginalFile, OriginalReading, ReviewEdit};
use crate::text::Explanation;

/// One thing meant to happen to the form that is read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewFormAction {
    /// Show the screen, for the form of this year; what was read for it before is still there.
    Begin(FiscalYear),
    /// The path as typed.
    TypePath(String),
    /// Ask for a file.
    Pick,
    /// Read these files, one after the other.
    Read(Vec<PathBuf>),
    /// Stop reading.
    Cancel,
    /// Look through what was read.
    Review,
    /// Go back to the files.
    ShowFiles,
    /// Show one of the two forms.
    ShowForm(FormKind),
    /// Show rows of one kind only, or all.
    Filter(ReviewFilter),
    /// Correct something.
    Correct(ReviewEdit),
    /// The name of the person who looks it through.
    TypeName(String),
    /// Keep it as an edition.
    Keep,
    /// Forget what was read.
    Discard,
}

/// Which rows the review shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReviewFilter {
    /// All of them.
    #[default]
    All,
    /// Items in the same words.
    Same,
    /// Items worded anew.
    Reworded,
    /// Items that several became.
    Merged,
    /// Items that are parts of one.
    Split,
    /// New items.
    New,
    /// Rows that were not understood, or look deleted.
    Left,
}

/// What the platform has to do for a form that is read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewFormEffect {
    /// Ask for a file, starting from the path that was typed.
    Pick(PathBuf),
    /// Read files.
    Read(Vec<PathBuf>),
    /// Nobody waits for what is being read any longer.
    Cancel,
    /// Find out which rows of the edition before the form goes on with.
    Match,
    /// Write the edition and its originals.
    Keep {
        /// The day of the review.
        on: chrono::NaiveDate,
        /// Who looked it through.
        by: String,
    },
}

/// What the platform reports about a form that is read in.
#[derive(Debug)]
pub enum NewFormEvent {
    /// The file dialog closed.
    Picked(Option<PathBuf>),
    /// Files were read.
    Read(Vec<FormFile>),
    /// A file cannot be taken; nothing of it was.
    Failed(Explanation),
    /// What the form goes on with is known.
    Matched(Box<FormReview>),
    /// The edition is there.
    Kept(EditionRef, FiscalYear),
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFile {
    /// Its name and sum.
    pub file: OriginalFile,
    /// What was understood.
    pub reading: Arc<OriginalReading>,
    /// The file itself, to be kept beside the edition.
    pub bytes: Arc<Vec<u8>>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewFormPhase {
    /// Nothing is going on.
    #[default]
    Idle,
    /// The file dialog is open.
    Picking,
    /// Files are being read, or matched with the edition before.
    Reading,
    /// The edition is being written.
    Keeping,
}

/// The screen of the form that is read in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewForm {
    /// The year that it is for.
    pub year: Option<FiscalYear>,
    /// The path as typed or picked.
    pub path: String,
    /// How far it is.
    pub phase: NewFormPhase,
    /// Why the last file was not taken, or the edition not written.
    pub problem: Option<Explanation>,
    /// What was read, in the order in which it came.
    pub files: Vec<FormFile>,
    /// The review, once both forms are there.
    pub review: Option<FormReview>,
    /// Whether the review is on screen rather than the files.
    pub shows_review: bool,
    /// Which form of the review is on screen.
    pub form: Option<FormKind>,
    /// Which of its rows are.
    pub filter: ReviewFilter,
    /// The name of the person who looks it through.
    pub checked_by: String,
}

impl NewForm {
    /// The form of a kind, with its file.
    #[must_use]
    pub fn reading(&self, kind: FormKind) -> Option<(&FormFile, &FormReading)> {
        self.files.iter().find_map(|file| {
            let form = file.reading.forms.iter().find(|form| form.kind == kind)?;
            Some((file, form))
        })
    }

    /// Whether a dialog, a file or the disk is waited for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.phase != NewFormPhase::Idle
    }

    /// Whether it can be kept: somebody has to say that it was looked through.
    #[must_use]
    pub fn may_keep(&self) -> bool {
        self.review.is_some() && !self.is_busy() && !self.checked_by.trim().is_empty()
    }

    /// Takes a file; of two files with the same form the later one counts.
    fn take(&mut self, file: FormFile) {
        let has = |other: &FormFile| {
            file.reading
                .forms
                .iter()
                .any(|form| other.reading.forms.iter().any(|theirs| theirs.kind == form.kind))
        };
        self.files.retain(|other| !has(other));
        self.files.push(file);
    }

    fn has_both(&self) -> bool {
        [FormKind::Institution, FormKind::Vendor].into_iter().all(|it| self.reading(it).is_some())
    }
}

impl State {
    pub(super) fn new_form(&mut self, action: NewFormAction, now: NaiveDateTime) -> Effects {
        let form = &mut self.new_form;
        match action {
            NewFormAction::Begin(year) => {
                if form.year != Some(year) && !form.is_busy() {
                    *form = NewForm { year: Some(year), ..NewForm::default() };
                }
                self.dialog = None;
                return self.go(Screen::NewForm);
            }
            NewFormAction::TypePath(path) => form.path = path,
            NewFormAction::Pick => {
                if !form.is_busy() {
                    form.phase = NewFormPhase::Picking;
                    return Effect::NewForm(NewFormEffect::Pick(typed_path(&form.path))).into();
                }
            }
            NewFormAction::Read(paths) => return self.read_form(paths),
            NewFormAction::Cancel => {
                if form.phase == NewFormPhase::Reading {
                    form.phase = NewFormPhase::Idle;
                }
                return Effect::NewForm(NewFormEffect::Cancel).into();
            }
            NewFormAction::Review => form.shows_review = form.review.is_some(),
            NewFormAction::ShowFiles => form.shows_review = false,
            NewFormAction::ShowForm(kind) => {
                form.form = Some(kind);
                form.filter = ReviewFilter::All;
            }
            NewFormAction::Filter(filter) => form.filter = filter,
            NewFormAction::Correct(edit) => {
                if let Some(review) = &mut form.review {
                    review.correct(edit);
                }
            }
            NewFormAction::TypeName(name) => form.checked_by = name,
            NewFormAction::Keep => {
                if form.may_keep() {
                    form.phase = NewFormPhase::Keeping;
                    form.problem = None;
                    let (on, by) = (now.date(), form.checked_by.trim().to_owned());
                    return Effect::NewForm(NewFormEffect::Keep { on, by }).into();
                }
            }
            NewFormAction::Discard => {
                if form.phase != NewFormPhase::Keeping {
                    *form = NewForm { year: form.year, ..NewForm::default() };
                    return Effect::NewForm(NewFormEffect::Cancel).into();
                }
            }
        }
        Effects::none()
    }

    fn read_form(&mut self, paths: Vec<PathBuf>) -> Effects {
        let form = &mut self.new_form;
        let paths: Vec<PathBuf> =
            paths.into_iter().filter(|path| !path.as_os_str().is_empty()).collect();
        let is_free = matches!(form.phase, NewFormPhase::Idle);
        if !is_free || paths.is_empty() {
            return Effects::none();
        }
        if let [path] = paths.as_slice() {
            form.path = path.to_string_lossy().into_owned();
        }
        form.phase = NewFormPhase::Reading;
        form.problem = None;
        Effect::NewForm(NewFormEffect::Read(paths)).into()
    }

    pub(super) fn new_form_happened(&mut self, event: NewFormEvent) -> Effects {
        let form = &mut self.new_form;
        match event {
            NewFormEvent::Picked(_) if form.phase != NewFormPhase::Picking => {}
            NewFormEvent::Picked(path) => {
                form.phase = NewFormPhase::Idle;
                if let Some(path) = path {
                    return self.read_form(vec![path]);
                }
            }
            // Whoever stopped reading waits for neither.
            NewFormEvent::Read(_) | NewFormEvent::Matched(_)
                if form.phase != NewFormPhase::Reading => {}
            NewFormEvent::Read(files) => {
                for file in files {
                    form.take(file);
                }
                // Corrections were made to what was read before.
                form.review = None;
                if form.has_both() {
                    return Effect::NewForm(NewFormEffect::Match).into();
                }
                form.phase = NewFormPhase::Idle;
            }
            NewFormEvent::Failed(explanation) => {
                form.phase = NewFormPhase::Idle;
                form.problem = Some(explanation);
            }
            NewFormEvent::Matched(review) => {
                form.phase = NewFormPhase::Idle;
                form.review = Some(*review);
                form.shows_review = true;
                (form.form, form.filter) = (Some(FormKind::Institution), ReviewFilter::All);
            }
            NewFormEvent::Kept(edition, year) => {
                self.new_form = NewForm::default();
                return self.use_edition(edition, year);
            }
        }
        Effects::none()
    }

    /// An edition is there now: its year can be started on it.
    fn use_edition(&mut self, edition: EditionRef, year: FiscalYear) -> Effects {
        let Some(open) = &self.open else { return self.go(Screen::Start) };
        self.dialog = match open.workbook.assessment(year) {
            _ if open.read_only.is_some() => None,
            None => Some(Dialog::StartYear { year, edition, edition_year: year }),
            Some(assessment) => {
                (assessment.edition != edition).then_some(Dialog::ChangeEdition { year, edition })
            }
        };
        self.go(Screen::Overview)
    }
}
