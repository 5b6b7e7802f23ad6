//! The templates that documents are written on, and the tables by which some of them are checked.

use std::sync::Arc;

use super::document_papers::TemplatePaper;
use super::{CheckTable, DocumentTemplate, Paper, TemplateId};

/// Every template that the program knows, in the order in which they are offered, with the check
/// tables that they name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentLibrary {
    templates: Vec<Arc<DocumentTemplate>>,
    check_tables: Vec<Arc<CheckTable>>,
}

impl DocumentLibrary {
    /// Adds a template, in the place of an older revision of it. `false` where it is known in this
    /// revision or a newer one, or where the key of one of its papers is already taken.
    pub fn add(&mut self, template: DocumentTemplate) -> bool {
        let others = || self.templates.iter().filter(|known| known.id != template.id);
        let is_taken = |paper: &TemplatePaper| {
            let mut papers = others().flat_map(|known| &known.papers);
            Paper::is_own_key(&paper.key) || papers.any(|other| other.key == paper.key)
        };
        if template.papers.iter().any(is_taken) {
            return false;
        }
        match self.templates.iter_mut().find(|known| known.id == template.id) {
            Some(known) if known.revision >= template.revision => false,
            Some(known) => {
                *known = Arc::new(template);
                true
            }
            None => {
                self.templates.push(Arc::new(template));
                true
            }
        }
    }

    /// Puts a check table in, in the place of the one with its id.
    pub fn put_check_table(&mut self, table: CheckTable) {
        match self.check_tables.iter_mut().find(|known| known.id == table.id) {
            Some(known) => *known = Arc::new(table),
            None => self.check_tables.push(Arc::new(table)),
        }
    }

    /// The template with this id.
    #[must_use]
    pub fn template(&self, id: &TemplateId) -> Option<&DocumentTemplate> {
        self.templates().find(|template| template.id == *id)
    }

    /// Every template in order.
    pub fn templates(&self) -> impl Iterator<Item = &DocumentTemplate> {
        self.templates.iter().map(AsRef::as_ref)
    }

    /// Where the documents on a template stand among all: where the first of their papers does.
    /// What is not known comes last.
    #[must_use]
    pub fn place_of(&self, id: &TemplateId) -> u32 {
        let papers = self.template(id).map(|template| template.papers.iter());
        papers.and_then(|papers| papers.map(|paper| paper.order).min()).unwrap_or(u32::MAX)
    }

    /// The table by which documents of a template are checked.
    #[must_use]
    pub fn check_table_of(&self, template: &DocumentTemplate) -> Option<&CheckTable> {
        let id = template.papers.iter().find_map(|paper| paper.check_table.as_ref())?;
        self.check_table(id)
    }

    /// The check table with this id.
    #[must_use]
    pub fn check_table(&self, id: &str) -> Option<&CheckTable> {
        self.check_tables().find(|table| table.id == id)
    }

    /// Every check table.
    pub fn check_tables(&self) -> impl Iterator<Item = &CheckTable> {
        self.check_tables.iter().map(AsRef::as_ref)
    }

    /// Every paper of every template, the lowest number first.
    #[must_use]
    pub fn papers(&self) -> Vec<(&DocumentTemplate, &TemplatePaper)> {
        let papers = self
            .templates()
            .flat_map(|template| template.papers.iter().map(move |paper| (template, paper)));
        let mut papers: Vec<_> = papers.collect();
        papers.sort_by_key(|(_, paper)| paper.order);
        papers
    }

    /// The paper of that name, and the template that has it.
    #[must_use]
    pub fn paper_named(&self, key: &str) -> Option<(&DocumentTemplate, &TemplatePaper)> {
        self.papers().into_iter().find(|(_, paper)| paper.key == key)
    }
}
