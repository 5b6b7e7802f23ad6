//! Where the objects of a file stand.

use std::collections::{HashMap, HashSet};

use super::file::{File, whole};
use super::lexer::{Lexer, Token};
use super::object::{Dict, Object};

/// The most objects that a file may name.
const MOST: usize = 400_000;

/// Where one object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// From this byte on.
    At(usize),
    /// In a stream of objects.
    Within {
        /// The number of that stream.
        container: u32,
    },
}

/// All of them, and the dictionary that names the first.
#[derive(Debug, Default)]
pub(super) struct Xref {
    pub(super) entries: HashMap<u32, Entry>,
    pub(super) trailer: Dict,
    /// The numbers that newer parts of the file have said something about.
    said: HashSet<u32>,
}

impl Xref {
    /// The newest entry counts, and it is read first.
    fn add(&mut self, number: usize, entry: Option<Entry>) -> Option<()> {
        let number = u32::try_from(number).ok()?;
        if self.said.len() >= MOST {
            return None;
        }
        if self.said.insert(number)
            && let Some(entry) = entry
        {
            self.entries.insert(number, entry);
        }
        Some(())
    }
}

/// Reads the table that a file ends with, and those before it.
pub(super) fn by_table(file: &File<'_>) -> Option<Xref> {
    let bytes = file.bytes();
    let tail = bytes.len().saturating_sub(2048);
    let mark = bytes[tail..].windows(9).rposition(|nine| nine == b"startxref")?;
    let mut lexer = Lexer::new(bytes, tail + mark + 9);
    let mut next = Some(whole(&lexer.token()?)?);
    let mut seen = HashSet::new();
    let mut xref = Xref::default();
    while let Some(at) = next {
        if !seen.insert(at) || seen.len() > 1000 || at >= bytes.len() {
            break;
        }
        let dict = section(file, at, &mut xref)?;
        if let Some(hybrid) = file.get(&dict, "XRefStm").unsigned()
            && seen.insert(hybrid)
        {
            section(file, hybrid, &mut xref)?;
        }
        next = file.get(&dict, "Prev").unsigned();
        for (key, value) in dict {
            xref.trailer.entry(key).or_insert(value);
        }
    }
    Some(xref)
}

fn section(file: &File<'_>, at: usize, xref: &mut Xref) -> Option<Dict> {
    let mut lexer = Lexer::new(file.bytes(), at);
    if lexer.token()? == Token::Word(b"xref") {
        table(file, lexer, xref)
    } else {
        stream(file, at, xref)
    }
}

fn table(file: &File<'_>, mut lexer: Lexer<'_>, xref: &mut Xref) -> Option<Dict> {
    loop {
        let first = match lexer.token()? {
            Token::Word(b"trailer") => break,
            token => whole(&token)?,
        };
        let count = whole(&lexer.token()?)?;
        for number in first..first.checked_add(count)? {
            file.budget.work(20)?;
            let at = whole(&lexer.token()?)?;
            lexer.token()?;
            let entry = (lexer.token()? == Token::Word(b"n")).then_some(Entry::At(at));
            xref.add(number, entry)?;
        }
    }
    lexer.object(&file.budget)?.dict().map(|dict| dict.as_ref().clone())
}

