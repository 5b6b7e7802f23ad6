//! A PDF as objects that are read when they are asked for.
//!
//! Nothing is read twice and nothing that nobody asks for: a file may name a million objects in a few
//! bytes. A library that reads everything at once would do what the file says.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::budget::Budget;
use super::encryption::Encryption;
use super::filter;
use super::lexer::{Lexer, Token};
use super::object::{Dict, Id, Object, Stream};
use super::xref::{self, Entry, Xref};

/// How deep objects may need each other while they are read.
const DEPTH: u8 = 8;

/// The objects of a file.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    pub(super) budget: Budget,
    entries: HashMap<u32, Entry>,
    pub(super) trailer: Rc<Dict>,
    encryption: Option<Encryption>,
    known: RefCell<HashMap<u32, Object>>,
    containers: RefCell<HashMap<u32, Option<Rc<Container>>>>,
    depth: Cell<u8>,
}

/// A stream of objects.
struct Container {
    bytes: Vec<u8>,
    /// Number and place of each object.
    places: Vec<(u32, usize)>,
}

/// Why a file is not opened.
pub(super) enum Closed {
    /// Something that every file has is missing.
    Damaged,
    /// It needs a password.
    Encrypted,
}

impl<'a> File<'a> {
    /// Finds the objects of a file: by its table, and by looking for them where that is damaged.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Closed> {
        let mut file = Self {
            bytes,
            budget: Budget::new(),
            entries: HashMap::new(),
            trailer: Rc::default(),
            encryption: None,
            known: RefCell::default(),
            containers: RefCell::default(),
            depth: Cell::new(0),
        };
        if let Some(table) = xref::by_table(&file) {
            file.take(table)?;
            if file.has_pages() {
                return Ok(file);
            }
        }
        let found = xref::by_search(&file).ok_or(Closed::Damaged)?;
        file.take(found)?;
        if file.has_pages() { Ok(file) } else { Err(Closed::Damaged) }
    }

    fn take(&mut self, table: Xref) -> Result<(), Closed> {
        self.entries = table.entries;
        self.trailer = Rc::new(table.trailer);
        self.encryption = None;
        self.known.take();
        self.containers.take();
        if let Some(dict) = self.get(&self.trailer, "Encrypt").dict() {
            let dict: Dict = dict.iter().map(|(key, it)| (key.clone(), self.resolve(it))).collect();
            let id = self.get(&self.trailer, "ID");
            self.encryption = Some(Encryption::new(&dict, &id).ok_or(Closed::Encrypted)?);
            self.known.take();
        }
        Ok(())
    }

    fn has_pages(&self) -> bool {
        let root = self.get(&self.trailer, "Root");
        root.dict().is_some_and(|root| self.get(root, "Pages").dict().is_some())
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// What stands in a dictionary, behind references; null where there is nothing.
    pub(super) fn get(&self, dict: &Dict, key: &str) -> Object {
        dict.get(key.as_bytes()).map_or(Object::Null, |object| self.resolve(object))
    }

    /// The object behind references; null where there is none.
    pub(super) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..DEPTH {
            match object {
                Object::Reference(id) => object = self.object(id),
                other => return other,
            }
        }
        Object::Null
    }

    fn object(&self, (number, _): Id) -> Object {
        if let Some(known) = self.known.borrow().get(&number) {
            return known.clone();
        }
        if self.depth.get() >= DEPTH {
            return Object::Null;
        }
        self.depth.set(self.depth.get() + 1);
        let object = match self.entries.get(&number) {
            Some(Entry::At(at)) => self.object_at(*at).filter(|(id, _)| id.0 == number),
            Some(Entry::Within { container }) => {
                self.object_within(*container, number).map(|object| ((number, 0), object))
            }
            None => None,
        };
        self.depth.set(self.depth.get() - 1);
        let object = object.map_or(Object::Null, |(_, object)| object);
        self.known.borrow_mut().insert(number, object.clone());
        object
    }

    /// The object that begins here, with its number, its strings in the clear.
    pub(super) fn object_at(&self, at: usize) -> Option<(Id, Object)> {
        self.budget.work(20)?;
        let mut lexer = Lexer::new(self.bytes, at);
        let number = whole(&lexer.token()?)?;
        let generation = whole(&lexer.token()?)?;
        let id = (u32::try_from(number).ok()?, u16::try_from(generation).ok()?);
        if lexer.token()? != Token::Word(b"obj") {
            return None;
        }
        let object = lexer.object(&self.budget)?;
        let object = match &self.encryption {
            Some(encryption) => encryption.object(id, object),
            None => object,
        };
        let Object::Dict(dict) = &object else { return Some((id, object)) };
        if lexer.token() != Some(Token::Word(b"stream")) {
            return Some((id, object));
        }
        lexer.skip_line_end();
        let start = lexer.at;
        let end = self.end_of_stream(dict, start)?;
        let stream = Stream { dict: Rc::clone(dict), start, end, id };
        Some((id, Object::Stream(Rc::new(stream))))
    }

    fn end_of_stream(&self, dict: &Dict, start: usize) -> Option<usize> {
        let length = self.get(dict, "Length").unsigned();
        let told = length.and_then(|length| start.checked_add(length));
        if let Some(end) = told.filter(|end| *end <= self.bytes.len()) {
            let mut behind = Lexer::new(self.bytes, end);
            behind.skip_line_end();
            if self.bytes[behind.at..].starts_with(b"endstream") {
                return Some(end);
            }
        }
        let rest = &self.bytes[start..];
        let end = rest.windows(9).position(|nine| nine == b"endstream");
        self.budget.work(end.unwrap_or(rest.len()))?;
        end.map(|end| start + end)
    }

    fn object_within(&self, container: u32, number: u32) -> Option<Object> {
        let found = self.containers.borrow().get(&container).cloned();
        let container = if let Some(known) = found {
            known
        } else {
            let opened = self.open_container(container).map(Rc::new);
            self.containers.borrow_mut().insert(container, opened.clone());
            opened
        }?;
        let (_, place) = container.places.iter().find(|(it, _)| *it == number)?;
        self.budget.work(container.places.len() / 8)?;
        Lexer::new(&container.bytes, *place).object(&self.budget)
    }

    fn open_container(&self, number: u32) -> Option<Container> {
        // A container lies in no other.
        let Some(Entry::At(_)) = self.entries.get(&number) else { return None };
        let object = self.object((number, 0));
        let stream = object.stream()?;
        let bytes = self.stream(stream)?;
        let first = self.get(&stream.dict, "First").unsigned()?;
        let count = self.get(&stream.dict, "N").unsigned()?;
        let mut lexer = Lexer::new(bytes.get(..first)?, 0);
        let mut places = Vec::new();
        for _ in 0..count {
            let (Some(number), Some(place)) = (lexer.token(), lexer.token()) else { break };
            let place = first.checked_add(whole(&place)?)?;
            places.push((u32::try_from(whole(&number)?).ok()?, place));
        }
        Some(Container { bytes, places })
    }

    /// The numbers of the objects in a container.
    pub(super) fn numbers_within(&self, stream: &Stream) -> Option<Vec<u32>> {
        let bytes = self.stream(stream)?;
        let first = stream.dict.get(&b"First"[..])?.unsigned()?;
        let mut lexer = Lexer::new(bytes.get(..first)?, 0);
        let mut numbers = Vec::new();
        while let (Some(number), Some(_)) = (lexer.token(), lexer.token()) {
            numbers.push(u32::try_from(whole(&number)?).ok()?);
        }
        Some(numbers)
    }

    /// The unpacked bytes of a stream; `None` where they are not known to be all.
    pub(super) fn stream(&self, stream: &Stream) -> Option<Vec<u8>> {
        let packed = self.bytes.get(stream.start..stream.end)?;
        self.budget.work(packed.len())?;
        let mut bytes = match &self.encryption {
            Some(encryption) => encryption.stream(stream.id, &stream.dict, packed)?,
            None => packed.to_vec(),
        };
        let filters = self.list(&stream.dict, &["Filter", "F"]);
        let parameters = self.list(&stream.dict, &["DecodeParms", "DP"]);
        for (at, name) in filters.iter().enumerate().take(6) {
            let dict = parameters.get(at).and_then(Object::dict).map(|dict| {
                let values = dict.iter().map(|(key, it)| (key.clone(), self.resolve(it)));
                values.collect::<Dict>()
            });
            bytes = filter::unpack(name.name()?, dict.as_ref(), &bytes)?;
            self.budget.work(bytes.len())?;
        }
        Some(bytes)
    }

    /// One value or an array of them.
    fn list(&self, dict: &Dict, keys: &[&str]) -> Vec<Object> {
        let found = keys.iter().map(|key| self.get(dict, key)).find(|it| *it != Object::Null);
        match found {
            Some(Object::Array(array)) => array.iter().map(|it| self.resolve(it)).collect(),
            Some(single) => vec![single],
            None => Vec::new(),
        }
    }
}

/// A whole number that is not below zero.
pub(super) fn whole(token: &Token<'_>) -> Option<usize> {
    match token {
        Token::Number(number) => Object::Number(*number).unsigned(),
        _ => None,
    }
}
