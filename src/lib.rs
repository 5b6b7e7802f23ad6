//! サイバー点検帳 (tenkencho): the offline workbook for the MHLW cybersecurity checklist.

pub mod edition;
pub mod model;
pub mod report;
pub mod store;
pub mod text;