fn stream(file: &File<'_>, at: usize, xref: &mut Xref) -> Option<Dict> {
    let (_, object) = file.object_at(at)?;
    let stream = object.stream()?;
    let dict = stream.dict.as_ref().clone();
    let bytes = file.stream(stream)?;
    let widths = dict.get(&b"W"[..])?.array()?;
    let widths: Vec<usize> = widths.iter().filter_map(Object::unsigned).collect();
    let [kind, second, third] = widths[..] else { return None };
    let length = kind.checked_add(second)?.checked_add(third)?;
    if length == 0 || length > 24 {
        return None;
    }
    let size = dict.get(&b"Size"[..]).and_then(Object::unsigned)?;
    let index: Vec<usize> = match dict.get(&b"Index"[..]).and_then(Object::array) {
        Some(index) => index.iter().filter_map(Object::unsigned).collect(),
        None => vec![0, size],
    };
    let mut rows = bytes.chunks_exact(length);
    for part in index.chunks_exact(2) {
        for number in part[0]..part[0].checked_add(part[1])? {
            let Some(row) = rows.next() else { return Some(dict) };
            file.budget.work(4)?;
            let field = |from: usize, length: usize| {
                row[from..from + length]
                    .iter()
                    .fold(0_usize, |sum, byte| sum.wrapping_shl(8) | usize::from(*byte))
            };
            let entry = match if kind == 0 { 1 } else { field(0, kind) } {
                1 => Some(Entry::At(field(kind, second))),
                2 => u32::try_from(field(kind, second))
                    .ok()
                    .map(|container| Entry::Within { container }),
                _ => None,
            };
            xref.add(number, entry)?;
        }
    }
    Some(dict)
}

/// Looks for objects in the whole file, for one whose table is damaged. The last of a number counts.
pub(super) fn by_search(file: &File<'_>) -> Option<Xref> {
    let bytes = file.bytes();
    file.budget.work(bytes.len())?;
    let mut xref = Xref::default();
    let mut containers = Vec::new();
    let mut from = 0;
    while let Some(found) = bytes[from..].windows(3).position(|three| three == b"obj") {
        let at = from + found;
        from = at + 3;
        let Some(start) = start_of_object(bytes, at) else { continue };
        let Some(number) = Lexer::new(bytes, start).token().as_ref().and_then(whole) else {
            continue;
        };
        let Ok(number) = u32::try_from(number) else { continue };
        if xref.entries.len() >= MOST {
            return None;
        }
        xref.entries.insert(number, Entry::At(start));
        file.budget.work(400)?;
        let head = &bytes[from..bytes.len().min(from + 400)];
        let has = |word: &[u8]| head.windows(word.len()).any(|it| it == word);
        if has(b"/ObjStm") || has(b"/XRef") {
            containers.push((number, start));
        } else if has(b"/Catalog") {
            xref.trailer.insert(b"Root".to_vec(), Object::Reference((number, 0)));
        }
    }
    for (container, at) in containers {
        let Some((_, object)) = file.object_at(at) else { continue };
        let Some(stream) = object.stream() else { continue };
        if stream.dict.get(&b"Type"[..]).and_then(Object::name) == Some(b"ObjStm") {
            for number in file.numbers_within(stream).unwrap_or_default() {
                file.budget.work(10)?;
                xref.entries.entry(number).or_insert(Entry::Within { container });
            }
        } else {
            take_trailer(&mut xref, &stream.dict);
        }
    }
    let mut from = 0;
    while let Some(found) = bytes[from..].windows(7).position(|seven| seven == b"trailer") {
        from += found + 7;
        let dict = Lexer::new(bytes, from).object(&file.budget);
        if let Some(dict) = dict.as_ref().and_then(Object::dict) {
            take_trailer(&mut xref, dict);
        }
    }
    Some(xref)
}

fn take_trailer(xref: &mut Xref, dict: &Dict) {
    for key in ["Root", "Encrypt", "ID"] {
        if let Some(value) = dict.get(key.as_bytes()) {
            xref.trailer.insert(key.as_bytes().to_vec(), value.clone());
        }
    }
}

/// Where the number of an object begins whose word `obj` stands here.
fn start_of_object(bytes: &[u8], at: usize) -> Option<usize> {
    let mut start = at;
    for _ in 0..2 {
        let blanks = bytes[..start].iter().rev().take(4).take_while(|it| it.is_ascii_whitespace());
        start -= blanks.count();
        let digits = bytes[..start].iter().rev().take(10).take_while(|it| it.is_ascii_digit());
        let digits = digits.count();
        if digits == 0 {
            return None;
        }
        start -= digits;
    }
    Some(start)
}
