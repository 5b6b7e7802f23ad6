//! One sheet: its rows as text, and what should be known of them.

use quick_xml::events::BytesStart;

use super::part::Package;
use super::shared::{Shared, TextBuilder, push};
use super::xml::{Node, attribute, flag, name, number};
use crate::exchange::neutral::unguarded;
use crate::exchange::number_format::{BEYOND_DIGITS, NumberFormat, general};
use crate::exchange::office_xml::unescaped;
use crate::exchange::read::{MAX_COLUMNS, Progress, ReadProblem, Room};
use crate::exchange::sheet::{ImportSheet, MAX_CELL, SheetRemark, SheetRow, Tally, cut};

/// The last column of a sheet in Excel.
const LAST_COLUMN: usize = 16_384;

pub(super) fn read(
    package: &mut Package<'_>,
    name: String,
    part: &str,
    shared: &Shared,
    room: &mut Room,
    progress: &mut Progress<'_>,
) -> Result<ImportSheet, ReadProblem> {
    let sheet = ImportSheet { name, is_1904: shared.is_1904, ..ImportSheet::default() };
    let mut reader = Reader {
        shared,
        room,
        progress,
        sheet,
        row: OpenRow::default(),
        cell: None,
        last_row: 0,
        hidden: Vec::new(),
        tallies: Tallies::default(),
    };
    package.walk(part, &mut |node| reader.take(node))?;
    Ok(reader.finish())
}

/// Counts what deserves a remark.
#[derive(Default)]
struct Tallies {
    formulas: Tally,
    hollow: Tally,
    errors: Tally,
    wide: Tally,
    merged: Tally,
    formatted: Tally,
    digits: Tally,
    long: Tally,
    hidden_rows: Tally,
}

struct Reader<'a, 'p> {
    shared: &'a Shared,
    room: &'a mut Room,
    progress: &'a mut Progress<'p>,
    sheet: ImportSheet,
    row: OpenRow,
    cell: Option<OpenCell>,
    /// The last row that the sheet says it has.
    last_row: usize,
    /// Columns that are hidden, from the first to the last, counted from 0.
    hidden: Vec<(usize, usize)>,
    tallies: Tallies,
}

/// The row that is being read.
#[derive(Default)]
struct OpenRow {
    number: usize,
    is_hidden: bool,
    /// Behind the last cell.
    column: usize,
    cells: Vec<(usize, String)>,
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    inline: TextBuilder,
    is_in_value: bool,
    has_value: bool,
    is_formula: bool,
}

