//! Files that are no table, by what they are: whatever their name ends with.

use std::io::Cursor;

use zip::ZipArchive;

use super::package::plain;

/// What a file is that cannot be read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A program.
    Program,
    /// A packed archive that is no Excel workbook.
    Archive,
    /// A document of a word processor.
    Document,
    /// A presentation.
    Slides,
    /// A database file.
    Database,
    /// A page for a browser, which some programs save as `.xls`.
    Html,
    /// A page saved as one file (MHTML), which Excel offers too.
    Mhtml,
    /// Excel's XML of 2003.
    SpreadsheetXml,
    /// Any other XML.
    Xml,
    /// JSON.
    Json,
    /// What a program noted down line by line.
    Log,
    /// A calendar or an address card.
    Card,
}

/// Beginnings of files that are no text.
const MAGIC: [(&[u8], FileKind); 20] = [
    (b"%PDF", FileKind::Pdf),
    (b"\x89PNG", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\x7FELF", FileKind::Program),
    (b"Rar!\x1A", FileKind::Archive),
    (b"7z\xBC\xAF", FileKind::Archive),
    (b"\x1F\x8B", FileKind::Archive),
    (b"BZh9", FileKind::Archive),
    (b"\xFD7zXZ", FileKind::Archive),
    (b"MSCF\0", FileKind::Archive),
    (b"{\\rtf", FileKind::Document),
    (b"SQLite format 3\0", FileKind::Database),
    (b"\0\x01\0\0Standard Jet DB", FileKind::Database),
    (b"\0\x01\0\0Standard ACE DB", FileKind::Database),
    (b"\0\x01\0\0\0\x02\0\x01\0\x05\0\x02\0\x02\xC0HBAM", FileKind::Database),
    (b"%!PS", FileKind::Document),
];

/// What the bytes are, where their beginning says it.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<FileKind> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    let is_binary = || bytes.iter().take(512).any(|byte| *byte == 0);
    known
        .or_else(|| (bytes.starts_with(b"MZ") && is_binary()).then_some(FileKind::Program))
        .or_else(|| (bytes.starts_with(b"BM") && is_binary()).then_some(FileKind::Picture))
        .or_else(|| (bytes.get(2..5) == Some(b"-lh")).then_some(FileKind::Archive))
}

/// What a package is that is no Excel workbook; `None` where it cannot be opened at all.
pub(super) fn package_kind(bytes: &[u8]) -> Option<FileKind> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut names = archive.file_names().flatten().map(|name| plain(&name));
    let found = names.find_map(|name| match name.as_str() {
        name if name.starts_with("word/") => Some(FileKind::Document),
        name if name.starts_with("ppt/") => Some(FileKind::Slides),
        _ => None,
    });
    Some(found.unwrap_or(FileKind::Archive))
}

/// How much of a text is looked at.
const HEAD: usize = 8192;

/// What a text is that is no table.
pub(super) fn text_kind(text: &str) -> Option<FileKind> {
    let start =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    let end = (0..=HEAD.min(start.len())).rev().find(|at| start.is_char_boundary(*at));
    let head = start[..end.unwrap_or(0)].to_lowercase();
    let has = |word: &str| head.contains(word);
    let last = text.trim_end_matches(|c: char| c.is_whitespace() || c == '\0').chars().last();
    if head.starts_with('<') {
        return match () {
            () if has("urn:schemas-microsoft-com:office:spreadsheet") => {
                Some(FileKind::SpreadsheetXml)
            }
            () if has("<html") || has("<!doctype html") || has("<table") || has("<body") => {
                Some(FileKind::Html)
            }
            () if has("<?xml") || is_element(&head) => Some(FileKind::Xml),
            () => None,
        };
    }
    if has("mime-version:") && has("content-type:") {
        return Some(FileKind::Mhtml);
    }
    if head.starts_with("begin:vc") {
        return Some(FileKind::Card);
    }
    if is_json(&head, last) {
        return Some(FileKind::Json);
    }
    is_log(start).then_some(FileKind::Log)
}

