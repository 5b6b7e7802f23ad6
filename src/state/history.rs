//! Undo and redo: the earlier workbooks, each with the name of the step that led away from it.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::model::Workbook;

use super::edit::Field;
use super::label::Label;

/// How many steps are kept.
const STEPS: usize = 300;

/// One step: its name, and the workbook on its other side.
#[derive(Debug)]
struct Step {
    label: Label,
    workbook: Arc<Workbook>,
}

/// The steps that can be taken back, and those that can be done again.
#[derive(Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    /// The field whose keystrokes still gather into the last step.
    session: Option<Field>,
}

impl History {
    /// The name of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        self.undo.back().map(|step| &step.label)
    }

    /// The name of the step that redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Label> {
        self.redo.last().map(|step| &step.label)
    }

    /// The workbooks that are kept, from the oldest to the one that redo would reach last.
    pub fn workbooks(&self) -> impl Iterator<Item = &Arc<Workbook>> {
        self.undo.iter().chain(self.redo.iter().rev()).map(|step| &step.workbook)
    }

    /// Remembers that the workbook was changed from `before` to `after`. A field that reads again as
    /// it did before the first keystroke leaves no step behind.
    pub(super) fn changed(
        &mut self,
        before: Arc<Workbook>,
        after: &Workbook,
        label: Label,
        field: Option<Field>,
    ) {
        self.redo.clear();
        let goes_on = field.is_some() && self.session == field;
        if goes_on && self.undo.back().is_some_and(|step| *step.workbook == *after) {
            self.undo.pop_back();
            self.session = None;
            return;
        }
        // A step that goes on knows already what stood there before the field was entered.
        if !goes_on {
            self.undo.push_back(Step { label, workbook: before });
            if self.undo.len() > STEPS {
                self.undo.pop_front();
            }
        }
        self.session = field;
    }

    /// The workbook before the keystrokes in `field` that still gather; `None` before the first.
    pub(super) fn before(&self, field: &Field) -> Option<&Arc<Workbook>> {
        let step = self.undo.back().filter(|_| self.session.as_ref() == Some(field))?;
        Some(&step.workbook)
    }

    /// Ends the field session: the next keystroke starts a new step.
    pub(super) fn leave_field(&mut self) {
        self.session = None;
    }

    /// Takes the last step back and returns its name.
    pub(super) fn undo(&mut self, workbook: &mut Arc<Workbook>) -> Option<Label> {
        self.session = None;
        let step = turned(self.undo.pop_back()?, workbook);
        let label = step.label.clone();
        self.redo.push(step);
        Some(label)
    }

    /// Does the last undone step again and returns its name.
    pub(super) fn redo(&mut self, workbook: &mut Arc<Workbook>) -> Option<Label> {
        self.session = None;
        let step = turned(self.redo.pop()?, workbook);
        let label = step.label.clone();
        self.undo.push_back(step);
        Some(label)
    }
}

/// Goes to the other side of a step. The counter of ids goes nowhere: one that was handed out is
/// never handed out again.
fn turned(step: Step, workbook: &mut Arc<Workbook>) -> Step {
    let mut other = step.workbook;
    if other.last_id < workbook.last_id {
        Arc::make_mut(&mut other).last_id = workbook.last_id;
    }
    Step { label: step.label, workbook: std::mem::replace(workbook, other) }
}
