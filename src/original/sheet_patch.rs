//! Cells of a sheet's part written anew, every other byte as it was.
//!
//! The part is never put together again: it is looked where each cell stands, and only those bytes
//! are replaced. A cell or a row that the file does not have is put in where it belongs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::CellPlace;
use super::xml::{attribute, damaged, flag, name, number};
use crate::exchange::ReadProblem;
use crate::text::dates::japanese;

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Empty,
    Text(String),
    /// A number where the cell shows numbers as days, else in words.
    Day(NaiveDate),
    Logical(bool),
}

/// How the workbook keeps days.
pub(super) struct Days<'a> {
    pub(super) is_1904: bool,
    /// Whether a style shows numbers as days.
    pub(super) is_day: &'a dyn Fn(u32) -> bool,
}

/// The text of a sheet's part with these cells written.
pub(super) fn patched(
    text: &str,
    writes: &BTreeMap<CellPlace, Content>,
    days: &Days<'_>,
) -> Result<String, ReadProblem> {
    let index = Index::of(text, writes)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut rows: BTreeMap<u32, Vec<(u32, &Content)>> = BTreeMap::new();
    for (place, content) in writes {
        rows.entry(place.row).or_default().push((place.column, content));
    }
    let mut new_rows = String::new();
    for (number, cells) in rows {
        let found: Vec<&Row> = index.rows.iter().filter(|row| row.number == number).collect();
        let missing = write_there(&found, &cells, days, &mut edits);
        if missing.is_empty() {
            continue;
        }
        let style = |column: u32| {
            let row = found.iter().find_map(|row| row.style);
            let mut columns = index.columns.iter().filter(|(range, _)| range.contains(&column));
            row.or_else(|| columns.next().map(|(_, style)| *style)).unwrap_or(0)
        };
        let prefix = prefix(found.first().map_or(&index.data.name, |row| &row.name));
        let new = |column: u32, content: &Content| {
            let place = CellPlace { row: number, column };
            let style = style(column);
            let shown = if style == 0 { String::new() } else { format!(" s=\"{style}\"") };
            let head = format!("{prefix}c r=\"{place}\"{shown}");
            element(&head, prefix, content, style, days)
        };
        if let Some(row) = found.first() {
            row.insert(text, &missing, &new, &mut edits);
        } else {
            let cells: String = missing.iter().map(|(column, it)| new(*column, it)).collect();
            let row = format!("<{prefix}row r=\"{number}\">{cells}</{prefix}row>");
            match index.starts.iter().find(|(other, _)| *other > number) {
                Some((_, at)) => edits.push((*at..*at, row)),
                None => new_rows.push_str(&row),
            }
        }
    }
    if !new_rows.is_empty() {
        edits.push(index.data.at_end(text, &new_rows));
    }
    Ok(applied(text, edits))
}

