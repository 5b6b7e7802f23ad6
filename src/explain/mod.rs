//! Errors, screens, labels and commands as sentences (Japanese), grouped by where they appear.
//!
//! This room lies above all those whose types and errors it words, and below the screens and the
//! commands, which alone read it. Words that papers, documents and tables print are in
//! [`crate::text`]; where a screen needs some of those beside its own, they are handed on from here.

pub mod activity;
pub mod backups;
pub mod calendar;
pub mod chart;
pub mod chart_gaps;
pub mod checklist;
pub mod cli;
pub mod clinic;
pub mod closing;
pub mod contacts;
pub mod copies;
pub mod date_field;
pub mod difference;
pub mod document_files;
pub mod document_screen;
pub mod edition;
pub mod evidence;
pub mod exchange;
pub mod export;
pub mod field_menu;
mod file_name;
pub mod find;
pub mod guidance;
pub mod help;
pub mod import;
pub mod import_records;
pub mod import_remarks;
pub mod job;
pub mod keys;
pub mod ledger;
pub mod missing;
pub mod new_form;
pub mod original;
pub mod overview;
pub mod pdf_text;
pub mod people;
pub mod preview;
pub mod proof;
pub mod report;
pub mod returned;
pub mod ron_file;
pub mod second_place;
pub mod settings;
pub mod start;
pub mod store;
pub mod strays;
pub mod table_proof;
pub mod toast;
pub mod undo;
pub mod unsaved;
pub mod vendors;
pub mod window;
pub mod years;
