//! Excel workbooks: text stays text, days are days.

use chrono::{Datelike, NaiveDateTime};
use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::neutral::marked;
use super::table::{DataTable, DataValue};

/// The most characters that Excel keeps in a cell.
const MOST_CHARACTERS: usize = 32_767;

/// Why an Excel workbook cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The writer refused; its words.
    #[error("the workbook cannot be made: {0}")]
    Refused(String),
    /// A cell has more characters than Excel keeps. CSV has no such limit.
    #[error("the cell of `{column}` in row {row} has more than {MOST_CHARACTERS} characters")]
    TooLong {
        /// The row as Excel shows it.
        row: usize,
        /// The head of its column.
        column: String,
    },
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// How the cells of a workbook look.
pub(super) struct Look {
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) day: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: base().set_bold().set_background_color(0xE3_F1_F3).set_text_wrap(),
            // As text also for what is typed later: numbers such as 001 keep their zeros.
            text: base().set_num_format("@").set_text_wrap(),
            day: base().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// A workbook of one table, made as of `now`.
///
/// # Errors
/// The table is larger than Excel allows.
pub fn xlsx(table: &DataTable, now: NaiveDateTime) -> Result<Vec<u8>, WriteError> {
    let mut book = book(now);
    let sheet = book.add_worksheet();
    write(sheet, table, &Look::new())?;
    Ok(book.save_to_buffer()?)
}

/// An empty workbook as of `now`: the same table makes the same bytes.
pub(super) fn book(now: NaiveDateTime) -> Workbook {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&now.and_utc()));
    book
}

pub(super) fn write(
    sheet: &mut Worksheet,
    table: &DataTable,
    look: &Look,
) -> Result<(), WriteError> {
    sheet.set_name(&table.title)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(0, at, &column.head, &look.head)?;
    }
    let last = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (rows, columns) = (last(table.rows.len()), table.columns.len().saturating_sub(1));
    if rows > 0 {
        // Numbers that are meant as text are no slip, and need no green corner.
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        sheet.ignore_error_range(1, 0, rows, columns, IgnoreError::NumberStoredAsText)?;
    }
    for (at, values) in (1..).zip(&table.rows) {
        for (column, value) in (0_u16..).zip(values) {
            match value {
                DataValue::Empty => {}
                DataValue::Text(text) => {
                    let text = marked(text);
                    if text.encode_utf16().count() > MOST_CHARACTERS {
                        let head = table.columns.get(usize::from(column));
                        let column = head.map(|it| it.head.clone()).unwrap_or_default();
                        return Err(WriteError::TooLong { row: at as usize + 1, column });
                    }
                    sheet.write_string_with_format(at, column, text, &look.text)?;
                }
                // Excel's calendar begins in 1900 with a day that never was.
                DataValue::Day(day) if day.year() < 1901 => {
                    sheet.write_string_with_format(at, column, day.to_string(), &look.text)?;
                }
                DataValue::Day(day) => {
                    sheet.write_datetime_with_format(at, column, day, &look.day)?;
                }
            }
        }
    }
    Ok(())
}
