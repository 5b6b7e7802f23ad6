//! Which document of a clinic is meant, which place in it, and which part of it goes on a paper of
//! its own.

use serde::{Deserialize, Serialize};

/// The id of a [template](super::DocumentTemplate), as its file gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TemplateId(pub String);

impl From<&str> for TemplateId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// One document of the workbook: written on a template, and which one of those where a template
/// may be used several times.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentKey {
    /// The template.
    pub template: TemplateId,
    /// Counts the documents of one template from 1. No two documents of a workbook have the same;
    /// one that was given back, by undo or because the document was removed, may be given again.
    pub instance: u32,
}

impl DocumentKey {
    /// The first, and mostly the only, document of a template.
    #[must_use]
    pub fn first(template: impl Into<TemplateId>) -> Self {
        Self { template: template.into(), instance: 1 }
    }
}

/// The stable key of a field of the template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldKey(pub String);

impl From<&str> for FieldKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

/// The stable key of a column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnKey(pub String);

impl From<&str> for ColumnKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

/// The stable key of a size in which a template comes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SizeKey(pub String);

impl From<&str> for SizeKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

/// The stable key of an option of a choice field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChoiceKey(pub String);

impl From<&str> for ChoiceKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

/// What of a document is printed as a paper of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DocumentPart {
    /// The document itself.
    Body,
    /// The sections that are printed as cards, such as 判断カード.
    Cards,
    /// The sections that are printed as sheets to be taken out, such as 代替運用の用紙.
    Sheets,
    /// The table by which the document is checked, such as 確認表.
    CheckTable,
}

impl DocumentPart {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 4] = [Self::Body, Self::Cards, Self::Sheets, Self::CheckTable];
}
