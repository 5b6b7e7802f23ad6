//! The path of a file as a person types or pastes it.

use std::path::PathBuf;

/// The path that was typed. 「パスのコピー」 of Windows puts quotation marks around it.
#[must_use]
pub fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let inner = [('"', '"'), ('\u{201c}', '\u{201d}')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    inner.map_or(text, str::trim).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_around_a_path_are_no_part_of_it() {
        let table = [
            (" C:\\表 1.csv ", "C:\\表 1.csv"),
            ("\"C:\\表 1.csv\"", "C:\\表 1.csv"),
            (" “C:\\表.csv”", "C:\\表.csv"),
            ("\"", "\""),
            ("5\"の表.csv", "5\"の表.csv"),
            ("\"\"", ""),
        ];
        for (typed, path) in table {
            assert_eq!(typed_path(typed), PathBuf::from(path), "{typed}");
        }
    }
}
