//! The clock of this computer.

use std::time::SystemTime;

use chrono::{DateTime, Local, NaiveDateTime};

/// Local time, also of a clock that stands before 1970.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub fn now() -> NaiveDateTime {
    DateTime::<Local>::from(SystemTime::now()).naive_local()
}
