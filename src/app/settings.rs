//! Preferences and the choice of the data folder: read at the start, written in the background.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDateTime;

use super::job::Answer;
use super::{App, Platform};
use crate::edition::EditionLibrary;
use crate::explain::settings as words;
use crate::model::Preferences;
use crate::model::edition::WordingSource;
use crate::state::{Event, JobKind};
use crate::store::{self, DataFolder, KnownPreferences, StoreError};

/// Preferences that wait to be written. Whoever writes holds the lock and takes the newest, so that
/// an older choice never comes out on top.
pub(super) type Waiting = Arc<Mutex<Option<Preferences>>>;

/// Writes what waits. What could not be written goes on waiting.
fn write(waiting: &Waiting, data: &DataFolder, now: NaiveDateTime) -> Result<(), StoreError> {
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(preferences) = waiting.as_ref() {
        data.keep_preferences(preferences, now)?;
    }
    *waiting = None;
    Ok(())
}

/// Where the choice of another data folder stands at the start.
pub(super) struct Pointed {
    /// The folder that is opened is the one that was chosen: it must not be created again.
    pub(super) is_chosen: bool,
    /// The choice cannot be read.
    pub(super) problem: Option<StoreError>,
    /// The folder of the next start, where it is another one.
    pub(super) next: Option<PathBuf>,
}

impl Pointed {
    pub(super) fn at_start(data: &DataFolder, platform: &dyn Platform) -> Self {
        let mut pointed = Self { is_chosen: false, problem: None, next: None };
        let Some(home) = platform.usual_data_folder() else {
            return pointed;
        };
        match store::chosen_folder(data.files(), &home) {
            Ok(Some(chosen)) if chosen == data.root() => pointed.is_chosen = true,
            Ok(chosen) => {
                let next = chosen.unwrap_or(home);
                pointed.next = (next != data.root()).then_some(next);
            }
            Err(error) => pointed.problem = (home == data.root()).then_some(error),
        }
        pointed
    }
}

/// Everything that wording was read in, each once.
pub(super) fn sources(library: &EditionLibrary) -> Vec<WordingSource> {
    let mut found: Vec<WordingSource> = Vec::new();
    for source in library.iter().flat_map(|edition| &edition.sources) {
        let is_same =
            |known: &WordingSource| known.address == source.address && known.title == source.title;
        if !found.iter().any(is_same) {
            found.push(source.clone());
        }
    }
    found
}

impl App {
    /// Takes over the preferences that were read; what is wrong with them is told once.
    pub(super) fn take_preferences(&mut self, known: KnownPreferences) {
        self.state.ledger.look = known.preferences.ledger;
        self.state.preferences = known.preferences;
        // What is wrong with the whole folder is told already.
        if let Some(problem) = known.problem.filter(|_| self.warning.is_none()) {
            let kept = known.kept.as_deref();
            self.mailbox.send(Event::Failed(words::explain_preferences(&problem, kept)));
        }
    }

    pub(super) fn keep_preferences(&mut self, preferences: Preferences) {
        // Where the data folder cannot be used, or is missing, nothing may be made in its place.
        if self.warning.is_some() {
            return;
        }
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(preferences);
        let (waiting, data) = (Arc::clone(&self.waiting), self.data.clone());
        let now = self.platform.now();
        let told = Arc::clone(&self.told_newer_preferences);
        self.start(JobKind::Preferences, move |_| {
            let Err(error) = write(&waiting, &data, now) else { return Answer::Nothing };
            let is_newer = matches!(error, StoreError::Newer { .. });
            // A newer program's preferences stay there the whole time: once is enough.
            if is_newer && told.swap(true, Ordering::Relaxed) {
                return Answer::Nothing;
            }
            Answer::Event(Event::Failed(words::explain_keeping(&error)))
        });
    }

    /// Waits for the thread that is writing preferences, and writes what it has not taken.
    pub(super) fn finish_preferences(&self) {
        // The window is closing, so there is nobody left to tell.
        let _ = write(&self.waiting, &self.data, self.platform.now());
    }

    pub(super) fn choose_data_folder(&mut self, folder: Option<PathBuf>) {
        let Some(home) = self.platform.usual_data_folder() else {
            return;
        };
        let (data, now) = (self.data.clone(), self.platform.now());
        self.start(JobKind::DataFolder, move |_| {
            let is_usual = |folder: &Path| folder == home;
            let folder = folder.filter(|folder| !is_usual(folder));
            Answer::Event(match store::choose_folder(&data, &home, folder.as_deref(), now) {
                Ok(()) => {
                    let next = folder.unwrap_or(home);
                    Event::DataFolderChosen((next != data.root()).then_some(next))
                }
                Err(error) => Event::Failed(words::explain_choosing(&error)),
            })
        });
    }
}
