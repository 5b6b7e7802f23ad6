//! What is done when the workbook cannot be saved: nothing typed is given up unless a person says so.

use std::path::PathBuf;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::screen::Dialog;
use crate::text::Explanation;

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

impl State {
    pub(super) fn save_action(&mut self, action: SaveAction) -> Effects {
        let step = match action {
            SaveAction::Retry => SaveStep::Retry,
            SaveAction::AskElsewhere => {
                self.dialog = Some(Dialog::SaveElsewhere);
                return Effects::none();
            }
            SaveAction::AskWhose => {
                self.dialog = Some(Dialog::WhoseContent);
                return Effects::none();
            }
            SaveAction::Copy => SaveStep::PickFolder,
            SaveAction::CopyTo(folder) => {
                self.dialog = Some(Dialog::Copying);
                return Effect::SaveCopy(folder).into();
            }
            SaveAction::AsNew => {
                self.dialog = Some(Dialog::Copying);
                SaveStep::AsNew
            }
            SaveAction::Over => {
                self.dialog = None;
                SaveStep::Over
            }
            SaveAction::Theirs => {
                self.dialog = Some(Dialog::Copying);
                SaveStep::Theirs
            }
            SaveAction::Leave(Leaving::Clinic) => {
                self.dialog = None;
                SaveStep::LeaveClinic
            }
            SaveAction::Leave(Leaving::Window) => SaveStep::CloseWindow,
        };
        Effect::Saving(step).into()
    }

    pub(super) fn save_happened(&mut self, event: SaveEvent) -> Effects {
        match event {
            SaveEvent::CannotLeave(leaving, explanation) => {
                self.dialog = Some(Dialog::Unsaved(leaving, explanation));
            }
            SaveEvent::SavedAfterAll => {
                let Some(Dialog::Unsaved(leaving, _)) = &self.dialog else {
                    return Effects::none();
                };
                let effect = match leaving {
                    Leaving::Clinic => Effect::CloseClinic,
                    Leaving::Window => Effect::Saving(SaveStep::AskToClose),
                };
                self.dialog = None;
                return effect.into();
            }
            SaveEvent::FolderPicked(None) => {}
            SaveEvent::FolderPicked(Some(folder)) => {
                return self.save_action(SaveAction::CopyTo(folder));
            }
            SaveEvent::NoDialog => {
                self.dialog = Some(Dialog::TypeFolder {
                    purpose: super::CopyPurpose::Unsaved,
                    typed: String::new(),
                });
            }
            SaveEvent::GoOnWith { clinic, notice } => {
                self.dialog = None;
                self.next_notice = Some(notice);
                let leave = Effect::Saving(SaveStep::LeaveClinic);
                return Effects(vec![leave, Effect::OpenClinic(clinic)]);
            }
            SaveEvent::Copied(copy) => {
                self.dialog = Some(Dialog::SavedElsewhere(copy.clone()));
                if let Some(open) = &mut self.open {
                    open.elsewhere = Some(copy);
                }
            }
        }
        Effects::none()
    }
}
