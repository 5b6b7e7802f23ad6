//! What happens to a vendor's Excel form that came back.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::apply::State;
use super::edit::Edit;
use super::effect::{Effect, Effects};
use super::returned::{
    ReadReturn, ReturnAction, ReturnEffect, ReturnEvent, ReturnPhase, Returned, RowOfFile,
    SheetOfYear,
};
use super::screen::{Dialog, Screen};
use super::typed_path::typed_path;
use crate::model::VendorId;
use crate::model::returned_row::ReturnedRow;
use crate::original::ReturnedForm;

impl State {
    pub(super) fn returned(&mut self, action: ReturnAction, now: NaiveDateTime) -> Effects {
        let returned = &mut self.returned;
        match action {
            ReturnAction::Begin(vendor) => return self.begin_return(vendor),
            ReturnAction::TypePath(path) => returned.path = path,
            ReturnAction::Pick => {
                if !returned.is_waiting() {
                    returned.phase = ReturnPhase::Picking;
                    let path = typed_path(&returned.path);
                    return Effect::Return(ReturnEffect::Pick(path)).into();
                }
            }
            ReturnAction::Read(path) => return self.read_return(path),
            ReturnAction::Cancel => {
                if returned.phase == ReturnPhase::Reading {
                    returned.phase = ReturnPhase::Idle;
                }
                return Effect::Return(ReturnEffect::Cancel).into();
            }
            ReturnAction::Take(at, is_taken) => {
                if let ReturnPhase::Read(read) = &mut returned.phase
                    && let Some(row) = read.rows.get_mut(at)
                {
                    row.is_taken = is_taken;
                }
            }
            ReturnAction::Received(day) => {
                if let ReturnPhase::Read(read) = &mut returned.phase {
                    read.received = day;
                }
            }
            ReturnAction::Confirm => return self.confirm_return(now),
            ReturnAction::Leave => {
                returned.phase = ReturnPhase::Idle;
                return Effect::Return(ReturnEffect::Cancel).into();
            }
        }
        Effects::none()
    }

    fn begin_return(&mut self, vendor: VendorId) -> Effects {
        let Some(open) = &mut self.open else { return Effects::none() };
        let Some(assessment) = open.assessment() else { return Effects::none() };
        if assessment.sheet(vendor).is_none() {
            return Effects::none();
        }
        if assessment.closed().is_some() {
            self.dialog = Some(Dialog::YearIsClosed(assessment.fiscal_year));
            return Effects::none();
        }
        let (year, edition) = (assessment.fiscal_year, assessment.edition.clone());
        self.returned = Returned {
            of: Some(SheetOfYear { year, edition, vendor }),
            path: std::mem::take(&mut self.returned.path),
            ..Returned::default()
        };
        open.vendor = Some(vendor);
        let mut effects = self.go(Screen::Returned);
        // Whatever is being read is not wanted any more.
        effects.0.insert(0, Effect::Return(ReturnEffect::Cancel));
        effects
    }

    fn read_return(&mut self, path: PathBuf) -> Effects {
        let returned = &mut self.returned;
        let is_free = returned.of.is_some() && returned.phase != ReturnPhase::Reading;
        if !is_free || path.as_os_str().is_empty() {
            return Effects::none();
        }
        returned.path = path.to_string_lossy().into_owned();
        returned.phase = ReturnPhase::Reading;
        returned.problem = None;
        Effect::Return(ReturnEffect::Read(path)).into()
    }

    /// Takes everything that is ticked as one step.
    fn confirm_return(&mut self, now: NaiveDateTime) -> Effects {
        let Some(open) = self.open.as_ref().filter(|open| open.read_only.is_none()) else {
            return Effects::none();
        };
        let (Some(read), Some(sheet)) = (self.returned.file(), self.returned.sheet(open)) else {
            return Effects::none();
        };
        let rows: Vec<ReturnedRow> = read.taken(sheet).cloned().collect();
        let received = read.new_received(sheet);
        if rows.is_empty() && received.is_none() {
            return Effects::none();
        }
        let (vendor, taken) = (sheet.vendor, rows.len());
        let effects = self.edit(Edit::TakeReturned(vendor, rows, received), now);
        if effects.0.contains(&Effect::Save) {
            self.returned.phase = ReturnPhase::Done(taken);
        }
        effects
    }

    pub(super) fn return_happened(&mut self, event: ReturnEvent, now: NaiveDateTime) -> Effects {
        let returned = &mut self.returned;
        match event {
            // Whoever has a file already, or began anew, did not wait for the dialog.
            ReturnEvent::Picked(_) if returned.phase != ReturnPhase::Picking => {}
            ReturnEvent::Picked(path) => {
                returned.phase = ReturnPhase::Idle;
                if let Some(path) = path {
                    return self.read_return(path);
                }
            }
            ReturnEvent::Read(path, form) => {
                // Whoever has moved on to another file no longer wants this one.
                let is_awaited = returned.phase == ReturnPhase::Reading;
                if is_awaited && path.to_string_lossy() == returned.path {
                    let ReturnedForm { vendor_name, answers, unmatched } = *form;
                    returned.phase = ReturnPhase::Read(Box::new(ReadReturn {
                        path,
                        name: vendor_name,
                        rows: answers.into_iter().map(RowOfFile::read).collect(),
                        unmatched,
                        received: Some(now.date()),
                    }));
                }
            }
            ReturnEvent::Failed(explanation) if returned.is_waiting() => {
                returned.phase = ReturnPhase::Idle;
                returned.problem = Some(explanation);
            }
            ReturnEvent::Failed(_) => {}
        }
        Effects::none()
    }

    /// Keeps nothing of a file once its screen is left, or its sheet is not there as it was.
    pub(super) fn leave_return(&mut self) -> Effects {
        if self.screen == Screen::Returned {
            let sheet = self.open.as_ref().and_then(|open| self.returned.sheet(open));
            if sheet.is_some() {
                return Effects::none();
            }
            self.screen = Screen::Vendors;
        }
        if self.returned == Returned::default() {
            return Effects::none();
        }
        self.returned = Returned::default();
        Effect::Return(ReturnEffect::Cancel).into()
    }
}
