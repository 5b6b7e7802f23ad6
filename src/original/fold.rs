//! Texts made comparable, and wording put together from pieces of cells.

use unicode_normalization::UnicodeNormalization as _;

use super::vocabulary::is_japanese;

/// One width, small letters, no blanks and nothing that cannot be seen.
pub(super) fn folded(text: &str) -> String {
    let seen = text.nfkc().filter(|c| !c.is_whitespace() && !is_unseen(*c));
    seen.flat_map(char::to_lowercase).collect()
}

/// What a text says, for comparing wording: [`folded`], and no punctuation.
pub(super) fn bare(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// A text as it is quoted: on one line, with blanks only where they part words of Latin letters.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{3000}' {
            blank = !out.is_empty();
        } else if !is_unseen(c) {
            let last = out.chars().next_back();
            if blank && last.is_some_and(|last| !is_japanese(last) && !is_japanese(c)) {
                out.push(' ');
            }
            blank = false;
            out.push(c);
        }
    }
    out
}
