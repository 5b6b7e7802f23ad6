//! 文言の確認 of the check table: its places, and wording that is typed in from the original.

use chrono::NaiveDate;

use crate::model::check_table::{CheckGroup, CheckItem};
use crate::model::table_wording::TablePart;
use crate::model::{CheckTable, DocumentLibrary};
use crate::text::dates;

/// What a table is called: what its paper is called, or by its title where no paper has it.
#[must_use]
pub fn name<'d>(id: &str, documents: &'d DocumentLibrary) -> &'d str {
    let papers = documents.papers().into_iter().map(|(_, paper)| paper);
    let paper = papers.into_iter().find(|paper| paper.check_table.as_deref() == Some(id));
    let title = || documents.check_table(id).map_or("", |table| &table.title.text);
    paper.map_or_else(title, |paper| &paper.label)
}

/// What is asked for here.
#[must_use]
pub fn explained(name: &str) -> String {
    format!(
        "チェックリストとは別の、「{name}」の文言です。文言が未収載の場所は、原本を見て入力すると、確認表に印刷されます。"
    )
}
/// Copies the address of the table.
pub const COPY_ADDRESS: &str = "確認表のURLをコピー";
/// Stands in the place of wording that nobody has read.
pub const MISSING: &str = "文言が未収載です。原本を見て入力してください";
/// The original has no words there either.
pub const ABSENT: &str = "原本にもない";
/// Stands in the place of words that the original does not have.
pub const NONE: &str = "原本に文言はありません";
/// Opens the field for missing wording.
pub const TYPE_IN: &str = "入力する";
/// What was typed stands in the original.
pub const TYPED_IN: &str = "入力した";
/// What undo takes back where wording was typed in.
pub const STEP: &str = "確認表の文言の入力";

/// The state of a piece that was typed in.
#[must_use]
pub fn typed_in_on(day: NaiveDate) -> String {
    format!("原本を見て入力した（{}）", dates::japanese(day))
}

/// The state of a piece that the original does not have.
#[must_use]
pub fn absent_on(day: NaiveDate) -> String {
    format!("{ABSENT}（{}に照合）", dates::japanese(day))
}

/// What we know of missing wording, told apart from the official words.
#[must_use]
pub fn remark(remark: &str) -> String {
    format!("このプログラムの説明（原本の文言ではありません）　{remark}")
}

/// What a piece is in the table, for example 1-2の確認項目（2番目）.
#[must_use]
pub fn place(part: &TablePart, table: &CheckTable) -> String {
    match part {
        TablePart::Title => "確認表の表題".to_owned(),
        TablePart::DivisionName(number) => format!("区分{number}の名前"),
        TablePart::DivisionPurpose(number) => format!("区分{number}の目的"),
        TablePart::GroupTitle(number) => format!("{number}の大項目"),
        TablePart::Item(key) => match item(key, table) {
            Some((group, _)) if group.items.len() == 1 => format!("{}の確認項目", group.number),
            Some((group, _)) => {
                let at = group.items.iter().position(|item| item.key == *key).unwrap_or(0);
                format!("{}の確認項目（{}番目）", group.number, at + 1)
            }
            None => "確認項目".to_owned(),
        },
    }
}

/// Our own words about a piece whose wording is missing; empty where there are none.
#[must_use]
pub fn remark_of<'t>(part: &TablePart, table: &'t CheckTable) -> &'t str {
    let TablePart::Item(key) = part else {
        return "";
    };
    item(key, table).map_or("", |(_, item)| item.remark.as_str())
}

fn item<'t>(key: &str, table: &'t CheckTable) -> Option<(&'t CheckGroup, &'t CheckItem)> {
    table.items().find(|(_, item)| item.key == key)
}