impl Reader<'_, '_> {
    fn take(&mut self, node: &Node<'_>) -> Result<(), ReadProblem> {
        match node {
            Node::Open(start) => self.open(start, node)?,
            Node::Close("row") => self.close_row()?,
            Node::Close("c") => {
                if let Some(cell) = self.cell.take() {
                    self.put(cell)?;
                }
            }
            Node::Close(end) => {
                if let Some(cell) = &mut self.cell {
                    cell.is_in_value &= *end != "v";
                    cell.inline.take(node);
                }
            }
            Node::Words(words) => {
                if let Some(cell) = &mut self.cell {
                    if cell.is_in_value {
                        push(&mut cell.value, words);
                    }
                    cell.inline.take(node);
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>, node: &Node<'_>) -> Result<(), ReadProblem> {
        if let Some(cell) = &mut self.cell {
            match name(start) {
                "v" => (cell.is_in_value, cell.has_value) = (true, true),
                "f" => cell.is_formula = true,
                _ => cell.inline.take(node),
            }
            return Ok(());
        }
        match name(start) {
            "dimension" => {
                let range = attribute(start, "ref").unwrap_or_default();
                self.last_row = range.rsplit(':').next().and_then(place).map_or(0, |it| it.0);
            }
            "col" => self.hidden_columns(start),
            "row" => {
                let height: Option<f64> = number(start, "ht");
                self.row = OpenRow {
                    number: number(start, "r").unwrap_or(self.row.number + 1),
                    is_hidden: flag(start, "hidden") || height.is_some_and(|it| it <= 0.0),
                    ..OpenRow::default()
                };
                let share = share(self.row.number, self.last_row);
                if self.row.number.is_multiple_of(1000) && (self.progress)(share).is_break() {
                    return Err(ReadProblem::Cancelled);
                }
            }
            "c" => {
                let place = attribute(start, "r").and_then(|it| place(&it));
                let column = place.map_or(self.row.column, |(_, column)| column);
                if let Some((row, _)) = place.filter(|_| self.row.cells.is_empty()) {
                    self.row.number = row;
                }
                self.row.column = column + 1;
                self.cell = Some(OpenCell {
                    column,
                    kind: attribute(start, "t").unwrap_or_default(),
                    style: number(start, "s").unwrap_or(0),
                    ..OpenCell::default()
                });
            }
            "mergeCell" => {
                let range = attribute(start, "ref").unwrap_or_default();
                if let Some((first, last)) = range.split_once(':')
                    && first != last
                    && let Some((row, _)) = place(first)
                {
                    self.tallies.merged.add(row);
                    self.tallies.merged.first = self.tallies.merged.first.min(row);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn hidden_columns(&mut self, start: &BytesStart<'_>) {
        let width: Option<f64> = number(start, "width");
        if (flag(start, "hidden") || width.is_some_and(|it| it <= 0.0))
            && self.hidden.len() < MAX_COLUMNS
        {
            let first: usize = number(start, "min").unwrap_or(1);
            let last: usize = number(start, "max").unwrap_or(first);
            self.hidden.push((first.saturating_sub(1), last.saturating_sub(1)));
        }
    }

    fn put(&mut self, cell: OpenCell) -> Result<(), ReadProblem> {
        let (row, column) = (self.row.number, cell.column);
        if cell.is_formula {
            self.tallies.formulas.add(row);
        }
        let is_hollow = cell.is_formula && !cell.has_value && cell.kind != "e";
        let text = self.text(cell);
        if text.is_empty() {
            if is_hollow {
                self.tallies.hollow.add(row);
            }
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            self.tallies.wide.add(row);
            return Ok(());
        }
        let fits = cut(unguarded(&text), MAX_CELL);
        if fits.len() < unguarded(&text).len() {
            self.tallies.long.add(row);
        }
        self.room.cell(fits)?;
        let text = if fits.len() < text.len() { fits.to_owned() } else { text };
        self.row.cells.push((column, text));
        Ok(())
    }

    /// A cell as a person would type it.
    fn text(&mut self, cell: OpenCell) -> String {
        let row = self.row.number;
        match cell.kind.as_str() {
            "s" => {
                let at: Option<usize> = cell.value.trim().parse().ok();
                let text = at.and_then(|at| self.shared.texts.get(at));
                if text.is_none() && cell.has_value {
                    self.tallies.errors.add(row);
                }
                text.map(ToString::to_string).unwrap_or_default()
            }
            "e" => {
                self.tallies.errors.add(row);
                String::new()
            }
            "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "d" => iso_day(cell.value.trim()),
            "str" => unescaped(&cell.value),
            _ if !cell.has_value => cell.inline.finish(),
            "inlineStr" => cell.inline.finish(),
            _ => self.number(&cell),
        }
    }

    fn number(&mut self, cell: &OpenCell) -> String {
        let row = self.row.number;
        let value = cell.value.trim();
        let Ok(number) = value.parse::<f64>() else { return unescaped(&cell.value) };
        let plain = NumberFormat::General;
        let format = self.shared.formats.get(cell.style).unwrap_or(&plain);
        let shown = format.shown(value, self.shared.is_1904);
        if !format.is_day() {
            if number.abs() >= BEYOND_DIGITS {
                self.tallies.digits.add(row);
            } else if shown != general(number) {
                self.tallies.formatted.add(row);
            }
        }
        shown
    }

    fn close_row(&mut self) -> Result<(), ReadProblem> {
        let row = std::mem::take(&mut self.row);
        self.row.number = row.number;
        let is_hidden = row.is_hidden;
        let row = SheetRow::of(row.number, row.cells).hidden(is_hidden);
        if is_hidden && row.width() > 0 {
            self.tallies.hidden_rows.add(row.number);
        }
        self.room.row(row, &mut self.sheet.rows)
    }

    fn finish(self) -> ImportSheet {
        let (mut sheet, tallies) = (self.sheet, self.tallies);
        if !sheet.rows.is_sorted_by_key(|row| row.number) {
            sheet.rows.sort_by_key(|row| row.number);
        }
        let is_hidden =
            |at: &usize| self.hidden.iter().any(|(first, last)| (first..=last).contains(&at));
        let width = sheet.rows.iter().map(SheetRow::width).max().unwrap_or(0);
        let is_filled = |at: &usize| sheet.rows.iter().any(|row| !row.cell(*at).trim().is_empty());
        sheet.hidden_columns = (0..width).filter(is_hidden).filter(is_filled).collect();
        let Tallies {
            formulas,
            hollow,
            errors,
            wide,
            merged,
            formatted,
            digits,
            long,
            hidden_rows,
        } = tallies;
        let mut remark = |tally: Tally, make: fn(usize, usize) -> SheetRemark| {
            if tally.count > 0 {
                sheet.remarks.push(make(tally.count, tally.first));
            }
        };
        remark(formulas, |count, first| SheetRemark::Formulas { count, first });
        remark(hollow, |count, first| SheetRemark::Hollow { count, first });
        remark(errors, |count, first| SheetRemark::Errors { count, first });
        remark(wide, |_, first| SheetRemark::TooWide { first });
        remark(merged, |count, first| SheetRemark::Merged { count, first });
        remark(formatted, |count, first| SheetRemark::Formatted { count, first });
        remark(digits, |count, first| SheetRemark::Digits { count, first });
        remark(long, |count, first| SheetRemark::Cut { count, first });
        remark(hidden_rows, |count, first| SheetRemark::HiddenRows { count, first });
        if let Some(first) = sheet.hidden_columns.first() {
            let (count, first) = (sheet.hidden_columns.len(), *first);
            sheet.remarks.push(SheetRemark::HiddenColumns { count, first });
        }
        sheet
    }
}

/// A day that is written out in a cell. It has no time zone, whatever mark stands at its end.
fn iso_day(text: &str) -> String {
    let text = text.strip_suffix('Z').unwrap_or(text).replace('T', " ");
    let text = text.split_once('.').map_or(text.as_str(), |(before, _)| before);
    text.strip_suffix(" 00:00:00").unwrap_or(text).to_owned()
}

/// Row from 1 and column from 0 of a reference such as `AB12`.
fn place(reference: &str) -> Option<(usize, usize)> {
    let reference = reference.replace('$', "");
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = usize::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column = column.checked_mul(26)?.checked_add(value).filter(|_| value <= 26)?;
    }
    let row = row.parse().ok()?;
    (1..=LAST_COLUMN).contains(&column).then_some((row, column - 1))
}

#[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
fn share(row: usize, last: usize) -> f32 {
    (row as f32 / (last.max(row) as f32 + 1.0)).min(1.0)
}
