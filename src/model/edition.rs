//! 年度版 — one edition of the official checklist, as loaded from `checklists/*.ron`.
//!
//! Official wording is data, quoted with its source. Every piece of it says whether it has been
//! compared with what the ministry published; what has not is marked on screen and on paper.
//!
//! A [bridge](Edition::bridge) may lack what nobody here could read: sentences of rows, titles of
//! sections, every row of the vendor form. What is left out is `None`, and nothing stands in for it. Any other edition has all of it, which is checked when it is loaded.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{FiscalYear, FormRef, Marking};

/// The stable key of an item inside its form, for example `access-rights/server`.
///
/// Answers are kept by key, never by position or by printed number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemKey(pub String);

impl ItemKey {
    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ItemKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One piece of official wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The words, quoted.
    pub text: String,
    /// Whether these words are known to be the form's own; `false` means that they still have to be
    /// compared with the official PDF and must never be shown as verified.
    pub confirmed: bool,
    /// The [`WordingSource::id`]s in which the words were read; empty for wording from memory.
    pub read_in: Vec<String>,
}

/// One edition: its two forms and where they come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Always [`Edition::FORMAT`].
    pub format: String,
    /// Version of the file format, [`Edition::VERSION`].
    pub version: u32,
    /// For example `mhlw-2024`; assessments name their edition by it.
    pub id: String,
    /// The fiscal year the form was made for.
    pub fiscal_year: FiscalYear,
    /// Counts up whenever this data file changes after it was published.
    pub revision: u32,
    /// Whether it only bridges the time until the form of its year is here: another year's form, or
    /// rows put together from what was read about one. A year starts on such an edition only where a
    /// person chooses it, and it never prints as the form: 記入内容一覧 alone is made from it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub bridge: bool,
    /// The id of the edition whose rows those of this one go on with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The day on which the ministry published the form; `None` where the form does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub published_on: Option<NaiveDate>,
    /// How answers are written into its Excel form where one cell holds both words, or boxes; `None`
    /// where the form has no such cells, or nobody has said it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<Marking>,
    /// 令和6年度版
    pub name: Wording,
    /// The title of the form, as printed at its head.
    pub title: Wording,
    /// 出典：厚生労働省
    pub attribution: String,
    /// Where the wording comes from; the first one is the official form itself.
    pub sources: Vec<WordingSource>,
    /// 医療機関確認用
    pub institution: Form,
    /// 事業者確認用; only a bridge may lack all of its rows.
    pub vendor: Form,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// A value that stands in the file as it is, without `Some` around it: files from before it could be
/// missing are read as they are.
mod unwrapped {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

/// Where wording was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingSource {
    /// Short id that [`Wording::read_in`] names.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its address on the web; shown as text with a copy button, never opened unasked. Empty where
    /// nobody knows where a file comes from.
    pub address: String,
    /// Whether the ministry itself published it.
    pub official: bool,
    /// The name of the file, where it was read from one here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The SHA-256 of that file, in small hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The day on which a person looked through what was read from that file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<NaiveDate>,
    /// Who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
}

/// 医療機関確認用 or 事業者確認用
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FormKind {
    /// 医療機関確認用
    Institution,
    /// 事業者確認用
    Vendor,
}

/// One form of the edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// 医療機関確認用 or 事業者確認用
    pub name: Wording,
    /// Notes printed above the table.
    pub notes: Vec<Wording>,
    /// Label of the line for the vendor's name at the top; the institution form has none.
    pub vendor_name_label: Option<Wording>,
    /// The heads of the table's columns.
    pub columns: FormColumns,
    /// The question that decides whether anything else on the form is needed.
    pub applicability: Option<Applicability>,
    /// The numbered sections, in printing order.
    pub sections: Vec<Section>,
}

