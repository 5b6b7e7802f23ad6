//! People with their roles.

use std::collections::HashMap;

use super::{List, RecordKind, RecordNote, heads, people_shown};
use crate::exchange::day::{DayCell, DayReader};
use crate::model::folding::same_number;
use crate::model::{
    Authority, Decision, DeviceColumn, OwnRole, Person, PersonField, PersonId, Role, RoleId,
    Workbook,
};
use crate::text::exchange as words;
use crate::text::people as people_words;

/// The columns behind the typed fields.
const ROLES: usize = 7;
const DEPUTIES: usize = 8;
const DECISIONS: usize = 9;
const LEFT_ON: usize = 10;

pub(super) struct PeopleList;

impl List for PeopleList {
    fn name(&self, workbook: &Workbook, at: usize) -> String {
        workbook.people[at].name.clone()
    }

    fn len(&self, workbook: &Workbook) -> usize {
        workbook.people.len()
    }

    fn is_other(&self, _: &HashMap<usize, String>) -> bool {
        false
    }

    fn add(&self, workbook: &mut Workbook, name: &str, _: &HashMap<usize, String>) {
        workbook.last_id += 1;
        workbook.people.push(Person::named(PersonId(workbook.last_id), name));
    }

    fn set(
        &self,
        workbook: &mut Workbook,
        at: usize,
        column: usize,
        text: &str,
    ) -> Result<Option<RecordNote>, RecordNote> {
        let head = heads::own(RecordKind::People)[column].0;
        if let Some(field) = PersonField::ALL.get(column) {
            let place = workbook.people.get_mut(at).map(|person| field.of_mut(person));
            if let Some(place) =
                place.filter(|it| same_number(it) != same_number(text) || column > 0)
            {
                text.clone_into(place);
            }
            return Ok(None);
        }
        let id = workbook.people[at].id;
        match column {
            ROLES => Ok(set_roles(workbook, at, text)),
            DEPUTIES => {
                let deputies =
                    people(workbook, text).map_err(|name| RecordNote::UnknownPerson(head, name))?;
                if let Some(person) = workbook.people.get_mut(at) {
                    person.deputies = deputies.into_iter().filter(|it| *it != id).collect();
                }
                Ok(None)
            }
            DECISIONS => set_decisions(workbook, id, head, text),
            LEFT_ON => {
                let day = day(text).map_err(|text| RecordNote::NotUnderstood(head, text))?;
                if let Some(person) = workbook.people.get_mut(at) {
                    person.left_on = day;
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn shown(&self, workbook: &Workbook) -> Vec<Vec<String>> {
        people_shown(workbook)
    }
}

/// The parts of a cell that lists several.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['\u{3001}', ',', '\u{FF0C}', '\n', ';']);
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// A day, or that there is none.
///
/// # Errors
/// The text, where it is neither.
pub(super) fn day(text: &str) -> Result<Option<chrono::NaiveDate>, String> {
    let reader = DayReader::of(DeviceColumn::DisposedOn, [text].into_iter(), false);
    match reader.read(text) {
        DayCell::Day(day, _) => Ok(Some(day)),
        DayCell::Nothing => Ok(None),
        DayCell::Odd(_) => Err(text.to_owned()),
    }
}

/// The one person with a name.
///
/// # Errors
/// The name, where nobody or more than one has it.
pub(super) fn person(workbook: &Workbook, name: &str) -> Result<PersonId, String> {
    let wanted = same_number(name);
    let mut found = workbook.people.iter().filter(|it| same_number(&it.name) == wanted);
    match (found.next(), found.next()) {
        (Some(person), None) => Ok(person.id),
        _ => Err(name.to_owned()),
    }
}

fn people(workbook: &Workbook, text: &str) -> Result<Vec<PersonId>, String> {
    parts(text).map(|name| person(workbook, name)).collect()
}

/// Gives a person the roles that are named; a role that is not known becomes one of the clinic's own.
fn set_roles(workbook: &mut Workbook, at: usize, text: &str) -> Option<RecordNote> {
    let mut roles = Vec::new();
    let mut added = None;
    for name in parts(text) {
        let same =
            |role: &Role| same_number(&people_words::role(*role, workbook)) == same_number(name);
        let known = workbook.roles().find(same);
        let role = known.unwrap_or_else(|| {
            workbook.last_id += 1;
            let id = RoleId(workbook.last_id);
            workbook.own_roles.push(OwnRole { id, name: name.to_owned() });
            added = Some(RecordNote::NewRole(name.to_owned()));
            Role::Own(id)
        });
        roles.push(role);
    }
    if let Some(person) = workbook.people.get_mut(at) {
        person.roles = roles;
    }
    added
}

/// Lets a person decide what is named, alone or while others cannot be reached.
fn set_decisions(
    workbook: &mut Workbook,
    id: PersonId,
    head: &'static str,
    text: &str,
) -> Result<Option<RecordNote>, RecordNote> {
    let mut found: Vec<(Decision, bool)> = Vec::new();
    // What is decided may have a comma of its own.
    let mut rest = text.trim();
    while !rest.is_empty() {
        let ways = Decision::ALL.into_iter().flat_map(|decision| {
            let name = people_words::decision(decision);
            [(words::as_stand_in(name), (decision, true)), (name.to_owned(), (decision, false))]
        });
        let Some((name, decision)) =
            ways.into_iter().find(|(name, _)| rest.starts_with(name.as_str()))
        else {
            return Err(RecordNote::NotUnderstood(head, text.to_owned()));
        };
        found.push(decision);
        rest = rest[name.len()..].trim_start_matches(['\u{3001}', ',', '\n', ' ']);
    }
    for decision in Decision::ALL {
        let mut authority = workbook.authority(decision);
        authority.people.retain(|it| *it != id);
        authority.stand_ins.retain(|it| *it != id);
        if found.contains(&(decision, false)) {
            authority.people.push(id);
        }
        if found.contains(&(decision, true)) {
            authority.stand_ins.push(id);
        }
        let is_known = workbook.authorities.iter().any(|it| it.decision == decision);
        match workbook.authorities.find_mut(|it| it.decision == decision) {
            Some(known) if *known != authority => *known = authority,
            _ if !is_known && authority != Authority::open(decision) => {
                workbook.authorities.push(authority);
            }
            _ => {}
        }
    }
    Ok(None)
}
