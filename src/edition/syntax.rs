//! The parser's errors as our own problems.

use ron::Error;
use ron::error::SpannedError;

use super::locate::{Source, Spot};
use super::problem::{Problem, ProblemKind, Shape, SyntaxProblem};
use super::tokens::Position;

/// What the parser stopped at, in a text whose positions are known.
pub(super) fn problem(error: &SpannedError, source: &Source<'_>) -> Problem {
    let kind = kind(&error.code);
    let place = |at: ron::error::Position| Position { line: at.line, column: at.col };
    let (start, end) = (place(error.span.start), place(error.span.end));
    match kind {
        // The parser is at the end of the value by then; its beginning says more.
        ProblemKind::MissingField { .. } => Problem::new(source.container_at(end).position(), kind),
        ProblemKind::WrongType { .. } | ProblemKind::NumberOutOfRange => {
            let value = source.value_at(end).map_or(end, Spot::position);
            Problem::new(value, kind)
        }
        ProblemKind::BadValue(message) => bad_value(message, source, end),
        ProblemKind::UnknownField { .. }
        | ProblemKind::DuplicateField { .. }
        | ProblemKind::UnknownVariant { .. } => Problem::new(start, kind),
        _ => Problem::new(end, kind),
    }
}

/// A value of the right type that is refused: our types refuse dates and fiscal years only.
fn bad_value(message: String, source: &Source<'_>, end: Position) -> Problem {
    let Some(spot) = source.value_at(end) else {
        return Problem::new(end, ProblemKind::BadValue(message));
    };
    let kind = match spot.name() {
        Some("published_on" | "date") => ProblemKind::BadDate(spot.text().unwrap_or_default()),
        Some("fiscal_year" | "manual_of") => ProblemKind::BadFiscalYear(spot.literal().to_owned()),
        _ => ProblemKind::BadValue(message),
    };
    Problem::new(spot.position(), kind)
}

fn kind(error: &Error) -> ProblemKind {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let wrong = |expected| ProblemKind::WrongType { expected };
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            ProblemKind::UnknownField { field: found.clone(), expected: names(expected) }
        }
        Error::MissingStructField { field, .. } => {
            ProblemKind::MissingField { field: (*field).to_owned() }
        }
        Error::DuplicateStructField { field, .. } => {
            ProblemKind::DuplicateField { field: (*field).to_owned() }
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            ProblemKind::UnknownVariant { found: found.clone(), expected: names(expected) }
        }
        Error::ExpectedString => wrong(Shape::Text),
        Error::ExpectedBoolean => wrong(Shape::Boolean),
        Error::ExpectedInteger => wrong(Shape::Integer),
        Error::IntegerOutOfBounds => ProblemKind::NumberOutOfRange,
        Error::ExpectedFloat => wrong(Shape::Number),
        Error::ExpectedOption => wrong(Shape::Option),
        Error::ExpectedArray => wrong(Shape::List),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => wrong(Shape::Record),
        Error::ExpectedMap => wrong(Shape::Map),
        Error::ExpectedChar => wrong(Shape::Character),
        Error::ExpectedByteLiteral | Error::ExpectedByteString => wrong(Shape::Bytes),
        Error::ExpectedUnit => wrong(Shape::Unit),
        Error::Message(message) => ProblemKind::BadValue(message.clone()),
        Error::InvalidValueForType { .. } => ProblemKind::BadValue(error.to_string()),
        _ => ProblemKind::Syntax(syntax(error)),
    }
}

fn syntax(error: &Error) -> SyntaxProblem {
    match error {
        Error::Eof => SyntaxProblem::UnexpectedEnd,
        Error::ExpectedStringEnd => SyntaxProblem::OpenText,
        Error::UnclosedBlockComment | Error::UnclosedLineComment => SyntaxProblem::OpenComment,
        Error::ExpectedArrayEnd => SyntaxProblem::Expected("]"),
        Error::ExpectedAttribute => SyntaxProblem::Expected("#![enable("),
        Error::ExpectedAttributeEnd => SyntaxProblem::Expected(")]"),
        Error::ExpectedComma => SyntaxProblem::Expected(","),
        Error::ExpectedMapColon => SyntaxProblem::Expected(":"),
        Error::ExpectedMapEnd => SyntaxProblem::Expected("}"),
        Error::ExpectedOptionEnd | Error::ExpectedStructLikeEnd => SyntaxProblem::Expected(")"),
        Error::UnexpectedChar(c) => SyntaxProblem::UnexpectedCharacter(*c),
        Error::ExpectedIdentifier => SyntaxProblem::ExpectedName,
        Error::InvalidIdentifier(name) | Error::SuggestRawIdentifier(name) => {
            SyntaxProblem::BadName(name.clone())
        }
        Error::ExpectedDifferentStructName { found, .. } => SyntaxProblem::BadName(found.clone()),
        Error::InvalidEscape(_) => SyntaxProblem::BadEscape,
        Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => SyntaxProblem::BadNumber,
        Error::TrailingCharacters => SyntaxProblem::AfterEnd,
        Error::ExceededRecursionLimit => SyntaxProblem::TooDeep,
        other => SyntaxProblem::Other(other.to_string()),
    }
}
