//! People, vendors and outside contacts from a list: what would become of every row.
//!
//! What the program's own tables say comes back as it was. What a row leaves empty stays, and what a
//! cell says that cannot be understood is told; nothing is taken away.

mod contacts;
mod heads;
mod people;
mod remark;

use std::collections::HashMap;

use super::list_words::{is_note, is_total};
use super::matching::ColumnMatching;
use super::plan::PassedOver;
use super::sheet::{ImportSheet, SheetRow, SourceFile};
use super::table::{DataTable, DataValue};
use super::tables;
use crate::model::Workbook;
use crate::model::folding::same_number;

use contacts::{ContactList, VendorList};
use heads::Heads;
use people::PeopleList;
pub use remark::{RecordNote, RecordRemark};

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// People of the clinic.
    People,
    /// Vendors.
    Vendors,
    /// Other contacts outside the clinic.
    Contacts,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFate {
    /// It becomes a new record.
    Added,
    /// It changes a record.
    Updated,
    /// It says what is known already.
    Unchanged,
    /// It is left out.
    LeftOut,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    /// Its number as a spreadsheet shows it.
    pub number: usize,
    /// What becomes of it.
    pub fate: RecordFate,
    /// The cells of the record as the program's own table will have them.
    pub cells: Vec<String>,
}

/// What an import would do. Nothing is changed by making it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPlan {
    /// What the list is about.
    pub kind: RecordKind,
    /// The workbook as it is to be.
    pub workbook: Workbook,
    /// The rows of the list, in their order.
    pub rows: Vec<RecordRow>,
    /// What should be known before.
    pub remarks: Vec<RecordRemark>,
}

impl RecordPlan {
    /// How many rows have this fate.
    #[must_use]
    pub fn count(&self, fate: RecordFate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// Whether anything would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count(RecordFate::Added) + self.count(RecordFate::Updated) == 0
    }

    /// Judges every row of the sheet that looks most like such a list. `told` are heads of the file
    /// with the heads of the program's own table; `None` leaves a column out.
    ///
    /// # Errors
    /// A head that was told and that no sheet has.
    pub fn of(
        kind: RecordKind,
        file: &SourceFile,
        told: &[(String, Option<String>)],
        skip_hidden: bool,
        workbook: &Workbook,
    ) -> Result<(usize, Self), String> {
        let sheets = file.sheets.iter().enumerate();
        let all: Vec<(usize, Result<Heads, String>)> =
            sheets.map(|(at, sheet)| (at, Heads::of(kind, sheet, told))).collect();
        let found = all.iter().filter_map(|(at, heads)| Some((*at, heads.as_ref().ok()?)));
        let best = found.rev().max_by_key(|(_, heads)| heads.count());
        let Some((at, heads)) = best else {
            return Err(all.into_iter().find_map(|(_, it)| it.err()).unwrap_or_default());
        };
        Ok((at, judge(kind, &file.sheets[at], heads, skip_hidden, workbook)))
    }
}

/// The own head that a word means, for those who name columns.
#[must_use]
pub fn record_head(kind: RecordKind, word: &str) -> Option<&'static str> {
    heads::column_of(kind, word).map(|at| heads::own(kind)[at].0)
}

/// How the records of a kind are found, made, filled and shown.
trait List {
    /// The name by which a record is known.
    fn name(&self, workbook: &Workbook, at: usize) -> String;
    /// How many there are.
    fn len(&self, workbook: &Workbook) -> usize;
    /// Whether a row is about another kind of record.
    fn is_other(&self, cells: &HashMap<usize, String>) -> bool;
    /// Adds one with a name; it is the last.
    fn add(&self, workbook: &mut Workbook, name: &str, cells: &HashMap<usize, String>);
    /// Puts a cell into a record.
    ///
    /// # Errors
    /// Why it cannot stand there.
    fn set(
        &self,
        workbook: &mut Workbook,
        at: usize,
        column: usize,
        text: &str,
    ) -> Result<Option<RecordNote>, RecordNote>;
    /// The record as a row of the own table.
    fn shown(&self, workbook: &Workbook) -> Vec<Vec<String>>;
}

fn list(kind: RecordKind) -> Box<dyn List> {
    match kind {
        RecordKind::People => Box::new(PeopleList),
        RecordKind::Vendors => Box::new(VendorList),
        RecordKind::Contacts => Box::new(ContactList),
    }
}

/// A row with the record that it is about.
struct Aimed {
    number: usize,
    cells: HashMap<usize, String>,
    /// The place of the record among those of its kind, and whether it is new.
    target: Option<(usize, bool)>,
}

