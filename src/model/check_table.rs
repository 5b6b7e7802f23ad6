//! 確認表 — a table by which a document is checked, as loaded from a file such as
//! `checklists/mhlw-bcp-2024.ron`.

use serde::Deserialize;

use super::Wording;
use super::edition::WordingSource;

/// The check table: 区分, 項番, 確認項目.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckTable {
    /// Always [`CheckTable::FORMAT`].
    pub format: String,
    /// Version of the file format, [`CheckTable::VERSION`].
    pub version: u32,
    /// Its id.
    pub id: String,
    /// The revision of our data file.
    pub revision: u32,
    /// Its title.
    pub title: Wording,
    /// 出典：厚生労働省
    pub attribution: String,
    /// Everything that wording was read in; the first is the original.
    pub sources: Vec<WordingSource>,
    /// 区分, in order.
    pub divisions: Vec<CheckDivision>,
}

impl CheckTable {
    /// What the field `format` says.
    pub const FORMAT: &str = "tenkencho-check-table";
    /// The version that this program reads.
    pub const VERSION: u32 = 1;

    /// Every 確認項目 in order, with its 項番.
    pub fn items(&self) -> impl Iterator<Item = (&CheckGroup, &CheckItem)> {
        self.divisions
            .iter()
            .flat_map(|division| &division.groups)
            .flat_map(|group| group.items.iter().map(move |item| (group, item)))
    }
}

/// 区分
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckDivision {
    /// Its number, as printed.
    pub number: String,
    /// Its name.
    pub name: Wording,
    /// What it is for; `None` where it was not read.
    #[serde(default)]
    pub purpose: Option<Wording>,
    /// Whether the original may go on where what was read ends.
    #[serde(default)]
    pub may_continue: bool,
    /// 項番, in order.
    pub groups: Vec<CheckGroup>,
}

/// 項番 with its 大項目.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckGroup {
    /// Its number, as printed, for example 1-2.
    pub number: String,
    /// 大項目; `None` where it was not read.
    #[serde(default)]
    pub title: Option<Wording>,
    /// 確認項目, in order.
    pub items: Vec<CheckItem>,
}

/// 確認項目
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckItem {
    /// Its stable key.
    pub key: String,
    /// Its wording; `None` where it was not read, and nothing is printed.
    #[serde(default)]
    pub wording: Option<Wording>,
    /// What we know of an item whose wording is missing, in our own words.
    #[serde(default)]
    pub remark: String,
    /// The chapters of the guideline (第6.0版) that the ministry's 手引き names.
    #[serde(default)]
    pub guideline: String,
    /// The sections of the document that answer it, by key.
    pub sections: Vec<String>,
}
