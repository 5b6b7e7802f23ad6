//! The parts of a workbook, by name.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read as _};

use encoding_rs::{UTF_16BE, UTF_16LE};
use zip::ZipArchive;

use super::xml::{Node, attribute, damaged, name, walk};
use crate::exchange::ReadProblem;
use crate::exchange::office_xml::resolved;
use crate::exchange::package::plain;

/// The most that a part in UTF-16, which is not read as a stream, may unpack to.
const MAX_WIDE: u64 = 64 * 1024 * 1024;

/// A workbook's parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The place of every part, by its plain name.
    places: HashMap<String, usize>,
}

/// What a part refers to: kind and plain name of the target, by id.
#[derive(Default)]
pub(super) struct Relations(HashMap<String, (String, String)>);

impl Relations {
    /// The target of the first relation of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<String> {
        let mut all = self.0.values();
        all.find(|(found, _)| found.ends_with(kind)).map(|(_, target)| target.clone())
    }

    /// Kind and target of a relation.
    pub(super) fn target(&self, id: &str) -> Option<(&str, &str)> {
        self.0.get(id).map(|(kind, target)| (kind.as_str(), target.as_str()))
    }
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadProblem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut places = HashMap::new();
        for at in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(at) {
                let name = plain(&name);
                places.entry(name.trim_start_matches('/').to_owned()).or_insert(at);
            }
        }
        Ok(Self { archive, places })
    }

    /// The part that lists the sheets: where the package says, else where it usually is.
    pub(super) fn main_part(&mut self) -> Result<String, ReadProblem> {
        let found = self.relations("")?.of_kind("/officeDocument");
        let is_there = |part: &String| self.places.contains_key(&plain(part));
        Ok(found.filter(is_there).unwrap_or_else(|| "xl/workbook.xml".to_owned()))
    }

    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, ReadProblem> {
        let part = plain(part);
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut found = Relations::default();
        self.walk(&format!("{folder}{slash}_rels/{file}.rels"), &mut |node| {
            if let Node::Open(start) = node
                && name(start) == "Relationship"
                && let [Some(id), Some(target)] = ["Id", "Target"].map(|it| attribute(start, it))
            {
                let kind = attribute(start, "Type").unwrap_or_default();
                found.0.insert(id, (kind, resolved(folder, &target)));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Walks through a part; one that is not there has nothing in it.
    pub(super) fn walk(
        &mut self,
        part: &str,
        take: &mut dyn FnMut(&Node<'_>) -> Result<(), ReadProblem>,
    ) -> Result<(), ReadProblem> {
        let Some(&at) = self.places.get(&plain(part)) else { return Ok(()) };
        let mut file = self.archive.by_index(at).map_err(damaged)?;
        let mut mark = Vec::new();
        file.by_ref().take(2).read_to_end(&mut mark).map_err(damaged)?;
        let wide = match mark.as_slice() {
            [0xFF, 0xFE] => UTF_16LE,
            [0xFE, 0xFF] => UTF_16BE,
            _ => return walk(BufReader::new(Cursor::new(mark).chain(file)), take),
        };
        let mut bytes = Vec::new();
        file.take(MAX_WIDE + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > MAX_WIDE {
            return Err(ReadProblem::TooMuch);
        }
        let (text, _) = wide.decode_without_bom_handling(&bytes);
        walk(text.as_bytes(), take)
    }
}
