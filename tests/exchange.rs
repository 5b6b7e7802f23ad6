//! Tables in and out: what other people's files are made of, and what comes back of our own.

#![expect(clippy::disallowed_methods, reason = "a test that reads the source opens files")]
#![expect(clippy::expect_used, reason = "a test may panic")]

#[path = "exchange/every_field.rs"]
mod every_field;
#[path = "exchange/files.rs"]
mod files;
#[path = "exchange/foreign.rs"]
mod foreign;
#[path = "exchange/import.rs"]
mod import;
#[path = "exchange/lists.rs"]
mod lists;
#[path = "exchange/odd_books.rs"]
mod odd_books;
#[path = "exchange/room.rs"]
mod room;
#[path = "exchange/round_trip.rs"]
mod round_trip;
mod sample_clinic;
#[path = "exchange/spoiled.rs"]
mod spoiled;
mod workbooks;
#[path = "exchange/writing.rs"]
mod writing;

use std::ops::ControlFlow;

use tenkencho::exchange::{ImportSheet, ReadProblem, SheetRow, SourceFile, read_table};

/// Reads a file without caring how far it is.
fn read(bytes: &[u8], name: &str) -> Result<SourceFile, ReadProblem> {
    read_table(bytes, name, &mut |_| ControlFlow::Continue(()))
}

/// The only sheet of a file that can be read.
fn sheet(bytes: &[u8]) -> ImportSheet {
    let mut file = read(bytes, "a.csv").expect("it reads");
    assert_eq!(file.sheets.len(), 1);
    file.sheets.remove(0)
}

/// The rows of a sheet as words: row number, then the cells.
fn dump(sheet: &ImportSheet) -> Vec<String> {
    let cells =
        |row: &SheetRow| (0..row.width()).map(|at| row.cell(at)).collect::<Vec<_>>().join("|");
    sheet.rows.iter().map(|row| format!("{} {}", row.number, cells(row))).collect()
}
