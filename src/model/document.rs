//! A document that a clinic writes on a template, such as the BCP (事業継続計画), a living record.
//!
//! The chapters, their sentences and what the fields are come from a
//! [template](super::document_template); here stands only what the clinic wrote over it. What the
//! workbook knows already (people, vendors, contacts) is not copied: it is put in when the document
//! is put together, and follows the records.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::document_approved::{ApprovedDocument, FrozenSection};
use super::document_key::{ChoiceKey, ColumnKey, DocumentKey, FieldKey, SizeKey};
use super::document_version::{DocumentRevision, VersionName, raised};
use super::{ContactId, Decision, DeviceId, PersonId, RecordRef, Role, VendorId};

/// What was written into one field, instead of what the template or the workbook says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentValue {
    /// Text, as typed.
    Text(String),
    /// One of the words that the template offers, whatever it says by now.
    Choice(ChoiceKey),
    /// A day.
    Date(Option<NaiveDate>),
    /// One of the people.
    Person(Option<PersonId>),
    /// One of the vendors.
    Vendor(Option<VendorId>),
    /// The lines of a list.
    List(Vec<String>),
    /// The rows of a table that differ from what the template and the workbook give.
    Table(Vec<DocumentRow>),
}

/// Where a row of a table comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowKey {
    /// Added by the clinic; no two rows of a table have the same number.
    Own(u32),
    /// One of the rows that the template gives, by its key there.
    Given(String),
    /// A person.
    Person(PersonId),
    /// A role.
    Role(Role),
    /// A vendor.
    Vendor(VendorId),
    /// A contact.
    Contact(ContactId),
    /// A device.
    Device(DeviceId),
    /// A decision.
    Decision(Decision),
}

impl RowKey {
    /// The number of a row that the clinic added.
    #[must_use]
    pub fn own(&self) -> Option<u32> {
        match self {
            Self::Own(number) => Some(*number),
            _ => None,
        }
    }

    /// The key of one more row that the clinic adds to these.
    #[must_use]
    pub fn next_own(rows: &[DocumentRow]) -> Self {
        let used = || rows.iter().filter_map(|row| row.key.own());
        let last = used().max().unwrap_or(0);
        // A file may hold the highest number that there is.
        let free = || (1..last).find(|number| used().all(|used| used != *number));
        Self::Own(last.checked_add(1).or_else(free).unwrap_or(last))
    }

    /// Whether the row stands for a record of the workbook, and comes and goes with it.
    #[must_use]
    pub fn is_of_record(&self) -> bool {
        !matches!(self, Self::Own(_) | Self::Given(_))
    }
}

/// What a clinic wrote into one row: only the cells that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRow {
    /// Where the row comes from.
    pub key: RowKey,
    /// Whether the row is left out.
    pub is_hidden: bool,
    /// The cells that were written.
    pub cells: Vec<DocumentCell>,
}

impl DocumentRow {
    /// A row of which nothing was changed.
    #[must_use]
    pub fn untouched(key: RowKey) -> Self {
        Self { key, is_hidden: false, cells: Vec::new() }
    }

    /// What was written in a column.
    #[must_use]
    pub fn cell(&self, column: &ColumnKey) -> Option<&CellValue> {
        self.cells.iter().find(|cell| cell.column == *column).map(|cell| &cell.value)
    }
}

/// One cell that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentCell {
    /// The column.
    pub column: ColumnKey,
    /// What was written.
    pub value: CellValue,
}

impl DocumentCell {
    /// A cell into which a text was typed.
    #[must_use]
    pub fn text(column: impl Into<ColumnKey>, text: impl Into<String>) -> Self {
        Self { column: column.into(), value: CellValue::Text(text.into()) }
    }

    /// A cell for which one of the words of the template was chosen.
    #[must_use]
    pub fn choice(column: impl Into<ColumnKey>, choice: impl Into<ChoiceKey>) -> Self {
        Self { column: column.into(), value: CellValue::Choice(choice.into()) }
    }
}

/// What was written into a cell. Whoever was picked from the records is called by the name of the
/// record, whatever it becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellValue {
    /// As typed.
    Text(String),
    /// One of the words that the template offers, whatever it says by now.
    Choice(ChoiceKey),
    /// One of the people.
    Person(PersonId),
    /// One of the vendors.
    Vendor(VendorId),
}

