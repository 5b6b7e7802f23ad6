//! Copies that other programs made of the open clinic's files: looked for when it is opened, compared, and
//! put aside.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Local};

use super::App;
use super::job::Answer;
use crate::explain::store::{Task, explain, explain_while};
use crate::explain::{difference, strays as words};
use crate::model::WorkbookDifference;
use crate::state::{Event, JobKind, StrayEffect, StrayEntry, StrayEvent};
use crate::store::{ClinicId, Stray};
use crate::ui;

impl App {
    /// Looks for them in the background. A folder that cannot be read has none that could be named.
    pub(super) fn find_strays(&mut self, clinic: ClinicId) {
        let data = self.data.clone();
        self.start(JobKind::FindStrays, move |_| {
            let mut found = Vec::new();
            let _ = data.visit_strays(&clinic, |stray| found.push(entry(&stray)));
            Answer::Event(Event::Strays(StrayEvent::Found(clinic.as_str().to_owned(), found)))
        });
    }

    pub(super) fn carry_out_stray(&mut self, effect: StrayEffect) {
        match effect {
            StrayEffect::Compare(id, path) => self.compare_stray(id, path),
            StrayEffect::SetAside(id, path) => self.set_stray_aside(id, path),
        }
    }

    fn compare_stray(&mut self, id: String, path: PathBuf) {
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        let Some(present) = self.state.open.as_ref().map(|open| Arc::clone(&open.workbook)) else {
            return;
        };
        let data = self.data.clone();
        let (library, documents) =
            (self.library.clone(), Arc::clone(self.proofreading.documents()));
        self.start(JobKind::Stray, move |_| {
            Answer::Event(match data.read_stray(&clinic, &path) {
                Ok(stray) => {
                    let found = WorkbookDifference::between(&present, &stray);
                    let editions = |assessment: &_| library.of(assessment);
                    let shown = difference::shown(&found, &editions, &documents);
                    Event::Strays(StrayEvent::Compared(id, path, shown))
                }
                Err(error) => Event::Failed(explain(&error)),
            })
        });
    }

    fn set_stray_aside(&mut self, id: String, path: PathBuf) {
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        let (data, now, ctx) = (self.data.clone(), self.platform.now(), self.mailbox.ctx.clone());
        self.start(JobKind::Stray, move |_| {
            Answer::Event(match data.set_stray_aside(&clinic, &path, now) {
                Ok(now_at) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    ui::say(&ctx, &words::set_aside(&name, &now_at));
                    Event::Strays(StrayEvent::Gone(id, path))
                }
                Err(error) => Event::Failed(explain_while(Task::SettingAside, &error)),
            })
        });
    }
}

fn entry(stray: &Stray) -> StrayEntry {
    let modified = stray.modified.map(|at| DateTime::<Local>::from(at).naive_local());
    let holds = words::holds(modified, stray.workbook.as_ref(), stray.is_same);
    let name = stray.path.file_name().unwrap_or_default().to_string_lossy();
    StrayEntry {
        line: words::line(&name, stray.place, &holds),
        path: stray.path.clone(),
        readable: stray.workbook.is_ok(),
    }
}
