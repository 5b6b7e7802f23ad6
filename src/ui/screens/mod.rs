//! One file a screen.

pub mod checklist;
pub mod clinic;
pub mod export;
mod item;
mod item_list;
pub mod proof;
pub mod start;
pub mod vendors;
