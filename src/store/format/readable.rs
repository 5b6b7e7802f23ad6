//! Keeps the written text readable for a person.

/// Writes characters literally that ron escapes without need.
///
/// ron escapes whatever Rust's debug output would: the full-width space of every Japanese address,
/// the marks of decomposed kana (が from a Mac), the variation selectors of name kanji. They are
/// plain text and become literal again. Control characters and invisible direction marks stay
/// escaped, so that nobody overlooks them.
pub(super) fn unescape(ron: &str) -> String {
    let mut out = String::with_capacity(ron.len());
    let mut rest = ron;
    // Outside of strings ron writes no backslash, so every backslash starts an escape.
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = &rest[at..];
        if let Some((literal, length)) = literal(escape) {
            out.push(literal);
            rest = &escape[length..];
        } else {
            // Two bytes at once: the second may be a backslash, which starts no escape.
            let length = escape.len().min(2);
            out.push_str(&escape[..length]);
            rest = &escape[length..];
        }
    }
    out.push_str(rest);
    out
}

/// The character of an escape that need not be one, and the length of the escape.
fn literal(escape: &str) -> Option<(char, usize)> {
    if escape.starts_with("\\'") {
        return Some(('\'', 2));
    }
    let hex = escape.strip_prefix("\\u{")?;
    let end = hex.find('}')?;
    let c = char::from_u32(u32::from_str_radix(&hex[..end], 16).ok()?)?;
    is_plain(c).then_some((c, "\\u{}".len() + end))
}

fn is_plain(c: char) -> bool {
    matches!(
        c,
        '\u{3000}'
            | '\u{a0}'
            | '\u{300}'..='\u{36f}'
            | '\u{3099}'..='\u{309a}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_become_literal_and_dangerous_ones_stay_escaped() {
        let table = [
            ("千代田区　１", "\"千代田区　１\""),
            ("か\u{3099}", "\"か\u{3099}\""),
            ("葛\u{e0100}", "\"葛\u{e0100}\""),
            ("it's", "\"it's\""),
            ("a\"b\\c\nd\te\r", "\"a\\\"b\\\\c\\nd\\te\\r\""),
            ("\u{202e}x\u{200f}", "\"\\u{202e}x\\u{200f}\""),
            ("\u{0}\u{1b}\u{7f}", "\"\\0\\u{1b}\\u{7f}\""),
            // A backslash followed by what looks like an escape.
            ("\\u{3000}", "\"\\\\u{3000}\""),
            ("\\'", "\"\\\\'\""),
            ("\\", "\"\\\\\""),
            ("\\\u{3000}", "\"\\\\　\""),
        ];
        for (value, written) in table {
            let ron = ron::to_string(value).expect("strings can be written");
            assert_eq!(unescape(&ron), written);
            assert_eq!(ron::from_str::<String>(written).as_deref(), Ok(value));
        }
    }
}
