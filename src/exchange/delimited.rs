//! Text files: CSV, tabs, semicolons.

use csv::{ReaderBuilder, StringRecord};

use super::encoding::{BROKEN, decode};
use super::foreign::{binary_kind, text_kind};
use super::neutral::unguarded;
use super::read::{MAX_COLUMNS, Progress, ReadProblem, Room};
use super::sheet::{
    Delimiter, ImportSheet, SheetRemark, SheetRow, SourceFile, SourceKind, Tally, cut,
};

/// The most of a cell that is taken, in units of UTF-16. It is far more than Excel allows, so that a
/// long note comes back as it was exported.
const LONGEST: usize = 1_000_000;
/// How many records are searched for the delimiter.
const LOOKED_AT: usize = 20;

pub(super) fn read(
    bytes: &[u8],
    file_name: &str,
    progress: &mut Progress<'_>,
) -> Result<SourceFile, ReadProblem> {
    if let Some(kind) = binary_kind(bytes) {
        return Err(ReadProblem::Foreign(kind));
    }
    let (text, encoding) = decode(bytes).ok_or(ReadProblem::Encoding)?;
    if let Some(kind) = text_kind(&text) {
        return Err(ReadProblem::Foreign(kind));
    }
    let (text, unseen) = seen(text)?;
    let (told, text) = told_delimiter(&text);
    let delimiter = told.unwrap_or_else(|| delimiter(text, file_name));
    let mut sheet = ImportSheet::default();
    if unseen > 0 {
        sheet.remarks.push(SheetRemark::Unseen { count: unseen });
    }
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        sheet.remarks.push(SheetRemark::OpenQuote);
    }
    let skipped = usize::from(told.is_some());
    rows(text, delimiter, skipped, &mut sheet, progress)?;
    let sheets = if sheet.rows.is_empty() { Vec::new() } else { vec![sheet] };
    Ok(SourceFile { kind: SourceKind::Text(encoding, delimiter), sheets })
}

/// The text with one kind of line end, and without what cannot be seen; with how many such
/// characters there were.
fn seen(text: String) -> Result<(String, usize), ReadProblem> {
    let is_unseen = |c: char| c == '\0' || c == '\u{feff}';
    let unseen = text.chars().filter(|c| is_unseen(*c)).count();
    // FileMaker puts VT for a line break in a cell and the separators FS to US between values.
    let is_usual = |c: char| matches!(c, '\t'..='\r' | '\x1C'..='\x1F' | '\0' | '\u{85}');
    let is_odd = |c: char| c.is_control() && !is_usual(c);
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    // A program or a picture happens to be valid text at times, a table never looks like one.
    if odd * 20 > text.chars().count() {
        return Err(ReadProblem::NotATable);
    }
    let mut text = text;
    if unseen > 0 {
        text.retain(|c| !is_unseen(c));
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if !text.ends_with('\n') {
        // Every record ends alike, the last one too: lines are counted by their ends.
        text.push('\n');
    }
    Ok((text, unseen))
}

/// The delimiter that the first line names (`sep=;`), as Excel writes and reads it, and the rest.
fn told_delimiter(text: &str) -> (Option<Delimiter>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = line.trim_end().strip_prefix("sep=");
    let is_it =
        |delimiter: &Delimiter| told == Some(char::from(delimiter.byte()).to_string().as_str());
    match Delimiter::ALL.into_iter().find(is_it) {
        Some(delimiter) => (Some(delimiter), rest),
        None => (None, text),
    }
}

/// The delimiter that makes the most columns of the first records, row by row alike.
fn delimiter(text: &str, file_name: &str) -> Delimiter {
    let score = |delimiter: Delimiter| {
        let mut reader = reader(text, delimiter);
        let widths: Vec<usize> =
            reader.records().take(LOOKED_AT).flatten().map(|it| it.len()).collect();
        let head = widths.iter().copied().max().unwrap_or(0);
        widths.iter().map(|width| (*width).min(head) - 1).sum::<usize>()
    };
    let is_tabs = file_name.to_lowercase().ends_with(".tsv");
    let mut best = if is_tabs { Delimiter::Tab } else { Delimiter::Comma };
    let mut most = score(best);
    for other in Delimiter::ALL {
        let found = score(other);
        if found > most {
            (best, most) = (other, found);
        }
    }
    best
}

fn reader(text: &str, delimiter: Delimiter) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter.byte());
    builder.from_reader(text.as_bytes())
}

fn rows(
    text: &str,
    delimiter: Delimiter,
    skipped: usize,
    sheet: &mut ImportSheet,
    progress: &mut Progress<'_>,
) -> Result<(), ReadProblem> {
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    let (mut room, mut wide, mut long) = (Room::default(), Tally::default(), Tally::default());
    let (mut broken, mut broken_at) = (Tally::default(), 0);
    let mut number = skipped;
    // Lines that were read and belong to no record yet.
    let mut lines_before = 1;
    while reader.read_record(&mut record).map_err(|it| ReadProblem::Damaged(it.to_string()))? {
        // The reader leaves empty lines out, but people count them.
        let lines = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let took = lines.saturating_sub(lines_before).max(inside + 1);
        number += took - inside;
        lines_before = lines;
        if record.iter().skip(MAX_COLUMNS).any(|cell| !cell.trim().is_empty()) {
            wide.add(number);
        }
        let cells = || record.iter().take(MAX_COLUMNS).enumerate();
        for (_, cell) in cells().filter(|(_, cell)| !cell.is_empty()) {
            room.cell(cell)?;
        }
        for (at, cell) in cells() {
            for _ in cell.matches(BROKEN) {
                if broken.count == 0 {
                    broken_at = at;
                }
                broken.add(number);
            }
            if cut(cell, LONGEST).len() < cell.len() {
                long.add(number);
            }
        }
        let filled = cells().map(|(at, cell)| (at, unguarded(cut(cell, LONGEST))));
        let row = SheetRow::of(number, filled);
        room.row(row, &mut sheet.rows)?;
        if sheet.rows.len().is_multiple_of(1000) && progress(share(&reader, text)).is_break() {
            return Err(ReadProblem::Cancelled);
        }
    }
    if wide.count > 0 {
        sheet.remarks.push(SheetRemark::TooWide { first: wide.first });
    }
    let Tally { count, first } = long;
    if count > 0 {
        sheet.remarks.push(SheetRemark::Cut { count, first });
    }
    let Tally { count, first: row } = broken;
    if count > 0 {
        sheet.remarks.push(SheetRemark::BadBytes { count, row, column: broken_at });
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
fn share(reader: &csv::Reader<&[u8]>, text: &str) -> f32 {
    reader.position().byte() as f32 / text.len().max(1) as f32
}
