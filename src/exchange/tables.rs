//! A workbook as tables.

mod answers;
mod clinic;
mod contacts;
mod devices;
mod people;
mod sheets;

pub use answers::answers;
pub use clinic::clinic;
pub use contacts::contacts;
pub use devices::{devices, width_of};
pub use people::people;
pub use sheets::sheets;

use super::table::DataColumn;
use crate::model::{PersonId, Workbook};

/// Columns of these heads and widths.
fn columns<const N: usize>(heads: [(&str, u8); N]) -> Vec<DataColumn> {
    heads.into_iter().map(|(head, width)| DataColumn { head: head.to_owned(), width }).collect()
}

/// The name of a person; empty where there is none.
fn name(workbook: &Workbook, person: Option<PersonId>) -> String {
    person.and_then(|id| workbook.person(id)).map(|it| it.name.clone()).unwrap_or_default()
}

/// The names of people, one after the other.
fn names(workbook: &Workbook, people: &[PersonId]) -> String {
    let names: Vec<String> = people.iter().map(|id| name(workbook, Some(*id))).collect();
    names.join(crate::text::exchange::BETWEEN_NAMES)
}
