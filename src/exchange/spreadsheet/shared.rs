//! What the cells of a workbook share: texts and formats.

use std::collections::HashMap;

use super::part::Package;
use super::xml::{Node, attribute, name, number};
use crate::exchange::ReadProblem;
use crate::exchange::number_format::NumberFormat;
use crate::exchange::office_xml::unescaped;
use crate::exchange::sheet::{MAX_CELL, cut};

/// What cells of all sheets share.
pub(super) struct Shared {
    pub(super) texts: Vec<Box<str>>,
    pub(super) formats: Vec<NumberFormat>,
    pub(super) is_1904: bool,
}

/// The most texts, and the most styles. Excel has room for fewer.
const MOST_SHARED: usize = 4_000_000;

/// A text that is put together from the nodes of `<si>` or `<is>`: runs joined, the reading of kanji
/// left out.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    is_text: bool,
    /// How deep inside `<rPh>`, which holds the reading of the kanji.
    reading: usize,
}

impl TextBuilder {
    pub(super) fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(start) => match name(start) {
                "rPh" => self.reading += 1,
                "t" => self.is_text = true,
                _ => {}
            },
            Node::Close("rPh") => self.reading = self.reading.saturating_sub(1),
            Node::Close("t") => self.is_text = false,
            Node::Words(words) if self.is_text && self.reading == 0 => push(&mut self.text, words),
            Node::Close(_) | Node::Words(_) => {}
        }
    }

    pub(super) fn finish(self) -> String {
        unescaped(&self.text)
    }
}

/// Adds words to a text while there is room: one character more than a cell holds says that it was
/// cut, and no file makes it grow further.
pub(super) fn push(text: &mut String, words: &str) {
    // An escaped character takes seven.
    let room = (7 * 4 * (MAX_CELL + 1)).saturating_sub(text.len());
    if words.len() <= room {
        text.push_str(words);
    } else {
        let end = (0..=room).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
        text.push_str(&words[..end]);
    }
}

/// The texts that the cells of a workbook share.
pub(super) fn texts(package: &mut Package<'_>, part: &str) -> Result<Vec<Box<str>>, ReadProblem> {
    let mut found = Vec::new();
    let mut open: Option<TextBuilder> = None;
    package.walk(part, &mut |node| {
        match (node, &mut open) {
            (Node::Open(start), _) if name(start) == "si" => open = Some(TextBuilder::default()),
            (Node::Close("si"), Some(_)) => {
                let text = open.take().map(TextBuilder::finish).unwrap_or_default();
                // One more than fits stays, so that the cell can say it.
                found.push(cut(&text, MAX_CELL + 1).into());
                if found.len() > MOST_SHARED {
                    return Err(ReadProblem::TooMuch);
                }
            }
            (_, Some(text)) => text.take(node),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// How the numbers of each style are shown.
pub(super) fn formats(
    package: &mut Package<'_>,
    part: &str,
) -> Result<Vec<NumberFormat>, ReadProblem> {
    let mut codes: HashMap<u32, NumberFormat> = HashMap::new();
    let (mut found, mut is_styles) = (Vec::new(), false);
    package.walk(part, &mut |node| {
        match node {
            Node::Open(start) => match name(start) {
                "numFmt" => {
                    let code = attribute(start, "formatCode").unwrap_or_default();
                    let id = number(start, "numFmtId").unwrap_or(0);
                    codes.insert(id, NumberFormat::of_code(&code));
                }
                "cellXfs" => is_styles = true,
                "xf" if is_styles && found.len() < MOST_SHARED => {
                    let id = number(start, "numFmtId").unwrap_or(0);
                    let own = codes.get(&id).cloned();
                    found.push(own.unwrap_or_else(|| NumberFormat::built_in(id)));
                }
                _ => {}
            },
            Node::Close("cellXfs") => is_styles = false,
            Node::Close(_) | Node::Words(_) => {}
        }
        Ok(())
    })?;
    Ok(found)
}
