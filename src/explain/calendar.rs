//! The calendar beside a date.

/// The days of the week, from Sunday.
pub const WEEKDAYS: [&str; 7] = ["日", "月", "火", "水", "木", "金", "土"];
/// One month back.
pub const BACK: &str = "前の月";
/// One month on.
pub const ON: &str = "次の月";

/// The accessible name of the button.
#[must_use]
pub fn open(label: &str) -> String {
    format!("{label}のカレンダー")
}
