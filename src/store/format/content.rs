//! What a parsed workbook must hold to: ids and keys are unique, references lead somewhere.

use std::collections::HashSet;
use std::hash::Hash;

use super::{Problem, ProblemKind};
use crate::edition::locate::Source;
use crate::model::document::Mentioned;
use crate::model::{
    Assessment, BoxContent, Document, DocumentKey, DocumentValue, PersonId, Records, Response,
    Role, VendorId, Workbook,
};
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
    let people = found.repeated(people, "people", "id", ProblemKind::RepeatedPerson);
    let vendors = workbook.vendors.iter().map(|vendor| vendor.id);
    let vendors = found.repeated(vendors, "vendors", "id", ProblemKind::RepeatedVendor);
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
    for (index, document) in workbook.documents.iter().enumerate() {
        // Version 2 had one plan under a name of its own.
        let is_old = super::header::of(text).version == Some(2);
        let place = vec![Field("documents"), Element(index)];
        found.path = if is_old { vec![Field("bcp")] } else { place };
        document_problems(&mut found, document);
    }
    found.path.clear();
    let years = workbook.assessments.iter().map(|assessment| assessment.fiscal_year);
    found.repeated(years, "assessments", "fiscal_year", ProblemKind::RepeatedYear);
    for (index, assessment) in workbook.assessments.iter().enumerate() {
        found.path = vec![Field("assessments"), Element(index)];
        assessment_problems(&mut found, assessment, &people, &vendors);
    }
    if found.problems.is_empty() {
        return Vec::new();
    }
    // The parsed workbook knows no positions: the text is looked through once more.
    let source = Source::read(text);
    let located = found.problems.into_iter().map(|(path, kind)| {
        let spot = path.into_iter().fold(source.root(), |spot, step| match step {
            Field(name) => spot.field(name),
            Element(index) => spot.item(index),
        });
        let place = spot.position();
        Problem { line: place.line, column: place.column, kind }
    });
    let mut located: Vec<Problem> = located.collect();
    located.sort_by_key(|problem| (problem.line, problem.column));
    located
}

/// One step down into a value.
#[derive(Clone, Copy)]
enum Step {
    /// Into a field of a structure.
    Field(&'static str),
    /// Into an element of a list, from 0.
    Element(usize),
}

/// The highest id in use, references included.
pub(super) fn highest_id(workbook: &Workbook) -> u32 {
    let mut highest = 0;
    let mut see = |id: u32| highest = highest.max(id);
    for person in &workbook.people {
        see(person.id.0);
        person.deputies.iter().for_each(|id| see(id.0));
        person.roles.iter().for_each(|role| see_role(*role, &mut see));
    }
    workbook.own_roles.iter().for_each(|role| see(role.id.0));
    for vendor in &workbook.vendors {
        see(vendor.id.0);
        vendor.caller.iter().for_each(|id| see(id.0));
    }
    for contact in &workbook.contacts {
        see(contact.id.0);
        contact.caller.iter().for_each(|id| see(id.0));
    }
    for authority in &workbook.authorities {
        authority.people.iter().chain(&authority.stand_ins).for_each(|id| see(id.0));
    }
    for chart in workbook.contact_chart.iter().chain(&workbook.organization_chart) {
        chart.author.iter().chain(&chart.approver).for_each(|id| see(id.0));
        for content in chart.boxes.iter().map(|it| &it.content) {
            match content {
                BoxContent::Finder | BoxContent::Department { person: None, .. } => {}
                BoxContent::Person(id) | BoxContent::Department { person: Some(id), .. } => {
                    see(id.0);
                }
                BoxContent::Role(role) => see_role(*role, &mut see),
                BoxContent::Vendor(id) => see(id.0),
                BoxContent::Contact(id) => see(id.0),
            }
        }
    }
    for mention in workbook.documents.iter().flat_map(Document::mentions) {
        match mention.record {
            Mentioned::Person(id) => see(id.0),
            Mentioned::Vendor(id) => see(id.0),
            Mentioned::Contact(id) => see(id.0),
            Mentioned::Device(id) => see(id.0),
            Mentioned::Role(role) => see_role(role, &mut see),
        }
    }
    for device in &workbook.devices {
        see(device.id.0);
        device.vendor.iter().for_each(|id| see(id.0));
        device.checked_by.iter().for_each(|id| see(id.0));
    }
    for assessment in &workbook.assessments {
        assessment.vendor_sheets.iter().for_each(|sheet| see(sheet.vendor.0));
        for (_, response) in assessment.all_responses() {
            let people = [response.first.person, response.second.person];
            people.into_iter().flatten().for_each(|id| see(id.0));
        }
    }
    highest
}

fn see_role(role: Role, see: &mut impl FnMut(u32)) {
    if let Role::Own(id) = role {
        see(id.0);
    }
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

fn assessment_problems(
    found: &mut Found,
    assessment: &Assessment,
    people: &HashSet<PersonId>,
    vendors: &HashSet<VendorId>,
) {
    let year = assessment.fiscal_year;
    let sheets = assessment.vendor_sheets.iter().map(|sheet| sheet.vendor);
    found.repeated(sheets, "vendor_sheets", "vendor", |vendor| ProblemKind::RepeatedSheet {
        year,
        vendor,
    });
    response_problems(found, assessment, &assessment.responses, people);
    let path = found.path.clone();
    for (index, sheet) in assessment.vendor_sheets.iter().enumerate() {
        found.path = [&path[..], &[Field("vendor_sheets"), Element(index)]].concat();
        if !vendors.contains(&sheet.vendor) {
            found.add(&[Field("vendor")], ProblemKind::UnknownVendor(sheet.vendor));
        }
        response_problems(found, assessment, &sheet.responses, people);
    }
}

fn response_problems(
    found: &mut Found,
    assessment: &Assessment,
    responses: &Records<Response>,
    people: &HashSet<PersonId>,
) {
    let year = assessment.fiscal_year;
    let items = responses.iter().map(|response| &response.item);
    found.repeated(items, "responses", "item", |item| ProblemKind::RepeatedItem {
        year,
        item: item.clone(),
    });
    for (index, response) in responses.iter().enumerate() {
        let rounds = [("first", response.first.person), ("second", response.second.person)];
        for (round, person) in rounds {
            if let Some(person) = person.filter(|person| !people.contains(person)) {
                let below = [Field("responses"), Element(index), Field(round), Field("person")];
                found.add(&below, ProblemKind::UnknownPerson(person));
            }
        }
    }
}
