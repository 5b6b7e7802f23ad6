//! What stands above a table: title, the form's name, notes, lines to fill in.

use super::fold::{clean, folded};
use super::row::{Piece, SeenRow};
use super::vocabulary;

/// What stands above a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    pub(super) title: String,
    pub(super) name: String,
    pub(super) notes: Vec<String>,
    pub(super) vendor_name_label: Option<String>,
    pub(super) fields: Vec<String>,
    /// Whether it is the head of a filled-in example.
    pub(super) is_example: bool,
    /// All its words that are no notes, folded.
    pub(super) words: String,
}

/// Reads the rows above a table.
pub(super) fn read(rows: &[SeenRow]) -> Header {
    let mut header = Header::default();
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        let folded = piece.folded.as_str();
        if vocabulary::starts_note(folded) || folded.contains('\u{3002}') {
            header.notes.extend(notes(&piece.text));
            continue;
        }
        header.words.push_str(folded);
        let is_head = vocabulary::is_title(folded) || vocabulary::form_name(folded).is_some();
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        header.is_example |=
            vocabulary::is_example(folded) && (is_head || bare.chars().count() <= 5);
        take(piece, &mut header);
    }
    header
}

fn take(piece: &Piece, header: &mut Header) {
    let folded = piece.folded.as_str();
    let named = vocabulary::form_name(folded);
    if vocabulary::is_title(folded) {
        let text = clean(&piece.text);
        let (title, name) = match name_in_title(&text).filter(|_| named.is_some()) {
            Some((title, name)) => (title, Some(name)),
            None => (text, None),
        };
        if title.chars().count() > header.title.chars().count() {
            header.title = title;
        }
        if let Some(name) = name
            && header.name.is_empty()
        {
            header.name = name;
        }
    } else if named.is_some() {
        if header.name.is_empty() {
            header.name = form_name(&piece.text);
        }
    } else if vocabulary::is_vendor_name(folded) {
        let label = label(&piece.text);
        header.vendor_name_label.get_or_insert(label);
    } else if vocabulary::is_field(folded) {
        header.fields.push(label(&piece.text));
    }
}

/// 医療機関確認用 without the brackets around it.
pub(super) fn form_name(text: &str) -> String {
    let is_frame = |c: char| !c.is_alphanumeric();
    clean(text).trim_matches(is_frame).to_owned()
}

/// A title without the name of the form that stands in brackets or after a blank at its end.
fn name_in_title(text: &str) -> Option<(String, String)> {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let from = end.rfind(|c: char| !c.is_alphanumeric() && c != '\u{30FB}' && c != '/')?;
    let (title, name) = end.split_at(from);
    let is_name = vocabulary::form_name(&folded(name)).is_some();
    let title = title.trim_end_matches(|c: char| !c.is_alphanumeric());
    (is_name && !title.is_empty()).then(|| (title.to_owned(), form_name(name)))
}

/// The words of a label, without the room beside them.
fn label(text: &str) -> String {
    let text = clean(text);
    let words = text.split([':', '\u{FF1A}', '_', '\u{FF3F}']).next().unwrap_or_default();
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The notes of a cell: a line that begins with a mark begins a note. The marks are left out.
pub(super) fn notes(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().filter(|it| !it.trim().is_empty()) {
        let starts = vocabulary::starts_note(&folded(line));
        match found.last_mut() {
            Some(note) if !starts => {
                note.push('\n');
                note.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
    }
    let unmarked = |note: String| {
        let marks = |c: char| matches!(c, '\u{203B}' | '*' | '\u{FF0A}') || c.is_whitespace();
        clean(note.trim_start_matches(marks))
    };
    found.into_iter().map(unmarked).filter(|it| !it.is_empty()).collect()
}
