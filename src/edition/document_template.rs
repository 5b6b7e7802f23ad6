//! RON text to a validated [`DocumentTemplate`], with every problem located as in editions.

use std::collections::HashSet;

use super::check_table::embedded_check_table;
use super::parse;
use super::problem::{EditionError, EditionProblem, NamedThing, ProblemKind};
use super::texts::{self, is_key};
use crate::model::document_papers::{BackupTable, CoverLine, ToldFacts};
use crate::model::document_template::{
    ColumnKind, FieldKind, PrintAs, SheetRecord, TemplateChoice, TemplateColumn, TemplateField,
    TemplateSection, TemplateTable, TextPiece, pieces,
};
use crate::model::{DocumentLibrary, DocumentPart, DocumentTemplate, Paper};
use crate::ron_file::{RonProblem, Spot};

/// The templates that come with the program, as (file name, text).
pub const EMBEDDED_TEMPLATES: &[(&str, &str)] =
    &[("bcp-template.ron", include_str!("../../checklists/bcp-template.ron"))];

/// The templates that come with the program, and the tables by which their documents are checked.
///
/// # Panics
/// Never: a test loads them.
#[must_use]
#[expect(clippy::expect_used, reason = "tests/bcp.rs loads every embedded template")]
pub fn embedded_documents() -> DocumentLibrary {
    let mut library = DocumentLibrary::default();
    for (_, text) in EMBEDDED_TEMPLATES {
        // That the bundled font has every character is tested too, not looked up at every start.
        let template = load_document_template(text, &|_| true);
        library.add(template.expect("an embedded template is valid"));
    }
    library.put_check_table(embedded_check_table());
    library
}

/// Reads a template. A byte order mark at the start is accepted.
///
/// `has_glyph` says whether the bundled font has a character.
///
/// # Errors
/// Where and why the text is no template.
pub fn load_document_template(
    text: &str,
    has_glyph: &dyn Fn(char) -> bool,
) -> Result<DocumentTemplate, EditionError> {
    let (template, source) =
        parse::<DocumentTemplate>(text, DocumentTemplate::FORMAT, DocumentTemplate::VERSION)?;
    let mut check = Check { has_glyph, keys: HashSet::new(), found: Vec::new() };
    check.template(&template, source.root());
    let mut problems = check.found;
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if problems.is_empty() { Ok(template) } else { Err(EditionError { problems }) }
}

struct Check<'t> {
    has_glyph: &'t dyn Fn(char) -> bool,
    /// Keys of chapters, sections and fields; a field may be called like its section.
    keys: HashSet<(&'static str, &'t str)>,
    found: Vec<EditionProblem>,
}

impl<'t> Check<'t> {
    fn report(&mut self, spot: Spot<'_, '_>, kind: ProblemKind) {
        self.found.push(EditionProblem::at(spot.position(), kind));
    }

    fn text(&mut self, text: &str, spot: Spot<'_, '_>) {
        self.found.extend(texts::problems(text, spot, self.has_glyph));
    }

    /// A text that may be left empty.
    fn remark(&mut self, text: &str, spot: Spot<'_, '_>) {
        if !text.is_empty() {
            self.text(text, spot);
        }
    }

    fn key(&mut self, sort: &'static str, key: &'t str, spot: Spot<'_, '_>) {
        if !is_key(key) {
            self.report(spot, ProblemKind::BadKey(key.to_owned()));
        }
        if !self.keys.insert((sort, key)) {
            self.report(spot, ProblemKind::DuplicateKey(key.to_owned()));
        }
    }

    fn template(&mut self, template: &'t DocumentTemplate, root: Spot<'_, '_>) {
        if !is_key(&template.id.0) {
            self.report(root.field("id"), ProblemKind::BadKey(template.id.0.clone()));
        }
        self.text(&template.name, root.field("name"));
        self.text(&template.short, root.field("short"));
        self.text(&template.called, root.field("called"));
        self.text(&template.title, root.field("title"));
        self.text(&template.intro.heading, root.field("intro").field("heading"));
        for (at, text) in template.intro.paragraphs.iter().enumerate() {
            self.text(text, root.field("intro").field("paragraphs").item(at));
        }
        self.remark(&template.sizes_remark, root.field("sizes_remark"));
        self.remark(&template.printing_remark, root.field("printing_remark"));
        for (at, size) in template.sizes.iter().enumerate() {
            let spot = root.field("sizes").item(at);
            self.key("size", &size.key.0, spot.field("key"));
            self.text(&size.label, spot.field("label"));
        }
        self.papers(template, root.field("papers"));
        self.references(template, root);
        if template.chapters.is_empty() {
            self.report(root.field("chapters"), ProblemKind::EmptyList);
        }
        for (at, chapter) in template.chapters.iter().enumerate() {
            let spot = root.field("chapters").item(at);
            self.key("chapter", &chapter.key, spot.field("key"));
            self.text(&chapter.title, spot.field("title"));
            if chapter.sections.is_empty() {
                self.report(spot.field("sections"), ProblemKind::EmptyList);
            }
            for (at, section) in chapter.sections.iter().enumerate() {
                let spot = spot.field("sections").item(at);
                self.section(section, spot);
                let part = match section.print_as {
                    PrintAs::Section => DocumentPart::Body,
                    PrintAs::Card => DocumentPart::Cards,
                    PrintAs::Sheet => DocumentPart::Sheets,
                };
                if part != DocumentPart::Body && template.paper(part).is_none() {
                    self.report(spot.field("print_as"), ProblemKind::NoPaperFor(part));
                }
                for (at, size) in section.sizes.iter().enumerate() {
                    let known = template.sizes.iter().map(|size| size.key.0.as_str());
                    let spot = spot.field("sizes").item(at);
                    self.name(NamedThing::Size, &size.0, known, spot);
                }
            }
        }
    }

