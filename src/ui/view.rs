//! What the window shows a screen: the state, and what the state does not know.

use std::path::Path;

use chrono::NaiveDate;

use crate::document::{DocumentChange, DocumentGap, DocumentPlan, Evidence};
use crate::model::edition::WordingSource;
use crate::model::edition_beside::edition_of;
use crate::model::guidance::ItemGuidance;
use crate::model::last_year::YearBefore;
use crate::model::proofreading::Piece;
use crate::model::row_descent::lineage;
use crate::model::tasks::DocumentWork;
use crate::model::year_comparison::YearComparison;
use crate::model::{
    Assessment, Closing, DocumentLibrary, Edition, EditionRef, FiscalYear, FormKind, FrozenYear,
    Guidance, ItemKey, Paper, Preferences, PublicContacts, Workbook,
};
use crate::report::ChartDrawing;
use crate::report::paper::Printout;
use crate::state::{OpenBook, State};
use crate::text::Explanation;

/// How saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// The state line; empty where nothing is open for writing.
    pub line: String,
    /// Why the last attempt failed. The change is kept in memory and tried again.
    pub problem: Option<Explanation>,
    /// It failed because another program has changed the file.
    pub is_changed: bool,
}

/// An edition that a year can be started on.
#[derive(Clone, Debug)]
pub struct EditionOption {
    /// What the assessment will remember.
    pub reference: EditionRef,
    /// Its own name.
    pub name: String,
    /// The year it was made for.
    pub fiscal_year: FiscalYear,
    /// Whether it only bridges the time until the form of its year is out.
    pub bridge: bool,
}

/// An edition that was read in on this PC, as the settings list it.
#[derive(Clone, Debug)]
pub struct ReadEdition {
    /// Its id.
    pub id: String,
    /// Its own name.
    pub name: String,
    /// The year it was made for.
    pub fiscal_year: FiscalYear,
    /// Its revision.
    pub revision: u32,
    /// When and by whom it was looked through, where that is known.
    pub checked: Option<(NaiveDate, String)>,
    /// Its file in the folder of editions.
    pub file: String,
    /// Whether originals are kept beside it.
    pub has_originals: bool,
}

/// The editions that are known on this PC.
#[derive(Clone, Debug, Default)]
pub struct KnownEditions {
    /// Those that a year can be started on, oldest first.
    pub options: Vec<EditionOption>,
    /// Those that were read in here, oldest first.
    pub read_in: Vec<ReadEdition>,
    /// What should be known of editions that have more than one file, as sentences.
    pub notes: Vec<String>,
}

/// Editions of files beside one of the program's own of the same id, and how a year names them.
#[derive(Clone, Debug, Default)]
pub struct EditionsBeside<'a>(pub Vec<(&'a Edition, &'a EditionRef)>);

/// The printed pages, as far as they are laid out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pages<'a> {
    /// The pages; those from before the last change while new ones are laid out.
    pub printout: Option<&'a Printout>,
    /// Whether newer pages are being laid out.
    pub is_working: bool,
    /// Why there are no pages.
    pub problem: Option<&'a Explanation>,
}

impl Pages<'_> {
    /// How many there are, once they are laid out.
    pub fn count(self) -> Option<usize> {
        self.printout.filter(|_| !self.is_working).map(|printout| printout.pages.len())
    }

    /// How many of them belong to a paper; `None` where it is not among them.
    pub fn count_of(self, paper: &Paper) -> Option<usize> {
        self.printout?.counts.get(paper).copied()
    }
}

/// The document on screen as it is now, put together once for each change.
#[derive(Clone, Debug)]
pub struct MadeDocument {
    /// The document.
    pub plan: DocumentPlan,
    /// The document as template and workbook alone give it, to which every field can go back.
    pub given: DocumentPlan,
    /// What is still missing.
    pub gaps: Vec<DocumentGap>,
    /// What stands behind each item of the check table, in its order.
    pub evidence: Vec<Evidence>,
    /// What changed since the version that it is compared with.
    pub changes: Option<Vec<DocumentChange>>,
}

/// A document for its screen.
#[derive(Clone, Copy, Debug)]
pub struct DocumentView<'a> {
    /// The document; `None` on other screens and where it was not begun.
    pub made: Option<&'a MadeDocument>,
}

/// Where the data is, and what the program is made of.
#[derive(Clone, Copy, Debug)]
pub struct ProgramView<'a> {
    /// The folder in which everything is kept.
    pub data_folder: &'a Path,
    /// Whether other accounts of the computer can look into it.
    pub open_to_others: bool,
    /// The folder that is used where nobody chose another.
    pub usual_folder: Option<&'a Path>,
    /// Everything that official wording was read in.
    pub sources: &'a [WordingSource],
}

