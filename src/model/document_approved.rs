//! An approved version of a document, frozen in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::document_template::PrintAs;
use super::{DocumentRevision, FieldKey};

/// A version as it was approved, in words, with all that its pages say. It never changes again, and
/// neither the template nor the records are needed to print it once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovedDocument {
    /// 版
    pub version: String,
    /// 承認日
    pub approved_on: NaiveDate,
    /// 承認者, by the name of that day.
    pub approver: String,
    /// The title on the cover.
    pub title: String,
    /// 医療機関名
    pub clinic: String,
    /// 作成者, by the name of that day.
    pub author: String,
    /// 策定日
    pub created_on: Option<NaiveDate>,
    /// 改訂日
    pub revised_on: Option<NaiveDate>,
    /// 次回見直し予定日
    pub next_review_on: Option<NaiveDate>,
    /// 改訂履歴, oldest first.
    pub revisions: Vec<DocumentRevision>,
    /// The short name of the template, as it stands above and below the pages; empty in versions
    /// that were approved before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What else the cover says; empty in versions that were approved before it was kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cover: Vec<FrozenCoverLine>,
    /// Everything that was written.
    pub sections: Vec<FrozenSection>,
}

/// A line of the cover in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenCoverLine {
    /// Its label.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Whether a remark says that the value is missing.
    pub required: bool,
}

/// A section in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenSection {
    /// The section's key in the template.
    pub key: String,
    /// Number and title of its chapter, as printed.
    pub chapter: String,
    /// Number and title, as printed.
    pub title: String,
    /// The title alone; empty in versions that were approved before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How it is printed.
    pub print_as: PrintAs,
    /// What stands in it.
    pub blocks: Vec<FrozenBlock>,
}

/// A field in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenBlock {
    /// The field.
    pub field: FieldKey,
    /// Its label; empty for running text.
    pub label: String,
    /// Whether it is said where nothing stands in it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The lines of text, or the rows of a table.
    pub content: FrozenContent,
}

/// What stood in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum FrozenContent {
    /// Running text or an entry, line by line.
    Text(Vec<String>),
    /// The lines of a list.
    List(Vec<String>),
    /// A table.
    Table {
        /// The widths of the columns, in parts.
        widths: Vec<u32>,
        /// The head, then the rows.
        rows: Vec<Vec<String>>,
        /// The columns in which days stand, from 0.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        days: Vec<usize>,
        /// The empty cells of which it is said that something is missing.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<FrozenCell>,
        /// Empty rows to be written by hand, where there are no others.
        #[serde(default, skip_serializing_if = "is_zero")]
        blank_rows: usize,
    },
}

/// A cell of a frozen table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenCell {
    /// The row, without the head, from 0.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_zero(value: &usize) -> bool {
    *value == 0
}
