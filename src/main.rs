//! Opens the window.
use std::time::Instant;
fn main() {
    let mut args = std::env::args().skip(1);
    let mut data = None;
    let mut smoke = false;
    while let Some(arg) = args.next() {
        if arg == "--data-dir" {
            data = args.next();
        } else if arg == "--smoke" {
            smoke = true;
        }
    }
    let launch =
        tenkencho::app::Launch { data: data.unwrap().into(), smoke, started: Instant::now() };
    tenkencho::app::run(&launch).unwrap();
}
