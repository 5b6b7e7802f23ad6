//! What can be wrong with a workbook file, and where.

use std::fmt;

use ron::error::SpannedError;

use crate::model::{FiscalYear, ItemKey, PersonId, VendorId};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
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
    /// The text ends in the middle.
    #[error("the file ends too early")]
    Truncated,
    /// A newer version of the program wrote it.
    #[error("format version {found} is newer than {supported}")]
    Newer {
        /// The version of the file.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// Another kind of file.
    #[error("the format is {0:?}")]
    OtherFormat(String),
    /// A version that never was.
    #[error("there is no format version {0}")]
    UnknownVersion(u32),
    /// A field that this place does not have.
    #[error("unknown field {field:?}")]
    UnknownField {
        /// The field.
        field: String,
        /// The fields that may stand here.
        expected: &'static [&'static str],
    },
    /// A field that must be here and is not.
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
        /// The word.
        found: String,
        /// The words that may stand here.
        expected: &'static [&'static str],
    },
    /// A value of the wrong type, or out of its range.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What may stand here, in the parser's words.
        expected: String,
        /// What stands here, in the parser's words.
        found: String,
    },
    /// A date that is not in the calendar or not written as 2025-01-10.
    #[error("not a date")]
    NotADate,
    /// A fiscal year that no clinic can have.
    #[error("not a fiscal year between 2000 and 2199")]
    NotAYear,
    /// Brackets inside brackets inside brackets.
    #[error("nested too deeply")]
    TooDeep,
    /// Anything else the parser stumbled over, in its own words.
    #[error("syntax: {0}")]
    Syntax(String),
    /// Two people with one id.
    #[error("two people have the id {}", .0.0)]
    RepeatedPerson(PersonId),
    /// Two vendors with one id.
    #[error("two vendors have the id {}", .0.0)]
    RepeatedVendor(VendorId),
    /// Two assessments of one fiscal year.
    #[error("two assessments of {0}")]
    RepeatedYear(FiscalYear),
    /// Two sheets of one vendor in one year.
    #[error("two sheets of vendor {} in {year}", .vendor.0)]
    RepeatedSheet {
        /// The assessment.
        year: FiscalYear,
        /// The vendor.
        vendor: VendorId,
    },
    /// Two responses to one item on one form.
    #[error("two responses to {item} in {year}")]
    RepeatedItem {
        /// The assessment.
        year: FiscalYear,
        /// The item.
        item: ItemKey,
    },
    /// A round names a person who is not among the people. Harmless.
    #[error("nobody has the id {}", .0.0)]
    UnknownPerson(PersonId),
    /// A sheet names a vendor that is not among the vendors. Harmless.
    #[error("no vendor has the id {}", .0.0)]
    UnknownVendor(VendorId),
    /// The last id handed out is smaller than an id in use. Harmless: reading raises it.
    #[error("last_id is {found}, but {needed} is in use")]
    LastIdTooSmall {
        /// What the file says.
        found: u32,
        /// The highest id in use.
        needed: u32,
    },
}

impl ProblemKind {
    /// Whether the workbook can be opened all the same, with nothing lost.
    #[must_use]
    pub fn is_harmless(&self) -> bool {
        matches!(
            self,
            Self::UnknownPerson(_) | Self::UnknownVendor(_) | Self::LastIdTooSmall { .. }
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.kind)
    }
}

impl Problem {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn at_start(kind: ProblemKind) -> Self {
        Self { line: 1, column: 1, kind }
    }

    /// A problem right after `before`, which is the text from the start of the file.
    pub(super) fn at_end_of(before: &str, kind: ProblemKind) -> Self {
        let line = before.matches('\n').count() + 1;
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        Self { line, column: last_line.chars().count() + 1, kind }
    }

    /// Where and why the parser stopped.
    pub(super) fn of_parser(text: &str, error: &SpannedError) -> Self {
        use ron::Error as E;
        let kind = match &error.code {
            E::Eof | E::ExpectedStringEnd | E::UnclosedBlockComment => ProblemKind::Truncated,
            E::NoSuchStructField { found, expected, .. } => {
                ProblemKind::UnknownField { field: found.clone(), expected }
            }
            E::MissingStructField { field, .. } => ProblemKind::MissingField { field },
            E::DuplicateStructField { field, .. } => ProblemKind::RepeatedField { field },
            E::NoSuchEnumVariant { found, expected, .. } => {
                ProblemKind::UnknownWord { found: found.clone(), expected }
            }
            E::InvalidValueForType { expected, found } => {
                ProblemKind::WrongType { expected: expected.clone(), found: found.clone() }
            }
            E::ExceededRecursionLimit => ProblemKind::TooDeep,
            E::Message(message) if message.starts_with("fiscal year ") => ProblemKind::NotAYear,
            E::Message(message) if is_of_a_date(message) => ProblemKind::NotADate,
            other => expectation(other),
        };
        let problem = Self { line: error.span.end.line, column: error.span.end.col, kind };
        // A parser that stands at the very end of the text expected more of it.
        let end = Self::at_end_of(text.trim_end(), ProblemKind::Truncated);
        let at_end = (problem.line, problem.column) >= (end.line, end.column);
        let is_syntax =
            matches!(problem.kind, ProblemKind::Syntax(_) | ProblemKind::WrongType { .. });
        if at_end && is_syntax { end } else { problem }
    }
}

/// Errors of the parser that mean "another type was expected here".
fn expectation(code: &ron::Error) -> ProblemKind {
    use ron::Error as E;
    let expected = match code {
        E::ExpectedString => "a string",
        E::ExpectedInteger | E::InvalidIntegerDigit { .. } | E::IntegerOutOfBounds => "an integer",
        E::ExpectedOption => "Some(…) or None",
        E::ExpectedArray => "a list",
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => "a structure",
        E::ExpectedIdentifier => "a word",
        other => return ProblemKind::Syntax(other.to_string()),
    };
    ProblemKind::WrongType { expected: expected.to_owned(), found: String::new() }
}

/// chrono says what is wrong with a date as text only; a test holds these to its words.
fn is_of_a_date(message: &str) -> bool {
    [
        "input is out of range",
        "no possible date and time matching input",
        "input is not enough for unique date and time",
        "input contains invalid characters",
        "premature end of input",
        "trailing input",
    ]
    .contains(&message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_complaint_about_a_date_is_known_as_one() {
        for text in ["", "2025", "2025-02-30", "2025-13-01", "令和7年", "2025-01-10x", "2025-1"]
        {
            let error = text.parse::<chrono::NaiveDate>().expect_err(text);
            assert!(is_of_a_date(&error.to_string()), "{text}: {error}");
        }
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let at = |before| {
            let problem = Problem::at_end_of(before, ProblemKind::Empty);
            (problem.line, problem.column)
        };
        assert_eq!(at(""), (1, 1));
        assert_eq!(at("医療"), (1, 3));
        assert_eq!(at("a\n\n医𠮷"), (3, 3));
    }
}