    /// Something that the template names, which has to be one of those that it knows.
    fn name<'n>(
        &mut self,
        what: NamedThing,
        name: &str,
        known: impl Iterator<Item = &'n str>,
        spot: Spot<'_, '_>,
    ) {
        let known: Vec<&str> = known.collect();
        if !known.contains(&name) {
            let (name, known) = (name.to_owned(), known.into_iter().map(str::to_owned).collect());
            self.report(spot, ProblemKind::UnknownName { what, name, known });
        }
    }

    fn papers(&mut self, template: &'t DocumentTemplate, spot: Spot<'_, '_>) {
        if template.paper(DocumentPart::Body).is_none() {
            self.report(spot, ProblemKind::NoBodyPaper);
        }
        for (at, paper) in template.papers.iter().enumerate() {
            let spot = spot.item(at);
            self.key("paper", &paper.key, spot.field("key"));
            if Paper::is_own_key(&paper.key) {
                let kind = ProblemKind::PaperKeyTaken(paper.key.clone());
                self.report(spot.field("key"), kind);
            }
            self.text(&paper.label, spot.field("label"));
            self.remark(&paper.purpose, spot.field("purpose"));
            for (list, name) in [(&paper.steps, "steps"), (&paper.cautions, "cautions")] {
                if let Some(list) = list {
                    let is_list = |kind: &FieldKind| matches!(kind, FieldKind::List(_));
                    let known = field_keys(template, is_list);
                    self.name(NamedThing::List, &list.0, known, spot.field(name));
                }
            }
            if let Some(first) = &paper.first_call {
                let known = field_keys(template, |_| true);
                self.name(NamedThing::Field, &first.0, known, spot.field("first_call"));
            }
            let mut others = template.papers.iter();
            if others.any(|other| other.part < paper.part && other.order > paper.order) {
                self.report(spot.field("order"), ProblemKind::PaperOrder);
            }
            if template.paper(paper.part) != Some(paper) {
                let part = format!("{:?}", paper.part);
                self.report(spot.field("part"), ProblemKind::DuplicateKey(part));
            }
            if paper.check_table.is_some() != (paper.part == DocumentPart::CheckTable) {
                let spot = spot.find("check_table").unwrap_or(spot);
                self.report(spot, ProblemKind::CheckTableMismatch);
            }
        }
    }

    /// Fields, columns and choices that the template names outside its sections.
    fn references(&mut self, template: &'t DocumentTemplate, root: Spot<'_, '_>) {
        for (at, line) in template.cover.iter().enumerate() {
            if let CoverLine::Field(key) = line {
                let spot = root.field("cover").item(at);
                self.name(NamedThing::Field, &key.0, field_keys(template, |_| true), spot);
            }
        }
        for (at, facts) in template.beside.iter().enumerate() {
            if let ToldFacts::Backups(backups) = &facts.tells {
                self.backups(template, backups, root.field("beside").item(at).field("tells"));
            }
        }
    }

    fn backups(
        &mut self,
        template: &'t DocumentTemplate,
        backups: &BackupTable,
        spot: Spot<'_, '_>,
    ) {
        let BackupTable { field, tested_on, offline, is_offline } = backups;
        let Some(FieldKind::Table(table)) = template.field(field).map(|it| &it.kind) else {
            self.name(
                NamedThing::Table,
                &field.0,
                field_keys(template, |kind| matches!(kind, FieldKind::Table(_))),
                spot,
            );
            return;
        };
        let columns = || table.columns.iter();
        let key = |column: &'t TemplateColumn| column.key.0.as_str();
        self.name(NamedThing::Column, &tested_on.0, columns().map(key), spot);
        let column = columns().find(|column| column.key == *offline);
        if let Some(ColumnKind::Choice(choices)) = column.map(|column| &column.kind) {
            let known = choices.iter().map(|choice| choice.key.0.as_str());
            self.name(NamedThing::Choice, &is_offline.0, known, spot);
        } else {
            let choose = columns().filter(|it| matches!(it.kind, ColumnKind::Choice(_)));
            self.name(NamedThing::ChoiceColumn, &offline.0, choose.map(key), spot);
        }
    }

    fn section(&mut self, section: &'t TemplateSection, spot: Spot<'_, '_>) {
        self.key("section", &section.key, spot.field("key"));
        self.text(&section.title, spot.field("title"));
        self.text(&section.decide, spot.field("decide"));
        self.text(&section.example, spot.field("example"));
        if section.fields.is_empty() {
            self.report(spot.field("fields"), ProblemKind::EmptyList);
        }
        for (at, field) in section.fields.iter().enumerate() {
            self.field(field, spot.field("fields").item(at));
        }
        if let Some(record) = &section.record {
            self.record(record, spot.field("record"));
        }
    }

    fn field(&mut self, field: &'t TemplateField, spot: Spot<'_, '_>) {
        self.key("field", &field.key.0, spot.field("key"));
        self.remark(&field.label, spot.field("label"));
        self.remark(&field.placeholder, spot.field("placeholder"));
        let kind = spot.field("kind");
        if !matches!(field.kind, FieldKind::Paragraph(_))
            && field.label.is_empty()
            && !stands_alone(field)
        {
            self.report(spot, ProblemKind::EmptyText);
        }
        match &field.kind {
            FieldKind::Paragraph(text) => {
                self.text(text, kind);
                for piece in pieces(text) {
                    if let TextPiece::Unknown(name) = piece {
                        self.report(kind, ProblemKind::UnknownReference(name.to_owned()));
                    }
                }
            }
            FieldKind::List(words) => {
                for word in words {
                    self.text(word, kind);
                }
            }
            FieldKind::Choice(choices) => self.choices(choices, kind),
            FieldKind::Table(table) => self.table(table, kind),
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Date
            | FieldKind::Person
            | FieldKind::Vendor
            | FieldKind::Telephone
            | FieldKind::Drawing => {}
        }
    }

    fn record(&mut self, record: &'t SheetRecord, spot: Spot<'_, '_>) {
        self.text(&record.title, spot);
        self.remark(&record.afterwards, spot);
        if record.columns.is_empty() {
            self.report(spot, ProblemKind::EmptyList);
        }
        for column in &record.columns {
            self.text(&column.label, spot);
            if column.width == 0 {
                self.report(spot, ProblemKind::Ron(RonProblem::NumberOutOfRange));
            }
        }
    }

    fn choices(&mut self, choices: &[TemplateChoice], spot: Spot<'_, '_>) {
        if choices.is_empty() {
            self.report(spot, ProblemKind::EmptyList);
        }
        let (mut keys, mut labels) = (HashSet::new(), HashSet::new());
        for choice in choices {
            if !is_key(&choice.key.0) {
                self.report(spot, ProblemKind::BadKey(choice.key.0.clone()));
            }
            if !keys.insert(&choice.key) {
                self.report(spot, ProblemKind::DuplicateKey(choice.key.0.clone()));
            }
            self.text(&choice.label, spot);
            if !labels.insert(&choice.label) {
                self.report(spot, ProblemKind::SameChoice(choice.label.clone()));
            }
        }
    }

    fn table(&mut self, table: &TemplateTable, spot: Spot<'_, '_>) {
        if table.columns.is_empty() {
            self.report(spot, ProblemKind::EmptyList);
        }
        let mut keys = HashSet::new();
        for column in &table.columns {
            self.column(column, &mut keys, spot);
        }
        let mut keys = HashSet::new();
        for row in &table.rows {
            if !is_key(&row.key) {
                self.report(spot, ProblemKind::BadKey(row.key.clone()));
            }
            if !keys.insert(&row.key) {
                self.report(spot, ProblemKind::DuplicateKey(row.key.clone()));
            }
            if row.cells.len() != table.columns.len() {
                let (found, expected) = (row.cells.len(), table.columns.len());
                self.report(spot, ProblemKind::RowLength { found, expected });
            }
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                match &column.kind {
                    ColumnKind::Choice(choices) if !cell.is_empty() => {
                        let known = choices.iter().map(|choice| choice.key.0.as_str());
                        self.name(NamedThing::Choice, cell, known, spot);
                    }
                    _ => self.remark(cell, spot),
                }
            }
        }
    }

    fn column<'c>(
        &mut self,
        column: &'c TemplateColumn,
        keys: &mut HashSet<&'c str>,
        spot: Spot<'_, '_>,
    ) {
        let key = column.key.0.as_str();
        if !is_key(key) {
            self.report(spot, ProblemKind::BadKey(key.to_owned()));
        }
        if !keys.insert(key) {
            self.report(spot, ProblemKind::DuplicateKey(key.to_owned()));
        }
        self.text(&column.label, spot);
        if column.width == 0 {
            self.report(spot, ProblemKind::Ron(RonProblem::NumberOutOfRange));
        }
        if let ColumnKind::Choice(choices) = &column.kind {
            self.choices(choices, spot);
        }
    }
}

/// The keys of the fields of some kinds.
fn field_keys(
    template: &DocumentTemplate,
    is_meant: impl Fn(&FieldKind) -> bool,
) -> impl Iterator<Item = &str> {
    let fields = template.sections().flat_map(|(_, section)| &section.fields);
    fields.filter(move |field| is_meant(&field.kind)).map(|field| field.key.0.as_str())
}

/// A list may stand under the title of its section without a label of its own.
fn stands_alone(field: &TemplateField) -> bool {
    matches!(field.kind, FieldKind::List(_))
}
