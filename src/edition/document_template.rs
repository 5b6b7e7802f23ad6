//! RON text to a validated [`DocumentTemplate`], with every problem located as in editions.

use std::collections::HashSet;

use super::locate::Spot;
use super::parse;
use super::problem::{EditionError, Problem, ProblemKind};
use super::texts::{self, is_key};
use crate::model::DocumentTemplate;
use crate::model::document_template::{
    ColumnKind, FieldKind, Reference, TemplateColumn, TemplateField, TemplateSection,
    TemplateTable, pieces,
};

/// The template that comes with the program, as (file name, text).
pub const EMBEDDED_BCP_TEMPLATE: (&str, &str) =
    ("bcp-template.ron", include_str!("../../checklists/bcp-template.ron"));

/// The template that comes with the program.
///
/// # Panics
/// Never: a test loads it.
#[must_use]
#[expect(clippy::expect_used, reason = "tests/bcp.rs loads the embedded template")]
pub fn embedded_bcp_template() -> DocumentTemplate {
    // That the bundled font has every character is tested too, not looked up at every start.
    load_document_template(EMBEDDED_BCP_TEMPLATE.1, &|_| true)
        .expect("the embedded template is valid")
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
    found: Vec<Problem>,
}

impl<'t> Check<'t> {
    fn report(&mut self, spot: Spot<'_, '_>, kind: ProblemKind) {
        self.found.push(Problem::new(spot.position(), kind));
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
        self.text(&template.title, root.field("title"));
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
                self.section(section, spot.field("sections").item(at));
            }
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
                    if let Reference::Unknown(name) = piece {
                        self.report(kind, ProblemKind::UnknownReference(name.to_owned()));
                    }
                }
            }
            FieldKind::List(words) => {
                for word in words {
                    self.text(word, kind);
                }
            }
            FieldKind::Choice(words) => self.words(words, kind),
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

    fn words(&mut self, words: &[String], spot: Spot<'_, '_>) {
        if words.is_empty() {
            self.report(spot, ProblemKind::EmptyList);
        }
        for word in words {
            self.text(word, spot);
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
            for cell in &row.cells {
                self.remark(cell, spot);
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
            self.report(spot, ProblemKind::NumberOutOfRange);
        }
        if let ColumnKind::Choice(words) = &column.kind {
            self.words(words, spot);
        }
    }
}

/// A list may stand under the title of its section without a label of its own.
fn stands_alone(field: &TemplateField) -> bool {
    matches!(field.kind, FieldKind::List(_))
}
