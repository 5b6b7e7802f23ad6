//! Screens of the program itself: start, settings, wording compared with the original.

pub mod backups;
pub mod copies;
mod first_start;
pub mod help;
pub mod proof;
mod second_place;
pub mod settings;
pub mod start;
pub mod strays;
