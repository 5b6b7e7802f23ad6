//! Text as it is compared: without blanks and line breaks, without differences of width, and with
//! characters that are printed alike counted as one.

use unicode_normalization::UnicodeNormalization;

use super::look_alike::counted_as;
use crate::model::proofreading::is_hidden;

/// A text, character by character, with the way back to what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Normal {
    pub(super) chars: Vec<char>,
    /// First byte, and the byte behind the last, of what each stands for.
    pub(super) bytes: Vec<(usize, usize)>,
}

impl Normal {
    pub(super) fn of(text: &str) -> Self {
        let mut normal = Self::default();
        let mut starts = text.char_indices().peekable();
        while let Some((start, first)) = starts.next() {
            let mut end = start + first.len_utf8();
            // A mark of voice belongs to the kana before it, also where both are of half width.
            while let Some((at, mark)) = starts.peek().copied().filter(|(_, it)| is_mark(*it)) {
                end = at + mark.len_utf8();
                starts.next();
            }
            for c in text[start..end].nfkc().filter(|c| !is_blank(*c)) {
                normal.chars.push(counted_as(c).unwrap_or(c));
                normal.bytes.push((start, end));
            }
        }
        normal
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}' | '\u{0300}'..='\u{036F}')
}

/// What says nothing: blanks, and marks that choose a form of the character before them.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || is_hidden(c)
        || matches!(c, '\u{AD}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters and digits: what a word goes on with.
pub(super) fn is_word(c: char) -> bool {
    // The prolonged sound mark is counted as a dash.
    c.is_alphanumeric() || c == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_blanks_and_look_alikes_make_no_difference() {
        let same = [
            ("(1)", "\u{FF08} \u{FF11}\u{FF09}"),
            ("\u{30B0}", "\u{FF78}\u{FF9E}"),
            ("\u{30B0}", "\u{30AF}\u{3099}"),
            ("\u{301C}", "\u{FF5E}"),
            ("\u{9577}", "\u{2ED1}"),
            ("\u{7528}", "\u{2F64}"),
            ("\u{30FC}", "\u{2015}"),
            ("MDS/SDS", "\u{FF2D}DS\u{3000}/\nSDS"),
        ];
        for (one, other) in same {
            assert_eq!(Normal::of(one).chars, Normal::of(other).chars, "{one} {other}");
        }
        assert_ne!(Normal::of("\u{6BCE}").chars, Normal::of("\u{3054}\u{3068}").chars);
    }

    #[test]
    fn every_character_knows_what_was_written() {
        let text = "a\u{FF78}\u{FF9E} b";
        let normal = Normal::of(text);
        let written: Vec<&str> = normal.bytes.iter().map(|(from, to)| &text[*from..*to]).collect();
        assert_eq!(written, ["a", "\u{FF78}\u{FF9E}", "b"]);
    }
}
