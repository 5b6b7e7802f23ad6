//! What a parsed workbook must hold to: ids and keys are unique, references lead somewhere.

use std::collections::HashSet;
use std::hash::Hash;

use super::used_at::place_of;
use super::{Problem, ProblemKind};
use crate::model::{
    Assessment, Document, DocumentKey, DocumentValue, RecordRef, Records, Response, Role, Workbook,
};
use crate::ron_file::{self, RonSource};
use Step::{Element, Field};

/// Ids above leave too little room for new ones; a clinic does not get near.
const HIGHEST_ID: u32 = 1 << 30;

/// Every problem of content, in the order of their places.
pub(super) fn problems(text: &str, workbook: &Workbook) -> Vec<Problem> {
    let mut found = Found { path: Vec::new(), problems: Vec::new() };
    let needed = highest_id(workbook);
    if workbook.last_id.max(needed) > HIGHEST_ID {
        found.add(&[Field("last_id")], ProblemKind::IdTooLarge(workbook.last_id.max(needed)));
    } else if workbook.last_id < needed {
        let kind = ProblemKind::LastIdTooSmall { found: workbook.last_id, needed };
        found.add(&[Field("last_id")], kind);
    }
    let people = workbook.people.iter().map(|person| person.id);
    found.repeated(people, "people", "id", ProblemKind::RepeatedPerson);
    let vendors = workbook.vendors.iter().map(|vendor| vendor.id);
    found.repeated(vendors, "vendors", "id", ProblemKind::RepeatedVendor);
    let roles = workbook.own_roles.iter().map(|role| role.id);
    found.repeated(roles, "own_roles", "id", ProblemKind::RepeatedRole);
    let contacts = workbook.contacts.iter().map(|contact| contact.id);
    found.repeated(contacts, "contacts", "id", ProblemKind::RepeatedContact);
    let devices = workbook.devices.iter().map(|device| device.id);
    found.repeated(devices, "devices", "id", ProblemKind::RepeatedDevice);
    let charts = [
        ("contact_chart", &workbook.contact_chart),
        ("organization_chart", &workbook.organization_chart),
    ];
    for (name, chart) in charts {
        let boxes = chart.iter().flat_map(|chart| &chart.boxes).map(|it| it.id);
        found.path = vec![Field(name)];
        let boxes = found.repeated(boxes, "boxes", "id", ProblemKind::RepeatedBox);
        if let Some(id) = boxes.iter().max().filter(|id| id.0 > HIGHEST_ID) {
            found.add(&[Field("boxes")], ProblemKind::IdTooLarge(id.0));
        }
    }
    found.path.clear();
    let decisions = workbook.authorities.iter().map(|authority| authority.decision);
    found.repeated(decisions, "authorities", "decision", |_| ProblemKind::RepeatedDecision);
    let documents = workbook.documents.iter().map(|document| &document.key);
    let repeated = |key: &DocumentKey| ProblemKind::RepeatedDocument(key.clone());
    found.repeated(documents, "documents", "key", repeated);
    // Version 2 had one plan under a name of its own.
    let is_old = ron_file::header(text).version == Some(2);
    let document_place = |index| {
        if is_old { vec![Field("bcp")] } else { vec![Field("documents"), Element(index)] }
    };
    for (index, document) in workbook.documents.iter().enumerate() {
        found.path = document_place(index);
        document_problems(&mut found, document);
    }
    found.path.clear();
    let years = workbook.assessments.iter().map(|assessment| assessment.fiscal_year);
    found.repeated(years, "assessments", "fiscal_year", ProblemKind::RepeatedYear);
    for (index, assessment) in workbook.assessments.iter().enumerate() {
        found.path = vec![Field("assessments"), Element(index)];
        assessment_problems(&mut found, assessment);
    }
    found.path.clear();
    found.problems.extend(unknown_records(workbook, document_place));
    if found.problems.is_empty() {
        return Vec::new();
    }
    // The parsed workbook knows no positions: the text is looked through once more.
    let source = RonSource::read(text);
    let located = found.problems.into_iter().map(|(path, kind)| {
        let spot = path.into_iter().fold(source.root(), |spot, step| match step {
            Field(name) => spot.field(name),
            Element(index) => spot.item(index),
        });
        Problem::at(spot.position(), kind)
    });
    let mut located: Vec<Problem> = located.collect();
    located.sort_by_key(|problem| (problem.line, problem.column));
    located
}

/// One step down into a value.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Into a field of a structure.
    Field(&'static str),
    /// Into an element of a list, from 0.
    Element(usize),
}

/// The highest id in use, references included.
pub(super) fn highest_id(workbook: &Workbook) -> u32 {
    let referred = workbook.references().map(|it| it.record);
    workbook.records().chain(referred).filter_map(RecordRef::id).max().unwrap_or(0)
}

