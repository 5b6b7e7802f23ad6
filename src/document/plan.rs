//! A document as it reads: every field with what stands in it, and where that comes from.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::known::Knowledge;
use crate::model::document::{CellValue, Document, DocumentRow};
use crate::model::document_papers::CoverLine;
use crate::model::document_template::{
    ColumnKind, DocumentTemplate, FieldKind, Known, PrintAs, SheetRecord, TemplateColumn,
    TemplateField, TemplateSection, TemplateTable, TextPiece, choice_label, pieces,
};
use crate::model::{
    ChoiceKey, ColumnKey, DocumentRevision, DocumentValue, FieldKey, PersonId, Role, RowKey,
    VendorId, Workbook,
};
use crate::text::{dates, document as words, report};

/// The whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPlan {
    /// The short name, which stands above and below the pages.
    pub name: String,
    /// The title on the cover.
    pub title: String,
    /// 医療機関名
    pub clinic: String,
    /// What else the cover says.
    pub cover: Vec<PlanCoverLine>,
    /// 改訂履歴, oldest first.
    pub revisions: Vec<DocumentRevision>,
    /// The chapters in order.
    pub chapters: Vec<PlanChapter>,
}

impl DocumentPlan {
    /// Every section in order.
    pub fn sections(&self) -> impl Iterator<Item = &PlanSection> {
        self.chapters.iter().flat_map(|chapter| &chapter.sections)
    }

    /// The section with this key.
    #[must_use]
    pub fn section(&self, key: &str) -> Option<&PlanSection> {
        self.sections().find(|section| section.key == key)
    }
}

/// A line of the cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanCoverLine {
    /// What it is; `None` in an approved version, of which only words are kept.
    pub line: Option<CoverLine>,
    /// Its label.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Whether a remark says that the value is missing.
    pub required: bool,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChapter {
    /// Number and title, as printed.
    pub heading: String,
    /// The sections in order.
    pub sections: Vec<PlanSection>,
}

/// How far a section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Written {
    /// 未着手 — nothing that the clinic has to write is there.
    Nothing,
    /// 作成中
    Begun,
    /// Everything that has to be there is there.
    Complete,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSection {
    /// Its key in the template.
    pub key: String,
    /// Its number, for example 2.3.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Number and title, as printed.
    pub heading: String,
    /// How it is printed.
    pub print_as: PrintAs,
    /// Its fields in order.
    pub blocks: Vec<PlanBlock>,
    /// How far it is written.
    pub written: Written,
    /// What is written by hand on its sheet, where the template says so.
    pub record: Option<SheetRecord>,
}

