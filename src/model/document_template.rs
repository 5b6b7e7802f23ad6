//! The template of a document as loaded from a file such as `checklists/bcp-template.ron`: which
//! sizes and papers it has, its chapters, sections and typed fields.

use serde::{Deserialize, Serialize};

use super::document_key::{ChoiceKey, ColumnKey, FieldKey, SizeKey, TemplateId};
use super::document_papers::{
    ChecklistFacts, CoverLine, TemplateIntro, TemplatePaper, TemplateSize,
};
use super::edition::WordingSource;
use super::{Decision, DocumentPart, Role};

/// The template.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentTemplate {
    /// Always [`DocumentTemplate::FORMAT`].
    pub format: String,
    /// Version of the file format, [`DocumentTemplate::VERSION`].
    pub version: u32,
    /// The id by which a document remembers its template.
    pub id: TemplateId,
    /// The revision of its words.
    pub revision: u32,
    /// The name, as it stands above and below the pages.
    pub name: String,
    /// A shorter one, for example for the navigation.
    pub short: String,
    /// What sentences call a document of its kind, for example 計画.
    pub called: String,
    /// What is said before it is begun.
    pub intro: TemplateIntro,
    /// The title on the cover.
    pub title: String,
    /// Whether a clinic may have several of it.
    #[serde(default)]
    pub several: bool,
    /// The sizes in which it comes, the usual one first; empty where there is only one.
    #[serde(default)]
    pub sizes: Vec<TemplateSize>,
    /// What they differ in.
    #[serde(default)]
    pub sizes_remark: String,
    /// Why it is printed, and where the paper is kept.
    #[serde(default)]
    pub printing_remark: String,
    /// What the cover says besides title, version, clinic and approval.
    #[serde(default)]
    pub cover: Vec<CoverLine>,
    /// Whether the contact chart (連絡体制図) is bound in.
    #[serde(default)]
    pub contact_chart: bool,
    /// What is printed of it.
    pub papers: Vec<TemplatePaper>,
    /// What is told of it beside questions of the checklist.
    #[serde(default)]
    pub beside: Vec<ChecklistFacts>,
    /// What it was written after.
    pub sources: Vec<WordingSource>,
    /// The chapters in order.
    pub chapters: Vec<TemplateChapter>,
}

impl DocumentTemplate {
    /// What the field `format` says.
    pub const FORMAT: &str = "tenkencho-document-template";
    /// The version that this program reads.
    pub const VERSION: u32 = 2;

    /// Every section, in order, with its chapter.
    pub fn sections(&self) -> impl Iterator<Item = (&TemplateChapter, &TemplateSection)> {
        self.chapters
            .iter()
            .flat_map(|chapter| chapter.sections.iter().map(move |section| (chapter, section)))
    }

    /// The section with this key.
    #[must_use]
    pub fn section(&self, key: &str) -> Option<&TemplateSection> {
        self.sections().map(|(_, section)| section).find(|section| section.key == key)
    }

    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &FieldKey) -> Option<&TemplateField> {
        self.sections().flat_map(|(_, section)| &section.fields).find(|field| field.key == *key)
    }

    /// The paper on which a part is printed.
    #[must_use]
    pub fn paper(&self, part: DocumentPart) -> Option<&TemplatePaper> {
        self.papers.iter().find(|paper| paper.part == part)
    }

    /// The size in which a document is written: the one that it names, else the usual one.
    #[must_use]
    pub fn size<'a>(&'a self, named: Option<&'a SizeKey>) -> Option<&'a SizeKey> {
        let sizes = || self.sizes.iter().map(|size| &size.key);
        sizes().find(|key| Some(*key) == named).or_else(|| sizes().next())
    }
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateChapter {
    /// Its key.
    pub key: String,
    /// Its title, without the number.
    pub title: String,
    /// The sections in order.
    pub sections: Vec<TemplateSection>,
}

/// How a section is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrintAs {
    /// In the running text of its chapter.
    #[default]
    Section,
    /// 判断カード — a page of its own, in large type.
    Card,
    /// 代替運用の用紙 — a page of its own, to be taken out.
    Sheet,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSection {
    /// Its key, unique in the template; check tables refer to it.
    pub key: String,
    /// Its title, without the number.
    pub title: String,
    /// The sizes that have it; empty where all have.
    #[serde(default)]
    pub sizes: Vec<SizeKey>,
    /// How it is printed.
    #[serde(default)]
    pub print_as: PrintAs,
    /// What to decide here.
    pub decide: String,
    /// One concrete example of a small clinic.
    pub example: String,
    /// The fields in order.
    pub fields: Vec<TemplateField>,
    /// What is written by hand on a sheet of its own; columns of the program's own where a sheet
    /// says nothing.
    #[serde(default)]
    pub record: Option<SheetRecord>,
}

/// The table on a sheet that is written by hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetRecord {
    /// What it is called.
    pub title: String,
    /// The columns in order.
    pub columns: Vec<RecordColumn>,
    /// What becomes of it once the systems work again.
    #[serde(default)]
    pub afterwards: String,
}

/// A column that is written by hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordColumn {
    /// Its head.
    pub label: String,
    /// Its width, in parts of the table's width.
    pub width: u32,
}

