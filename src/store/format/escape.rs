//! Strings as they stand in the file: on one line, readable, and with nothing hidden in them.

/// Writes a RON string literal.
///
/// Text stays as it is, down to the full-width spaces of addresses, decomposed kana and the
/// variation selectors of name kanji. Control characters and invisible ones (direction marks, the
/// parts of an emoji) are escaped, so that the string keeps to its line and nobody overlooks them.
pub(super) fn write(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            _ if is_plain(c) => out.push(c),
            _ => out.extend(c.escape_debug()),
        }
    }
    out.push('"');
}

/// Characters that are certain to be visible, or part of a visible one. The others are looked up,
/// which takes a hundred times as long.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '\u{a0}'
            | '\u{300}'..='\u{36f}'
            | '\u{3000}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{3099}'..='\u{30ff}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ff01}'..='\u{ff9f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_stay_literal_and_dangerous_ones_are_escaped() {
        let table = [
            ("千代田区　１", "\"千代田区　１\""),
            ("か\u{3099}", "\"か\u{3099}\""),
            ("葛\u{e0100}𠮷", "\"葛\u{e0100}𠮷\""),
            ("it's é", "\"it's é\""),
            ("a\"b\\c\nd\te\r", "\"a\\\"b\\\\c\\nd\\te\\r\""),
            ("\u{202e}x\u{200f}\u{feff}", "\"\\u{202e}x\\u{200f}\\u{feff}\""),
            ("\u{0}\u{1b}\u{7f}\u{85}", "\"\\0\\u{1b}\\u{7f}\\u{85}\""),
            ("\\u{3000}", "\"\\\\u{3000}\""),
        ];
        for (value, written) in table {
            let mut out = String::new();
            write(&mut out, value);
            assert_eq!(out, written);
            assert_eq!(ron::from_str::<String>(written).as_deref(), Ok(value));
        }
    }

    #[test]
    fn what_is_not_looked_up_is_what_rust_takes_for_visible() {
        // Spaces, and marks that join the character before them (half-width ones too): they are
        // text, though Rust escapes them.
        let joins = |c: char| {
            matches!(c, '\u{a0}' | '\u{3000}' | '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}')
                || matches!(c, '\u{ff9e}' | '\u{ff9f}')
                || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
        };
        for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
            let is_literal = c.escape_debug().eq([c]);
            assert!(is_literal || joins(c) || matches!(c, '"' | '\\' | '\''), "{c:?}");
        }
    }
}
