//! The checklist of a fiscal year: overview, rows, the sheets of vendors.

pub mod activity;
mod answer_list;
mod answer_rows;
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
mod servers;
mod task_row;
pub mod vendors;
pub mod years;
