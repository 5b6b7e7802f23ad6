//! What a parsed workbook must hold to: ids and keys are unique, references lead somewhere.

use std::collections::HashSet;
use std::hash::Hash;

use super::{Problem, ProblemKind};
use crate::edition::locate::Source;
use crate::model::{
    Assessment, BcpValue, BoxContent, PersonId, Response, Role, RowKey, VendorId, Workbook,
};
use Step::{Element, Field};

/// Every problem of content, in the order of their places.
pub(super) fn problems(text: &str, workbook: &Workbook) -> Vec<Problem> {
    let mut found = Found { path: Vec::new(), problems: Vec::new() };
    let needed = highest_id(workbook);
    if workbook.last_id < needed {
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
        found.repeated(boxes, "boxes", "id", ProblemKind::RepeatedBox);
    }
    found.path.clear();
    if let Some(bcp) = &workbook.bcp {
        found.path = vec![Field("bcp")];
        let fields = bcp.entries.iter().map(|entry| &entry.field);
        found.repeated(fields, "entries", "field", |field| {
            ProblemKind::RepeatedEntry(field.clone())
        });
        found.path.clear();
    }
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
    if let Some(bcp) = &workbook.bcp {
        bcp.author.iter().chain(&bcp.approver).for_each(|id| see(id.0));
        for value in bcp.entries.iter().map(|entry| &entry.value) {
            see_value(value, &mut see);
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

fn see_value(value: &BcpValue, see: &mut impl FnMut(u32)) {
    match value {
        BcpValue::Person(Some(id)) => see(id.0),
        BcpValue::Vendor(Some(id)) => see(id.0),
        BcpValue::Table(rows) => {
            for row in rows {
                match row.key {
                    RowKey::Person(id) => see(id.0),
                    RowKey::Vendor(id) => see(id.0),
                    RowKey::Contact(id) => see(id.0),
                    RowKey::Device(id) => see(id.0),
                    RowKey::Role(role) => see_role(role, see),
                    RowKey::Own(_) | RowKey::Given(_) | RowKey::Decision(_) => {}
                }
            }
        }
        BcpValue::Text(_)
        | BcpValue::Date(_)
        | BcpValue::List(_)
        | BcpValue::Person(None)
        | BcpValue::Vendor(None) => {}
    }
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
    responses: &[Response],
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
