//! People of the clinic, a living record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Identifies a person for the life of the workbook; never used again after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

/// Someone at the clinic who confirms answers.
///
/// Correcting the name corrects it everywhere in open years; a successor is a new record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id that answers refer to.
    pub id: PersonId,
    /// 氏名, as typed.
    pub name: String,
    /// The day on which the person left the clinic.
    pub left_on: Option<NaiveDate>,
}
