//! One thing that is wrong with a file, and where.

use std::fmt;

use super::tokens::Position;

/// One thing that is wrong with a file, and where; the room that reads the file has its kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem<K> {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: K,
}

impl<K> FileProblem<K> {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn at_start(kind: K) -> Self {
        Self::at(Position::START, kind)
    }

    /// A problem at a place.
    pub(crate) fn at(place: Position, kind: K) -> Self {
        Self { line: place.line, column: place.column, kind }
    }

    /// A problem right after `before`, which is the text from the start of the file.
    pub(crate) fn at_end_of(before: &str, kind: K) -> Self {
        Self::at(Position::START.after(before), kind)
    }

    /// The same problem among other kinds.
    pub fn map<L>(self, kind: impl FnOnce(K) -> L) -> FileProblem<L> {
        FileProblem { line: self.line, column: self.column, kind: kind(self.kind) }
    }
}

impl<K: fmt::Display> fmt::Display for FileProblem<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.kind)
    }
}

/// What can be wrong with any RON file, whatever is in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RonProblem {
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// Bytes of value 0, as a power cut leaves them.
    #[error("the file holds NUL bytes")]
    NulBytes,
    /// Not UTF-8 text.
    #[error("not UTF-8 from byte {offset} on")]
    NotUtf8 {
        /// The number of good bytes before the bad one.
        offset: usize,
    },
    /// The file is far larger than any of its kind.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The size up to which such files are read.
        limit: usize,
    },
    /// Another kind of file.
    #[error("the format is {0:?}")]
    OtherFormat(String),
    /// A newer version of the program wrote it.
    #[error("format version {found} is newer than {supported}")]
    Newer {
        /// The version of the file.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// A version that never was.
    #[error("there is no format version {0}")]
    UnknownVersion(u32),
    /// The text ends in the middle.
    #[error("the file ends too early")]
    Truncated,
    /// A block comment without its end.
    #[error("a comment has no end")]
    OpenComment,
    /// A field that this place does not have, most often a spelling mistake.
    #[error("unknown field {field:?}")]
    UnknownField {
        /// The field as written.
        field: String,
        /// The fields that may stand here.
        expected: &'static [&'static str],
    },
    /// A field that must be here and is not; the place is that of the enclosing value.
    #[error("field {field:?} is missing")]
    MissingField {
        /// The field.
        field: &'static str,
    },
    /// A field that stands here twice.
    #[error("field {field:?} is given twice")]
    RepeatedField {
        /// The field.
        field: &'static str,
    },
    /// A word that is not among the possible ones.
    #[error("unknown word {found:?}")]
    UnknownWord {
        /// The word as written.
        found: String,
        /// The words that may stand here.
        expected: &'static [&'static str],
    },
    /// A value of the wrong type.
    #[error("expected {expected:?}")]
    WrongType {
        /// What may stand here.
        expected: RonShape,
    },
    /// A number that is negative, too large or not whole.
    #[error("number out of range")]
    NumberOutOfRange,
    /// A date that is not in the calendar or not written as 2025-01-10.
    #[error("not a date: {0:?}")]
    NotADate(String),
    /// A fiscal year that no clinic can have.
    #[error("not a fiscal year between 2000 and 2199: {0:?}")]
    NotAYear(String),
    /// A value that is refused for another reason, in the parser's words.
    #[error("bad value: {0}")]
    BadValue(String),
    /// Brackets inside brackets inside brackets.
    #[error("nested too deeply")]
    TooDeep,
    /// A character without which the text makes no sense.
    #[error("expected `{0}`")]
    Expected(&'static str),
    /// A character that has no business here.
    #[error("unexpected {0:?}")]
    UnexpectedCharacter(char),
    /// A name was expected.
    #[error("expected a name")]
    ExpectedName,
    /// A name that cannot be one here.
    #[error("bad name {0:?}")]
    BadName(String),
    /// An unknown escape (`\\q`) in a string.
    #[error("unknown escape in a string")]
    BadEscape,
    /// A number that cannot be read.
    #[error("bad number")]
    BadNumber,
    /// Something follows after the end.
    #[error("something follows after the end")]
    AfterEnd,
    /// Anything else the parser stumbled over, in its own words.
    #[error("syntax: {0}")]
    Syntax(String),
}

/// What may stand in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RonShape {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let at = |before| {
            let problem = FileProblem::at_end_of(before, RonProblem::Empty);
            (problem.line, problem.column)
        };
        assert_eq!(at(""), (1, 1));
        assert_eq!(at("医療"), (1, 3));
        assert_eq!(at("a\n\n医𠮷"), (3, 3));
    }
}
