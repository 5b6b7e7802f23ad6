//! What of a text is printed at all: control characters and their kind have a defined outcome.
//!
//! | in the text | on paper |
//! |---|---|
//! | CR LF, CR, LF, VT, FF, NEL, line and paragraph separator | one line break |
//! | tab | one space |
//! | other control characters | nothing |
//! | direction marks and overrides, joiners, zero-width spaces, soft hyphens, tags | nothing |
//! | variation selectors | nothing; the ordinary form of the character is printed |
//!
//! What prints as nothing is not a missing glyph either: nobody could see it on screen.

/// What one character turns into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is printed.
    Print(char),
    /// A new line begins.
    LineBreak,
    /// Nothing is printed.
    Nothing,
}

/// The outcome of a character, apart from the pair CR LF.
#[must_use]
pub(super) fn outcome(character: char) -> Outcome {
    match character {
        '\t' => Outcome::Print(' '),
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Outcome::LineBreak,
        _ if character.is_control() || is_ignorable(character) => Outcome::Nothing,
        _ => Outcome::Print(character),
    }
}

/// Characters that never have a shape of their own (`Default_Ignorable_Code_Point` of Unicode,
/// without the Hangul fillers and with the annotation marks).
#[must_use]
pub fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// The lines of a text, each without anything that is not printed. There is always one.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    let mut characters = text.chars().peekable();
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut line = String::new();
        loop {
            let Some(character) = characters.next() else {
                ended = true;
                return Some(line);
            };
            match outcome(character) {
                Outcome::Print(printed) => line.push(printed),
                Outcome::Nothing => {}
                Outcome::LineBreak => {
                    if character == '\r' && characters.peek() == Some(&'\n') {
                        characters.next();
                    }
                    return Some(line);
                }
            }
        }
    })
}

/// The text on one line: line breaks become spaces.
#[must_use]
pub(super) fn one_line(text: &str) -> String {
    lines(text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_not_a_plain_character_has_an_outcome() {
        let table: &[(&str, &[&str])] = &[
            ("", &[""]),
            ("一行", &["一行"]),
            ("a\r\nb\rc\nd", &["a", "b", "c", "d"]),
            ("a\n\nb\n", &["a", "", "b", ""]),
            ("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f", &["a", "b", "c", "d", "e", "f"]),
            ("a\tb", &["a b"]),
            ("\0a\u{7}\u{1b}\u{7f}\u{9f}b", &["ab"]),
            // Right-to-left marks and overrides, as in a file name that lies about its ending.
            ("\u{200f}報告\u{202e}fdp.exe\u{202c}\u{2066}x\u{2069}", &["報告fdp.exex"]),
            ("a\u{200b}b\u{200d}c\u{feff}d\u{ad}e\u{2060}f", &["abcdef"]),
            // A variation selector asks for another form of the same character.
            ("葛\u{e0100}城\u{fe0f}", &["葛城"]),
            // These are printed (or listed as missing): nothing a person can see is dropped.
            ("\u{e000}\u{fffd}\u{fffc}𠮷", &["\u{e000}\u{fffd}\u{fffc}𠮷"]),
        ];
        for (text, expected) in table {
            assert_eq!(lines(text).collect::<Vec<_>>(), *expected, "{text:?}");
        }
        assert_eq!(one_line("山田\r\n医院\t本院"), "山田 医院 本院");
    }
}
