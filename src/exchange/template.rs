//! The table to fill in: an empty ledger with its head, one row that shows how, and lists to choose
//! from.

use chrono::NaiveDateTime;
use rust_xlsxwriter::{DataValidation, Format};

use super::synonyms::EXAMPLE;
use super::table::{DataColumn, DataTable, DataValue};
use super::tables::width_of;
use super::write_xlsx::{Look, WriteError, book, write};
use crate::model::{CellSort, DeviceColumn, DeviceKind, DeviceState};
use crate::text::{exchange as words, ledger};

/// How many rows are made ready.
const ROWS: u32 = 1000;

/// The workbook to fill in, made as of `now`. Its example row is marked, and is not imported.
///
/// # Errors
/// Never in practice: the table is always the same.
pub fn template(now: NaiveDateTime) -> Result<Vec<u8>, WriteError> {
    let columns = DeviceColumn::ALL.map(|column| DataColumn {
        head: ledger::column(column).to_owned(),
        width: width_of(column),
    });
    let example = DeviceColumn::ALL.map(|column| example(column, now));
    let table = DataTable {
        title: words::DEVICES.to_owned(),
        columns: columns.to_vec(),
        rows: vec![example.to_vec()],
    };
    let (mut book, look) = (book(now), Look::new());
    let gray = |format: &Format| format.clone().set_italic().set_font_color(0x5B_67_75);
    let example_look =
        Look { head: look.head.clone(), text: gray(&look.text), day: gray(&look.day) };
    let sheet = book.add_worksheet();
    write(sheet, &table, &example_look)?;
    for (at, column) in (0..).zip(DeviceColumn::ALL) {
        let format = if column.sort() == CellSort::Date { &look.day } else { &look.text };
        sheet.set_column_format(at, format)?;
        let choices: Vec<&str> = match column.sort() {
            CellSort::Kind => DeviceKind::ALL.map(ledger::kind).to_vec(),
            CellSort::State => DeviceState::ALL.map(ledger::state).to_vec(),
            CellSort::Flag => vec![ledger::flag(Some(true)), ledger::flag(Some(false))],
            _ => continue,
        };
        let list = DataValidation::new().allow_list_strings(&choices)?;
        let list = list.set_error_title(words::NOT_IN_LIST)?;
        let list = list.set_error_message(words::CHOOSE_FROM_LIST)?;
        sheet.add_data_validation(1, at, ROWS, at, &list)?;
    }
    Ok(book.save_to_buffer()?)
}

fn example(column: DeviceColumn, now: NaiveDateTime) -> DataValue {
    match column.sort() {
        CellSort::Kind => ledger::kind(DeviceKind::Pc).into(),
        CellSort::State => ledger::state(DeviceState::InUse).into(),
        CellSort::Flag => ledger::flag(Some(true)).into(),
        CellSort::Date => match column {
            DeviceColumn::CheckedOn | DeviceColumn::AcquiredOn => DataValue::Day(now.date()),
            _ => DataValue::Empty,
        },
        _ if column == DeviceColumn::Number => words::example_number(EXAMPLE).into(),
        _ => words::example(column).into(),
    }
}
