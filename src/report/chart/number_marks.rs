//! The characters of telephone numbers, as people write them.

use crate::report::printable::{Outcome, outcome};

/// A digit of either width.
pub(super) fn digit(letter: char) -> Option<u32> {
    letter.to_digit(10).or_else(|| {
        let code = u32::from(letter).checked_sub(u32::from('０'))?;
        (code < 10).then_some(code)
    })
}

/// Whether it is a digit of either width.
pub(super) fn is_digit(letter: char) -> bool {
    digit(letter).is_some()
}

/// Before the code of a country.
pub(super) fn is_plus(letter: char) -> bool {
    matches!(letter, '+' | '＋')
}

/// Between the parts of a number.
pub(super) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | 'ー' | 'ｰ' | '─')
}

/// Whether nothing is seen of it.
pub(super) fn is_invisible(letter: char) -> bool {
    outcome(letter) == Outcome::Nothing
}

/// Whatever people put between the digits of a number.
pub(super) fn may_stand_between(letter: char) -> bool {
    letter.is_whitespace()
        || is_invisible(letter)
        || is_hyphen(letter)
        || matches!(letter, '~' | '～' | '.' | '．' | '・' | '/' | '／' | '(' | ')' | '（' | '）')
}