impl CellValue {
    /// What was typed; nothing where a record or a word was picked.
    #[must_use]
    pub fn typed(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Choice(_) | Self::Person(_) | Self::Vendor(_) => "",
        }
    }

    /// The word that was picked.
    #[must_use]
    pub fn choice(&self) -> Option<&ChoiceKey> {
        match self {
            Self::Choice(key) => Some(key),
            Self::Text(_) | Self::Person(_) | Self::Vendor(_) => None,
        }
    }

    /// Whether a record was picked.
    #[must_use]
    pub fn is_record(&self) -> bool {
        matches!(self, Self::Person(_) | Self::Vendor(_))
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// One field that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentEntry {
    /// The field.
    pub field: FieldKey,
    /// What was written.
    pub value: DocumentValue,
}

/// はい or いいえ to one item of the check table (確認表).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswer {
    /// The item's key in the check table.
    pub item: String,
    /// The answer.
    pub answer: Option<bool>,
    /// 確認日
    pub on: Option<NaiveDate>,
    /// メモ, as typed.
    pub note: String,
}

/// That a document was printed, as the user said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentPrint {
    /// 印刷日
    pub on: NaiveDate,
    /// 版, at that time.
    pub version: String,
}

/// A document in the making, with what was approved before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Which one it is.
    pub key: DocumentKey,
    /// In which of the sizes of its template it is written; `None` where there are none.
    pub size: Option<SizeKey>,
    /// What was written, each field at most once.
    pub entries: Vec<DocumentEntry>,
    /// 版, as typed.
    pub version: String,
    /// 策定日
    pub created_on: Option<NaiveDate>,
    /// 最終改訂日
    pub revised_on: Option<NaiveDate>,
    /// 次回見直し予定日
    pub next_review_on: Option<NaiveDate>,
    /// 作成者
    pub author: Option<PersonId>,
    /// 承認者
    pub approver: Option<PersonId>,
    /// 改訂履歴, oldest first.
    pub revisions: Vec<DocumentRevision>,
    /// Approved versions, oldest first. Shared, because they are long and never change.
    pub approved: Vec<Arc<ApprovedDocument>>,
    /// When it was printed, oldest first.
    pub prints: Vec<DocumentPrint>,
    /// The check table.
    pub checks: Vec<CheckAnswer>,
}

impl Document {
    /// A document in which nothing was written yet.
    #[must_use]
    pub fn blank(key: DocumentKey, size: Option<SizeKey>) -> Self {
        Self {
            key,
            size,
            entries: Vec::new(),
            version: String::new(),
            created_on: None,
            revised_on: None,
            next_review_on: None,
            author: None,
            approver: None,
            revisions: Vec::new(),
            approved: Vec::new(),
            prints: Vec::new(),
            checks: Vec::new(),
        }
    }

    /// What was written into a field.
    #[must_use]
    pub fn value(&self, field: &FieldKey) -> Option<&DocumentValue> {
        self.entries.iter().find(|entry| entry.field == *field).map(|entry| &entry.value)
    }

    /// The answer to an item of the check table.
    #[must_use]
    pub fn check(&self, item: &str) -> Option<&CheckAnswer> {
        self.checks.iter().find(|check| check.item == item)
    }

    /// The first 版.
    pub const FIRST_VERSION: &str = "1";

    /// The approved version of that name, however wide its digits were typed.
    #[must_use]
    pub fn approved_as(&self, version: &str) -> Option<&ApprovedDocument> {
        let wanted = VersionName::of(version);
        let mut approved = self.approved.iter().map(AsRef::as_ref);
        approved.find(|it: &&ApprovedDocument| VersionName::of(&it.version) == wanted)
    }

    /// The 版 after the present one, and after those that were approved: its last number goes up.
    #[must_use]
    pub fn next_version(&self) -> String {
        let mut version = raised(&self.version);
        while self.approved_as(&version).is_some() {
            version = raised(&version);
        }
        version
    }

    /// The version that was approved last.
    #[must_use]
    pub fn last_approved(&self) -> Option<&ApprovedDocument> {
        self.approved.last().map(AsRef::as_ref)
    }

    /// Whether 改訂履歴 says what changed in the present 版.
    #[must_use]
    pub fn has_revision(&self) -> bool {
        let wanted = VersionName::of(&self.version);
        let revisions = self.revisions.iter();
        let mut of_this = revisions.filter(|it| VersionName::of(&it.version) == wanted);
        of_this.any(|revision| !revision.what.trim().is_empty())
    }

    /// Whether an approved version was printed since its approval, as the user said.
    #[must_use]
    pub fn is_printed(&self, approved: &ApprovedDocument) -> bool {
        let wanted = VersionName::of(&approved.version);
        let mut since = self.prints.iter().filter(|print| print.on >= approved.approved_on);
        since.any(|print| VersionName::of(&print.version) == wanted)
    }

