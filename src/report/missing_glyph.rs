//! Characters that no face can print, with the places where a person finds them.
//!
//! They are noticed while a text is shaped, and stay with its run all the way to the page. Whoever
//! lays a text out says where it comes from; what nobody says anything about is placed on the
//! sheet on which it stands.

use super::paper::{Mark, Page};
use super::set::Line;

/// A character that prints as 〓.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Where it stands, in words, for example 2-(5) メモ.
    pub places: Vec<String>,
}

/// Every character on the pages that no face can print, in the order in which they stand there.
///
/// It is asked before the export, so that a person can choose another spelling, and so that the
/// program can look for a face that has the character.
#[must_use]
pub fn missing_glyphs(pages: &[Page]) -> Vec<MissingGlyph> {
    let mut found: Vec<MissingGlyph> = Vec::new();
    for missing in pages.iter().flat_map(Page::runs).flat_map(|run| &run.missing) {
        let known = found.iter().position(|known| known.character == missing.character);
        let at = known.unwrap_or_else(|| {
            found.push(MissingGlyph { character: missing.character, places: Vec::new() });
            found.len() - 1
        });
        let places = &mut found[at].places;
        for place in &missing.places {
            if !places.contains(place) {
                places.push(place.clone());
            }
        }
    }
    found
}

/// Says where the characters without a glyph in some marks come from, as far as nobody said it yet.
pub(super) fn place_marks(marks: &mut [Mark], places: impl Fn(char) -> Vec<String>) {
    for mark in marks {
        let Mark::Text(run) = mark else { continue };
        for missing in run.missing.iter_mut().filter(|missing| missing.places.is_empty()) {
            missing.places = places(missing.character);
        }
    }
}

/// Places what nobody placed on the sheet on which it stands, unless it is known from elsewhere on
/// it.
pub(super) fn place_rest(pages: &mut [Page], sheet: &str) {
    let mut placed = missing_glyphs(pages);
    placed.retain(|missing| !missing.places.is_empty());
    for page in pages {
        place_marks(&mut page.marks, |character| {
            let is_known = placed.iter().any(|known| known.character == character);
            if is_known { Vec::new() } else { vec![sheet.to_owned()] }
        });
    }
}

/// The same lines, with the place that their text comes from.
pub(super) fn placed(mut lines: Vec<Line>, place: impl Fn() -> String) -> Vec<Line> {
    for line in &mut lines {
        line.place(|_| vec![place()]);
    }
    lines
}
