//! Years that are closed and opened again. Neither is a step that undo takes back: a year is opened
//! again only with a reason that is kept.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::apply::State;
use super::closing_action::{ClosingAction, ClosingEvent};
use super::effect::{Effect, Effects};
use super::open_book::OpenBook;
use super::screen::Dialog;
use crate::model::closing::Reopening;
use crate::model::{Closing, FiscalYear};

impl OpenBook {
    /// Marks a year as closed. Nothing from before can be taken back then.
    fn close_year(&mut self, year: FiscalYear, closing: Closing) -> bool {
        self.change_closings(year, |closings| closings.push(closing))
    }

    /// Opens a closed year again. The steps from before it was closed stay out of reach.
    fn reopen_year(&mut self, year: FiscalYear, reopening: Reopening) -> bool {
        self.change_closings(year, |closings| {
            if let Some(last) = closings.last_mut() {
                last.reopened = Some(reopening);
            }
        })
    }

    fn change_closings(
        &mut self,
        year: FiscalYear,
        change: impl FnOnce(&mut Vec<Closing>),
    ) -> bool {
        if self.read_only.is_some() {
            return false;
        }
        let workbook = Arc::make_mut(&mut self.workbook);
        let Some(assessment) = workbook.assessments.find_mut(|it| it.fiscal_year == year) else {
            return false;
        };
        change(&mut assessment.closings);
        self.forget_steps();
        true
    }
}

/// A share as a whole number of hundredths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn percent(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0) as u8
}

impl State {
    pub(super) fn closing(&mut self, action: ClosingAction, now: NaiveDateTime) -> Effects {
        match action {
            ClosingAction::Close(year, by) => self.close_year(year, by.trim()),
            ClosingAction::Cancel => Effect::CancelClosing.into(),
            ClosingAction::ReadAgain => Effect::ReadClosedYear.into(),
            ClosingAction::Reopen(year, by, reason) => {
                self.reopen_year(year, by.trim(), reason.trim(), now.date())
            }
        }
    }

    fn close_year(&mut self, year: FiscalYear, by: &str) -> Effects {
        let Some(open) = &mut self.open else { return Effects::none() };
        let is_open = open.workbook.assessment(year).is_some_and(|it| it.closed().is_none());
        if !is_open || open.read_only.is_some() || by.is_empty() {
            return Effects::none();
        }
        open.history.leave_field();
        self.dialog = Some(Dialog::ClosingYear(0));
        Effect::CloseYear(year, by.to_owned()).into()
    }

    fn reopen_year(&mut self, year: FiscalYear, by: &str, reason: &str, on: NaiveDate) -> Effects {
        let Some(open) = &mut self.open else { return Effects::none() };
        if open.workbook.closed(year).is_none() || by.is_empty() || reason.is_empty() {
            return Effects::none();
        }
        let reopening = Reopening { on, by: by.to_owned(), reason: reason.to_owned() };
        if !open.reopen_year(year, reopening) {
            return Effects::none();
        }
        self.dialog = None;
        self.export.gaps = None;
        Effect::Save.into()
    }

    pub(super) fn closing_happened(&mut self, event: ClosingEvent) -> Effects {
        let is_waiting = matches!(self.dialog, Some(Dialog::ClosingYear(_)));
        match event {
            ClosingEvent::Progress(share) if is_waiting => {
                self.dialog = Some(Dialog::ClosingYear(percent(share)));
            }
            ClosingEvent::Progress(_) => {}
            ClosingEvent::Cancelled => {
                if is_waiting {
                    self.dialog = None;
                }
            }
            ClosingEvent::Kept(year, workbook, closing) => {
                let Some(open) = &mut self.open else { return Effects::none() };
                // An input method may have handed over its last words meanwhile.
                if !Arc::ptr_eq(&open.workbook, &workbook) {
                    self.dialog = Some(Dialog::ChangedWhileClosing(year));
                    return Effect::ForgetClosing(year, closing.number).into();
                }
                // Otherwise the workbook would be copied, only because it is remembered here.
                drop(workbook);
                let number = closing.number;
                self.dialog = None;
                if open.close_year(year, closing) {
                    self.export.gaps = None;
                    return Effect::Save.into();
                }
                return Effect::ForgetClosing(year, number).into();
            }
        }
        Effects::none()
    }
}
