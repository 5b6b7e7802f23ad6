//! The XML of a workbook's parts, one node after the other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::ReadProblem;

/// One step through a part. An empty element is opened and closed.
pub(super) enum Node<'a> {
    /// The beginning of an element.
    Open(BytesStart<'a>),
    /// The end of the element of this name, without its prefix.
    Close(String),
    /// Words between the elements.
    Words(String),
}

/// A part that is walked through.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader }
    }

    /// The next node; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, ReadProblem> {
        loop {
            let event = self.reader.read_event().map_err(damaged)?;
            return Ok(Some(match event {
                Event::Eof => return Ok(None),
                Event::Start(start) | Event::Empty(start) => Node::Open(start),
                Event::End(end) => Node::Close(end.local_name().into_inner().to_owned()),
                Event::Text(text) => Node::Words(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Words(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(damaged)? {
                    Some(character) => Node::Words(character.to_string()),
                    None => Node::Words(named(&entity.into_inner()).to_owned()),
                },
                _ => continue,
            }));
        }
    }
}

pub(super) fn damaged(error: impl std::fmt::Display) -> ReadProblem {
    ReadProblem::Damaged(error.to_string())
}

/// The character of an entity that XML knows; nothing for one that a document defines itself.
fn named(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

/// An element's name without its prefix.
pub(super) fn name<'s>(start: &'s BytesStart<'_>) -> &'s str {
    start.local_name().into_inner()
}

/// An attribute by its name without the prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut all = attributes.with_checks(false).flatten();
    let found = all.find(|it| it.key.local_name().into_inner() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// A number in an attribute.
pub(super) fn number<T: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(start, name)?.trim().parse().ok()
}

/// Whether a flag is set; `0` and `false` are the ways to say no.
pub(super) fn flag(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|it| !matches!(it.trim(), "0" | "false" | "off"))
}

/// Characters that Excel writes as `_x000D_`, as they are meant.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let character =
            code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            plain.push(character);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain
}
