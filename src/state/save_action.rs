//! What is wanted, done and reported of a workbook that cannot be saved.

use std::path::PathBuf;

use crate::text::{DifferenceText, Explanation};

/// What a person was leaving when something was found unsaved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The clinic.
    Clinic,
    /// The program.
    Window,
}

/// What a person wants while saving fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveAction {
    /// Try again.
    Retry,
    /// Ask how to save somewhere else.
    AskElsewhere,
    /// Save a copy: ask for its folder.
    Copy,
    /// Save a copy into a folder that was typed, where no dialog can be shown.
    CopyTo(PathBuf),
    /// Save as a new clinic beside this one, and go on there.
    AsNew,
    /// Show what the file on the disk holds instead.
    Compare,
    /// Ask whose content is to stay, where another program has changed the file.
    AskWhose,
    /// Write over what another program wrote, which is kept as a backup first.
    Over,
    /// Open what another program wrote; what is on screen is kept as a copy first.
    Theirs,
    /// Leave without saving.
    Leave(Leaving),
}

/// What the platform does for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStep {
    /// Try again to save.
    Retry,
    /// Ask for the folder of a copy.
    PickFolder,
    /// Compare what is on screen with the file on the disk.
    Compare,
    /// Save as a new clinic.
    AsNew,
    /// Write over what another program wrote.
    Over,
    /// Keep what is on screen, and open what another program wrote.
    Theirs,
    /// Let go of the clinic as it is.
    LeaveClinic,
    /// Close the window as it is.
    CloseWindow,
    /// Close the window in the usual way, which saves first.
    AskToClose,
}

/// What the platform reports.
#[derive(Debug)]
pub enum SaveEvent {
    /// Something is unsaved, so it was not left.
    CannotLeave(Leaving, Explanation),
    /// It is saved after all.
    SavedAfterAll,
    /// The dialog that asks for a folder closed.
    FolderPicked(Option<PathBuf>),
    /// No dialog can be shown that asks for a folder.
    NoDialog,
    /// What the file on the disk holds instead of what is on screen.
    Compared(DifferenceText),
    /// A copy was saved: the revision that is in it.
    Copied(Elsewhere),
    /// What is on screen was saved; it is gone on with this clinic.
    GoOnWith {
        /// Its id.
        clinic: String,
        /// What is to be known of it.
        notice: String,
    },
}

/// A copy of what could not be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Its folder.
    pub folder: PathBuf,
    /// The revision that is in it.
    pub revision: u64,
    /// It has nothing of what the closing of years kept.
    pub lacks_closed: bool,
}
