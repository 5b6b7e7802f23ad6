//! One file a screen.

pub mod bcp;
pub mod charts;
pub mod checklist;
pub mod clinic;
pub mod contacts;
mod evidence;
pub mod export;
pub mod import;
mod item;
mod item_filter;
mod item_list;
pub mod ledger;
pub mod overview;
pub mod people;
pub mod preview;
pub mod proof;
pub mod settings;
pub mod start;
mod used;
pub mod vendors;

pub use bcp::approve_ui;
pub use overview::go_on_from;
