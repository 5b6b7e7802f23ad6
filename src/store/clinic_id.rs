//! The name of a clinic's folder.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// Names a clinic by its folder, for example `clinic-1` or `sample-2`.
///
/// Any value is one plain folder name on every system: it cannot lead out of the data folder. The
/// program itself gives ASCII names only; a folder that a person copied (`clinic-1 - コピー`) is
/// taken as it is, so that its workbook is not overlooked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClinicId(String);

/// Not the name of a folder on every system.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a clinic id: {0:?}")]
pub struct NotAClinicId(pub String);

impl ClinicId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that the program gives: `prefix-number`.
    pub(super) fn numbered(prefix: &str, number: u32) -> Result<Self, NotAClinicId> {
        format!("{prefix}-{number}").parse()
    }

    /// Runs of digits count as numbers, so that clinic-2 comes before clinic-10.
    fn parts(&self) -> Vec<(&str, u64)> {
        let mut parts = Vec::new();
        let mut rest = self.0.as_str();
        while !rest.is_empty() {
            let text_end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let (text, tail) = rest.split_at(text_end);
            let digits_end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
            let (digits, tail) = tail.split_at(digits_end);
            parts.push((text, digits.parse().unwrap_or(u64::MAX)));
            rest = tail;
        }
        parts
    }
}

impl FromStr for ClinicId {
    type Err = NotAClinicId;

    fn from_str(text: &str) -> Result<Self, NotAClinicId> {
        let is_unsafe = |c: char| {
            c.is_control() || matches!(c, '/' | '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*')
        };
        let fine = !text.is_empty()
            && text.len() <= 100
            && !text.contains(is_unsafe)
            && !text.starts_with(['.', ' '])
            && !text.ends_with(['.', ' '])
            && !is_reserved_name(text);
        if fine { Ok(Self(text.to_owned())) } else { Err(NotAClinicId(text.to_owned())) }
    }
}

/// Whether Windows takes the name of a file for a device, whatever follows its first dot.
#[must_use]
pub fn is_reserved_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            let mut digits = rest.chars();
            matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

impl Ord for ClinicId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ClinicId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ClinicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_cannot_lead_out_of_the_data_folder() {
        let table = [
            "",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            "/etc",
            "C:",
            "C:\\x",
            "a:b",
            ".hidden",
            "x.",
            "x ",
            " x",
            "con",
            "NUL",
            "nul.txt",
            "Com1",
            "lpt9.ron",
            "aux ",
            "a\0b",
            "a\nb",
            "a*",
            "a?",
            "\\\\server\\share",
            "COM¹",
        ];
        for text in table {
            assert!(text.parse::<ClinicId>().is_err(), "{text:?}");
        }
        assert!("x".repeat(101).parse::<ClinicId>().is_err());
    }

    #[test]
    fn plain_names_are_ids() {
        for text in ["clinic-1", "sample-12", "clinic-1 - コピー", "console", "com10", "a.b", "1"]
        {
            assert_eq!(text.parse::<ClinicId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn ids_are_sorted_as_a_person_counts() {
        let parse = |text: &str| text.parse::<ClinicId>().expect(text);
        let mut ids =
            ["sample-1", "clinic-10", "clinic-9", "clinic-1", "clinic", "clinic-01"].map(parse);
        ids.sort();
        let sorted = ids.map(|id| id.to_string());
        let expected = ["clinic", "clinic-01", "clinic-1", "clinic-9", "clinic-10", "sample-1"];
        assert_eq!(sorted, expected);
    }
}
