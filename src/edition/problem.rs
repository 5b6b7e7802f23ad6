//! What can be wrong with an edition file, as typed values with positions.

use super::tokens::Position;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {kind:?}")]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    pub(super) fn new(at: Position, kind: ProblemKind) -> Self {
        Self { line: at.line, column: at.column, kind }
    }
}

/// What is wrong at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is far larger than any checklist.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The size up to which files are read.
        limit: usize,
    },
    /// The `format` field names another kind of file.
    WrongFormat(String),
    /// The `version` field is not one that this program reads.
    WrongVersion {
        /// The version of the file.
        found: u64,
        /// The version that this program reads.
        supported: u32,
    },
    /// The text is not good RON.
    Syntax(SyntaxProblem),
    /// A field that does not belong there, most often a spelling mistake.
    UnknownField {
        /// The field as written.
        field: String,
        /// The fields that may stand there.
        expected: Vec<String>,
    },
    /// A field that has to be there is not; the position is that of the enclosing value.
    MissingField {
        /// The field.
        field: String,
    },
    /// A field that is given twice.
    DuplicateField {
        /// The field.
        field: String,
    },
    /// A word that is none of those possible.
    UnknownVariant {
        /// The word as written.
        found: String,
        /// The words that may stand there.
        expected: Vec<String>,
    },
    /// A value of another type than the field has.
    WrongType {
        /// What should stand there.
        expected: Shape,
    },
    /// A whole number that is too large or too small for its field.
    NumberOutOfRange,
    /// A day that does not exist, or is not written `"2024-05-13"`.
    BadDate(String),
    /// A year before 2000 or after 2199.
    BadFiscalYear(String),
    /// A value that is refused for another reason, in the parser's words.
    BadValue(String),
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
    /// An item of the check table names a section that the BCP does not have.
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

/// Why a text is not good RON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// The text ends too early.
    UnexpectedEnd,
    /// A string without its closing quote.
    OpenText,
    /// A block comment without its end.
    OpenComment,
    /// Not the bracket, comma or colon that has to stand there.
    Expected(&'static str),
    /// A character that has no business there.
    UnexpectedCharacter(char),
    /// A name was expected.
    ExpectedName,
    /// A name that cannot be one.
    BadName(String),
    /// A `\…` that means nothing.
    BadEscape,
    /// A number that cannot be read.
    BadNumber,
    /// Something stands after the end of the value.
    AfterEnd,
    /// Brackets nested too deeply.
    TooDeep,
    /// Anything else, in the parser's words.
    Other(String),
}

/// What should stand in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`
    Text,
    /// `true` or `false`
    Boolean,
    /// A whole number in the range of the field.
    Integer,
    /// A number.
    Number,
    /// `Some(…)` or `None`
    Option,
    /// `[…]`
    List,
    /// `(…)`
    Record,
    /// `{…}`
    Map,
    /// One character.
    Character,
    /// Bytes.
    Bytes,
    /// `()`
    Unit,
}

/// Everything that is wrong with one edition file.
///
/// A problem of syntax, type or field name stops the reading and stands alone; problems of content
/// are all there, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("edition has {} problem(s)", problems.len())]
pub struct EditionError {
    /// Never empty.
    pub problems: Vec<Problem>,
}

impl From<Problem> for EditionError {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}
