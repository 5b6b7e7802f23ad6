//! What can be wrong with an edition file, as typed values with positions.

use crate::model::DocumentPart;
use crate::ron_file::{FileProblem, RonProblem};

/// One thing that is wrong, and where.
pub type EditionProblem = FileProblem<ProblemKind>;

impl From<FileProblem<RonProblem>> for EditionProblem {
    fn from(problem: FileProblem<RonProblem>) -> Self {
        problem.map(ProblemKind::Ron)
    }
}

/// What is wrong at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is no good RON, or not such a file.
    Ron(RonProblem),
    /// An edition id with other characters than small letters, digits and hyphens.
    BadId(String),
    /// A key with other characters than small letters, digits, slashes and hyphens.
    BadKey(String),
    /// An item key that stands on the same form already.
    DuplicateKey(String),
    /// A group key that stands on the same form already.
    DuplicateGroup(String),
    /// A section number that stands on the same form already.
    DuplicateSection(String),
    /// A row number that stands in the same group already.
    DuplicateNumber(String),
    /// A source id that is there already.
    DuplicateSource(String),
    /// A text of nothing but white space.
    EmptyText,
    /// A list that needs at least one element.
    EmptyList,
    /// A control character or a mark that changes the direction of writing.
    ControlCharacter(char),
    /// A character that the bundled font cannot print.
    NoGlyph(char),
    /// `read_in` names a source that is not listed.
    UnknownSource(String),
    /// `confirmed: true` without saying where the wording was read.
    ConfirmedUnread,
    /// The applicability question can only be needed always.
    ConditionalApplicability,
    /// The condition on rows of the vendor form: the whole form already depends on the contract.
    ConditionalVendorRow,
    /// A term that is explained already.
    DuplicateTerm(String),
    /// A text marks a term that is not explained.
    UnknownTerm(String),
    /// A term that no text marks.
    UnusedTerm(String),
    /// Running text refers to something that is not known.
    UnknownReference(String),
    /// A name that is none of those that may stand there.
    UnknownName {
        /// What it should name.
        what: NamedThing,
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A template without a paper for its text.
    NoBodyPaper,
    /// A section that is printed as a card or sheet, in a template without a paper for those.
    NoPaperFor(DocumentPart),
    /// A paper with the key of one that does not belong to any document.
    PaperKeyTaken(String),
    /// A paper that comes before another part of its document, though it is printed after it.
    PaperOrder,
    /// A table on a paper that is no check table, or a check table without one.
    CheckTableMismatch,
    /// Two choices that read alike.
    SameChoice(String),
    /// An item of a check table names a section that its template does not have.
    UnknownSection(String),
    /// A row with another number of cells than its table has columns.
    RowLength {
        /// The cells of the row.
        found: usize,
        /// The columns of the table.
        expected: usize,
    },
    /// The mark before or after a term without its counterpart.
    LoneMark,
    /// A mark where none may stand: in a term or its explanation.
    MarkInTerm,
    /// The telephone number of a body whose entry is not confirmed.
    UnconfirmedNumber,
    /// A telephone number without any digit.
    NoDigit(String),
    /// A body that cannot be reached, without a word about where to look.
    NoLookUp,
}

/// What a template names somewhere else than where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedThing {
    /// One of its sizes.
    Size,
    /// A field.
    Field,
    /// A field that is a table.
    Table,
    /// A field that is a list.
    List,
    /// A column of a table.
    Column,
    /// A column in which one of some words is chosen.
    ChoiceColumn,
    /// One of those words.
    Choice,
}

/// Everything that is wrong with one edition file.
///
/// A problem of syntax, type or field name stops the reading and stands alone; problems of content
/// are all there, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("edition has {} problem(s)", problems.len())]
pub struct EditionError {
    /// Never empty.
    pub problems: Vec<EditionProblem>,
}

impl From<EditionProblem> for EditionError {
    fn from(problem: EditionProblem) -> Self {
        Self { problems: vec![problem] }
    }
}
