//! The only module that touches the disk.

pub mod system_fonts;
