//! RON text to a validated [`CheckTable`], with every problem located as in editions.

use std::collections::HashSet;

use super::parse;
use super::problem::{EditionError, EditionProblem, ProblemKind};
use super::texts::{self, is_key};
use crate::model::check_table::{CheckGroup, CheckItem};
use crate::model::{CheckTable, DocumentTemplate, Wording};
use crate::ron_file::Spot;

/// The check table that comes with the program, as (file name, text).
pub const EMBEDDED_CHECK_TABLE: (&str, &str) =
    ("mhlw-bcp-2024.ron", include_str!("../../checklists/mhlw-bcp-2024.ron"));

/// The check table that comes with the program.
///
/// # Panics
/// Never: a test loads it.
#[must_use]
#[expect(clippy::expect_used, reason = "tests/bcp.rs loads the embedded check table")]
pub fn embedded_check_table() -> CheckTable {
    // That the bundled font has every character is tested too, not looked up at every start.
    load_check_table(EMBEDDED_CHECK_TABLE.1, &|_| true).expect("the embedded table is valid")
}

/// Reads a check table. A byte order mark at the start is accepted.
///
/// `has_glyph` says whether the bundled font has a character.
///
/// # Errors
/// Where and why the text is no check table.
pub fn load_check_table(
    text: &str,
    has_glyph: &dyn Fn(char) -> bool,
) -> Result<CheckTable, EditionError> {
    read(text, has_glyph, None)
}

/// Reads a check table as [`load_check_table`] does; its items may name sections of `template` only.
///
/// # Errors
/// Where and why the text is no check table for that template.
pub fn load_check_table_for(
    template: &DocumentTemplate,
    text: &str,
    has_glyph: &dyn Fn(char) -> bool,
) -> Result<CheckTable, EditionError> {
    read(text, has_glyph, Some(template))
}

fn read(
    text: &str,
    has_glyph: &dyn Fn(char) -> bool,
    template: Option<&DocumentTemplate>,
) -> Result<CheckTable, EditionError> {
    let (table, source) = parse::<CheckTable>(text, CheckTable::FORMAT, CheckTable::VERSION)?;
    let sources = table.sources.iter().map(|source| source.id.as_str()).collect();
    let mut check = Check { has_glyph, template, sources, keys: HashSet::new(), found: Vec::new() };
    check.table(&table, source.root());
    let mut problems = check.found;
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if problems.is_empty() { Ok(table) } else { Err(EditionError { problems }) }
}

struct Check<'t> {
    has_glyph: &'t dyn Fn(char) -> bool,
    /// The template whose sections answer the items, where that is asked for.
    template: Option<&'t DocumentTemplate>,
    sources: HashSet<&'t str>,
    keys: HashSet<&'t str>,
    found: Vec<EditionProblem>,
}

impl<'t> Check<'t> {
    fn report(&mut self, spot: Spot<'_, '_>, kind: ProblemKind) {
        self.found.push(EditionProblem::at(spot.position(), kind));
    }

    fn text(&mut self, text: &str, spot: Spot<'_, '_>) {
        self.found.extend(texts::problems(text, spot, self.has_glyph));
    }

    fn wording(&mut self, wording: &Wording, spot: Spot<'_, '_>) {
        self.text(&wording.text, spot.field("text"));
        if wording.confirmed && wording.read_in.is_empty() {
            self.report(spot.field("confirmed"), ProblemKind::ConfirmedUnread);
        }
        for (at, id) in wording.read_in.iter().enumerate() {
            if !self.sources.contains(id.as_str()) {
                let kind = ProblemKind::UnknownSource(id.clone());
                self.report(spot.field("read_in").item(at), kind);
            }
        }
    }

    fn table(&mut self, table: &'t CheckTable, root: Spot<'_, '_>) {
        self.wording(&table.title, root.field("title"));
        self.text(&table.attribution, root.field("attribution"));
        let mut ids = HashSet::new();
        for (at, source) in table.sources.iter().enumerate() {
            let spot = root.field("sources").item(at);
            if !ids.insert(&source.id) {
                self.report(spot.field("id"), ProblemKind::DuplicateSource(source.id.clone()));
            }
            for (text, name) in [(&source.title, "title"), (&source.address, "address")] {
                self.text(text, spot.field(name));
            }
        }
        if table.divisions.is_empty() {
            self.report(root.field("divisions"), ProblemKind::EmptyList);
        }
        let mut numbers = HashSet::new();
        for (at, division) in table.divisions.iter().enumerate() {
            let spot = root.field("divisions").item(at);
            self.text(&division.number, spot.field("number"));
            self.wording(&division.name, spot.field("name"));
            if let Some(purpose) = &division.purpose {
                self.wording(purpose, spot.field("purpose"));
            }
            if division.groups.is_empty() {
                self.report(spot.field("groups"), ProblemKind::EmptyList);
            }
            for (at, group) in division.groups.iter().enumerate() {
                let spot = spot.field("groups").item(at);
                if !numbers.insert(&group.number) {
                    let kind = ProblemKind::DuplicateNumber(group.number.clone());
                    self.report(spot.field("number"), kind);
                }
                self.group(group, spot);
            }
        }
    }

    fn group(&mut self, group: &'t CheckGroup, spot: Spot<'_, '_>) {
        self.text(&group.number, spot.field("number"));
        if let Some(title) = &group.title {
            self.wording(title, spot.field("title"));
        }
        if group.items.is_empty() {
            self.report(spot.field("items"), ProblemKind::EmptyList);
        }
        for (at, item) in group.items.iter().enumerate() {
            self.item(item, spot.field("items").item(at));
        }
    }

    fn item(&mut self, item: &'t CheckItem, spot: Spot<'_, '_>) {
        if !is_key(&item.key) {
            self.report(spot.field("key"), ProblemKind::BadKey(item.key.clone()));
        }
        if !self.keys.insert(&item.key) {
            self.report(spot.field("key"), ProblemKind::DuplicateKey(item.key.clone()));
        }
        match &item.wording {
            Some(wording) => self.wording(wording, spot.field("wording")),
            // An item without wording at least says what is known of it.
            None => self.text(&item.remark, spot.find("remark").unwrap_or(spot)),
        }
        if !item.guideline.is_empty() {
            self.text(&item.guideline, spot.field("guideline"));
        }
        if item.sections.is_empty() {
            self.report(spot.field("sections"), ProblemKind::EmptyList);
        }
        for (at, key) in item.sections.iter().enumerate() {
            if self.template.is_some_and(|template| template.section(key).is_none()) {
                let spot = spot.field("sections").item(at);
                self.report(spot, ProblemKind::UnknownSection(key.clone()));
            }
        }
    }
}
