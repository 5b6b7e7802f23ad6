//! What the program reads before it can show anything, while its window is still being opened.
//!
//! Opening a window takes the system longer than all of this takes the disk and the parser, so both
//! happen at once: the first frame waits for whichever is later.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use super::Platform;
use super::proofreading::Proofreading;
use super::settings::Pointed;
use crate::edition::{self, EditionLibrary};
use crate::explain;
use crate::explain::store::Task;
use crate::model::{Guidance, Overlay, PublicContacts};
use crate::store::{DataFolder, KnownPreferences};
use crate::text::Explanation;
use crate::workshop::{ReadWording, library, wording};

/// What was read at the start.
pub(super) struct Opening {
    /// The data folder, as one that was chosen where it was.
    pub(super) data: DataFolder,
    /// Where the choice of another data folder stands; its missing folder is told by `warning`.
    pub(super) pointed: Pointed,
    /// What is wrong with the whole folder.
    pub(super) warning: Option<Explanation>,
    pub(super) library: EditionLibrary,
    pub(super) guidance: Arc<Guidance>,
    pub(super) public_contacts: PublicContacts,
    pub(super) preferences: KnownPreferences,
    pub(super) proofreading: Proofreading,
    /// What was compared so far.
    pub(super) overlay: Overlay,
    /// Why nothing that is compared from now on can be kept.
    pub(super) blocked: Option<Explanation>,
    /// Whether other accounts of the computer can look into the folder, and whether that is new.
    pub(super) open_to_others: (bool, bool),
    /// The first thing that is wrong with a part of the folder. The rest follows from it.
    pub(super) problem: Option<Explanation>,
}

impl Opening {
    /// Reads it now.
    pub(super) fn read(data: DataFolder, platform: &dyn Platform) -> Self {
        let mut pointed = Pointed::at_start(&data, platform);
        let data = if pointed.is_chosen { data.chosen() } else { data };
        let warning = match data.check_there() {
            Err(missing) => Some(explain::settings::explain_missing(&missing)),
            Ok(()) => data
                .check_writable()
                .err()
                .map(|error| explain::store::explain_while(Task::Starting, &error)),
        };
        if warning.is_none() {
            data.sweep_leftovers(platform.now());
        }
        let (library, problems) = library(&data);
        let ReadWording { file, overlay, problem: unread, writable } = wording(&data);
        let choice = pointed.problem.take().map(|error| explain::settings::explain_pointer(&error));
        let problem = problems.into_iter().next().or(choice).or_else(|| unread.clone());
        let preferences = data.preferences(platform.now());
        let is_new = warning.is_none() && data.is_newly_open_to_others();
        let open_to_others = (data.is_open_to_others(), is_new);
        Self {
            data,
            pointed,
            warning,
            library,
            guidance: Arc::new(edition::embedded_guidance()),
            public_contacts: edition::embedded_contacts(),
            preferences,
            proofreading: Proofreading::new(file),
            overlay,
            blocked: unread.filter(|_| !writable),
            open_to_others,
            problem,
        }
    }
}

/// An [`Opening`] that is being read on a background thread.
pub(super) struct Reading {
    thread: Cell<Option<JoinHandle<Opening>>>,
}

impl Reading {
    /// Begins to read. Where no thread can be started, [`Self::finish`] reads.
    pub(super) fn begin<P: Platform + Send + 'static>(data: DataFolder, platform: P) -> Self {
        let read = move || Opening::read(data, &platform);
        let thread = Builder::new().name("opening".to_owned()).spawn(read);
        Self { thread: Cell::new(thread.ok()) }
    }

    /// What was read, once.
    pub(super) fn finish(&self, data: &DataFolder, platform: &dyn Platform) -> Opening {
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(opening)) => opening,
            // Whoever catches the panics of the window tells this one too.
            Some(Err(panic)) => resume_unwind(panic),
            None => Opening::read(data.clone(), platform),
        }
    }
}
