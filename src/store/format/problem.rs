//! What can be wrong with a workbook file, and where.

use std::fmt;

use ron::error::SpannedError;

use crate::model::{
    BoxId, ContactId, DeviceId, DocumentKey, FieldKey, FiscalYear, ItemKey, PersonId, RoleId,
    VendorId,
};

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
    /// A value of the wrong type.
    #[error("expected {expected:?}")]
    WrongType {
        /// What may stand here.
        expected: Shape,
    },
    /// A number that is negative, too large or not whole.
    #[error("number out of range")]
    NumberOutOfRange,
    /// A date that is not in the calendar or not written as 2025-01-10.
    #[error("not a date")]
    NotADate,
    /// A fiscal year that no clinic can have.
    #[error("not a fiscal year between 2000 and 2199")]
    NotAYear,
    /// Brackets inside brackets inside brackets.
    #[error("nested too deeply")]
    TooDeep,
    /// A character without which the text makes no sense.
    #[error("expected `{0}`")]
    Expected(&'static str),
    /// An unknown escape (`\\q`) in a string.
    #[error("unknown escape in a string")]
    BadEscape,
    /// Something follows after the end of the workbook.
    #[error("something follows after the end")]
    AfterEnd,
    /// Anything else the parser stumbled over, in its own words.
    #[error("syntax: {0}")]
    Syntax(String),
    /// Two people with one id.
    #[error("two people have the id {}", .0.0)]
    RepeatedPerson(PersonId),
    /// Two vendors with one id.
    #[error("two vendors have the id {}", .0.0)]
    RepeatedVendor(VendorId),
    /// Two contacts with one id.
    #[error("two contacts have the id {}", .0.0)]
    RepeatedContact(ContactId),
    /// Two devices with one id.
    #[error("two devices have the id {}", .0.0)]
    RepeatedDevice(DeviceId),
    /// Two roles of the clinic's own with one id.
    #[error("two roles have the id {}", .0.0)]
    RepeatedRole(RoleId),
    /// Two boxes of one chart with one id.
    #[error("two boxes have the id {}", .0.0)]
    RepeatedBox(BoxId),
    /// Two documents with one key.
    #[error("two documents are number {} of {}", .0.instance, .0.template.0)]
    RepeatedDocument(DocumentKey),
    /// Two entries of one field of a document.
    #[error("two entries of the field {}", .0.0)]
    RepeatedEntry(FieldKey),
    /// A row of a table of a document twice.
    #[error("two rows of the field {} are the same", .0.0)]
    RepeatedRow(FieldKey),
    /// A cell of a row of a document twice.
    #[error("a row of the field {} has a cell twice", .0.0)]
    RepeatedCell(FieldKey),
    /// Two answers to one item of the check table.
    #[error("two answers to {0} of the check table")]
    RepeatedCheckAnswer(String),
    /// Two approved versions of a document with one name.
    #[error("version {0} was approved twice")]
    RepeatedApproval(String),
    /// Somebody decides the same thing twice.
    #[error("a decision stands there twice")]
    RepeatedDecision,
    /// An id that leaves no room for others.
    #[error("the id {0} is too large")]
    IdTooLarge(u32),
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
    /// Something names a person who is not among the people. Harmless.
    #[error("nobody has the id {}", .0.0)]
    UnknownPerson(PersonId),
    /// Something names a vendor that is not among the vendors. Harmless.
    #[error("no vendor has the id {}", .0.0)]
    UnknownVendor(VendorId),
    /// Something names a contact that is not among the contacts. Harmless.
    #[error("no contact has the id {}", .0.0)]
    UnknownContact(ContactId),
    /// Something names a device that is not in the ledger. Harmless.
    #[error("no device has the id {}", .0.0)]
    UnknownDevice(DeviceId),
    /// Something names a role of the clinic's own that is not there. Harmless.
    #[error("no role has the id {}", .0.0)]
    UnknownRole(RoleId),
    /// Two checks of the same words at the same place.
    #[error("the same words are checked twice")]
    RepeatedCheck,
    /// A text with nothing in it.
    #[error("an empty text")]
    EmptyText,
    /// The last id handed out is smaller than an id in use. Harmless: reading raises it.
    #[error("last_id is {found}, but {needed} is in use")]
    LastIdTooSmall {
        /// What the file says.
        found: u32,
        /// The highest id in use.
        needed: u32,
    },
}

