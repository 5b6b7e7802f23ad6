//! A table to be written into a file.

use chrono::NaiveDate;

/// The tables that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableKind {
    /// The answers of a year, on every form.
    Answers,
    /// What was sent to vendors and came back, in every year.
    Sheets,
    /// 機器台帳
    Devices,
    /// Vendors and outside contacts.
    Contacts,
    /// People with their roles.
    People,
    /// The clinic and its years.
    Clinic,
}

impl TableKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Answers, Self::Sheets, Self::Devices, Self::Contacts, Self::People, Self::Clinic];
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataValue {
    /// Nothing.
    Empty,
    /// Text, which stays text whatever it looks like.
    Text(String),
    /// A day.
    Day(NaiveDate),
}

impl DataValue {
    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

impl<T: Into<String>> From<T> for DataValue {
    fn from(text: T) -> Self {
        let text = text.into();
        let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let text = if text.contains(is_odd) { without_controls(&text) } else { text };
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// A text without characters that control a device: other programs stumble over them. What parts lines
/// becomes a line break.
fn without_controls(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter_map(|c| match c {
        '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1F}' | '\u{85}' => Some('\n'),
        '\n' | '\t' => Some(c),
        c if c.is_control() => None,
        c => Some(c),
    });
    kept.collect()
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataColumn {
    /// Its head.
    pub head: String,
    /// Its width in Excel, in digits of the body text.
    pub width: u8,
}

/// A table with a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataTable {
    /// The name of the sheet.
    pub title: String,
    /// Its columns.
    pub columns: Vec<DataColumn>,
    /// Its rows, each as long as there are columns.
    pub rows: Vec<Vec<DataValue>>,
}
