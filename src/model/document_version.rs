//! How the versions (版) of a document are called and counted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One line of the revision history (改訂履歴).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRevision {
    /// 版, as typed.
    pub version: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// 変更内容, as typed.
    pub what: String,
}

/// A 版 by which two are told apart: with its digits narrow and without blanks around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VersionName(String);

impl VersionName {
    /// That of a 版 as typed.
    pub(super) fn of(version: &str) -> Self {
        let narrow = |c: char| match u32::from(c) {
            // Full-width digits stand in one row, as the narrow ones do.
            code @ 0xFF10..=0xFF19 => char::from_digit(code - 0xFF10, 10).unwrap_or(c),
            _ => c,
        };
        Self(version.trim().chars().map(narrow).collect())
    }
}

/// A 版 with its last number one higher; one without a number gets the number 2. It is counted in
/// the text: what was typed may have more digits than any number.
pub(super) fn raised(version: &str) -> String {
    let VersionName(mut version) = VersionName::of(version);
    let Some(last) = version.rfind(|c: char| c.is_ascii_digit()) else {
        return version + "2";
    };
    let mut at = last;
    loop {
        let digit = version.as_bytes()[at];
        if digit < b'9' {
            let next = char::from(digit + 1).to_string();
            version.replace_range(at..=at, &next);
            return version;
        }
        version.replace_range(at..=at, "0");
        let has_more = at > 0 && version.as_bytes()[at - 1].is_ascii_digit();
        if !has_more {
            version.insert(at, '1');
            return version;
        }
        at -= 1;
    }
}
