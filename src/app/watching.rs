//! What is looked at while nothing happens: what another program saves in a clinic that can only be read here,
//! and whether it is free now.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{DateTime, Local};

use super::App;
use super::platform::{self, Watch};
use crate::explain;
use crate::explain::unsaved as words;
use crate::state::Event;
use crate::store::{Access, ClinicId, LockHolder, ReadOnlyReason, Saver, who};
use crate::ui;

impl App {
    /// Follows what is saved in a clinic that can only be read, until it can be written.
    pub(super) fn watch_clinic(&mut self, clinic: ClinicId) {
        let watch = Watch::default();
        let is_over = Arc::clone(&watch.0);
        let (data, mailbox) = (self.data.clone(), self.mailbox.clone());
        let mut seen = data.stamp(&clinic);
        self.watch = Some(watch);
        self.platform.watch(Box::new(move || {
            if is_over.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            let now = data.stamp(&clinic);
            if now.is_some() && now != seen {
                // Written a moment ago; what cannot be read now is read the next time.
                if let Ok(workbook) = data.read(&clinic) {
                    seen = now;
                    mailbox.send(Event::Followed(clinic.as_str().to_owned(), Box::new(workbook)));
                }
            }
            if !data.is_free(&clinic) {
                return ControlFlow::Continue(());
            }
            mailbox.send(Event::ClinicFree(clinic.as_str().to_owned()));
            ControlFlow::Break(())
        }));
    }

    /// Opens the clinic on screen for writing; somebody may have been quicker.
    pub(super) fn take_over(&mut self, id: &str) {
        let Ok(clinic) = id.parse::<ClinicId>() else { return };
        if self.saver.is_some() {
            return;
        }
        let Ok(opened) = self.data.open(&clinic, &who(self.platform.now())) else {
            self.watch_clinic(clinic);
            return;
        };
        match opened.access {
            Access::Writable(file) => {
                let ctx = self.mailbox.ctx.clone();
                let woken = move || ctx.request_repaint();
                self.saver = Some(Saver::start(file, platform::now, woken));
                self.watch = None;
                let open = self.state.open.as_ref();
                let is_same = open.is_some_and(|open| *open.workbook == opened.workbook);
                ui::say(&self.mailbox.ctx, explain::store::taken_over(!is_same));
                self.mailbox.send(Event::TakenOver(Box::new(opened.workbook)));
            }
            Access::ReadOnly(ReadOnlyReason::HeldBy(_) | ReadOnlyReason::NotWritable(_)) => {
                self.watch_clinic(clinic);
            }
        }
    }

    /// What is to be known of an opening for writing: that the program before this one ended without closing
    /// the clinic, and that nobody is kept out of a folder without locks.
    pub(super) fn notices(&self, clinic: &ClinicId, left_by: Option<&LockHolder>) -> Vec<String> {
        let is_unguarded = self.saver.as_ref().is_some_and(|saver| saver.status().is_unguarded);
        if is_unguarded {
            let name = |holder: &LockHolder| words::may_be_open(&explain::store::name_of(holder));
            return vec![words::unguarded(left_by.map(name))];
        }
        let saved = || {
            let (modified, _) = self.data.stamp(clinic)?;
            Some(DateTime::<Local>::from(modified).naive_local())
        };
        left_by.map(|before| words::recovered(before, saved())).into_iter().collect()
    }
}
