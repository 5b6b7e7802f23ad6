//! Names of files that the program proposes, such that every file system takes them.

use unicode_segmentation::UnicodeSegmentation;

use crate::report::is_ignorable;
use crate::store::is_reserved_name;

/// What file systems refuse in a name, besides control characters.
const REFUSED: &str = "\\/:*?\"<>|";
/// Stands in their place.
const STAND_IN: char = '＿';
/// The longest name of somebody within a file name, in bytes of UTF-8: with what stands around it,
/// the whole stays below the 255 bytes of most disks.
const LONGEST: usize = 180;

/// The name made from some parts; those that say nothing are left out.
#[must_use]
pub fn file_name(parts: &[&str], extension: &str) -> String {
    let parts: Vec<String> =
        parts.iter().map(|part| cleaned(part)).filter(|part| !part.is_empty()).collect();
    let mut name = format!("{}.{extension}", parts.join(" "));
    if is_reserved_name(&name) {
        name.insert(0, STAND_IN);
    }
    name
}

/// The name of a folder made from some parts; those that say nothing are left out.
#[must_use]
pub fn folder_name(parts: &[&str], joint: &str) -> String {
    let parts: Vec<String> =
        parts.iter().map(|part| cleaned(part)).filter(|part| !part.is_empty()).collect();
    let mut name = parts.join(joint);
    if is_reserved_name(&name) {
        name.insert(0, STAND_IN);
    }
    name
}

/// A part with forbidden and invisible characters removed, cut to a safe length.
fn cleaned(part: &str) -> String {
    let shown: String = part
        .chars()
        .filter(|character| !is_ignorable(*character))
        .map(|c| if c.is_control() || REFUSED.contains(c) { STAND_IN } else { c })
        .collect();
    let mut cut = String::new();
    for grapheme in shown.trim().graphemes(true) {
        if cut.len() + grapheme.len() > LONGEST {
            break;
        }
        cut.push_str(grapheme);
    }
    // Windows drops both from the end of a name without a word.
    cut.trim_end_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_name_is_taken_by_every_file_system() {
        let table = [
            ("みなと医院", "みなと医院.pdf"),
            ("a/b\\c:d*e?f\"g<h>i|j\n", "a＿b＿c＿d＿e＿f＿g＿h＿i＿j＿.pdf"),
            // What turns the direction, and what has no width, would make the name lie.
            ("報告\u{202e}fdp.exe\u{202c}\u{200f}", "報告fdp.exe.pdf"),
            ("\u{feff}み\u{200b}な\u{2060}と\u{ad}", "みなと.pdf"),
            ("医院. . .", "医院.pdf"),
            ("　医院　", "医院.pdf"),
            ("CON", "＿CON.pdf"),
            ("nul .", "＿nul.pdf"),
            ("com1", "＿com1.pdf"),
            ("LPT9.院", "＿LPT9.院.pdf"),
            ("Com²", "＿Com².pdf"),
            ("COM10", "COM10.pdf"),
            ("COM0", "＿COM0.pdf"),
            ("CONTACT", "CONTACT.pdf"),
            ("console", "console.pdf"),
        ];
        for (name, expected) in table {
            assert_eq!(file_name(&[name], "pdf"), expected, "{name:?}");
        }
        assert_eq!(file_name(&["依頼状", "CON", "令和6年度"], "pdf"), "依頼状 CON 令和6年度.pdf");
        assert_eq!(file_name(&["依頼状", "\u{200b}", "令和6年度"], "pdf"), "依頼状 令和6年度.pdf");
    }

    #[test]
    fn a_long_name_is_cut_between_what_a_reader_takes_for_characters() {
        let table = ["院", "が\u{309a}", "👩\u{1f3fd}", "e\u{301}", "𠮷"];
        for character in table {
            for before in 0..character.len() {
                let name = "x".repeat(before) + &character.repeat(300);
                let cut = cleaned(&name);
                assert!(cut.len() <= LONGEST && cut.len() > LONGEST - character.len(), "{cut}");
                let whole = cut.trim_start_matches('x');
                assert_eq!(whole.replace(character, ""), "", "{cut}");
            }
        }
        let longest = file_name(&["サイバー点検", &"院".repeat(300), "令和6年度"], "pdf");
        assert!(longest.len() <= 255, "{}", longest.len());
    }
}