/// Writes the cells that are there; those that are not are given back.
fn write_there<'c>(
    rows: &[&Row],
    cells: &[(u32, &'c Content)],
    days: &Days<'_>,
    edits: &mut Vec<(Range<usize>, String)>,
) -> Vec<(u32, &'c Content)> {
    let mut missing = Vec::new();
    for (column, content) in cells {
        let all = rows.iter().flat_map(|row| &row.cells).filter(|it| it.column == *column);
        let before = edits.len();
        edits.extend(all.map(|cell| {
            let head = format!("{}{}", cell.name, cell.kept);
            let made = element(&head, prefix(&cell.name), content, cell.style, days);
            (cell.range.clone(), made)
        }));
        if edits.len() == before && **content != Content::Empty {
            missing.push((*column, *content));
        }
    }
    missing
}

/// Puts the edits into the text. What is put in stands before what is replaced at the same place,
/// else in the order of the edits.
fn applied(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut at) = (String::with_capacity(text.len() + edits.len() * 64), 0);
    for (range, new) in edits {
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// A cell from its name and attributes.
fn element(head: &str, prefix: &str, content: &Content, style: u32, days: &Days<'_>) -> String {
    let serial = |day: NaiveDate| {
        let first = if days.is_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
        let first = NaiveDate::from_ymd_opt(first.0, first.1, first.2)?;
        Some((day - first).num_days()).filter(|count| *count > 60 && (days.is_day)(style))
    };
    let in_words = |words: &str| {
        let words = escaped(words);
        format!(
            "<{head} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{words}\
             </{prefix}t></{prefix}is></{prefix}c>"
        )
    };
    let value = |kind: &str, value: i64| {
        format!("<{head}{kind}><{prefix}v>{value}</{prefix}v></{prefix}c>")
    };
    match content {
        Content::Empty => format!("<{head}/>"),
        Content::Text(words) => in_words(words),
        Content::Logical(value_is) => value(" t=\"b\"", i64::from(*value_is)),
        Content::Day(day) => match serial(*day) {
            Some(count) => value("", count),
            None => in_words(&japanese(*day)),
        },
    }
}

/// Characters as a part of the package writes them.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for (at, c) in words.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Excel takes `_x0041_` for a character by its number.
            '_' if is_escape(&words[at..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

fn is_escape(text: &str) -> bool {
    let code = text.get(2..6).is_some_and(|it| it.chars().all(|c| c.is_ascii_hexdigit()));
    text.starts_with("_x") && code && text.get(6..7) == Some("_")
}

/// `x:` of `x:row`.
fn prefix(name: &str) -> &str {
    name.rfind(':').map_or("", |at| &name[..=at])
}

/// An element that holds rows or cells.
#[derive(Debug, Default)]
struct Holder {
    name: String,
    /// Where it begins, and where its beginning ends.
    open: Range<usize>,
    /// Where its end begins.
    close: usize,
    /// Whether it is written as one: `<row/>`.
    is_closed: bool,
}

impl Holder {
    /// The edit that adds something at its end.
    fn at_end(&self, text: &str, more: &str) -> (Range<usize>, String) {
        if !self.is_closed {
            return (self.close..self.close, more.to_owned());
        }
        let tag = &text[self.open.clone()];
        let start = self.open.start + tag.rfind('/').unwrap_or(tag.len());
        (start..self.open.end, format!(">{more}</{}>", self.name))
    }
}

/// A row that is written into.
#[derive(Debug)]
struct Row {
    number: u32,
    name: String,
    holder: Holder,
    style: Option<u32>,
    cells: Vec<Cell>,
}

impl Row {
    /// Puts cells in before the first one that stands further to the right.
    fn insert(
        &self,
        text: &str,
        missing: &[(u32, &Content)],
        new: &dyn Fn(u32, &Content) -> String,
        edits: &mut Vec<(Range<usize>, String)>,
    ) {
        let mut last = String::new();
        for (column, content) in missing {
            let made = new(*column, content);
            match self.cells.iter().find(|cell| cell.column > *column) {
                Some(next) => edits.push((next.range.start..next.range.start, made)),
                None => last.push_str(&made),
            }
        }
        if !last.is_empty() {
            edits.push(self.holder.at_end(text, &last));
        }
    }
}

#[derive(Debug)]
struct Cell {
    column: u32,
    range: Range<usize>,
    name: String,
    /// Its attributes without those that say what kind of value it has.
    kept: String,
    style: u32,
}

/// Where everything stands in the text of a part.
#[derive(Default)]
struct Index {
    data: Holder,
    /// The number and the beginning of every row.
    starts: Vec<(u32, usize)>,
    /// The rows that are written into.
    rows: Vec<Row>,
    /// The styles of columns, for cells that are not there.
    columns: Vec<(std::ops::RangeInclusive<u32>, u32)>,
}

impl Index {
    fn of(text: &str, writes: &BTreeMap<CellPlace, Content>) -> Result<Self, ReadProblem> {
        let wanted: std::collections::BTreeSet<u32> = writes.keys().map(|it| it.row).collect();
        let mut walk = Walk { index: Self::default(), wanted, depth: 0, row: 0, column: 0 };
        let mut reader = Reader::from_str(text);
        let at = |reader: &Reader<&[u8]>| {
            usize::try_from(reader.buffer_position()).unwrap_or(text.len())
        };
        loop {
            let start = at(&reader);
            let event = reader.read_event().map_err(damaged)?;
            let range = start..at(&reader);
            match event {
                Event::Eof => break,
                Event::Start(tag) => walk.open(&tag, range, false),
                Event::Empty(tag) => {
                    walk.open(&tag, range.clone(), true);
                    walk.close(range);
                }
                Event::End(_) => walk.close(range),
                _ => {}
            }
        }
        if walk.index.data.name.is_empty() {
            return Err(damaged("a sheet without cells"));
        }
        Ok(walk.index)
    }
}

struct Walk {
    index: Index,
    wanted: std::collections::BTreeSet<u32>,
    /// 0 outside of the rows, 1 among them, 2 inside a row, 3 inside a cell, and so on.
    depth: usize,
    row: u32,
    column: u32,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>, range: Range<usize>, is_closed: bool) {
        let local = name(tag);
        match self.depth {
            0 if local == "sheetData" => self.index.data = holder(tag, range, is_closed),
            0 => {
                let style = number(tag, "style").filter(|_| local == "col");
                if let (Some(style), Some(from)) = (style, number(tag, "min")) {
                    let to = number(tag, "max").unwrap_or(from);
                    self.index.columns.push((from..=to, style));
                }
                return;
            }
            1 => {
                self.row = number(tag, "r").unwrap_or(self.row + 1);
                self.column = 0;
                self.index.starts.push((self.row, range.start));
                if self.wanted.contains(&self.row) {
                    let holder = holder(tag, range, is_closed);
                    let style = number(tag, "s").filter(|_| flag(tag, "customFormat"));
                    let name = holder.name.clone();
                    let row = Row { number: self.row, name, holder, style, cells: Vec::new() };
                    self.index.rows.push(row);
                }
            }
            2 if local == "c" => {
                let place = attribute(tag, "r").and_then(|it| CellPlace::parse(&it));
                self.column = place.map_or(self.column + 1, |it| it.column);
                if let Some(row) = self.open_row() {
                    let cell = cell(tag, range);
                    row.cells.push(cell);
                }
            }
            _ => {}
        }
        self.depth += 1;
    }

    fn close(&mut self, range: Range<usize>) {
        if self.depth == 0 {
            return;
        }
        self.depth -= 1;
        match self.depth {
            0 => self.index.data.close = range.start,
            1 => {
                if let Some(row) = self.open_row() {
                    row.holder.close = range.start;
                }
            }
            2 => {
                let column = self.column;
                if let Some(cell) = self.open_row().and_then(|row| row.cells.last_mut()) {
                    cell.range.end = range.end;
                    cell.column = column;
                }
            }
            _ => {}
        }
    }

    /// The row that is being read, where it is written into.
    fn open_row(&mut self) -> Option<&mut Row> {
        let row = self.row;
        let is_wanted = self.wanted.contains(&row);
        self.index.rows.last_mut().filter(|it| is_wanted && it.number == row)
    }
}

fn holder(tag: &BytesStart<'_>, range: Range<usize>, is_closed: bool) -> Holder {
    let close = range.end;
    Holder { name: tag.name().into_inner().to_owned(), open: range, close, is_closed }
}

fn cell(tag: &BytesStart<'_>, range: Range<usize>) -> Cell {
    let mut kept = String::new();
    for it in tag.attributes().with_checks(false).flatten() {
        let key = it.key.into_inner();
        if !matches!(key, "t" | "cm" | "vm") {
            let value = &*it.value;
            let quote = if value.contains('"') { '\'' } else { '"' };
            let _ = write!(kept, " {key}={quote}{value}{quote}");
        }
    }
    Cell {
        column: 0,
        range,
        name: tag.name().into_inner().to_owned(),
        kept,
        style: number(tag, "s").unwrap_or(0),
    }
}
