//! The program: arguments, then the window or a command.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

use tenkencho::cli::{self, Window};
use tenkencho::text::{self, Explanation};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), open_window)
}

/// Opens the window and returns when it is closed.
// The window goes here: `app::run(...)` with `window.data` and `window.smoke`.
fn open_window(_window: Window) -> Result<(), Explanation> {
    Err(Explanation {
        what: text::cli::NO_WINDOW_YET.to_owned(),
        safe: String::new(),
        todo: String::new(),
        details: String::new(),
    })
}