/// Where what stands in a place comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nothing stands there.
    Empty,
    /// From the template.
    Template,
    /// From the workbook, and follows it.
    Known,
    /// Written by the clinic, where neither the template nor the workbook says anything.
    Own,
    /// Written by the clinic over what the template or the workbook says.
    Differs,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanBlock {
    /// Its key in the template.
    pub field: FieldKey,
    /// Its label; empty for running text.
    pub label: String,
    /// What stands in it.
    pub content: Content,
    /// Where that comes from. A table says it cell by cell.
    pub origin: Origin,
    /// Whether the document is incomplete without it.
    pub required: bool,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Running text or an entry, with its own line breaks.
    Text(String),
    /// Numbered or marked lines.
    List(Vec<String>),
    /// Rows and columns.
    Table(PlanTable),
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTable {
    /// Keys of the columns.
    pub columns: Vec<ColumnKey>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Widths of the columns, in parts.
    pub widths: Vec<u32>,
    /// In which columns days stand.
    pub days: Vec<bool>,
    /// The rows, those left out among them.
    pub rows: Vec<PlanRow>,
    /// Empty rows to be written by hand on paper, where there are no others.
    pub blank_rows: usize,
}

impl PlanTable {
    /// The rows that are printed.
    pub fn shown(&self) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(|row| !row.is_hidden)
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// Where it comes from.
    pub key: RowKey,
    /// Whether it is left out.
    pub is_hidden: bool,
    /// Its cells, one per column.
    pub cells: Vec<PlanCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanCell {
    /// What stands in it.
    pub text: String,
    /// Which of the words that the template offers that is, if it is one.
    pub choice: Option<ChoiceKey>,
    /// Where that comes from.
    pub origin: Origin,
    /// Whether the row is incomplete without it.
    pub needed: bool,
}

/// Puts a document together as of a day.
#[must_use]
pub fn plan(
    template: &DocumentTemplate,
    document: &Document,
    workbook: &Workbook,
    today: NaiveDate,
) -> DocumentPlan {
    let knowledge = Knowledge { workbook, today };
    // A long plan has hundreds of entries: they are looked up once, not field by field.
    let values: HashMap<&FieldKey, &DocumentValue> =
        document.entries.iter().map(|entry| (&entry.field, &entry.value)).collect();
    let maker = Maker { knowledge, values };
    let size = template.size(document.size.as_ref());
    let mut chapters: Vec<PlanChapter> = Vec::new();
    for chapter in &template.chapters {
        let number = chapters.len() + 1;
        let sections: Vec<&TemplateSection> =
            chapter.sections.iter().filter(|section| section.is_in(size)).collect();
        if sections.is_empty() {
            continue;
        }
        let sections = (1..)
            .zip(sections)
            .map(|(at, section)| maker.section(section, format!("{number}.{at}")));
        let sections = sections.collect();
        let heading = words::chapter(number, &chapter.title);
        chapters.push(PlanChapter { heading, sections });
    }
    let mut plan = DocumentPlan {
        name: template.name.clone(),
        title: template.title.clone(),
        clinic: workbook.clinic.name.clone(),
        cover: Vec::new(),
        revisions: document.revisions.clone(),
        chapters,
    };
    let lines = template.cover.iter();
    plan.cover = lines.filter_map(|line| cover_line(line, document, workbook, &plan)).collect();
    plan
}

/// A line of the cover; `None` where there is no such field, or nothing in it that is needed.
fn cover_line(
    line: &CoverLine,
    document: &Document,
    workbook: &Workbook,
    plan: &DocumentPlan,
) -> Option<PlanCoverLine> {
    let clinic = &workbook.clinic;
    let day = |day: Option<NaiveDate>| day.map(dates::japanese).unwrap_or_default();
    let (label, value, required) = match line {
        CoverLine::Address => (report::CLINIC_ADDRESS, clinic.address.clone(), true),
        CoverLine::Telephone => (report::CLINIC_TELEPHONE, clinic.telephone.clone(), true),
        CoverLine::CreatedOn => (words::CREATED_ON, day(document.created_on), true),
        CoverLine::RevisedOn => (words::REVISED_ON, day(document.revised_on), false),
        CoverLine::NextReviewOn => (words::NEXT_REVIEW_ON, day(document.next_review_on), true),
        CoverLine::Author => {
            let author = document.author.and_then(|id| workbook.person(id));
            let name = author.map(|person| person.name.clone()).unwrap_or_default();
            (words::AUTHOR, name, false)
        }
        CoverLine::Field(field) => {
            let mut blocks = plan.sections().flat_map(|section| &section.blocks);
            let block = blocks.find(|block| block.field == *field)?;
            let Content::Text(text) = &block.content else { return None };
            if !block.required && text.trim().is_empty() {
                return None;
            }
            (block.label.as_str(), text.clone(), block.required)
        }
    };
    Some(PlanCoverLine { line: Some(line.clone()), label: label.to_owned(), value, required })
}

struct Maker<'a> {
    knowledge: Knowledge<'a>,
    values: HashMap<&'a FieldKey, &'a DocumentValue>,
}

impl Maker<'_> {
    fn section(&self, section: &TemplateSection, number: String) -> PlanSection {
        let blocks: Vec<PlanBlock> = section.fields.iter().map(|field| self.block(field)).collect();
        PlanSection {
            key: section.key.clone(),
            heading: words::section(&number, &section.title),
            number,
            title: section.title.clone(),
            print_as: section.print_as,
            written: written(&blocks),
            blocks,
            record: section.record.clone(),
        }
    }

    fn block(&self, field: &TemplateField) -> PlanBlock {
        let value = self.values.get(&field.key).copied();
        let (content, origin) = match &field.kind {
            FieldKind::Table(table) => {
                (Content::Table(self.table(table, field.known, value)), Origin::Template)
            }
            FieldKind::List(given) => match value {
                Some(DocumentValue::List(lines)) => {
                    let origin = if lines == given { Origin::Template } else { Origin::Differs };
                    (Content::List(lines.clone()), origin)
                }
                _ => (Content::List(given.clone()), Origin::Template),
            },
            kind => {
                let given = if let FieldKind::Paragraph(text) = kind {
                    Some((self.fill_in(text), Origin::Template))
                } else {
                    let known = field.known.and_then(|known| self.knowledge.text(known));
                    known.map(|text| (text, Origin::Known))
                };
                let own = value.map(|value| self.words(value, kind));
                let (text, origin) = over(given, own);
                (Content::Text(text), origin)
            }
        };
        PlanBlock {
            field: field.key.clone(),
            label: field.label.clone(),
            content,
            origin,
            required: field.required,
        }
    }

    /// What was written, in words.
    fn words(&self, value: &DocumentValue, kind: &FieldKind) -> String {
        match value {
            DocumentValue::Text(text) => text.clone(),
            DocumentValue::Choice(key) => match kind {
                FieldKind::Choice(choices) => choice_label(choices, key).to_owned(),
                _ => key.0.clone(),
            },
            DocumentValue::Date(day) => day.map(dates::japanese).unwrap_or_default(),
            DocumentValue::Person(id) => id.map(|id| self.person(id)).unwrap_or_default(),
            DocumentValue::Vendor(id) => id.map(|id| self.vendor(id)).unwrap_or_default(),
            DocumentValue::List(lines) => lines.join("\n"),
            DocumentValue::Table(_) => String::new(),
        }
    }

    /// What was written into a cell, in words.
    fn cell_words(&self, value: &CellValue, column: &TemplateColumn) -> String {
        match value {
            CellValue::Text(text) => text.clone(),
            CellValue::Choice(key) => match &column.kind {
                ColumnKind::Choice(choices) => choice_label(choices, key).to_owned(),
                _ => key.0.clone(),
            },
            CellValue::Person(id) => self.person(*id),
            CellValue::Vendor(id) => self.vendor(*id),
        }
    }

    fn person(&self, id: PersonId) -> String {
        let person = self.knowledge.workbook.person(id).map(|person| person.name.clone());
        person.unwrap_or_else(|| report::unknown_person(id.0))
    }

    fn vendor(&self, id: VendorId) -> String {
        let vendor = self.knowledge.workbook.vendor(id).map(|vendor| vendor.name.clone());
        vendor.unwrap_or_else(|| report::unknown_vendor(id.0))
    }

    /// Running text with what the workbook knows put in.
    fn fill_in(&self, text: &str) -> String {
        let of = |role, title: &str| {
            let names = self.knowledge.people_in(role);
            if names.is_empty() { title.to_owned() } else { words::with_title(title, &names) }
        };
        let clinic = self.knowledge.workbook.clinic.name.trim();
        pieces(text)
            .into_iter()
            .map(|piece| match piece {
                TextPiece::Words(words) | TextPiece::Unknown(words) => words.to_owned(),
                TextPiece::Clinic if clinic.is_empty() => words::OUR_CLINIC.to_owned(),
                TextPiece::Clinic => clinic.to_owned(),
                TextPiece::Chief => of(Role::ChiefExecutive, words::CHIEF),
                TextPiece::Manager => of(Role::SecurityManager, words::MANAGER),
            })
            .collect()
    }

    fn table(
        &self,
        table: &TemplateTable,
        known: Option<Known>,
        value: Option<&DocumentValue>,
    ) -> PlanTable {
        let own: &[DocumentRow] = match value {
            Some(DocumentValue::Table(rows)) => rows,
            _ => &[],
        };
        let written: HashMap<&RowKey, &DocumentRow> =
            own.iter().map(|row| (&row.key, row)).collect();
        let row = |key: RowKey, given: &[String]| {
            let written = written.get(&key).copied();
            self.row(table, key, given, written)
        };
        let known = known.map(|known| self.knowledge.rows(known)).unwrap_or_default();
        let known_keys: HashSet<RowKey> = known.iter().cloned().collect();
        let mut rows: Vec<PlanRow> = known.into_iter().map(|key| row(key, &[])).collect();
        let given = table.rows.iter();
        rows.extend(given.map(|given| row(RowKey::Given(given.key.clone()), &given.cells)));
        // What was written beside a record that is gone stays until the clinic takes it out.
        let is_kept = |row: &&DocumentRow| {
            row.key.is_of_record() && !row.cells.is_empty() && !known_keys.contains(&row.key)
        };
        rows.extend(own.iter().filter(is_kept).map(|kept| row(kept.key.clone(), &[])));
        let added = own.iter().filter(|row| row.key.own().is_some());
        rows.extend(added.map(|added| row(added.key.clone(), &[])));
        PlanTable {
            rows,
            columns: table.columns.iter().map(|column| column.key.clone()).collect(),
            heads: table.columns.iter().map(|column| column.label.clone()).collect(),
            widths: table.columns.iter().map(|column| column.width).collect(),
            days: table.columns.iter().map(|it| it.kind == ColumnKind::Date).collect(),
            blank_rows: table.blank_rows as usize,
        }
    }

    fn row(
        &self,
        table: &TemplateTable,
        key: RowKey,
        given: &[String],
        written: Option<&DocumentRow>,
    ) -> PlanRow {
        let cells = table.columns.iter().enumerate().map(|(at, column)| {
            let known = column.known.and_then(|known| self.knowledge.cell(&key, known));
            let template = given.get(at).filter(|text| !text.is_empty());
            let is_choice = matches!(column.kind, ColumnKind::Choice(_)) && known.is_none();
            let chosen = template.filter(|_| is_choice).map(|key| ChoiceKey(key.clone()));
            let template = template.map(|text| given_words(text, column));
            let given = known
                .map(|text| (text, Origin::Known))
                .or(template.map(|text| (text, Origin::Template)));
            let own = written.and_then(|row| row.cell(&column.key));
            let choice = own.map_or(chosen, |value| value.choice().cloned());
            let own = own.map(|value| self.cell_words(value, column));
            let is_from_record = column.known.is_some() && key.is_of_record();
            let (text, origin) = over(given, own);
            PlanCell { text, choice, origin, needed: !column.optional && !is_from_record }
        });
        let cells = cells.collect();
        PlanRow { key, is_hidden: written.is_some_and(|row| row.is_hidden), cells }
    }
}

