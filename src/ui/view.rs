//! What the window shows a screen: the state, and what the state does not know.

use chrono::NaiveDate;

use crate::model::proofreading::Piece;
use crate::model::{Assessment, Edition, EditionRef, FiscalYear};
use crate::state::{OpenBook, State};
use crate::text::Explanation;

/// How saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// The state line; empty where nothing is open for writing.
    pub line: String,
    /// Why the last attempt failed. The change is kept in memory and tried again.
    pub problem: Option<Explanation>,
}

/// An edition that a year can be started on.
#[derive(Clone, Debug)]
pub struct EditionOption {
    /// What the assessment will remember.
    pub reference: EditionRef,
    /// The year it was made for.
    pub fiscal_year: FiscalYear,
}

/// Everything the screens read.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The state.
    pub state: &'a State,
    /// The editions that are known, oldest first.
    pub editions: &'a [EditionOption],
    /// The edition of the year on screen; `None` if it is not known on this PC.
    pub edition: Option<&'a Edition>,
    /// Whether the wording of that edition is still what the year was started on.
    pub wording_changed: bool,
    /// The pieces of its wording that were or have to be compared with the original.
    pub pieces: &'a [Piece],
    /// How saving stands.
    pub saving: &'a Saving,
    /// Something about the data folder that must be known from the start.
    pub warning: Option<&'a Explanation>,
    /// Today, local time.
    pub today: NaiveDate,
}

/// An open workbook at a year whose edition is known.
#[derive(Clone, Copy)]
pub struct YearView<'a> {
    /// The whole view.
    pub view: View<'a>,
    /// The workbook.
    pub book: &'a OpenBook,
    /// The year's edition.
    pub edition: &'a Edition,
    /// The year.
    pub assessment: &'a Assessment,
}

impl<'a> View<'a> {
    /// The year on screen, if there is one to work on.
    pub fn year(self) -> Option<YearView<'a>> {
        let book = self.state.open.as_ref()?;
        let assessment = book.assessment()?;
        Some(YearView { view: self, book, edition: self.edition?, assessment })
    }
}
