//! CSV as Excel in Japan opens it: UTF-8 with a mark in front, CRLF.

use csv::{Terminator, WriterBuilder};

use super::neutral::guarded;
use super::table::{DataTable, DataValue};

/// The bytes of a CSV file. Cells that a spreadsheet would carry out are neutralized
/// (`'=1+1`); [`read_table`](super::read_table) takes the apostrophe away again.
#[must_use]
pub fn csv(table: &DataTable) -> Vec<u8> {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    let mut builder = WriterBuilder::new();
    // Memory is never full in the middle of a row, so there is nothing that could fail.
    let mut writer = builder.terminator(Terminator::CRLF).from_writer(&mut bytes);
    let _ = writer.write_record(table.columns.iter().map(|column| guarded(&column.head)));
    for row in &table.rows {
        let cells = row.iter().map(|value| match value {
            DataValue::Empty => String::new(),
            DataValue::Text(text) => guarded(text),
            DataValue::Day(day) => day.to_string(),
        });
        let _ = writer.write_record(cells);
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}
