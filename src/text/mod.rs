//! Words of the model (Japanese): dates, numbers, and whatever papers, documents and tables print.
//!
//! This room lies at the bottom and knows the model only. What screens say and how errors are
//! explained is in [`crate::explain`], at the top. Nothing else in `src/` holds Japanese text but
//! data tables; `tests/tidy.rs` sees to it.

pub mod activity;
pub mod answers;
mod beginning;
pub mod chart_paper;
pub mod dates;
mod difference;
pub mod document;
pub mod document_paper;
pub mod exchange;
mod explanation;
pub mod ledger;
pub mod letter;
pub mod people;
pub mod report;
pub mod vendors;
pub mod years;

pub use beginning::beginning;
pub use difference::DifferenceText;
pub use explanation::Explanation;
