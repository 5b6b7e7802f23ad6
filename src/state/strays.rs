//! Copies that other programs made of the open clinic's files.

use std::path::Path;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::screen::Dialog;
use super::stray_action::{StrayAction, StrayEffect, StrayEvent};

impl State {
    pub(super) fn stray(&mut self, action: StrayAction) -> Effects {
        let Some(open) = &self.open else { return Effects::none() };
        let (id, is_read_only) = (open.id.clone(), open.read_only.is_some());
        let effect = match action {
            StrayAction::Compare(path) => {
                let Some(entry) = self.strays.iter().find(|it| it.path == path) else {
                    return Effects::none();
                };
                self.dialog = Some(Dialog::StrayDifference { entry: entry.clone(), shown: None });
                StrayEffect::Compare(id, path)
            }
            StrayAction::SetAside(_) if is_read_only => return Effects::none(),
            StrayAction::SetAside(path) => {
                if self.shows_stray(&path) {
                    self.dialog = None;
                }
                StrayEffect::SetAside(id, path)
            }
        };
        Effect::Strays(effect).into()
    }

    pub(super) fn stray_happened(&mut self, event: StrayEvent) {
        let of = match &event {
            StrayEvent::Found(id, _) | StrayEvent::Compared(id, ..) | StrayEvent::Gone(id, _) => id,
        };
        if self.open.as_ref().is_none_or(|open| open.id != *of) {
            return;
        }
        match event {
            StrayEvent::Found(_, found) => self.strays = found,
            StrayEvent::Compared(_, path, found) => {
                if self.shows_stray(&path)
                    && let Some(Dialog::StrayDifference { shown, .. }) = &mut self.dialog
                {
                    *shown = Some(found);
                }
            }
            StrayEvent::Gone(_, path) => self.strays.retain(|it| it.path != path),
        }
    }

    fn shows_stray(&self, path: &Path) -> bool {
        matches!(&self.dialog, Some(Dialog::StrayDifference { entry, .. }) if entry.path == path)
    }
}
