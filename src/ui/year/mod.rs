//! The checklist of a fiscal year: overview, rows, the sheets of vendors.

pub mod activity;
mod ask_desk;
pub mod checklist;
pub mod closing;
pub mod evidence;
pub mod guidance_tab;
mod item;
pub mod item_filter;
pub mod item_list;
mod last_year;
pub mod new_form;
pub mod overview;
mod promises;
pub mod returned;
mod task_row;
pub mod vendors;
pub mod years;