/// The heads of the table. What a form does not print is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormColumns {
    /// チェック項目
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub item: Option<Wording>,
    /// 確認結果（日付）
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub result: Option<Wording>,
    /// 1回目
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub first: Option<Wording>,
    /// 目標日
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub target: Option<Wording>,
    /// 2回目
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub second: Option<Wording>,
    /// 確認日, where the day of the check has a column of its own.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub date: Option<Wording>,
    /// はい
    pub yes: Wording,
    /// いいえ
    pub no: Wording,
}

/// 医療情報システムの有無 — answered いいえ, no other row of the form is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicability {
    /// The heading above the question.
    pub title: Wording,
    /// The question itself.
    pub item: Item,
}

/// A numbered section (1 体制構築 …).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The number printed before the title; empty where none is.
    pub number: String,
    /// The title; only a bridge may lack it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub title: Option<Wording>,
    /// The groups of rows under it, in printing order.
    pub groups: Vec<Group>,
}

/// Rows that belong together, by what they are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable key, for example `server`.
    pub key: String,
    /// Short title for lists, our own words.
    pub short: String,
    /// The heading row on the form, where it has one.
    pub heading: Option<Wording>,
    /// The rows.
    pub items: Vec<Item>,
}

/// 項目 — one row of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The stable key.
    pub key: ItemKey,
    /// The number printed before the wording, for example `(4)`; the applicability row has none.
    pub number: Option<Wording>,
    /// The official sentence; `None` where its theme alone is known, which only a bridge allows.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "unwrapped")]
    pub wording: Option<Wording>,
    /// What the form says beside the sentence, with its marks: ※ …, （注）….
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Wording>,
    /// The keys of the rows of the edition before that this one goes on with, where they are not
    /// just its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<ItemKey>,
    /// Short title for lists, our own words.
    pub short: String,
    /// What should be known of the row besides, in our own words; never shown as official. A row
    /// without wording says here what it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// When the row is needed.
    pub condition: Condition,
    /// Chapters of the guideline (第6.0版) that the manual names for this row, where known.
    pub guideline: Vec<GuidelineChapter>,
}

impl Item {
    /// The official sentence as text to compare with others; empty where it is not known. Whatever
    /// shows a row has to say that of such a row, see [`Self::wording`].
    #[must_use]
    pub fn words(&self) -> &str {
        self.wording.as_ref().map_or("", |wording| &wording.text)
    }

    /// Every piece of official wording of the row, in printing order.
    pub fn wordings(&self) -> impl Iterator<Item = &Wording> {
        self.number.iter().chain(&self.wording).chain(&self.notes)
    }
}

impl FormColumns {
    /// The heads that the form has, in printing order.
    pub fn printed(&self) -> impl Iterator<Item = &Wording> {
        let Self { item, result, first, target, second, date, yes, no } = self;
        let heads = [item, result, first, target, second, date];
        heads.into_iter().flatten().chain([yes, no])
    }
}

/// The rows of the edition before that a row goes on with: its answers of last year are those of
/// these. A row that says nothing of it goes on with the row of its own key, if there is one.
#[must_use]
pub fn ancestors(edition: &Edition, form: FormKind, key: &ItemKey) -> Vec<ItemKey> {
    match edition.form(form).row(key) {
        Some(row) if row.item.formerly.is_empty() => vec![key.clone()],
        Some(row) => row.item.formerly.clone(),
        None => Vec::new(),
    }
}

/// When a row is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// Always (unless the applicability question is answered いいえ).
    Always,
    /// Only where the clinic has a contract with a vendor.
    VendorContract,
}

/// A chapter of 医療情報システムの安全管理に関するガイドライン.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidelineChapter {
    /// 概説編, 経営管理編, 企画管理編 or システム運用編
    pub volume: String,
    /// The chapters, as the manual writes them.
    pub chapters: String,
    /// The fiscal year of the manual in which this was read.
    pub manual_of: FiscalYear,
}

/// An item together with what stands above it on the form.
#[derive(Clone, Copy, Debug)]
pub struct FormRow<'a> {
    /// The numbered section; the applicability row stands in none.
    pub section: Option<&'a Section>,
    /// The group; the applicability row stands in none.
    pub group: Option<&'a Group>,
    /// The row itself.
    pub item: &'a Item,
}