/// The kinds of values in a workbook file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`
    Text,
    /// `12`
    Integer,
    /// `Some(…)` or `None`
    Option,
    /// `[…]`
    List,
    /// `(…)`
    Structure,
    /// A field name, or a word such as `Yes`.
    Word,
}

impl ProblemKind {
    /// Whether the workbook can be opened all the same, with nothing lost.
    #[must_use]
    pub fn is_harmless(&self) -> bool {
        matches!(
            self,
            Self::UnknownPerson(_)
                | Self::UnknownVendor(_)
                | Self::UnknownContact(_)
                | Self::UnknownDevice(_)
                | Self::UnknownRole(_)
                | Self::LastIdTooSmall { .. }
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
        let stopped = offset_of(text, error.span.end.line, error.span.end.col);
        let (before, after) = text.split_at(stopped);
        // A parser that stands at the last word of the text, or behind it, wanted more of it.
        let is_last = after.trim().chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_last && stopped > 0 {
            return Self::at_end_of(text.trim_end(), ProblemKind::Truncated);
        }
        let kind = kind_of(&error.code);
        let start = match &kind {
            _ if let ron::Error::ExpectedDifferentStructName { found, .. } = &error.code => {
                before.rfind(found.as_str())
            }
            ProblemKind::UnknownField { field: name, .. }
            | ProblemKind::UnknownWord { found: name, .. } => before.rfind(name.as_str()),
            ProblemKind::RepeatedField { field } => before.rfind(field),
            // The header is looked for at the top, not at the end of the file.
            ProblemKind::MissingField { field: "format" | "version" } => Some(0),
            ProblemKind::NotADate => before.strip_suffix('"').and_then(|text| text.rfind('"')),
            ProblemKind::NotAYear | ProblemKind::NumberOutOfRange => {
                let number = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.');
                Some(before.trim_end_matches(number).len())
            }
            _ => None,
        };
        Self::at_end_of(&before[..start.unwrap_or(before.len())], kind)
    }
}

/// The byte at a line and a column in characters, both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let in_line = text[start..].char_indices().nth(column - 1);
    start + in_line.map_or(text.len() - start, |(at, _)| at)
}

fn kind_of(code: &ron::Error) -> ProblemKind {
    use ron::Error as E;
    let wrong = |expected| ProblemKind::WrongType { expected };
    match code {
        E::Eof | E::ExpectedStringEnd | E::UnclosedBlockComment => ProblemKind::Truncated,
        E::NoSuchStructField { found, expected, .. } => {
            ProblemKind::UnknownField { field: found.clone(), expected }
        }
        E::MissingStructField { field, .. } => ProblemKind::MissingField { field },
        E::DuplicateStructField { field, .. } => ProblemKind::RepeatedField { field },
        E::NoSuchEnumVariant { found, expected, .. } => {
            ProblemKind::UnknownWord { found: found.clone(), expected }
        }
        E::ExceededRecursionLimit => ProblemKind::TooDeep,
        E::ExpectedString => wrong(Shape::Text),
        E::ExpectedInteger => wrong(Shape::Integer),
        E::ExpectedOption => wrong(Shape::Option),
        E::ExpectedArray => wrong(Shape::List),
        E::ExpectedStructLike
        | E::ExpectedNamedStructLike(_)
        | E::ExpectedDifferentStructName { .. } => wrong(Shape::Structure),
        E::ExpectedIdentifier => wrong(Shape::Word),
        E::IntegerOutOfBounds | E::InvalidIntegerDigit { .. } => ProblemKind::NumberOutOfRange,
        E::ExpectedComma => ProblemKind::Expected(","),
        E::ExpectedMapColon => ProblemKind::Expected(":"),
        E::ExpectedArrayEnd => ProblemKind::Expected("]"),
        E::ExpectedOptionEnd | E::ExpectedStructLikeEnd => ProblemKind::Expected(")"),
        E::InvalidEscape(_) => ProblemKind::BadEscape,
        E::TrailingCharacters => ProblemKind::AfterEnd,
        E::Message(message) if message.starts_with("fiscal year ") => ProblemKind::NotAYear,
        E::Message(message) if is_of_a_date(message) => ProblemKind::NotADate,
        other => ProblemKind::Syntax(other.to_string()),
    }
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
