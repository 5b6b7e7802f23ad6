//! Undo and redo.

use crate::model::Workbook;

use super::edit::Field;
use super::label::Label;
use super::slot::Slot;

/// How many steps are kept.
const STEPS: usize = 300;

/// One step: its name and what to put back, last change first.
#[derive(Debug)]
struct Step {
    label: Label,
    slots: Vec<Slot>,
}

/// The steps that can be taken back, and those that can be done again.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// The field whose keystrokes still gather into the last step.
    session: Option<Field>,
}

impl History {
    /// The name of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        self.undo.last().map(|step| &step.label)
    }

    /// The name of the step that redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Label> {
        self.redo.last().map(|step| &step.label)
    }

    /// Puts `slots` into the workbook as one step; says whether anything changed.
    pub(super) fn change(
        &mut self,
        workbook: &mut Workbook,
        label: Label,
        field: Option<Field>,
        slots: Vec<Slot>,
    ) -> bool {
        let goes_on = field.is_some() && self.session == field && !self.undo.is_empty();
        let mut before = Vec::new();
        for slot in slots {
            let new = slot.clone();
            if let Some(old) = slot.put(workbook)
                && old != new
            {
                before.push(old);
            }
        }
        if before.is_empty() {
            return false;
        }
        self.redo.clear();
        if goes_on {
            // The step already knows what stood there before the field was entered.
        } else {
            before.reverse();
            self.undo.push(Step { label, slots: before });
            if self.undo.len() > STEPS {
                self.undo.remove(0);
            }
        }
        self.session = field;
        true
    }

    /// Whether keystrokes in `field` still gather into the last step.
    pub(super) fn is_in(&self, field: &Field) -> bool {
        self.session.as_ref() == Some(field)
    }

    /// What stood there before the keystrokes in `field` that still gather; `None` before the first.
    pub(super) fn before(&self, field: &Field) -> Option<&[Slot]> {
        let step = self.undo.last().filter(|_| self.is_in(field))?;
        Some(&step.slots)
    }

    /// Ends the field session: the next keystroke starts a new step.
    pub(super) fn leave_field(&mut self) {
        self.session = None;
    }

    /// Takes the last step back and returns its name.
    pub(super) fn undo(&mut self, workbook: &mut Workbook) -> Option<Label> {
        let step = self.undo.pop()?;
        Some(Self::turn(step, workbook, &mut self.redo, &mut self.session))
    }

    /// Does the last undone step again and returns its name.
    pub(super) fn redo(&mut self, workbook: &mut Workbook) -> Option<Label> {
        let step = self.redo.pop()?;
        Some(Self::turn(step, workbook, &mut self.undo, &mut self.session))
    }

    fn turn(
        step: Step,
        workbook: &mut Workbook,
        other: &mut Vec<Step>,
        session: &mut Option<Field>,
    ) -> Label {
        *session = None;
        let mut slots: Vec<Slot> =
            step.slots.into_iter().filter_map(|slot| slot.put(workbook)).collect();
        slots.reverse();
        other.push(Step { label: step.label.clone(), slots });
        step.label
    }
}