/// What a row of the template says in a column.
fn given_words(text: &str, column: &TemplateColumn) -> String {
    match &column.kind {
        ColumnKind::Choice(choices) => choice_label(choices, &text.into()).to_owned(),
        _ => text.to_owned(),
    }
}

/// What was written over what is given.
fn over(given: Option<(String, Origin)>, own: Option<String>) -> (String, Origin) {
    match (given, own) {
        (None, None) => (String::new(), Origin::Empty),
        (None, Some(own)) if own.trim().is_empty() => (own, Origin::Empty),
        (None, Some(own)) => (own, Origin::Own),
        (Some(given), None) => given,
        (Some((given, origin)), Some(own)) if own == given => (given, origin),
        (Some(_), Some(own)) => (own, Origin::Differs),
    }
}

/// Whether a text still holds the marks of something to be filled in.
#[must_use]
pub fn has_placeholder(text: &str) -> bool {
    words::PLACEHOLDERS.iter().any(|mark| text.contains(mark))
}

/// How far a section is written. The template's own words are enough where they are all there is to
/// it; beside something that the clinic has to write they count for nothing.
fn written(blocks: &[PlanBlock]) -> Written {
    let required = || blocks.iter().filter(|block| block.required);
    let is_own = |block: &&PlanBlock| block.origin != Origin::Template || is_table(block);
    if required().next().is_none() {
        Written::Nothing
    } else if required().all(|block| block_written(block) == Written::Complete) {
        Written::Complete
    } else if required().filter(is_own).all(|block| block_written(block) == Written::Nothing) {
        Written::Nothing
    } else {
        Written::Begun
    }
}

fn is_table(block: &PlanBlock) -> bool {
    matches!(block.content, Content::Table(_))
}

/// How far one field is written.
#[must_use]
pub fn block_written(block: &PlanBlock) -> Written {
    let of = |is_there: bool, is_whole: bool| match (is_there, is_whole) {
        (false, _) => Written::Nothing,
        (true, false) => Written::Begun,
        (true, true) => Written::Complete,
    };
    match &block.content {
        Content::Text(text) => of(!text.trim().is_empty(), !has_placeholder(text)),
        Content::List(lines) => {
            let is_there = lines.iter().any(|line| !line.trim().is_empty());
            of(is_there, !lines.iter().any(|line| has_placeholder(line)))
        }
        Content::Table(table) => {
            let cells = || table.shown().flat_map(|row| &row.cells);
            let is_filled = |cell: &PlanCell| !cell.text.trim().is_empty();
            let is_whole = cells()
                .all(|cell| (!cell.needed || is_filled(cell)) && !has_placeholder(&cell.text));
            let is_begun = |cell: &PlanCell| is_filled(cell) && cell.origin != Origin::Template;
            let is_there = cells().any(is_begun) || is_whole && cells().any(is_filled);
            of(is_there, is_whole)
        }
    }
}
