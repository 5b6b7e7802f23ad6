//! Preferences and the choice of the data folder: read at the start, written off the window's
//! thread.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::NaiveDateTime;

use super::{App, Picked, Platform};
use crate::edition::Library;
use crate::explain;
use crate::explain::settings as words;
use crate::model::Preferences;
use crate::model::edition::Source;
use crate::state::Event;
use crate::store::{self, DataFolder, KnownPreferences, StoreError, data_pointer};
use crate::text::Explanation;

/// Preferences that wait to be written. Whoever writes holds the lock and takes the newest, so that
/// an older choice never comes out on top.
pub(super) type Waiting = Arc<Mutex<Option<Preferences>>>;

/// Writes what waits.
fn write(waiting: &Waiting, data: &DataFolder, now: NaiveDateTime) -> Result<(), StoreError> {
    let Ok(mut waiting) = waiting.lock() else {
        return Ok(());
    };
    waiting.take().map_or(Ok(()), |preferences| data.keep_preferences(&preferences, now))
}

/// Where the choice of another data folder stands at the start.
pub(super) struct Pointed {
    /// The folder that is opened was chosen and is not there: it must not be created anew.
    pub(super) missing: Option<StoreError>,
    /// The choice cannot be read.
    pub(super) problem: Option<StoreError>,
    /// The folder of the next start, where it is another one.
    pub(super) next: Option<PathBuf>,
}

impl Pointed {
    pub(super) fn at_start(data: &DataFolder, platform: &dyn Platform) -> Self {
        let mut pointed = Self { missing: None, problem: None, next: None };
        let Some(home) = platform.usual_data_folder() else {
            return pointed;
        };
        match store::chosen_folder(data.files(), &home) {
            Ok(Some(chosen)) if chosen == data.root() => {
                if !data_pointer::is_there(data.files(), &chosen) {
                    pointed.missing = Some(StoreError::FolderMissing { path: chosen });
                }
            }
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
pub(super) fn sources(library: &Library) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for source in library.iter().flat_map(|edition| &edition.sources) {
        if !found.iter().any(|known| known.address == source.address) {
            found.push(source.clone());
        }
    }
    found
}

impl App {
    /// Takes over the preferences that were read; what is wrong with them is told once.
    pub(super) fn take_preferences(&mut self, known: KnownPreferences) {
        self.state.preferences = known.preferences;
        self.state.ledger.look = known.preferences.ledger;
        // What is wrong with the whole folder is told already.
        if let Some(problem) = known.problem.filter(|_| self.warning.is_none()) {
            let kept = known.kept.as_deref();
            self.sender.send(Event::Failed(words::explain_preferences(&problem, kept)));
        }
    }

    pub(super) fn keep_preferences(&self, preferences: Preferences) {
        // Where the data folder cannot be used, or is missing, nothing may be made in its place.
        if self.warning.is_some() {
            return;
        }
        if let Ok(mut waiting) = self.waiting.lock() {
            *waiting = Some(preferences);
        }
        let (waiting, data) = (Arc::clone(&self.waiting), self.data.clone());
        let (sender, now) = (self.sender.clone(), self.platform.now());
        self.platform.run(Box::new(move || {
            if let Err(error) = write(&waiting, &data, now) {
                sender.send(Event::Failed(words::explain_keeping(&error)));
            }
        }));
    }

    /// Waits for the thread that is writing preferences, and writes what it has not taken.
    pub(super) fn finish_preferences(&self) {
        // The window is closing, so there is nobody left to tell.
        let _ = write(&self.waiting, &self.data, self.platform.now());
    }

    pub(super) fn pick_data_folder(&self, frame: &eframe::Frame) {
        let sender = self.sender.clone();
        let reply = Box::new(move |picked| match picked {
            Picked::Path(path) => sender.send(Event::DataFolderPicked(Some(path))),
            Picked::Nothing => sender.send(Event::DataFolderPicked(None)),
            Picked::Unavailable => sender.send(Event::Failed(no_folder_dialog())),
        });
        self.platform.pick_folder(self.data.root(), frame, reply);
    }

    pub(super) fn choose_data_folder(&self, folder: Option<PathBuf>) {
        let Some(home) = self.platform.usual_data_folder() else {
            return;
        };
        let (data, sender, now) = (self.data.clone(), self.sender.clone(), self.platform.now());
        self.platform.run(Box::new(move || {
            let is_usual = |folder: &Path| folder == home;
            let folder = folder.filter(|folder| !is_usual(folder));
            match store::choose_folder(&data, &home, folder.as_deref(), now) {
                Ok(()) => {
                    let next = folder.unwrap_or(home);
                    let next = (next != data.root()).then_some(next);
                    sender.send(Event::DataFolderChosen(next));
                }
                Err(error) => sender.send(Event::Failed(words::explain_choosing(&error))),
            }
        }));
    }
}

fn no_folder_dialog() -> Explanation {
    let [what, todo] = explain::settings::NO_FOLDER_DIALOG.map(str::to_owned);
    Explanation { what, safe: String::new(), todo, details: String::new() }
}
