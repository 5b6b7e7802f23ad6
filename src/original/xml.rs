//! The XML of a workbook's parts, one node after the other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::ReadProblem;
use crate::exchange::office_xml::named;
pub(super) use crate::exchange::office_xml::{attribute, damaged, flag, name, number, unescaped};

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
