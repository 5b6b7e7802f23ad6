//! What is said about one item in one year.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ItemKey, PersonId};

/// The answer of the first round (1回目).
///
/// The official form knows はい and いいえ only. The other two are the workbook's own: they print as
/// a blank cell, and only [`Answer::Unknown`] counts as open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// はい
    Yes,
    /// いいえ
    No,
    /// わからない — open in every total, and collected into the questions for the vendor.
    Unknown,
    /// 該当なし — the clinic has no such thing; the reason stands in [`Response::reason`].
    NotApplicable,
}

/// The answer of the second round (2回目), which knows the two answers of the form only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SecondAnswer {
    /// はい
    Yes,
    /// いいえ
    No,
}

/// One round of one item: what was answered, when, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round<A> {
    /// The answer, or `None` while the item is unanswered.
    pub answer: Option<A>,
    /// 確認日 — the day of the check.
    pub date: Option<NaiveDate>,
    /// 確認した人 — the person who checked, one of the workbook's people.
    pub person: Option<PersonId>,
}

// Derived `Default` would ask for `A: Default`, and an answer has no default.
impl<A> Default for Round<A> {
    fn default() -> Self {
        Self { answer: None, date: None, person: None }
    }
}

/// Everything said about one item in one year, on one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The item, by its stable key. A key that the present edition does not have is kept.
    pub item: ItemKey,
    /// 1回目
    pub first: Round<Answer>,
    /// 2回目
    pub second: Round<SecondAnswer>,
    /// 目標日 — the day by which an item answered いいえ will be done.
    pub target: Option<NaiveDate>,
    /// Why the item does not apply; kept when the answer changes, printed only with 該当なし.
    pub reason: String,
    /// 立入検査用メモ — printed in full in 記入内容一覧.
    pub memo: String,
    /// 院内用メモ — stays in the clinic: printed only where that is chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub inner_memo: String,
}

impl Response {
    /// An item about which nothing has been said.
    #[must_use]
    pub fn unanswered(item: ItemKey) -> Self {
        Self {
            item,
            first: Round::default(),
            second: Round::default(),
            target: None,
            reason: String::new(),
            memo: String::new(),
            inner_memo: String::new(),
        }
    }

    /// Whether nothing is entered that an inspector is shown: a memo for the clinic alone is not.
    #[must_use]
    pub fn is_blank_outside(&self) -> bool {
        Self { inner_memo: String::new(), ..self.clone() }.is_blank()
    }

    /// Whether nothing at all is entered, so that nothing need be kept or printed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::unanswered(self.item.clone())
    }

    /// The answer that holds now: the second round's where there is one, else the first's.
    #[must_use]
    pub fn current(&self) -> Option<Answer> {
        match self.second.answer {
            Some(SecondAnswer::Yes) => Some(Answer::Yes),
            Some(SecondAnswer::No) => Some(Answer::No),
            None => self.first.answer,
        }
    }

    /// Whether the second round should be offered unasked: the first answer was いいえ.
    #[must_use]
    pub fn second_round_offered(&self) -> bool {
        self.first.answer == Some(Answer::No)
    }
}
