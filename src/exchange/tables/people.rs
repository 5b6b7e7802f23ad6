//! The people of the clinic with their roles.

use super::{columns, names};
use crate::exchange::table::{DataTable, DataValue};
use crate::model::{PersonField, Workbook};
use crate::text::{exchange as words, people as people_words};

/// Everyone, those who have left too.
#[must_use]
pub fn people(workbook: &Workbook) -> DataTable {
    let row = |person: &crate::model::Person| {
        let mut row: Vec<DataValue> =
            PersonField::ALL.into_iter().map(|field| field.of(person).into()).collect();
        let roles = person.roles.iter().map(|role| people_words::role(*role, workbook));
        row.push(roles.collect::<Vec<_>>().join(words::BETWEEN_NAMES).into());
        row.push(names(workbook, &person.deputies).into());
        let decides = workbook.authorities.iter().filter(|it| it.people.contains(&person.id));
        let stands_in = workbook.authorities.iter().filter(|it| it.stand_ins.contains(&person.id));
        let decides = decides.map(|it| people_words::decision(it.decision).to_owned());
        let stands_in = stands_in.map(|it| words::as_stand_in(people_words::decision(it.decision)));
        let decisions: Vec<String> = decides.chain(stands_in).collect();
        row.push(decisions.join(words::BETWEEN_NAMES).into());
        row.push(DataValue::day(person.left_on));
        row
    };
    DataTable {
        title: words::PEOPLE.to_owned(),
        columns: columns(words::PEOPLE_COLUMNS),
        rows: workbook.people.iter().map(row).collect(),
    }
}
