//! サイバー点検帳 (tenkencho): the offline workbook for the MHLW cybersecurity checklist.

pub mod app;
pub mod cli;
pub mod edition;
pub mod model;
pub mod report;
pub mod sample;
pub mod state;
pub mod store;
pub mod text;
pub mod ui;