/// Problems with the way to the place of each, below the section that is being looked at.
struct Found {
    path: Vec<Step>,
    problems: Vec<(Vec<Step>, ProblemKind)>,
}

impl Found {
    fn add(&mut self, below: &[Step], kind: ProblemKind) {
        self.problems.push(([&self.path, below].concat(), kind));
    }

    /// Reports every key but the first of its kind in a list, and gives all keys back.
    fn repeated<K: Clone + Eq + Hash>(
        &mut self,
        keys: impl Iterator<Item = K>,
        list: &'static str,
        field: &'static str,
        kind: impl Fn(K) -> ProblemKind,
    ) -> HashSet<K> {
        let mut seen = HashSet::new();
        for (index, key) in keys.enumerate() {
            if !seen.insert(key.clone()) {
                self.add(&[Field(list), Element(index), Field(field)], kind(key));
            }
        }
        seen
    }
}

fn document_problems(found: &mut Found, document: &Document) {
    let fields = document.entries.iter().map(|entry| &entry.field);
    found.repeated(fields, "entries", "field", |field| ProblemKind::RepeatedEntry(field.clone()));
    let items = document.checks.iter().map(|check| check.item.clone());
    found.repeated(items, "checks", "item", ProblemKind::RepeatedCheckAnswer);
    let versions = document.approved.iter().map(|approved| approved.version.clone());
    found.repeated(versions, "approved", "version", ProblemKind::RepeatedApproval);
    for (at, entry) in document.entries.iter().enumerate() {
        let DocumentValue::Table(rows) = &entry.value else { continue };
        // The rows stand inside a word: the entry is pointed at.
        let mut add = |kind| found.add(&[Field("entries"), Element(at), Field("field")], kind);
        if has_twice(rows.iter().map(|row| &row.key)) {
            add(ProblemKind::RepeatedRow(entry.field.clone()));
        }
        if rows.iter().any(|row| has_twice(row.cells.iter().map(|cell| &cell.column))) {
            add(ProblemKind::RepeatedCell(entry.field.clone()));
        }
        let highest = rows.iter().filter_map(|row| row.key.own()).max();
        if let Some(number) = highest.filter(|number| *number > HIGHEST_ID) {
            add(ProblemKind::IdTooLarge(number));
        }
    }
}

fn has_twice<K: Eq + Hash>(mut keys: impl Iterator<Item = K>) -> bool {
    let mut seen = HashSet::new();
    keys.any(|key| !seen.insert(key))
}

fn assessment_problems(found: &mut Found, assessment: &Assessment) {
    let year = assessment.fiscal_year;
    let sheets = assessment.vendor_sheets.iter().map(|sheet| sheet.vendor);
    let numbers = assessment.closings.iter().map(|closing| closing.number);
    let repeated = |number| ProblemKind::RepeatedClosing { year, number };
    found.repeated(numbers, "closings", "number", repeated);
    found.repeated(sheets, "vendor_sheets", "vendor", |vendor| ProblemKind::RepeatedSheet {
        year,
        vendor,
    });
    response_problems(found, assessment, &assessment.responses);
    let path = found.path.clone();
    for (index, sheet) in assessment.vendor_sheets.iter().enumerate() {
        found.path = [&path[..], &[Field("vendor_sheets"), Element(index)]].concat();
        response_problems(found, assessment, &sheet.responses);
    }
}

fn response_problems(found: &mut Found, assessment: &Assessment, responses: &Records<Response>) {
    let year = assessment.fiscal_year;
    let items = responses.iter().map(|response| &response.item);
    found.repeated(items, "responses", "item", |item| ProblemKind::RepeatedItem {
        year,
        item: item.clone(),
    });
}

/// References to records that are not there, each place once.
fn unknown_records(
    workbook: &Workbook,
    document_place: impl Fn(usize) -> Vec<Step>,
) -> Vec<(Vec<Step>, ProblemKind)> {
    let known: HashSet<RecordRef> = workbook.records().collect();
    let mut seen = HashSet::new();
    let unknown = workbook.references().filter(|it| {
        !it.is_hidden && !known.contains(&it.record) && seen.insert((it.record, it.by))
    });
    let unknown = unknown.filter_map(|it| {
        let kind = match it.record {
            RecordRef::Person(id) => ProblemKind::UnknownPerson(id),
            RecordRef::Vendor(id) => ProblemKind::UnknownVendor(id),
            RecordRef::Contact(id) => ProblemKind::UnknownContact(id),
            RecordRef::Device(id) => ProblemKind::UnknownDevice(id),
            RecordRef::Role(Role::Own(id)) => ProblemKind::UnknownRole(id),
            RecordRef::Role(_) => return None,
        };
        Some((place_of(workbook, it.record, it.by, &document_place).unwrap_or_default(), kind))
    });
    unknown.collect()
}
