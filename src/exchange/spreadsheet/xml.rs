//! The XML of a part, as a stream: no part is in memory as a whole.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::ReadProblem;
use crate::exchange::office_xml::named;
pub(super) use crate::exchange::office_xml::{attribute, damaged, flag, name, number};

/// The largest single tag or text. A cell has room for 32,767 characters.
const MAX_PIECE: usize = 64 * 1024 * 1024;

/// One step through a part. An empty element is opened and closed.
pub(super) enum Node<'a> {
    /// The beginning of an element.
    Open(&'a BytesStart<'a>),
    /// The end of the element of this name, without its prefix.
    Close(&'a str),
    /// Words between the elements.
    Words(&'a str),
}

/// Walks through a part from its beginning to its end.
///
/// # Errors
/// It is no XML, or ends too early, or `take` fails.
pub(super) fn walk(
    source: impl BufRead,
    take: &mut dyn FnMut(&Node<'_>) -> Result<(), ReadProblem>,
) -> Result<(), ReadProblem> {
    let left = Rc::new(Cell::new(MAX_PIECE));
    let mut reader = Reader::from_reader(Measured { source, left: Rc::clone(&left) });
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        left.set(MAX_PIECE);
        let event = reader.read_event_into(&mut buffer);
        if left.get() == 0 {
            return Err(ReadProblem::TooMuch);
        }
        match event.map_err(damaged)? {
            Event::Eof if depth > 0 => return Err(damaged("the part ends too early")),
            Event::Eof => return Ok(()),
            Event::Start(start) | Event::Empty(start) => {
                depth += 1;
                take(&Node::Open(&start))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(&Node::Close(end.local_name().into_inner()))?;
            }
            Event::Text(text) => take(&Node::Words(&text.xml10_content()))?,
            Event::CData(text) => take(&Node::Words(&text.xml10_content()))?,
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(damaged)? {
                Some(character) => take(&Node::Words(character.encode_utf8(&mut [0; 4])))?,
                None => take(&Node::Words(named(&entity.into_inner())))?,
            },
            _ => {}
        }
    }
}

/// Counts down what one piece may take.
struct Measured<R> {
    source: R,
    left: Rc<Cell<usize>>,
}

impl<R: BufRead> Read for Measured<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.source.read(buffer)
    }
}

impl<R: BufRead> BufRead for Measured<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.get() == 0 {
            return Err(io::Error::other("one piece of a part is too large"));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left.set(self.left.get().saturating_sub(amount));
        self.source.consume(amount);
    }
}