/// Everything the screens read.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The state.
    pub state: &'a State,
    /// Whether a dialog of the system asks for a path: no second one can be shown.
    pub has_dialog: bool,
    /// The editions that are known.
    pub editions: &'a KnownEditions,
    /// The edition of the year on screen; `None` if it is not known on this PC.
    pub edition: Option<&'a Edition>,
    /// Every edition that is known, oldest first.
    pub all_editions: &'a [&'a Edition],
    /// The editions of files beside one of the program's own of the same id; see
    /// [`edition_beside`](crate::model::edition_beside).
    pub beside: &'a EditionsBeside<'a>,
    /// Whether the wording of that edition is still what the year was started on.
    pub wording_changed: bool,
    /// What helps to answer the rows.
    pub guidance: &'a Guidance,
    /// The public bodies that contacts can be filled in from.
    pub public_contacts: &'a PublicContacts,
    /// What documents are written on, with the check tables as they are shown and printed.
    pub documents: &'a DocumentLibrary,
    /// The pieces of wording that were or have to be compared with the originals: those of that
    /// edition, and behind them those of the check tables.
    pub pieces: &'a [Piece],
    /// What the closing of the year on screen kept, or why it cannot be read; `None` while it is read,
    /// and where the year is not closed.
    pub frozen: Option<&'a Result<FrozenYear, Explanation>>,
    /// How saving stands.
    pub saving: &'a Saving,
    /// Something about the data folder that must be known from the start.
    pub warning: Option<&'a Explanation>,
    /// The preview; empty on other screens.
    pub pages: Pages<'a>,
    /// The chart on screen as it is drawn, or why it cannot be; `None` on other screens, before it
    /// was begun, and while it is drawn for the first time.
    pub chart: Option<Result<&'a ChartDrawing, &'a Explanation>>,
    /// The document on screen.
    pub document: DocumentView<'a>,
    /// How far each document is, as of when the overview was last shown.
    pub works: &'a [DocumentWork],
    /// The years of the clinic side by side; `None` on other screens.
    pub years: Option<&'a YearComparison>,
    /// How the user likes the window.
    pub preferences: &'a Preferences,
    /// Where its data is, and what the program is made of.
    pub program: &'a ProgramView<'a>,
    /// Today, local time.
    pub today: NaiveDate,
}

/// An open workbook at a year whose edition is known; a closed one as it was then.
#[derive(Clone, Copy)]
pub struct YearView<'a> {
    /// The whole view.
    pub view: View<'a>,
    /// The open workbook, and what of it is on screen.
    pub book: &'a OpenBook,
    /// The workbook with the names of the year.
    pub workbook: &'a Workbook,
    /// The year's edition.
    pub edition: &'a Edition,
    /// The year.
    pub assessment: &'a Assessment,
}

impl<'a> YearView<'a> {
    /// Whether the year's answers can be changed.
    pub fn is_writable(self) -> bool {
        self.book.read_only.is_none() && self.closing().is_none()
    }

    /// The closing of the year that is in force.
    pub fn closing(self) -> Option<&'a Closing> {
        self.book.workbook.closed(self.assessment.fiscal_year)
    }

    /// The day that the year is looked at from: today, and of a closed year the day of its closing.
    pub fn day(self) -> NaiveDate {
        self.closing().map_or(self.view.today, |closing| closing.on)
    }

    /// A row and all that it goes on with in earlier editions.
    pub fn lineage(self, form: FormKind, key: &ItemKey) -> Vec<ItemKey> {
        let known = |id: &str| self.view.all_editions.iter().copied().find(|it| it.id == id);
        lineage(self.edition, form, key, &known)
    }

    /// The guidance for a row, its own or that of a row that it goes on with.
    pub fn guided(self, form: FormKind, key: &ItemKey) -> Option<&'a ItemGuidance> {
        let known = |id: &str| self.view.all_editions.iter().copied().find(|it| it.id == id);
        self.view.guidance.of_row(self.edition, form, key, &known)
    }

    /// The year before, where its edition is known.
    pub fn before(self) -> Option<YearBefore<'a>> {
        // What the year before says can change after this one was closed.
        if self.closing().is_some() {
            return None;
        }
        let year = self.assessment.fiscal_year;
        let assessment = self.book.workbook.previous_assessment(year)?;
        let edition = self.view.edition_of(assessment)?;
        Some(YearBefore { assessment, edition })
    }
}

impl<'a> View<'a> {
    /// The edition that a year is answered on.
    pub fn edition_of(self, assessment: &Assessment) -> Option<&'a Edition> {
        let id = &assessment.edition.id;
        let program = self.all_editions.iter().copied().find(|it| it.id == *id)?;
        let Some(option) = self.editions.options.iter().find(|it| it.reference.id == *id) else {
            return Some(program);
        };
        let file = self.beside.0.iter().copied().find(|(file, _)| file.id == *id);
        Some(edition_of(assessment, (program, &option.reference), file))
    }

    /// Whether a year is answered on a file beside the program's own edition of the same id.
    pub fn is_on_file(self, assessment: &Assessment) -> bool {
        let edition = self.edition_of(assessment);
        let mut files = self.beside.0.iter();
        files.any(|(file, _)| edition.is_some_and(|edition| std::ptr::eq(*file, edition)))
    }

    /// The year on screen, if there is one to work on.
    pub fn year(self) -> Option<YearView<'a>> {
        let book = self.state.open.as_ref()?;
        let assessment = book.assessment()?;
        let live =
            |edition| YearView { view: self, book, workbook: &book.workbook, edition, assessment };
        if assessment.closed().is_none() {
            return self.edition.map(live);
        }
        match self.frozen? {
            Ok(frozen) => {
                let assessment = frozen.workbook.assessment(assessment.fiscal_year)?;
                let (workbook, edition) = (&*frozen.workbook, &*frozen.edition);
                Some(YearView { view: self, book, workbook, edition, assessment })
            }
            // The answers are in the workbook all the same; why the rest is not is told beside them.
            Err(_) => self.edition.map(live),
        }
    }
}
