//! The ministry's Excel forms, understood: the cases, and layouts of every kind.

#![expect(clippy::disallowed_methods, reason = "a test that reads its files has to open them")]
#![expect(clippy::expect_used, reason = "a test may panic")]

#[path = "original/cases.rs"]
mod cases;
#[path = "original/continuing.rs"]
mod continuing;
#[path = "original/drafts.rs"]
mod drafts;
#[path = "original/fill.rs"]
mod fill;
#[path = "original/layouts.rs"]
mod layouts;
#[path = "original/refused.rs"]
mod refused;
#[path = "original/review.rs"]
mod review;
#[path = "original/sheets.rs"]
mod sheets;

use tenkencho::edition;
use tenkencho::model::Edition;
use tenkencho::original::{FormReading, OriginalReading, continuation, listing, read_original};

/// The edition that comes with the program.
fn mhlw_2024() -> Edition {
    edition::load(edition::EMBEDDED[0].1, &|_| true).expect("it is valid")
}

fn read(bytes: &[u8]) -> OriginalReading {
    read_original(bytes).expect("a form")
}

/// The only form of a file.
fn form(bytes: &[u8]) -> FormReading {
    let mut reading = read(bytes);
    assert_eq!(reading.forms.len(), 1);
    reading.forms.remove(0)
}

/// What the command lists of a file.
fn list(bytes: &[u8]) -> Vec<String> {
    let after = mhlw_2024();
    let reading = read(bytes);
    reading.forms.iter().flat_map(|form| listing(form, &continuation(form, &after))).collect()
}
