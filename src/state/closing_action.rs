//! What can happen to a year as a whole: closed, and opened again.

use std::sync::Arc;

use crate::model::{Closing, FiscalYear, Workbook};

/// One thing meant to happen to a year as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosingAction {
    /// Close a year, in the name of a person.
    Close(FiscalYear, String),
    /// Stop closing it.
    Cancel,
    /// Read again what the closing of the year on screen kept.
    ReadAgain,
    /// Open a closed year again: by whom, and why.
    Reopen(FiscalYear, String, String),
}

/// What the platform reports of a year that is being closed.
#[derive(Debug)]
pub enum ClosingEvent {
    /// It went on; the share done, 0 to 1.
    Progress(f32),
    /// It was broken off.
    Cancelled,
    /// Everything is kept, as this workbook was.
    Kept(FiscalYear, Arc<Workbook>, Closing),
}
