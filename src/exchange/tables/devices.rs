//! 機器台帳

use crate::exchange::table::{DataColumn, DataTable, DataValue};
use crate::model::{Cell, CellSort, Device, DeviceColumn, Workbook};
use crate::text::{exchange as words, ledger};

/// The ledger with all its columns, in the order of `devices`. What it says can be imported again.
#[must_use]
pub fn devices<'a>(
    workbook: &Workbook,
    devices: impl IntoIterator<Item = &'a Device>,
) -> DataTable {
    let columns = DeviceColumn::ALL.map(|column| DataColumn {
        head: ledger::column(column).to_owned(),
        width: width_of(column),
    });
    let row =
        |device: &Device| DeviceColumn::ALL.map(|column| value(device, column, workbook)).to_vec();
    DataTable {
        title: words::DEVICES.to_owned(),
        columns: columns.to_vec(),
        rows: devices.into_iter().map(row).collect(),
    }
}

fn value(device: &Device, column: DeviceColumn, workbook: &Workbook) -> DataValue {
    match device.cell(column) {
        Cell::Date(day) => DataValue::day(day),
        cell => ledger::cell_text(&cell, workbook).into(),
    }
}

/// The width of a column in Excel.
#[must_use]
pub fn width_of(column: DeviceColumn) -> u8 {
    match (column.sort(), column) {
        (CellSort::Date, _) | (_, DeviceColumn::Number) => 14,
        (CellSort::Flag, _) => 16,
        (CellSort::State, _) => 10,
        (_, DeviceColumn::Note | DeviceColumn::Software) => 32,
        _ => 20,
    }
}
