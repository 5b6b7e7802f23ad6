//! The second place for copies of a clinic.

use std::path::PathBuf;

use chrono::NaiveDateTime;

/// How the copies of a clinic stand in a second place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondPlace {
    /// The place.
    pub place: PathBuf,
    /// When the last copy was made there.
    pub last: Option<NaiveDateTime>,
    /// Why none could be made since, in words.
    pub problem: Option<String>,
}
