//! One sheet's part as a [`Grid`].

use std::cell::Cell;

use quick_xml::events::BytesStart;

use super::grid::{CellPlace, CellRange, DropDown, Grid, GridCell};
use super::strings::{SharedText, TextBuilder, push_cut};
use super::style::CellStyle;
use super::xml::{Node, Xml, attribute, flag, name, number, unescaped};
use crate::exchange::ReadProblem;

/// The most cells with anything in them; a form has some thousand.
const MOST_FILLED: usize = 200_000;
/// The most empty cells whose style is remembered.
const MOST_EMPTY: usize = 200_000;
/// The most merged blocks.
const MOST_MERGED: usize = 20_000;
/// The most columns that are looked at.
const LAST_COLUMN: u32 = 500;
/// The last row that is looked at.
const LAST_ROW: u32 = 20_000;

/// What cells of all sheets share.
pub(super) struct Shared<'a> {
    pub(super) texts: &'a [SharedText],
    pub(super) styles: &'a [CellStyle],
    pub(super) is_1904: bool,
    /// How many bytes of text the cells may still hold: one text may stand in very many of them.
    pub(super) room: Cell<usize>,
}

/// Reads a sheet; nothing but what stands in its part.
pub(super) fn read(text: &str, shared: &Shared<'_>, grid: &mut Grid) -> Result<(), ReadProblem> {
    let mut reader = SheetReader {
        shared,
        grid,
        row: 0,
        column: 0,
        cell: None,
        inside: Vec::new(),
        rule: None,
        control: None,
        empty: 0,
        filled: 0,
    };
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        reader.take(&node)?;
    }
    reader.grid.index();
    Ok(())
}

struct SheetReader<'a> {
    shared: &'a Shared<'a>,
    grid: &'a mut Grid,
    row: u32,
    column: u32,
    cell: Option<OpenCell>,
    /// The elements around the present place that matter.
    inside: Vec<String>,
    rule: Option<Rule>,
    control: Option<Control>,
    empty: usize,
    filled: usize,
}

#[derive(Default)]
struct OpenCell {
    kind: String,
    style: u32,
    value: String,
    inline: TextBuilder,
    is_formula: bool,
}

#[derive(Default)]
struct Rule {
    is_list: bool,
    cells: String,
    list: String,
}

/// A control that lies over the sheet, and the cell at which it begins.
#[derive(Default)]
struct Control {
    name: String,
    is_from: bool,
    row: Option<u32>,
    column: Option<u32>,
}

