//! Cells that a spreadsheet would take for a formula.
//!
//! A cell of a CSV file that begins with `=`, `+`, `-` or `@` is carried out when Excel opens the
//! file, and what a clinic has typed or pasted is not to be carried out. Such a cell gets an
//! apostrophe in front, which Excel's users know as the mark of text; telephone numbers such as
//! `+81…` and a lone `-` get one too. Reading takes it away again, so that what was exported comes
//! back equal. A text that had such an apostrophe of its own gets another one, for the same reason.

/// The mark of text.
const MARK: char = '\'';

/// Whether a text begins with something that is carried out. Japanese versions of Excel take the
/// wide forms for the narrow ones.
fn is_carried_out(text: &str) -> bool {
    text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

/// A text as it is written into a CSV file.
pub(super) fn guarded(text: &str) -> String {
    if is_carried_out(text.trim_start_matches(MARK)) {
        format!("{MARK}{text}")
    } else {
        text.to_owned()
    }
}

/// A text as it is written into a cell of an Excel file, where text is never carried out. Only a
/// mark of its own has to be kept from being taken away.
pub(super) fn marked(text: &str) -> String {
    if text.starts_with(MARK) { guarded(text) } else { text.to_owned() }
}

/// A text as it was before it was written.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix(MARK) {
        Some(rest) if is_carried_out(rest.trim_start_matches(MARK)) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_carried_out_gets_an_apostrophe_and_loses_it_again() {
        let table = [
            ("=1+1", "'=1+1"),
            ("+81-3-0000-0000", "'+81-3-0000-0000"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1+1", "'＝1+1"),
            ("'=1+1", "''=1+1"),
            ("'90年の機器", "'90年の機器"),
            ("受付=1", "受付=1"),
            ("", ""),
            ("'", "'"),
        ];
        for (text, written) in table {
            assert_eq!(guarded(text), written, "{text}");
            assert_eq!(unguarded(written), text, "{written}");
            assert_eq!(unguarded(&marked(text)), text, "{text}");
        }
        assert_eq!(marked("=1+1"), "=1+1", "text stays text in Excel");
    }
}
