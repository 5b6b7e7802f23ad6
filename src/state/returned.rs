//! A vendor's Excel form that came back: what was read, and the sheet that it is for.
//!
//! It belongs to the vendor's sheet of the year on screen; where the screen is left, or the sheet is no
//! longer that, nothing of it is kept.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::open_book::OpenBook;
use crate::model::returned_row::ReturnedRow;
use crate::model::{Answer, EditionRef, FiscalYear, SecondAnswer, VendorId, VendorSheet};
use crate::original::{ReturnedAnswer, ReturnedForm};
use crate::text::Explanation;

/// One thing meant to happen with a form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnAction {
    /// Begin: show the screen for a vendor's sheet, ready for a file.
    Begin(VendorId),
    /// The path as typed.
    TypePath(String),
    /// Ask for a file.
    Pick,
    /// Read this file.
    Read(PathBuf),
    /// Stop reading.
    Cancel,
    /// Take a row, by its place in the file, or leave it.
    Take(usize, bool),
    /// 受領日 for a sheet that has none yet.
    Received(Option<NaiveDate>),
    /// Take what is ticked into the sheet.
    Confirm,
    /// Forget the file.
    Leave,
}

/// What the platform has to do for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnEffect {
    /// Ask for a file, starting from the path that was typed.
    Pick(PathBuf),
    /// Read a file.
    Read(PathBuf),
    /// Nobody waits for what is being read any longer.
    Cancel,
}

/// What the platform reports about it.
#[derive(Debug)]
pub enum ReturnEvent {
    /// The file dialog closed.
    Picked(Option<PathBuf>),
    /// The file was read.
    Read(PathBuf, Box<ReturnedForm>),
    /// The file cannot be taken; nothing of it was.
    Failed(Explanation),
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReturnPhase {
    /// No file is read.
    #[default]
    Idle,
    /// The file dialog is open.
    Picking,
    /// The file is being read.
    Reading,
    /// It was read, and is looked at.
    Read(Box<ReadReturn>),
    /// It was taken; the number of rows.
    Done(usize),
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadReturn {
    /// Where it is.
    pub path: PathBuf,
    /// The vendor's name as the file says it.
    pub name: Option<String>,
    /// Its rows, in its order.
    pub rows: Vec<RowOfFile>,
    /// The wording of items that no single row of the edition asks.
    pub unmatched: Vec<String>,
    /// 受領日 that the sheet gets where it has none.
    pub received: Option<NaiveDate>,
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOfFile {
    /// What it says.
    pub row: ReturnedRow,
    /// Its wording, where that is not the edition's.
    pub reworded: Option<String>,
    /// What stands there and was not understood.
    pub unclear: Option<String>,
    /// Whether it is to be taken.
    pub is_taken: bool,
}

impl RowOfFile {
    /// Whether another wording is taken for the edition's is for a person to say.
    pub(super) fn read(answer: ReturnedAnswer) -> Self {
        let first = answer.first.map(|yes| if yes { Answer::Yes } else { Answer::No });
        let second =
            answer.second.map(|yes| if yes { SecondAnswer::Yes } else { SecondAnswer::No });
        Self {
            row: ReturnedRow {
                item: answer.key,
                first,
                first_on: answer.first_on,
                target: answer.target,
                second,
                second_on: answer.second_on,
            },
            is_taken: answer.reworded.is_none(),
            reworded: answer.reworded,
            unclear: answer.unclear,
        }
    }
}

impl ReadReturn {
    /// The rows that would change the sheet and are to be taken.
    pub fn taken<'a>(
        &'a self,
        sheet: &'a VendorSheet,
    ) -> impl Iterator<Item = &'a ReturnedRow> + 'a {
        let rows = self.rows.iter().filter(|it| it.is_taken).map(|it| &it.row);
        rows.filter(|row| row.changes(sheet.responses.iter().find(|it| it.item == row.item)))
    }

    /// 受領日 that would be entered.
    #[must_use]
    pub fn new_received(&self, sheet: &VendorSheet) -> Option<NaiveDate> {
        self.received.filter(|_| sheet.received_on.is_none())
    }
}

/// The sheet into which it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetOfYear {
    pub(super) year: FiscalYear,
    pub(super) edition: EditionRef,
    pub(super) vendor: VendorId,
}

/// The screen of a form that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    pub(super) of: Option<SheetOfYear>,
    /// The path as typed or picked.
    pub path: String,
    /// How far it is.
    pub phase: ReturnPhase,
    /// Why the last file was not taken.
    pub problem: Option<Explanation>,
}

impl Returned {
    /// The vendor whose form it is.
    #[must_use]
    pub fn vendor(&self) -> Option<VendorId> {
        self.of.as_ref().map(|of| of.vendor)
    }

    /// The file that was read.
    #[must_use]
    pub fn file(&self) -> Option<&ReadReturn> {
        match &self.phase {
            ReturnPhase::Read(read) => Some(read),
            _ => None,
        }
    }

    /// Whether a dialog or a file is waited for.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self.phase, ReturnPhase::Picking | ReturnPhase::Reading)
    }

    /// The sheet, where it still is the one that was meant.
    pub(super) fn sheet<'a>(&self, open: &'a OpenBook) -> Option<&'a VendorSheet> {
        let of = self.of.as_ref()?;
        let assessment = open.assessment()?;
        let is_it = assessment.fiscal_year == of.year && assessment.edition == of.edition;
        assessment.sheet(of.vendor).filter(|_| is_it)
    }
}
