//! Whatever stands in the place of a file: the real program says what is wrong, soon and within bounds.
//!
//! On Unix, where such things can be made.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "these tests put things onto the disk")]
#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

mod memory;
mod network;
mod privacy;
mod program;
mod special_files;
