//! Copies of a clinic for a memory stick, clinics that come from one, and clinics that leave the list.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::apply::State;
use super::copy_action::{CopyAction, CopyEffect, CopyEntry, CopyEvent, CopyPurpose};
use super::edit::Edit;
use super::effect::{Effect, Effects};
use super::save_action::SaveAction;
use super::screen::Dialog;
use super::second_place::SecondPlace;
use crate::model::Preferences;

impl State {
    pub(super) fn copy_action(&mut self, action: CopyAction, now: NaiveDateTime) -> Effects {
        let effect = match action {
            CopyAction::Save(clinic) => CopyEffect::PickTarget(clinic),
            CopyAction::Open => CopyEffect::Pick,
            CopyAction::Typed(purpose, folder) => {
                self.dialog = None;
                let event = match purpose {
                    CopyPurpose::Save(clinic) => CopyEvent::TargetPicked(clinic, Some(folder)),
                    CopyPurpose::Open => CopyEvent::Picked(Some(folder)),
                    CopyPurpose::Unsaved => return self.save_action(SaveAction::CopyTo(folder)),
                };
                return self.copy_happened(event, now);
            }
            CopyAction::TakeIn(entry) if entry.problem.is_some() => return Effects::none(),
            CopyAction::TakeIn(entry) if entry.is_there => {
                self.dialog = Some(Dialog::TakeInBeside(entry));
                return Effects::none();
            }
            CopyAction::TakeIn(CopyEntry { folder, .. }) | CopyAction::TakeInBeside(folder) => {
                self.dialog = Some(Dialog::Copying);
                CopyEffect::TakeIn(folder)
            }
            CopyAction::RemoveYear(year) => {
                let may_go = |open: &&super::OpenBook| open.can_remove(year);
                let Some(open) = self.open.as_ref().filter(may_go) else { return Effects::none() };
                let clinic = open.id.clone();
                self.dialog = Some(Dialog::Copying);
                CopyEffect::KeepBefore(clinic, year)
            }
            CopyAction::Remove(clinic, name) => {
                self.dialog = Some(Dialog::Copying);
                let is_open = self.open.as_ref().is_some_and(|open| open.id == clinic);
                let effect = Effect::Copies(CopyEffect::Remove(clinic, name));
                // What is open is saved and released first.
                let close = is_open.then_some(Effect::CloseClinic);
                return Effects(close.into_iter().chain([effect]).collect());
            }
        };
        Effect::Copies(effect).into()
    }

    /// A second place was picked, or none.
    pub(super) fn second_place_picked(&mut self, place: Option<PathBuf>) -> Effects {
        if place.is_none() {
            return Effects::none();
        }
        self.prefer(Preferences { second_place: place, ..self.preferences.clone() })
    }

    /// How the copies of a clinic in the second place stand, where it is the one that is open.
    pub(super) fn second_place(&mut self, clinic: &str, second: SecondPlace) {
        if self.open.as_ref().is_some_and(|open| open.id == clinic) {
            self.second = second;
        }
    }

    pub(super) fn copy_happened(&mut self, event: CopyEvent, now: NaiveDateTime) -> Effects {
        match event {
            CopyEvent::TargetPicked(_, None) | CopyEvent::Picked(None) => {}
            CopyEvent::TargetPicked(clinic, Some(folder)) => {
                self.dialog = Some(Dialog::Copying);
                return Effect::Copies(CopyEffect::Save(clinic, folder)).into();
            }
            CopyEvent::NoDialog(purpose) => {
                self.dialog = Some(Dialog::TypeFolder { purpose, typed: String::new() });
            }
            CopyEvent::Saved(folder) => self.dialog = Some(Dialog::Copied(folder)),
            CopyEvent::Picked(Some(folder)) => {
                return Effect::Copies(CopyEffect::Look(folder)).into();
            }
            CopyEvent::Found(folder, entries) => {
                self.dialog = Some(Dialog::OpenCopy { folder, entries });
            }
            CopyEvent::TakenIn(clinic) => {
                self.dialog = None;
                return Effects(vec![Effect::ListClinics, Effect::OpenClinic(clinic)]);
            }
            CopyEvent::Removed(name, folder) => {
                self.dialog = Some(Dialog::ClinicRemoved { name, folder });
                return Effect::ListClinics.into();
            }
            CopyEvent::Kept(clinic, year, folder) => {
                if self.open.as_ref().is_none_or(|open| open.id != clinic) {
                    self.dialog = Some(Dialog::Copied(folder));
                    return Effects::none();
                }
                let effects = self.edit(Edit::TakeOutYear(year), now);
                let has_it = |open: &super::OpenBook| open.workbook.assessment(year).is_some();
                // It is said only of a year that is gone.
                self.dialog = Some(if self.open.as_ref().is_some_and(has_it) {
                    Dialog::Copied(folder)
                } else {
                    Dialog::YearRemoved { year, folder }
                });
                return effects;
            }
        }
        Effects::none()
    }
}
