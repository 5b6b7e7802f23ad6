//! What is looked at while nothing happens: whether a clinic that could only be read is free now.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::App;
use super::platform::{self, Watch};
use crate::explain;
use crate::state::Event;
use crate::store::{Access, ClinicId, ReadOnlyReason, Saver, who};
use crate::ui;

impl App {
    /// Waits until a clinic that another program has open is free.
    pub(super) fn watch_clinic(&mut self, clinic: ClinicId) {
        let watch = Watch::default();
        let is_over = Arc::clone(&watch.0);
        let (data, mailbox) = (self.data.clone(), self.mailbox.clone());
        self.watch = Some(watch);
        self.platform.watch(Box::new(move || {
            if is_over.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
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
            Access::ReadOnly(ReadOnlyReason::HeldBy(_)) => self.watch_clinic(clinic),
            Access::ReadOnly(_) => {}
        }
    }
}
