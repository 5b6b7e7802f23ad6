//! Cells as text that belongs into a ledger: without marks that nobody sees, and without characters
//! that were meant for a printer.

use std::borrow::Cow;

use super::remark::{Damage, Rule};
use crate::exchange::day::looks_like_a_day;
use crate::model::DeviceColumn;
use crate::model::folding::{is_invisible, is_shaping};

/// The text of a cell for a column, and what was done to it.
pub(super) fn cleaned(
    column: DeviceColumn,
    text: &str,
    mut remark: impl FnMut(Rule),
) -> Cow<'_, str> {
    let is_hidden = |c: char| is_invisible(c) && !is_shaping(c);
    // Nothing shapes a digit or a letter of a number.
    let is_number = is_number(column);
    let is_out = |c: char| is_hidden(c) || (is_number && is_invisible(c));
    let is_control =
        |c: char| is_separator(c) || c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let (has_hidden, has_controls) = (text.contains(is_out), text.contains(is_control));
    if !has_hidden && !has_controls {
        return Cow::Borrowed(text);
    }
    if has_hidden {
        remark(Rule::Invisible(column));
    }
    if has_controls {
        remark(Rule::Controls(column));
    }
    let gap = if column == DeviceColumn::Note { '\n' } else { ' ' };
    let kept = text.chars().filter(|c| !is_out(*c));
    let kept = kept.filter_map(|c| match c {
        c if is_separator(c) => Some(gap),
        c if is_control(c) => None,
        c => Some(c),
    });
    Cow::Owned(kept.collect())
}

/// Characters that part lines and values: VT and FF, the separators FS to US, NEL, and those of
/// Unicode.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1F}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Columns that hold numbers of something.
fn is_number(column: DeviceColumn) -> bool {
    matches!(
        column,
        DeviceColumn::Number
            | DeviceColumn::Serial
            | DeviceColumn::MacAddress
            | DeviceColumn::IpAddress
            | DeviceColumn::ContractNumber
    )
}

/// What a spreadsheet has made of a number, as far as it can be seen.
pub(super) fn damage(column: DeviceColumn, text: &str) -> Option<Damage> {
    let text = text.trim();
    if !is_number(column) && column != DeviceColumn::Model {
        return None;
    }
    let (mantissa, exponent) = text.split_once(['E', 'e']).unwrap_or(("", ""));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    let is_exponent = whole.len() == 1
        && digits(whole)
        && digits(part)
        && exponent.starts_with(['+', '-'])
        && (2..=4).contains(&exponent.len())
        && digits(&exponent[1..]);
    if is_exponent {
        return Some(Damage::Exponent);
    }
    let is_ip = column == DeviceColumn::IpAddress;
    (!is_ip && looks_like_a_day(text)).then_some(Damage::Day)
}

/// The text of a cell on one line, as 備考 gets it.
pub(super) fn one_line(text: &str) -> String {
    let is_gap = |c: char| c.is_control() || c.is_whitespace() || is_separator(c);
    let seen: String = text.chars().filter(|c| !is_invisible(*c) || is_shaping(*c)).collect();
    seen.split(is_gap).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// 備考 with more lines, each of them once.
pub(super) fn with_lines(note: &str, lines: &[String]) -> String {
    let mut whole = note.to_owned();
    for line in lines {
        if whole.lines().all(|known| known != line) {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(line);
        }
    }
    whole
}
