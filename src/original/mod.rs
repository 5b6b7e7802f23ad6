//! 原本 — what the ministry publishes: the Excel files of the forms, understood.
//!
//! Bytes in, what was understood out ([`read_original`]). All of it is pure: no disk, no clock, no
//! screen. Files may be anything, filled in by anybody: reading ends soon, takes a bounded amount of
//! memory and never panics; what was not understood is kept and listed ([`RowLeft`]).
//!
//! Two steps. A workbook becomes [grids](Grid) of texts with the place of every cell; a grid becomes a
//! [`FormReading`]: sections, groups, items with their numbers, words and notes, and the cells that
//! take answers. The recognizer knows how forms are made, not one form: the words that it goes by
//! are one file (`vocabulary`).
//!
//! Then each item is matched with the rows of an earlier edition ([`continuation()`]), gets its key
//! ([`keys`], which states the rule), and an [`Edition`](crate::model::Edition) is made of all of it
//! ([`draft()`]).
//!
//! And back: [`fill()`] makes a copy of the original with answers in its cells, and [`read_back()`] says
//! what somebody answered in such a copy.

mod answer_words;
mod answers;
mod book;
mod changes;
mod columns;
mod continuation;
mod draft;
mod fill;
mod fold;
mod grid;
mod header;
mod key;
mod known;
mod listing;
mod name_cell;
mod number;
mod package;
mod printed;
mod read_back;
mod reading;
mod recalculation;
mod recognize;
mod region;
mod repack;
mod returned_day;
mod review;
mod row;
mod sheet;
mod sheet_patch;
mod similar;
mod strings;
mod style;
mod vendor_name;
mod vocabulary;
mod walk;
mod wording;
mod xml;

pub use book::{FormBook, read_book};
pub use changes::{WordChanges, WordSpan};
pub use continuation::{Continuation, continuation};
pub use draft::{Confirmation, DraftForm, DraftInput, DraftProblem, OriginalFile, draft};
pub use fill::{AnswerPart, FillOrder, FillProblem, Filled, FilledItem, LeftOut, WhyLeftOut, fill};
pub use grid::{CellPlace, CellRange, DropDown, Grid, GridCell};
pub use key::keys;
pub use known::{KNOWN_ORIGINALS, KnownOriginal, known_original};
pub use listing::listing;
pub use number::{NumberStyle, PrintedNumber};
pub use printed::printed_text;
pub use read_back::{ReturnProblem, ReturnedAnswer, ReturnedForm, item_keys, read_back};
pub use reading::{
    AnswerCell, AnswerWay, ColumnReading, ColumnRole, FormReading, GroupReading, ItemReading,
    NumberTwice, RowLeft, SectionReading, WhyLeft,
};
pub use recognize::{
    FormPlace, OriginalProblem, OriginalReading, PassedOver, WhyPassedOver, combine, read_original,
    recognize,
};
pub use review::{FormReview, ReviewCounts, ReviewEdit, ReviewedForm};
pub use vendor_name::is_same_vendor;
