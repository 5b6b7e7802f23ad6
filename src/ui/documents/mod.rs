//! Papers: documents that the clinic writes, what is printed, and how it will look.

pub mod document;
pub mod export;
pub mod preview;
