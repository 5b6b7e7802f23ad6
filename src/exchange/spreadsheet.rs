//! Excel workbooks.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::neutral::unguarded;
use super::package;
use super::read::{MAX_COLUMNS, Progress, ReadProblem, Room};
use super::sheet::{
    ImportSheet, LongCells, SheetRemark, SheetRow, SourceFile, SourceKind, Tally, cut,
};

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 50;

pub(super) fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<SourceFile, ReadProblem> {
    package::check(bytes, progress)?;
    // The file may be anything, and the reader was made for what Excel writes.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(bytes, progress)));
    let sheets = read.unwrap_or_else(|_| Err(ReadProblem::Damaged("unreadable".to_owned())))?;
    Ok(SourceFile { kind: SourceKind::Spreadsheet, sheets })
}

fn problem(error: &XlsxError) -> ReadProblem {
    match error {
        XlsxError::Password => ReadProblem::Password,
        error => ReadProblem::Damaged(error.to_string()),
    }
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn sheets(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Vec<ImportSheet>, ReadProblem> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|it| problem(&it))?;
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let shown = book.sheets_metadata().iter().filter(is_shown).take(MAX_SHEETS);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut room = Room::default();
    let mut found = Vec::new();
    for name in names {
        let sheet = sheet(&mut book, name, &mut room, progress)?;
        if !sheet.rows.is_empty() {
            found.push(sheet);
        }
    }
    Ok(found)
}

fn sheet(
    book: &mut Book<'_>,
    name: String,
    room: &mut Room,
    progress: &mut Progress<'_>,
) -> Result<ImportSheet, ReadProblem> {
    let mut reader = book.worksheet_cells_reader(&name).map_err(|it| problem(&it))?;
    let last_row = reader.dimensions().end.0;
    let mut sheet = ImportSheet { name, ..ImportSheet::default() };
    let [mut formulas, mut hollow, mut errors, mut wide] = [Tally::default(); 4];
    let mut long = LongCells::default();
    let (mut row, mut cells) = (0, Vec::new());
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|it| problem(&it))? {
        let number = cell.pos.0 as usize + 1;
        if number != row {
            room.row(SheetRow::of(row, cells.drain(..)), &mut sheet.rows)?;
            row = number;
            if sheet.rows.len().is_multiple_of(1000) && progress(share(number, last_row)).is_break()
            {
                return Err(ReadProblem::Cancelled);
            }
        }
        if cell.formula.is_some() {
            formulas.add(number);
        }
        if matches!(cell.value, DataRef::Error(_)) {
            errors.add(number);
        }
        let at = cell.pos.1 as usize;
        // Most cells beyond the last column share one text; it is not copied for each of them.
        let text = if at < MAX_COLUMNS { text_of(&cell.value) } else { beginning_of(&cell.value) };
        if text.is_empty() {
            if cell.formula.is_some() && !matches!(cell.value, DataRef::Error(_)) {
                hollow.add(number);
            }
            continue;
        }
        if at >= MAX_COLUMNS {
            wide.add(number);
            continue;
        }
        let plain = unguarded(&text);
        let kept = cut(plain);
        if kept.len() < plain.len() {
            long.add(number, at);
        }
        room.cell(kept)?;
        let text = if kept.len() < text.len() { kept.to_owned() } else { text };
        cells.push((at, text));
    }
    drop(reader);
    room.row(SheetRow::of(row, cells), &mut sheet.rows)?;
    remark(&mut sheet, formulas, |count, first| SheetRemark::Formulas { count, first });
    remark(&mut sheet, hollow, |count, first| SheetRemark::Hollow { count, first });
    remark(&mut sheet, errors, |count, first| SheetRemark::Errors { count, first });
    remark(&mut sheet, wide, |_, first| SheetRemark::TooWide { first });
    sheet.remarks.extend(long.remark());
    if !sheet.rows.is_empty() {
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(|it| problem(&it))?;
        let tops = merged.iter().filter(|it| it.start != it.end).map(|it| it.start.0 as usize + 1);
        let merged = Tally { count: tops.clone().count(), first: tops.min().unwrap_or(0) };
        remark(&mut sheet, merged, |count, first| SheetRemark::Merged { count, first });
    }
    Ok(sheet)
}

fn remark(sheet: &mut ImportSheet, tally: Tally, make: impl FnOnce(usize, usize) -> SheetRemark) {
    if tally.count > 0 {
        sheet.remarks.push(make(tally.count, tally.first));
    }
}

/// A cell as a person would type it.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Rust writes a whole number without a point, and every other with as few digits as it needs.
        DataRef::Float(number) => number.to_string(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => match moment.as_datetime() {
            Some(time) if moment.is_datetime() && moment.as_f64() >= 1.0 => {
                if time.time() == chrono::NaiveTime::MIN {
                    time.date().to_string()
                } else {
                    time.format("%Y-%m-%d %H:%M:%S").to_string()
                }
            }
            Some(time) if moment.is_datetime() => time.format("%H:%M:%S").to_string(),
            _ => moment.as_f64().to_string(),
        },
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Enough of a cell to tell whether anything is in it.
fn beginning_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => text.chars().take(1).collect(),
        value => text_of(value),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
fn share(row: usize, last: u32) -> f32 {
    (row as f32 / (last as f32 + 1.0)).min(1.0)
}
