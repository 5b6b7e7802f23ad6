//! Texts of cells: runs joined, the reading of kanji left out.

use super::xml::{Node, Xml, flag, name, unescaped};
use crate::exchange::ReadProblem;

/// A text that is put together from the nodes of `<si>` or `<is>`.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    is_text: bool,
    /// How deep inside `<rPh>`, which holds the reading of the kanji.
    reading: usize,
    run_is_struck: bool,
    struck: usize,
    all: usize,
}

impl TextBuilder {
    pub(super) fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(start) => match name(start) {
                "rPh" => self.reading += 1,
                "r" => self.run_is_struck = false,
                "strike" => {
                    let has_value = super::xml::attribute(start, "val").is_some();
                    self.run_is_struck = !has_value || flag(start, "val");
                }
                "t" => self.is_text = true,
                _ => {}
            },
            Node::Close(end) => match end.as_str() {
                "rPh" => self.reading = self.reading.saturating_sub(1),
                "r" => self.run_is_struck = false,
                "t" => self.is_text = false,
                _ => {}
            },
            Node::Words(words) if self.is_text && self.reading == 0 => {
                push_cut(&mut self.text, words);
                let count = words.chars().filter(|c| !c.is_whitespace()).count();
                self.all += count;
                if self.run_is_struck {
                    self.struck += count;
                }
            }
            Node::Words(_) => {}
        }
    }

    pub(super) fn finish(self) -> SharedText {
        SharedText { text: unescaped(&self.text), struck: self.all > 0 && self.struck == self.all }
    }
}

/// Adds words to the text of a cell, up to what a cell holds.
pub(super) fn push_cut(text: &mut String, words: &str) {
    let room = MOST_BYTES.saturating_sub(text.len());
    let mut end = words.len().min(room);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    text.push_str(&words[..end]);
}

/// Excel takes 32,767 characters into a cell; more are not looked at.
const MOST_BYTES: usize = 4 * crate::exchange::MAX_CELL;

/// A text, and whether all of it is struck through.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedText {
    pub(super) text: String,
    pub(super) struck: bool,
}

/// The texts that the cells of a workbook share.
pub(super) fn read(text: &str) -> Result<Vec<SharedText>, ReadProblem> {
    let mut found = Vec::new();
    let mut open: Option<TextBuilder> = None;
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        match (&node, &mut open) {
            (Node::Open(start), _) if name(start) == "si" => open = Some(TextBuilder::default()),
            (Node::Close(end), Some(_)) if end == "si" => {
                found.extend(open.take().map(TextBuilder::finish));
            }
            (_, Some(text)) => text.take(&node),
            _ => {}
        }
    }
    Ok(found)
}
