//! Tables in and out: CSV and Excel.
//!
//! Bytes in, rows out ([`read_table`]); rows and a workbook in, a plan of what would be imported out
//! ([`matching`], [`plan`]; [`record_list`] for people, vendors and contacts); a workbook in, a
//! [`DataTable`] out ([`tables`]), and from it the bytes of a file ([`csv()`], [`xlsx`], [`template`]).
//! All of it is pure: no disk, no clock, no screen.
//!
//! The files come from elsewhere. Whatever is in them, reading ends soon, takes a bounded amount of
//! memory and never panics; what cannot be taken over is said ([`ReadProblem`], [`SheetRemark`],
//! [`plan::RejectionReason`]).

mod day;
mod delimited;
mod encoding;
mod equal_device;
mod export_heads;
mod foreign;
mod limits;
mod list_words;
pub mod matching;
mod neutral;
pub(crate) mod number_format;
pub(crate) mod office_xml;
pub(crate) mod package;
pub mod plan;
mod read;
pub mod record_list;
mod sheet;
mod spreadsheet;
mod synonyms;
pub mod table;
pub mod tables;
mod template;
mod write_csv;
mod write_xlsx;

pub use day::Taken;
pub use encoding::Encoding;
pub use foreign::FileKind;
pub use matching::{ColumnMatching, likeliest};
pub use plan::{ImportOptions, ImportPlan, SameNumber};
pub(crate) use read::is_package;
pub use read::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Progress, ReadProblem, read_table};
pub use record_list::{RecordFate, RecordKind, RecordPlan};
pub use sheet::{Delimiter, ImportSheet, MAX_CELL, SheetRemark, SheetRow, SourceFile, SourceKind};
pub use synonyms::device_column;
pub use table::{DataTable, DataValue, TableKind};
pub use template::template;
pub use write_csv::csv;
pub use write_xlsx::{WriteError, xlsx};
