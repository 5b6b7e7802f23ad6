//! Version 2 of the file: the workbook's sections after the header. It adds to version 1 what is
//! known of people and vendors, roles, contacts, charts, the ledger of devices, one plan on a
//! template, and how far each vendor's sheet is. It is read forever and never written.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::model::document::{CellValue, CheckAnswer, DocumentEntry, DocumentPrint};
use crate::model::{
    ApprovedDocument, Assessment, Authority, Chart, ChoiceKey, Clinic, ColumnKey, Contact, Device,
    Document, DocumentKey, DocumentRevision, DocumentValue, FieldKey, OwnRole, Person, PersonId,
    Records, SizeKey, TemplateId, Vendor, Workbook,
};
use crate::ron_file::{self, FileProblem, RonProblem};

#[derive(Deserialize)]
#[serde(rename = "Workbook", deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    clinic: Clinic,
    last_id: u32,
    own_roles: Records<OwnRole>,
    people: Records<Person>,
    vendors: Records<Vendor>,
    contacts: Records<Contact>,
    authorities: Records<Authority>,
    contact_chart: Option<Arc<Chart>>,
    organization_chart: Option<Arc<Chart>>,
    devices: Records<Device>,
    #[serde(rename = "bcp")]
    plan: Option<Plan>,
    assessments: Records<Assessment>,
}

/// The one plan. Its size and the words of its choices were kept as words of this program; entries,
/// approved versions and answers have only been added to since.
#[derive(Deserialize)]
#[serde(rename = "Document", deny_unknown_fields)]
struct Plan {
    template: String,
    size: Size,
    entries: Vec<DocumentEntry>,
    version: String,
    created_on: Option<NaiveDate>,
    revised_on: Option<NaiveDate>,
    next_review_on: Option<NaiveDate>,
    author: Option<PersonId>,
    approver: Option<PersonId>,
    revisions: Vec<DocumentRevision>,
    approved: Vec<Arc<ApprovedDocument>>,
    prints: Vec<DocumentPrint>,
    checks: Vec<CheckAnswer>,
}

#[derive(Deserialize)]
enum Size {
    Clinic,
    Hospital,
}

impl Size {
    /// The key by which the template knows it.
    fn key(&self) -> SizeKey {
        SizeKey::from(match self {
            Self::Clinic => "clinic",
            Self::Hospital => "hospital",
        })
    }
}

impl From<Plan> for Document {
    fn from(old: Plan) -> Self {
        let mut entries = old.entries;
        let choices = OldChoices::read();
        for entry in &mut entries {
            choices.put_keys(entry);
        }
        Self {
            key: DocumentKey::first(TemplateId(old.template)),
            size: Some(old.size.key()),
            entries,
            version: old.version,
            created_on: old.created_on,
            revised_on: old.revised_on,
            next_review_on: old.next_review_on,
            author: old.author,
            approver: old.approver,
            revisions: old.revisions,
            approved: old.approved,
            prints: old.prints,
            checks: old.checks,
        }
    }
}

/// The words that stood in the file where one was chosen among several, and the keys that they have
/// since.
struct OldChoices(Vec<OldChoice>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OldChoice {
    field: FieldKey,
    #[serde(default)]
    column: Option<ColumnKey>,
    words: Vec<(String, ChoiceKey)>,
}

impl OldChoices {
    #[expect(clippy::expect_used, reason = "a test reads the embedded table")]
    fn read() -> Self {
        let text = include_str!("../../../assets/choices-of-version-2.ron");
        Self(ron::from_str(text).expect("the embedded table is sound"))
    }

    /// What was typed and is none of the words stays as it is.
    fn put_keys(&self, entry: &mut DocumentEntry) {
        for choice in self.0.iter().filter(|choice| choice.field == entry.field) {
            let key_of = |text: &str| {
                let found = choice.words.iter().find(|(word, _)| word == text);
                found.map(|(_, key)| key.clone())
            };
            match (&mut entry.value, &choice.column) {
                (value @ DocumentValue::Text(_), None) => {
                    if let DocumentValue::Text(text) = value
                        && let Some(key) = key_of(text)
                    {
                        *value = DocumentValue::Choice(key);
                    }
                }
                (DocumentValue::Table(rows), Some(column)) => {
                    let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
                    for cell in cells.filter(|cell| cell.column == *column) {
                        if let Some(key) = key_of(cell.value.typed()) {
                            cell.value = CellValue::Choice(key);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// Reads a text whose header has been looked at.
pub(super) fn read(text: &str) -> Result<Workbook, FileProblem<RonProblem>> {
    let file: File = ron_file::parse(text)?;
    Ok(Workbook {
        clinic: file.clinic,
        last_id: file.last_id,
        own_roles: file.own_roles,
        people: file.people,
        vendors: file.vendors,
        contacts: file.contacts,
        authorities: file.authorities,
        contact_chart: file.contact_chart,
        organization_chart: file.organization_chart,
        devices: file.devices,
        documents: file.plan.map(Document::from).into_iter().collect(),
        assessments: file.assessments,
    })
}
