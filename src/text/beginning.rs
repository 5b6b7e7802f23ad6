//! The beginning of a text that is far too long to be shown whole.

use std::borrow::Cow;

/// The first `most` characters of a text, with … behind them where there are more.
#[must_use]
pub fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    // A text of so few bytes has no more characters; most are short.
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_is_cut_between_characters() {
        let table =
            [("", 0, ""), ("あいう", 3, "あいう"), ("あいうえ", 3, "あいう…"), ("a", 0, "…")];
        for (text, most, expected) in table {
            assert_eq!(beginning(text, most), expected, "{text} {most}");
        }
    }
}