fn judge(
    kind: RecordKind,
    sheet: &ImportSheet,
    heads: &Heads,
    skip_hidden: bool,
    workbook: &Workbook,
) -> RecordPlan {
    let list = list(kind);
    let mut remarks = Vec::new();
    heads.remark(sheet, &mut remarks);
    let mut after = workbook.clone();
    let before = list.shown(workbook);
    let aimed = aim(&*list, sheet, heads, skip_hidden, &before, &mut after, &mut remarks);
    for row in &aimed {
        let Some((at, _)) = row.target else { continue };
        let mut columns: Vec<(&usize, &String)> = row.cells.iter().collect();
        columns.sort_unstable();
        for (column, text) in columns {
            let is_shown = before.get(at).is_some_and(|shown| shown[*column] == *text);
            if is_shown {
                continue;
            }
            match list.set(&mut after, at, *column, text) {
                Ok(None) => {}
                Ok(Some(note)) | Err(note) => remarks.push(RecordRemark { note, row: row.number }),
            }
        }
    }
    let shown = list.shown(&after);
    let rows = aimed.into_iter().map(|row| {
        let width = heads::own(kind).len();
        let typed =
            || (0..width).map(|at| row.cells.get(&at).cloned().unwrap_or_default()).collect();
        let (fate, cells) = match row.target {
            Some((at, true)) => (RecordFate::Added, shown[at].clone()),
            Some((at, false)) if before[at] == shown[at] => {
                (RecordFate::Unchanged, shown[at].clone())
            }
            Some((at, false)) => (RecordFate::Updated, shown[at].clone()),
            None => (RecordFate::LeftOut, typed()),
        };
        RecordRow { number: row.number, fate, cells }
    });
    RecordPlan { kind, rows: rows.collect(), workbook: after, remarks }
}

/// Finds the record of every row, and adds those that are not there.
fn aim(
    list: &dyn List,
    sheet: &ImportSheet,
    heads: &Heads,
    skip_hidden: bool,
    before: &[Vec<String>],
    after: &mut Workbook,
    remarks: &mut Vec<RecordRemark>,
) -> Vec<Aimed> {
    let head_only = ColumnMatching { head: heads.head(), ..ColumnMatching::default() };
    let passed_over = PassedOver::of(sheet, &head_only);
    let mut known: HashMap<String, Vec<usize>> = HashMap::new();
    for at in 0..list.len(after) {
        known.entry(same_number(&list.name(after, at))).or_default().push(at);
    }
    let mut aimed = Vec::new();
    for row in heads.rows(sheet) {
        let filled = || row.cells().map(|(_, cell)| cell).filter(|cell| !cell.trim().is_empty());
        if passed_over.is_head(row) || is_total(filled()) || is_note(filled()) {
            remarks.push(RecordRemark { note: RecordNote::PassedOver, row: row.number });
            continue;
        }
        let cells = heads.cells(sheet, row, skip_hidden);
        if cells.is_empty() {
            continue;
        }
        if list.is_other(&cells) {
            remarks.push(RecordRemark { note: RecordNote::OtherKind, row: row.number });
            continue;
        }
        let mut left_out = |note| remarks.push(RecordRemark { note, row: row.number });
        let name = cells.get(&heads.name()).map_or("", String::as_str).to_owned();
        let target = if row.is_hidden && skip_hidden {
            left_out(RecordNote::Hidden);
            None
        } else if name.trim().is_empty() {
            left_out(RecordNote::Nameless);
            None
        } else {
            let places = known.entry(same_number(&name)).or_default();
            match place(places, before, &cells) {
                Place::One(index) => Some((places.remove(index), false)),
                Place::None => {
                    list.add(after, &name, &cells);
                    Some((list.len(after) - 1, true))
                }
                Place::Several => {
                    left_out(RecordNote::SameName(name.clone()));
                    None
                }
            }
        };
        aimed.push(Aimed { number: row.number, cells, target });
    }
    aimed
}

/// Which of several records a row is about.
enum Place {
    One(usize),
    None,
    Several,
}

fn place(places: &[usize], before: &[Vec<String>], cells: &HashMap<usize, String>) -> Place {
    let says_all = |at: &usize| cells.iter().all(|(column, text)| before[*at][*column] == *text);
    if let Some(index) = places.iter().position(says_all) {
        return Place::One(index);
    }
    match places.len() {
        0 => Place::None,
        1 => Place::One(0),
        _ => Place::Several,
    }
}

/// The rows of a table as text.
fn texts(table: DataTable) -> Vec<Vec<String>> {
    let text = |value: DataValue| match value {
        DataValue::Empty => String::new(),
        DataValue::Text(text) => text,
        DataValue::Day(day) => day.to_string(),
    };
    table.rows.into_iter().map(|row| row.into_iter().map(text).collect()).collect()
}

/// The own table of people.
fn people_shown(workbook: &Workbook) -> Vec<Vec<String>> {
    texts(tables::people(workbook))
}

/// The own table of vendors and contacts: the vendors come first.
fn contacts_shown(workbook: &Workbook) -> Vec<Vec<String>> {
    texts(tables::contacts(workbook))
}

/// A cell of a row as text for a record: without marks that nobody sees and without controls.
fn cell_text(row: &SheetRow, at: usize) -> String {
    let text = row.cell(at).replace("\r\n", "\n").replace('\r', "\n");
    let is_gap = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let spaced: String = text.chars().map(|c| if is_gap(c) { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}