impl TemplateSection {
    /// Whether a document of this size has it.
    #[must_use]
    pub fn is_in(&self, size: Option<&SizeKey>) -> bool {
        self.sizes.is_empty() || size.is_some_and(|size| self.sizes.contains(size))
    }
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateField {
    /// Its key, unique in the template.
    pub key: FieldKey,
    /// Its label; empty for running text.
    #[serde(default)]
    pub label: String,
    /// What is written there.
    pub kind: FieldKind,
    /// Whether the document is incomplete without it.
    #[serde(default)]
    pub required: bool,
    /// What the workbook knows of it.
    #[serde(default)]
    pub known: Option<Known>,
    /// What belongs here, shown while it is empty.
    #[serde(default)]
    pub placeholder: String,
}

/// What is written in a field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum FieldKind {
    /// Running text that comes with the template and may be changed. `{clinic}`, `{chief}` and
    /// `{manager}` stand for what the workbook knows.
    Paragraph(String),
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A day.
    Date,
    /// One of the people.
    Person,
    /// One of the vendors.
    Vendor,
    /// A telephone number, as typed.
    Telephone,
    /// One of some words.
    Choice(Vec<TemplateChoice>),
    /// Lines; those given may be changed.
    List(Vec<String>),
    /// Rows.
    Table(TemplateTable),
    /// Where a drawing is kept.
    Drawing,
}

/// One option of a choice field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateChoice {
    /// Its key, unique in its field or column: what is kept.
    pub key: ChoiceKey,
    /// The word that is shown and printed.
    pub label: String,
}

/// The word of a choice; one that the template does not offer any more says its key.
#[must_use]
pub fn choice_label<'a>(choices: &'a [TemplateChoice], key: &'a ChoiceKey) -> &'a str {
    choices.iter().find(|choice| choice.key == *key).map_or(&key.0, |choice| &choice.label)
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateTable {
    /// The columns in order.
    pub columns: Vec<TemplateColumn>,
    /// Rows that come with the template.
    #[serde(default)]
    pub rows: Vec<GivenRow>,
    /// Empty rows to be written by hand on paper, where the table itself is empty.
    #[serde(default)]
    pub blank_rows: u32,
}

/// A row that comes with the template.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenRow {
    /// Its key, unique in the table: by it a document knows what was written into the row.
    pub key: String,
    /// A text for each column; the key of a choice in a column that lets choose.
    pub cells: Vec<String>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateColumn {
    /// Its key, unique in the table.
    pub key: ColumnKey,
    /// Its head.
    pub label: String,
    /// What stands in its cells.
    #[serde(default)]
    pub kind: ColumnKind,
    /// Whether a row is complete without it, for example what is written by hand on paper.
    #[serde(default)]
    pub optional: bool,
    /// Its width, in parts of the table's width.
    pub width: u32,
    /// What the workbook knows of a row.
    #[serde(default)]
    pub known: Option<KnownColumn>,
}

/// What stands in the cells of a column: how it is entered. Records are kept by id where they were
/// picked, everything else as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ColumnKind {
    /// Text.
    #[default]
    Text,
    /// A day, in any way of writing.
    Date,
    /// The name of one of the people.
    Person,
    /// The name of one of the vendors.
    Vendor,
    /// A telephone number.
    Telephone,
    /// One of some words.
    Choice(Vec<TemplateChoice>),
    /// A place in an order, 1, 2, 3 …
    Number,
}

/// What the workbook knows of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Known {
    /// 医療機関名
    ClinicName,
    /// 所在地
    ClinicAddress,
    /// 電話番号
    ClinicTelephone,
    /// Those who have a role.
    People(Role),
    /// The deputies of those who have a role.
    Deputies(Role),
    /// Those who may decide something.
    Deciders(Decision),
    /// Those who stand in for them.
    StandIns(Decision),
    /// How many devices of each kind the ledger has.
    DeviceCount,
    /// The day of the last stock-taking.
    LastStockTaking,
    /// 連絡体制図: its version, its revision and where it is put up.
    ContactChart,
    /// A row for each role that somebody has.
    Roles,
    /// A row for each system that a vendor supplies.
    Systems,
    /// A row for each person with a role, in the order of contact.
    InsideContacts,
    /// A row for each vendor.
    Vendors,
    /// A row for each outside contact, in the order of contact.
    Contacts,
    /// A row for each decision.
    Decisions,
    /// A row for each device that is backed up.
    Backups,
}

/// What the workbook knows of a cell, given the record of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum KnownColumn {
    /// The name of the record.
    Name,
    /// The roles of a person.
    Roles,
    /// The people of a role, or of a decision.
    People,
    /// Who stands in.
    Deputies,
    /// 所属・職種
    Position,
    /// The systems of a vendor.
    Systems,
    /// The person on the other side.
    ContactPerson,
    /// 電話番号, or 内線 and 携帯電話 of a person.
    Telephone,
    /// 夜間・休日
    NightTelephone,
    /// 受付時間, or when a person can be reached.
    Hours,
    /// いつ連絡するか
    Condition,
    /// 誰が連絡するか
    Caller,
    /// Where a device stands.
    Place,
}

/// A stretch of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPiece<'a> {
    /// Plain words.
    Words(&'a str),
    /// 医療機関名
    Clinic,
    /// 最高責任者
    Chief,
    /// 医療情報システム安全管理責任者
    Manager,
    /// Something in braces that is none of these.
    Unknown(&'a str),
}

/// Takes running text apart at what stands in braces.
#[must_use]
pub fn pieces(text: &str) -> Vec<TextPiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(TextPiece::Words(before));
        }
        pieces.push(match name {
            "clinic" => TextPiece::Clinic,
            "chief" => TextPiece::Chief,
            "manager" => TextPiece::Manager,
            other => TextPiece::Unknown(other),
        });
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(TextPiece::Words(rest));
    }
    pieces
}
