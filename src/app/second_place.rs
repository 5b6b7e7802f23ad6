//! The second place for copies: one copy of the open clinic a day at most, in the background after a save.

use chrono::TimeDelta;

use super::job::Answer;
use super::{App, PathQuestion, Picked};
use crate::explain::second_place as words;
use crate::state::{Event, JobKind, SecondPlace};
use crate::store::{ClinicId, Saver};
use crate::text::Explanation;
use crate::workshop::copy_to_second_place;

/// How long it takes until a place that was not there is tried again, in minutes.
const PAUSE: i64 = 10;

impl App {
    /// Tells when the last copy of a clinic was made, as it is opened.
    pub(super) fn find_second_copy(&mut self, clinic: &ClinicId) {
        let Some(place) = self.state.preferences.second_place.clone() else { return };
        let last = self.data.last_second_copy(clinic, &place);
        let second = SecondPlace { place, last, problem: None };
        self.mailbox.send(Event::SecondPlace(clinic.as_str().to_owned(), second));
    }

    /// Makes the copy of today once something was saved, where there is none yet.
    pub(super) fn keep_second_copy(&mut self) {
        let Some(place) = self.state.preferences.second_place.as_ref() else { return };
        let Some(open) = &self.state.open else { return };
        let status = self.saver.as_ref().map(Saver::status);
        if !status.is_some_and(|status| status.saved_at.is_some() && status.is_saved()) {
            return;
        }
        let now = self.platform.now();
        let second = &self.state.second;
        let is_made =
            second.place == *place && second.last.is_some_and(|it| it.date() == now.date());
        let is_tried = self.second_tried.as_ref().is_some_and(|(clinic, tried, at)| {
            *clinic == open.id && tried == place && (now - *at).abs() < TimeDelta::minutes(PAUSE)
        });
        if is_made || is_tried || self.jobs.is_running(JobKind::SecondCopy) {
            return;
        }
        let (id, place) = (open.id.clone(), place.clone());
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        self.second_tried = Some((id.clone(), place.clone(), now));
        let (data, library) = (self.data.clone(), self.library.clone());
        self.start(JobKind::SecondCopy, move |_| {
            let copied = copy_to_second_place(&data, &library, &clinic, &place, now);
            let (last, problem) = match copied {
                Ok(made) => (Some(made), None),
                Err(error) => {
                    (data.last_second_copy(&clinic, &place), Some(words::problem(&error)))
                }
            };
            Answer::Event(Event::SecondPlace(id, SecondPlace { place, last, problem }))
        });
    }

    /// Asks for the second place.
    pub(super) fn pick_second_place(&mut self, frame: &eframe::Frame) {
        let question = PathQuestion::Folder(self.platform.export_folder());
        self.pick(JobKind::PickSecondPlace, &question, frame, |picked| match picked {
            Picked::Path(path) => Event::SecondPlacePicked(Some(path)),
            Picked::Nothing => Event::SecondPlacePicked(None),
            Picked::Unavailable => {
                let [what, todo] = words::NO_DIALOG.map(str::to_owned);
                Event::Failed(Explanation {
                    what,
                    safe: String::new(),
                    todo,
                    details: String::new(),
                })
            }
        });
    }
}
