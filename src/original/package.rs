//! The parts of an Excel workbook, by name.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use std::ops::ControlFlow;

use zip::ZipArchive;

use super::xml::{Node, Xml, attribute, name};
use crate::exchange::ReadProblem;
use crate::exchange::office_xml::resolved;
use crate::exchange::package::{check, plain};

/// The most that one part of a form may unpack to: a long form has a few hundred kilobytes.
const MAX_PART: u64 = 64 * 1024 * 1024;

/// A workbook's parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The place of every part, by its plain name.
    places: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadProblem> {
        if !crate::exchange::is_package(bytes)? {
            return Err(ReadProblem::NotATable);
        }
        check(bytes, &mut |_| ControlFlow::Continue(()))?;
        let damaged = |error: zip::result::ZipError| ReadProblem::Damaged(error.to_string());
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut places = HashMap::new();
        for at in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(at) {
                places.entry(plain(&name)).or_insert(at);
            }
        }
        Ok(Self { archive, places })
    }

    /// Whether any part's plain name ends like this.
    pub(super) fn has(&self, end: &str) -> bool {
        self.places.keys().any(|name| name.ends_with(end))
    }

    /// The name of a part as the package spells it.
    pub(super) fn spelled(&self, part: &str) -> Option<String> {
        let at = *self.places.get(&plain(part))?;
        self.archive.name_for_index(at)?.ok().map(std::borrow::Cow::into_owned)
    }

    /// The place of a part among the entries of the package.
    pub(super) fn place(&self, part: &str) -> Option<usize> {
        self.places.get(&plain(part)).copied()
    }

    /// A part as text; `None` where there is none.
    pub(super) fn text(&mut self, part: &str) -> Result<Option<String>, ReadProblem> {
        Ok(self.encoded(part)?.map(|(text, _)| text))
    }

    /// A part as text, and how it was written; `None` where there is none.
    pub(super) fn encoded(
        &mut self,
        part: &str,
    ) -> Result<Option<(String, Encoding)>, ReadProblem> {
        let Some(&at) = self.places.get(&plain(part)) else { return Ok(None) };
        let damaged = |error: &dyn std::fmt::Display| ReadProblem::Damaged(error.to_string());
        let file = self.archive.by_index(at).map_err(|it| damaged(&it))?;
        let mut bytes = Vec::new();
        file.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|it| damaged(&it))?;
        if bytes.len() as u64 > MAX_PART {
            return Err(ReadProblem::TooMuch);
        }
        decoded(&bytes).map(Some).ok_or_else(|| damaged(&"a part is not text"))
    }

    /// What a part refers to, by id: kind and plain name of the target.
    pub(super) fn relations(
        &mut self,
        part: &str,
    ) -> Result<HashMap<String, Relation>, ReadProblem> {
        let part = plain(part);
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
        let mut found = HashMap::new();
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.text(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(found);
        };
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            let Node::Open(start) = node else { continue };
            if name(&start) != "Relationship" {
                continue;
            }
            let [id, target, kind] = ["Id", "Target", "Type"].map(|it| attribute(&start, it));
            if let (Some(id), Some(target)) = (id, target) {
                let target = resolved(folder, &target);
                found.insert(id, Relation { kind: kind.unwrap_or_default(), target });
            }
        }
        Ok(found)
    }
}

/// A reference from one part to another.
pub(super) struct Relation {
    /// The address that names the kind.
    pub(super) kind: String,
    /// The plain name of the other part.
    pub(super) target: String,
}

/// How a part writes its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    MarkedUtf8,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// The bytes of a text that is written like this.
    pub(super) fn bytes(self, text: &str) -> Vec<u8> {
        let wide = |mark: [u8; 2], to: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(to)).collect()
        };
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::MarkedUtf8 => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
            Self::Utf16Le => wide([0xFF, 0xFE], u16::to_le_bytes),
            Self::Utf16Be => wide([0xFE, 0xFF], u16::to_be_bytes),
        }
    }
}

/// UTF-8, or UTF-16 with a mark.
fn decoded(bytes: &[u8]) -> Option<(String, Encoding)> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    Some(match bytes {
        [0xFF, 0xFE, ..] => (wide(u16::from_le_bytes)?, Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => (wide(u16::from_be_bytes)?, Encoding::Utf16Be),
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            (String::from_utf8(rest.to_vec()).ok()?, Encoding::MarkedUtf8)
        }
        _ => (String::from_utf8(bytes.to_vec()).ok()?, Encoding::Utf8),
    })
}
