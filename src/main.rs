//! The program: arguments, then the window or a command.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;
use std::time::Instant;

use tenkencho::{app, cli};

fn main() -> ExitCode {
    let started = Instant::now();
    cli::run(std::env::args_os(), |window| {
        let script = window.script.map(|script| (script.clinic, script.seed));
        app::run(&app::Launch { data: window.data, smoke: window.smoke, script, started })
    })
}