impl FormRow<'_> {
    /// The full number as people say it, for example `2-(4)`; empty for the applicability row.
    #[must_use]
    pub fn full_number(&self) -> String {
        match (self.section, &self.item.number) {
            (Some(section), Some(number)) if section.number.is_empty() => number.text.clone(),
            (Some(section), Some(number)) => format!("{}-{}", section.number, number.text),
            _ => String::new(),
        }
    }
}

impl Form {
    /// Every row in printing order, the applicability row first.
    pub fn rows(&self) -> impl Iterator<Item = FormRow<'_>> {
        let first = self.applicability.iter().map(|applicability| FormRow {
            section: None,
            group: None,
            item: &applicability.item,
        });
        first.chain(self.sections.iter().flat_map(|section| {
            section.groups.iter().flat_map(move |group| {
                group.items.iter().map(move |item| FormRow {
                    section: Some(section),
                    group: Some(group),
                    item,
                })
            })
        }))
    }

    /// The rows that are counted: all but the applicability question, which stands above them.
    pub fn counted_rows(&self) -> impl Iterator<Item = FormRow<'_>> {
        self.rows().filter(|row| row.section.is_some())
    }

    /// The row of an item.
    #[must_use]
    pub fn row(&self, key: &ItemKey) -> Option<FormRow<'_>> {
        self.rows().find(|row| row.item.key == *key)
    }

    /// Every piece of official wording on the form, in printing order.
    #[must_use]
    pub fn wordings(&self) -> Vec<&Wording> {
        let mut all = vec![&self.name];
        all.extend(&self.notes);
        all.extend(&self.vendor_name_label);
        all.extend(self.columns.printed());
        if let Some(applicability) = &self.applicability {
            all.push(&applicability.title);
            all.extend(applicability.item.wordings());
        }
        for section in &self.sections {
            all.extend(&section.title);
            for group in &section.groups {
                all.extend(&group.heading);
                all.extend(group.items.iter().flat_map(Item::wordings));
            }
        }
        all
    }
}

impl Edition {
    /// The `format` field of every edition file.
    pub const FORMAT: &str = "tenkencho-edition";
    /// The version of the edition format that this program reads.
    pub const VERSION: u32 = 1;

    /// Whether it was read from files that are kept beside it, into which answers can be written.
    #[must_use]
    pub fn has_originals(&self) -> bool {
        self.sources.iter().any(|source| source.file.is_some() && source.sha256.is_some())
    }

    /// One of the two forms.
    #[must_use]
    pub fn form(&self, kind: FormKind) -> &Form {
        match kind {
            FormKind::Institution => &self.institution,
            FormKind::Vendor => &self.vendor,
        }
    }

    /// The form that `form` is filled in on.
    #[must_use]
    pub fn form_of(&self, form: FormRef) -> &Form {
        self.form(form.kind())
    }

    /// Every piece of official wording: name, title, and both forms.
    #[must_use]
    pub fn wordings(&self) -> Vec<&Wording> {
        let mut all = vec![&self.name, &self.title];
        all.extend(self.institution.wordings());
        all.extend(self.vendor.wordings());
        all
    }

    /// The files in which the forms stand, as far as it is known where they are: those that it was read
    /// from on this PC, else the first source.
    pub fn originals(&self) -> impl Iterator<Item = &WordingSource> {
        let is_read = self.sources.iter().any(|source| source.file.is_some());
        let count = if is_read { self.sources.len() } else { 1 };
        let first = self.sources.iter().take(count);
        first.filter(move |it| !it.address.is_empty() && it.file.is_some() == is_read)
    }

    /// How many pieces of wording still have to be compared with the original. None has to on a
    /// bridge, whose wording stands on no form.
    #[must_use]
    pub fn unconfirmed(&self) -> usize {
        if self.bridge {
            return 0;
        }
        self.wordings().iter().filter(|wording| !wording.confirmed).count()
    }
}
