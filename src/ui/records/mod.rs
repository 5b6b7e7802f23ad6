//! The living records of the clinic: its particulars, people, contacts, charts, ledger.

pub mod charts;
pub mod clinic;
pub mod contacts;
pub mod import;
pub mod ledger;
pub mod people;
pub mod used;