impl SheetReader<'_> {
    fn take(&mut self, node: &Node<'_>) -> Result<(), ReadProblem> {
        match node {
            Node::Open(start) => self.open(start, node),
            Node::Close(end) => return self.close(end, node),
            Node::Words(words) => self.words(words, node),
        }
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>, node: &Node<'_>) {
        match name(start) {
            "row" if self.cell.is_none() => {
                self.row = number(start, "r").unwrap_or(self.row + 1);
                self.column = 0;
                let height: Option<f64> = number(start, "ht");
                if flag(start, "hidden") || height.is_some_and(|it| it <= 0.0) {
                    self.grid.hidden_rows.insert(self.row);
                }
            }
            "c" => {
                let place = attribute(start, "r").and_then(|it| CellPlace::parse(&it));
                match place {
                    Some(place) => (self.row, self.column) = (place.row, place.column),
                    None => self.column += 1,
                }
                self.cell = Some(OpenCell {
                    kind: attribute(start, "t").unwrap_or_default(),
                    style: number(start, "s").unwrap_or(0),
                    ..OpenCell::default()
                });
            }
            "col" => {
                let width: Option<f64> = number(start, "width");
                let is_hidden = flag(start, "hidden") || width.is_some_and(|it| it <= 0.0);
                if is_hidden && self.grid.hidden_columns.len() < LAST_COLUMN as usize {
                    let from = number(start, "min").unwrap_or(1);
                    self.grid.hidden_columns.push((from, number(start, "max").unwrap_or(from)));
                }
            }
            "mergeCell" => {
                let range = attribute(start, "ref").and_then(|it| CellRange::parse(&it));
                let range = range.filter(|it| it.first != it.last);
                if self.grid.merged.len() < MOST_MERGED {
                    self.grid.merged.extend(range);
                }
            }
            "sheetProtection" => self.grid.is_protected = flag(start, "sheet"),
            "dataValidation" => {
                let is_list = attribute(start, "type").is_some_and(|it| it == "list");
                let cells = attribute(start, "sqref").unwrap_or_default();
                self.rule = Some(Rule { is_list, cells, list: String::new() });
            }
            "control" => {
                let name = attribute(start, "name").unwrap_or_default();
                self.control = Some(Control { name, ..Control::default() });
            }
            "from" => {
                if let Some(control) = &mut self.control {
                    control.is_from = true;
                }
            }
            "f" if self.cell.is_some() => {
                if let Some(cell) = &mut self.cell {
                    cell.is_formula = true;
                }
            }
            _ => {}
        }
        if let Some(cell) = &mut self.cell {
            cell.inline.take(node);
        }
        self.inside.push(name(start).to_owned());
    }

    fn words(&mut self, words: &str, node: &Node<'_>) {
        let innermost = self.inside.last().map_or("", String::as_str);
        if let Some(cell) = &mut self.cell {
            if innermost == "v" {
                push_cut(&mut cell.value, words);
            }
            cell.inline.take(node);
        } else if let Some(rule) = &mut self.rule {
            if self.inside.iter().any(|it| it == "formula1") {
                push_cut(&mut rule.list, words);
            } else if innermost == "sqref" {
                push_cut(&mut rule.cells, words);
            }
        } else if let Some(control) = &mut self.control
            && control.is_from
        {
            let place = words.trim().parse::<u32>().ok().map(|it| it.saturating_add(1));
            match innermost {
                "row" => control.row = place,
                "col" => control.column = place,
                _ => {}
            }
        }
    }

    fn close(&mut self, end: &str, node: &Node<'_>) -> Result<(), ReadProblem> {
        self.inside.pop();
        if let Some(cell) = &mut self.cell {
            cell.inline.take(node);
        }
        match end {
            "c" => {
                if let Some(cell) = self.cell.take() {
                    self.put(cell)?;
                }
            }
            "dataValidation" => {
                if let Some(rule) = self.rule.take().filter(|rule| rule.is_list) {
                    self.grid.drop_downs.push(drop_down(&rule));
                }
            }
            "from" => {
                if let Some(control) = &mut self.control {
                    control.is_from = false;
                }
            }
            "control" => {
                let found = self.control.take();
                if let Some(Control { name, row: Some(row), column: Some(column), .. }) = found
                    && super::vocabulary::is_check_box_name(&name)
                {
                    self.grid.check_boxes.insert(CellPlace { row, column });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, cell: OpenCell) -> Result<(), ReadProblem> {
        if self.column == 0 || self.column > LAST_COLUMN || self.row > LAST_ROW {
            return Ok(());
        }
        let style = self.shared.styles.get(cell.style as usize);
        let inline = cell.inline.finish();
        let value = cell.value;
        let (text, struck) = match cell.kind.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                let text = at.and_then(|at| self.shared.texts.get(at)).cloned().unwrap_or_default();
                (text.text, text.struck)
            }
            "e" => (String::new(), false),
            "b" => (if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(), false),
            "str" | "d" => (unescaped(&value), false),
            _ if value.is_empty() => (inline.text, inline.struck),
            "inlineStr" => (inline.text, inline.struck),
            _ => match style {
                Some(style) => (style.format.shown(&value, self.shared.is_1904), false),
                None => (value, false),
            },
        };
        let room = &self.shared.room;
        room.set(room.get().checked_sub(text.len()).ok_or(ReadProblem::TooMuch)?);
        let is_empty = text.trim().is_empty();
        let (count, most) =
            if is_empty { (&mut self.empty, MOST_EMPTY) } else { (&mut self.filled, MOST_FILLED) };
        *count += 1;
        if *count > most {
            return if is_empty { Ok(()) } else { Err(ReadProblem::TooMuch) };
        }
        let struck = struck || !is_empty && style.is_some_and(|style| style.struck);
        let cell = GridCell {
            text,
            style: cell.style,
            struck,
            is_logical: cell.kind == "b",
            is_formula: cell.is_formula,
        };
        self.grid.cells.insert((self.row, self.column), cell);
        Ok(())
    }
}

fn drop_down(rule: &Rule) -> DropDown {
    let ranges = rule.cells.split_whitespace().filter_map(CellRange::parse).collect();
    let list = rule.list.trim();
    let written = list.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let options = written.map(|it| it.replace("\"\"", "\"")).unwrap_or_default();
    let options = options.split(',').map(str::trim).filter(|it| !it.is_empty());
    DropDown {
        ranges,
        options: options.map(str::to_owned).collect(),
        source: written.is_none().then(|| list.to_owned()),
    }
}
