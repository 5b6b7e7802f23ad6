//! People of the clinic, a living record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Role;

/// Identifies a person for the life of the workbook; never used again after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

/// Someone at the clinic: confirms answers, has roles, can be reached.
///
/// Correcting the name corrects it everywhere in open years; a successor is a new record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id that everything refers to.
    pub id: PersonId,
    /// 氏名, as typed.
    pub name: String,
    /// ふりがな
    pub kana: String,
    /// 所属・職種
    pub position: String,
    /// 内線
    pub extension: String,
    /// 携帯電話 — a private number: it stays off what is put up on a wall.
    pub mobile: String,
    /// メール
    pub mail: String,
    /// 連絡がつく時間帯
    pub reachable: String,
    /// 代行者 — those who stand in, first to last.
    pub deputies: Vec<PersonId>,
    /// The roles, in the order in which they were given.
    pub roles: Vec<Role>,
    /// The day on which the person left the clinic.
    pub left_on: Option<NaiveDate>,
}

impl Person {
    /// A person of whom only the name is known.
    #[must_use]
    pub fn named(id: PersonId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            kana: String::new(),
            position: String::new(),
            extension: String::new(),
            mobile: String::new(),
            mail: String::new(),
            reachable: String::new(),
            deputies: Vec::new(),
            roles: Vec::new(),
            left_on: None,
        }
    }

    /// Whether the person has the role.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person has not left by `day`; on the last day they are still there.
    #[must_use]
    pub fn is_there_on(&self, day: NaiveDate) -> bool {
        self.left_on.is_none_or(|left| left >= day)
    }
}

/// A typed field of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonField {
    /// 氏名
    Name,
    /// ふりがな
    Kana,
    /// 所属・職種
    Position,
    /// 内線
    Extension,
    /// 携帯電話
    Mobile,
    /// メール
    Mail,
    /// 連絡がつく時間帯
    Reachable,
}

impl PersonField {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Kana,
        Self::Position,
        Self::Extension,
        Self::Mobile,
        Self::Mail,
        Self::Reachable,
    ];

    /// What a person says there.
    #[must_use]
    pub fn of(self, person: &Person) -> &str {
        match self {
            Self::Name => &person.name,
            Self::Kana => &person.kana,
            Self::Position => &person.position,
            Self::Extension => &person.extension,
            Self::Mobile => &person.mobile,
            Self::Mail => &person.mail,
            Self::Reachable => &person.reachable,
        }
    }

    /// The same place, to be written to.
    pub fn of_mut(self, person: &mut Person) -> &mut String {
        match self {
            Self::Name => &mut person.name,
            Self::Kana => &mut person.kana,
            Self::Position => &mut person.position,
            Self::Extension => &mut person.extension,
            Self::Mobile => &mut person.mobile,
            Self::Mail => &mut person.mail,
            Self::Reachable => &mut person.reachable,
        }
    }
}