/// `<name` and, after it, a blank, a slash or the end of the tag.
fn is_element(head: &str) -> bool {
    let name = head.trim_start_matches('<').trim_start_matches(['!', '?']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && end.is_some_and(|at| {
            name[at..].starts_with(['>', '/'])
                || name[at..].contains('>') && name[at..].starts_with(char::is_whitespace)
        })
}

fn is_json(head: &str, last: Option<char>) -> bool {
    let inner = head.get(1..).unwrap_or_default().trim_start();
    match head.chars().next() {
        Some('{') => last == Some('}') && (inner.starts_with(['"', '}'])),
        Some('[') => last == Some(']') && inner.starts_with(['{', '[', '"', ']']),
        _ => false,
    }
}

/// How many lines are looked at, and how many there have to be.
const LOOKED_AT: usize = 50;
const LEAST_LINES: usize = 3;

/// Whether nearly every line begins with a moment, and the lines are no rows of a table: those have
/// the same number of delimiters, and a head.
fn is_log(text: &str) -> bool {
    let lines: Vec<&str> =
        text.lines().filter(|it| !it.trim().is_empty()).take(LOOKED_AT).collect();
    let (Some(first), true) = (lines.first(), lines.len() >= LEAST_LINES) else { return false };
    let dated = lines.iter().filter(|line| begins_with_moment(line)).count();
    let delimiters = |line: &&str| [',', '\t', ';'].map(|it| line.matches(it).count());
    let counts = delimiters(first);
    let is_table = counts
        .iter()
        .enumerate()
        .any(|(at, count)| *count >= 2 && lines.iter().all(|line| delimiters(line)[at] == *count));
    begins_with_moment(first) && dated * 5 >= lines.len() * 4 && !is_table
}

/// Months as programs note them down.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2024-04-01 09:00:00`, `[2024/04/01 9:00]`, `<13>Apr  1 09:00:00`, `10.0.0.1 - - [01/Apr/2024:…]`.
fn begins_with_moment(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix('<').and_then(|it| it.split_once('>')).map_or(line, |it| it.1);
    let line = line.trim_start_matches(['[', '(', '"']);
    let start: String = line.chars().take(40).collect();
    let digits = start.chars().take(19).filter(char::is_ascii_digit).count();
    let has_clock = start.chars().take(25).filter(|c| *c == ':').count() >= 1;
    let is_iso = start.starts_with(|c: char| c.is_ascii_digit()) && digits >= 9 && has_clock;
    let is_syslog = MONTHS.iter().any(|it| start.starts_with(it)) && digits >= 5 && has_clock;
    is_iso || is_syslog || start.contains(" - - [")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_no_tables_are_known_by_what_they_are() {
        use FileKind::{Card, Html, Json, Log, Mhtml, SpreadsheetXml, Xml};
        for (text, kind) in [
            ("<html><body><table><tr><td>a</td></tr></table></body></html>", Html),
            ("\u{feff}\r\n<!DOCTYPE html>\n<p>a", Html),
            ("<table border=1><tr><td>a</table>", Html),
            (
                "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                SpreadsheetXml,
            ),
            ("<?xml version=\"1.0\"?><devices><device/></devices>", Xml),
            ("<devices>\n<device name=\"a\"/>\n</devices>\n", Xml),
            ("<!-- list -->\n<?xml version=\"1.0\"?><a/>", Xml),
            ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x", Mhtml),
            ("{\"devices\": [1, 2]}\n", Json),
            ("[\n  {\"name\": \"a\"}\n]", Json),
            ("{\"a\":1}\n{\"a\":2}\n", Json),
            ("BEGIN:VCARD\nEND:VCARD\n", Card),
            (
                "2024-04-01 09:00:00 INFO a\n2024-04-01 09:00:01 WARN b, c\n2024-04-01 09:00:02 x\n",
                Log,
            ),
            (
                "Apr  1 09:00:00 nas smbd: a\nApr  1 09:00:01 nas smbd: b\nApr 11 09:00:02 nas x\n",
                Log,
            ),
            ("[2024/04/01 09:00:00] a\n[2024/04/01 09:00:01] b\n[2024/04/01 09:00:02] c\n", Log),
            (
                "10.0.0.1 - - [01/Apr/2024:09:00:00 +0900] \"GET /\" 200\n10.0.0.2 - - [01/Apr/2024:09:00:00 +0900] x\n10.0.0.2 - - [01/Apr/2024:09:00:00 +0900] y\n",
                Log,
            ),
        ] {
            assert_eq!(text_kind(text), Some(kind), "{text}");
        }
        for text in [
            "管理番号,機器名\nA,<b>\n",
            "<未定>,機器名\nA,b\n",
            "[一覧],,\n管理番号,機器名,種類\n",
            "{A},b\n",
            "登録日時,管理番号,機器名\n2024/04/01 09:00,A,b\n2024/04/01 09:00,B,c\n",
            "2024/04/01 09:00,A,b\n2024/04/01 09:00,B,c\n2024/04/01 09:01,C,d\n",
            "BM-1,端末\nMZ-1,端末\n",
            "",
        ] {
            assert_eq!(text_kind(text), None, "{text}");
            assert_eq!(binary_kind(text.as_bytes()), None, "{text}");
        }
    }
}
