//! The parser's errors as problems with a place.

use ron::Error;
use ron::error::SpannedError;

use super::locate::{RonSource, Spot};
use super::problem::{FileProblem, RonProblem, RonShape};
use super::tokens::Position;

/// Where and why the parser stopped.
pub(super) fn problem(text: &str, error: &SpannedError) -> FileProblem<RonProblem> {
    let place = |at: ron::error::Position| Position { line: at.line, column: at.col };
    let (start, end) = (place(error.span.start), place(error.span.end));
    let kind = kind(&error.code);
    if kind == RonProblem::OpenComment {
        return FileProblem::at(end, kind);
    }
    // A parser that stands at the last word of the text, or after it, expected more of it.
    let stopped = offset_of(text, end);
    let is_last = text[stopped..].trim().chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_last && stopped > 0 {
        return FileProblem::at_end_of(text.trim_end(), RonProblem::Truncated);
    }
    if let RonProblem::BadName(name) = &kind
        && text[..stopped].trim() == name
        && !text[stopped..].trim_start().starts_with('(')
    {
        // A text that begins with some word is no file of ours at all.
        return FileProblem::at(
            Position { line: end.line, column: end.column - name.chars().count() },
            RonProblem::WrongType { expected: RonShape::Record },
        );
    }
    let source = RonSource::read(text);
    match kind {
        // The parser is at the end of the value by then; its beginning says more.
        RonProblem::MissingField { .. } => {
            FileProblem::at(source.container_at(end).position(), kind)
        }
        RonProblem::WrongType { .. } | RonProblem::NumberOutOfRange => {
            FileProblem::at(source.value_at(end).map_or(end, Spot::position), kind)
        }
        RonProblem::BadValue(message) => refused(message, &source, end),
        RonProblem::UnknownField { .. }
        | RonProblem::RepeatedField { .. }
        | RonProblem::UnknownWord { .. } => FileProblem::at(start, kind),
        _ => FileProblem::at(end, kind),
    }
}

/// A value of the right type that is refused: our types refuse dates and fiscal years only.
fn refused(message: String, source: &RonSource<'_>, end: Position) -> FileProblem<RonProblem> {
    let spot = source.value_at(end);
    let kind = if is_of_a_date(&message) {
        RonProblem::NotADate(spot.and_then(Spot::text).unwrap_or_default())
    } else if message.starts_with("fiscal year ") || spot.is_some_and(is_a_year) {
        RonProblem::NotAYear(spot.map(Spot::literal).unwrap_or_default().to_owned())
    } else {
        RonProblem::BadValue(message)
    };
    FileProblem::at(spot.map_or(end, Spot::position), kind)
}

/// Whether a fiscal year should stand there, as the name of the field says.
fn is_a_year(spot: Spot<'_, '_>) -> bool {
    matches!(spot.name(), Some("fiscal_year" | "manual_of"))
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

/// The byte at a place.
fn offset_of(text: &str, place: Position) -> usize {
    let start: usize = text.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
    let in_line = text[start..].char_indices().nth(place.column - 1);
    start + in_line.map_or(text.len() - start, |(at, _)| at)
}

fn kind(error: &Error) -> RonProblem {
    let wrong = |expected| RonProblem::WrongType { expected };
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            RonProblem::UnknownField { field: found.clone(), expected }
        }
        Error::MissingStructField { field, .. } => RonProblem::MissingField { field },
        Error::DuplicateStructField { field, .. } => RonProblem::RepeatedField { field },
        Error::NoSuchEnumVariant { expected, found, .. } => {
            RonProblem::UnknownWord { found: found.clone(), expected }
        }
        Error::ExpectedString => wrong(RonShape::Text),
        Error::ExpectedBoolean => wrong(RonShape::Boolean),
        Error::ExpectedInteger => wrong(RonShape::Integer),
        Error::IntegerOutOfBounds => RonProblem::NumberOutOfRange,
        Error::ExpectedFloat => wrong(RonShape::Number),
        Error::ExpectedOption => wrong(RonShape::Option),
        Error::ExpectedArray => wrong(RonShape::List),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => wrong(RonShape::Record),
        Error::ExpectedMap => wrong(RonShape::Map),
        Error::ExpectedChar => wrong(RonShape::Character),
        Error::ExpectedByteLiteral | Error::ExpectedByteString => wrong(RonShape::Bytes),
        Error::ExpectedUnit => wrong(RonShape::Unit),
        Error::Message(message) => RonProblem::BadValue(message.clone()),
        Error::InvalidValueForType { .. } => RonProblem::BadValue(error.to_string()),
        _ => syntax(error),
    }
}

fn syntax(error: &Error) -> RonProblem {
    match error {
        Error::Eof | Error::ExpectedStringEnd => RonProblem::Truncated,
        Error::UnclosedBlockComment | Error::UnclosedLineComment => RonProblem::OpenComment,
        Error::ExpectedArrayEnd => RonProblem::Expected("]"),
        Error::ExpectedAttribute => RonProblem::Expected("#![enable("),
        Error::ExpectedAttributeEnd => RonProblem::Expected(")]"),
        Error::ExpectedComma => RonProblem::Expected(","),
        Error::ExpectedMapColon => RonProblem::Expected(":"),
        Error::ExpectedMapEnd => RonProblem::Expected("}"),
        Error::ExpectedOptionEnd | Error::ExpectedStructLikeEnd => RonProblem::Expected(")"),
        Error::UnexpectedChar(c) => RonProblem::UnexpectedCharacter(*c),
        Error::ExpectedIdentifier => RonProblem::ExpectedName,
        Error::InvalidIdentifier(name) | Error::SuggestRawIdentifier(name) => {
            RonProblem::BadName(name.clone())
        }
        Error::ExpectedDifferentStructName { found, .. } => RonProblem::BadName(found.clone()),
        Error::InvalidEscape(_) => RonProblem::BadEscape,
        Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => RonProblem::BadNumber,
        Error::TrailingCharacters => RonProblem::AfterEnd,
        Error::ExceededRecursionLimit => RonProblem::TooDeep,
        other => RonProblem::Syntax(other.to_string()),
    }
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
}