    /// The document as approved on a day, by nobody named yet.
    #[must_use]
    pub fn approved_on(
        &self,
        approved_on: NaiveDate,
        sections: Vec<FrozenSection>,
    ) -> ApprovedDocument {
        ApprovedDocument {
            version: self.version.clone(),
            approved_on,
            approver: String::new(),
            title: String::new(),
            clinic: String::new(),
            author: String::new(),
            created_on: self.created_on,
            revised_on: self.revised_on,
            next_review_on: self.next_review_on,
            revisions: self.revisions.clone(),
            name: String::new(),
            cover: Vec::new(),
            sections,
        }
    }

    /// Every record that the document refers to by id, whatever is approved left aside.
    pub fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        let particulars = self.author.into_iter().chain(self.approver);
        let particulars = particulars.map(|id| Mention::new(RecordRef::Person(id), None));
        let entries = self.entries.iter();
        particulars.chain(entries.flat_map(|entry| mentions_of(&entry.value, &entry.field)))
    }
}

/// One place where a document refers to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// The record.
    pub record: RecordRef,
    /// The field; `None` among the particulars.
    pub field: Option<&'a FieldKey>,
    /// Whether the record says nothing there but that its row is left out.
    pub is_hidden: bool,
}

impl<'a> Mention<'a> {
    fn new(record: RecordRef, field: Option<&'a FieldKey>) -> Self {
        Self { record, field, is_hidden: false }
    }
}

fn mentions_of<'a>(value: &'a DocumentValue, field: &'a FieldKey) -> Vec<Mention<'a>> {
    let of = |record| Mention::new(record, Some(field));
    match value {
        DocumentValue::Person(Some(id)) => vec![of(RecordRef::Person(*id))],
        DocumentValue::Vendor(Some(id)) => vec![of(RecordRef::Vendor(*id))],
        DocumentValue::Table(rows) => {
            let mut found = Vec::new();
            for row in rows {
                let is_hidden = row.cells.is_empty();
                let record = mentioned_by(&row.key);
                found.extend(record.map(|record| Mention { is_hidden, ..of(record) }));
                found.extend(row.cells.iter().filter_map(|cell| match cell.value {
                    CellValue::Text(_) | CellValue::Choice(_) => None,
                    CellValue::Person(id) => Some(of(RecordRef::Person(id))),
                    CellValue::Vendor(id) => Some(of(RecordRef::Vendor(id))),
                }));
            }
            found
        }
        DocumentValue::Text(_)
        | DocumentValue::Choice(_)
        | DocumentValue::Date(_)
        | DocumentValue::List(_)
        | DocumentValue::Person(None)
        | DocumentValue::Vendor(None) => Vec::new(),
    }
}

fn mentioned_by(row: &RowKey) -> Option<RecordRef> {
    match row {
        RowKey::Person(id) => Some(RecordRef::Person(*id)),
        RowKey::Role(role) => Some(RecordRef::Role(*role)),
        RowKey::Vendor(id) => Some(RecordRef::Vendor(*id)),
        RowKey::Contact(id) => Some(RecordRef::Contact(*id)),
        RowKey::Device(id) => Some(RecordRef::Device(*id)),
        RowKey::Own(_) | RowKey::Given(_) | RowKey::Decision(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_counts_up_in_any_way_of_writing_and_skips_what_was_approved() {
        let next = |version: &str, approved: &[&str]| {
            let approved = approved.iter().map(|version| {
                let blank = Document::blank(DocumentKey::first("t"), None);
                let document = Document { version: (*version).to_owned(), ..blank };
                Arc::new(document.approved_on(NaiveDate::MIN, Vec::new()))
            });
            let document = Document {
                version: version.to_owned(),
                approved: approved.collect(),
                ..Document::blank(DocumentKey::first("t"), None)
            };
            document.next_version()
        };
        let table = [
            ("1", "2"),
            ("9", "10"),
            ("１", "2"),
            ("1.2", "1.3"),
            ("第2版", "第3版"),
            ("", "2"),
            ("初版", "初版2"),
            ("009", "010"),
            ("18446744073709551615", "18446744073709551616"),
            ("999999999999999999999", "1000000000000000000000"),
        ];
        for (version, expected) in table {
            assert_eq!(next(version, &[]), expected, "{version}");
        }
        assert_eq!(next("1", &["1", "２"]), "3");
        let most = u64::MAX.to_string();
        assert_eq!(next(&most, &[&most]), "18446744073709551616");
    }
}
