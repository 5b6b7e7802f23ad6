//! What a template says of a document as a whole: how it is introduced, its sizes, its papers, its
//! cover, and what is told of it beside the checklist.

use serde::Deserialize;

use super::ContactKind;
use super::document_key::{ChoiceKey, ColumnKey, DocumentPart, FieldKey, SizeKey};
use super::edition::ItemKey;

/// What is said of a document before it is begun.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateIntro {
    /// The heading.
    pub heading: String,
    /// What it is for, how it comes about, how long it takes.
    pub paragraphs: Vec<String>,
}

/// A size in which a template comes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSize {
    /// Its key: sections name it, and a document remembers it.
    pub key: SizeKey,
    /// What it is called.
    pub label: String,
}

/// A paper on which a part of the document is printed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplatePaper {
    /// The name under which the command line knows it, unique among all papers.
    pub key: String,
    /// What is printed on it.
    pub part: DocumentPart,
    /// What it is called.
    pub label: String,
    /// What it is called where papers are chosen, where more is to be said there.
    #[serde(default)]
    pub offered_as: Option<String>,
    /// Its place among the papers of all templates; the lowest is printed first. A document is kept
    /// together: it stands where the first of its papers does, and the numbers of the others follow
    /// the order of [`DocumentPart`].
    pub order: u32,
    /// What it is for, beside its title on the page; empty where the title says it.
    #[serde(default)]
    pub purpose: String,
    /// The list whose steps stand at the top of a card, where it has them.
    #[serde(default)]
    pub steps: Option<FieldKey>,
    /// The list of what has to be heeded with those steps.
    #[serde(default)]
    pub cautions: Option<FieldKey>,
    /// The field that says who is told first, inside: the first call of a card.
    #[serde(default)]
    pub first_call: Option<FieldKey>,
    /// Whom a card names even where nobody has entered a number: there is room to write it in.
    #[serde(default)]
    pub always_called: Vec<ContactKind>,
    /// The id of the table, where it is a check table.
    #[serde(default)]
    pub check_table: Option<String>,
}

/// A line of the cover.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum CoverLine {
    /// 所在地 of the clinic.
    Address,
    /// 電話番号 of the clinic.
    Telephone,
    /// 策定日
    CreatedOn,
    /// 改訂日
    RevisedOn,
    /// 次回見直し予定日
    NextReviewOn,
    /// 作成者
    Author,
    /// What stands in a field.
    Field(FieldKey),
}

/// Facts about a document shown next to a checklist item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistFacts {
    /// The question, by its key in the editions.
    pub item: ItemKey,
    /// What is told.
    pub tells: ToldFacts,
}

/// What can be told of a document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum ToldFacts {
    /// Its version, its approval and its next review.
    Approval,
    /// How backups are kept and whether restoring was tried.
    Backups(BackupTable),
}

/// The table of backups in a template. All its rows are the clinic's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupTable {
    /// The field.
    pub field: FieldKey,
    /// The column of the last restore test.
    pub tested_on: ColumnKey,
    /// The column that says whether a backup is kept offline.
    pub offline: ColumnKey,
    /// The choice there that says so.
    pub is_offline: ChoiceKey,
}
