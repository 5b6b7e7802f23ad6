//! What is done when the workbook cannot be saved: nothing typed is given up unless a person says so.

use super::apply::State;
use super::effect::{Effect, Effects};
use super::save_action::{Leaving, SaveAction, SaveEvent, SaveStep};
use super::screen::Dialog;

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
            SaveAction::Compare => {
                self.dialog = Some(Dialog::UnsavedDifference(None));
                SaveStep::Compare
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
            SaveEvent::Compared(found) => {
                if let Some(Dialog::UnsavedDifference(shown)) = &mut self.dialog {
                    *shown = Some(found);
                }
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
