//! How the ledger is looked at: what is searched for, shown and sorted by.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::column_widths::ColumnWidths;
use super::device_columns::DeviceColumns;
use super::device_entry::fold;
use super::folding::{SearchWord, as_hiragana};
use super::ledger_findings::Finding;
use super::{
    Cell, CellSort, Device, DeviceColumn, DeviceKind, DeviceState, FiscalYear, PersonId, VendorId,
    Workbook,
};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// 昇順
    Ascending,
    /// 降順
    Descending,
}

/// The column by which the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sorting {
    /// The column.
    pub column: DeviceColumn,
    /// Which way.
    pub direction: Direction,
}

/// What is remembered of how a person likes the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LedgerLook {
    /// The columns that are shown.
    pub columns: DeviceColumns,
    /// How the rows are sorted; as they were entered, where not.
    pub sorting: Option<Sorting>,
    /// How wide the columns are.
    pub widths: ColumnWidths,
}

/// Devices in which states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StateFilter {
    /// All but 廃棄.
    #[default]
    NotDisposed,
    /// All.
    All,
    /// One state.
    Only(DeviceState),
}

impl StateFilter {
    /// All of them, in the order of the drop-down.
    pub const ALL: [Self; 5] = [
        Self::NotDisposed,
        Self::All,
        Self::Only(DeviceState::InUse),
        Self::Only(DeviceState::Stored),
        Self::Only(DeviceState::Disposed),
    ];

    /// Whether a device in `state` is shown.
    #[must_use]
    pub fn shows(self, state: DeviceState) -> bool {
        match self {
            Self::NotDisposed => state != DeviceState::Disposed,
            Self::All => true,
            Self::Only(only) => state == only,
        }
    }
}

/// What of the ledger is on screen. It belongs to the window and is not undone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LedgerView {
    /// The words searched for, as typed.
    pub search: String,
    /// Only this kind.
    pub kind: Option<DeviceKind>,
    /// Only these states.
    pub state: StateFilter,
    /// Only devices with this finding.
    pub finding: Option<Finding>,
    /// Columns and order.
    pub look: LedgerLook,
}

impl LedgerView {
    /// The same without anything that hides rows, but for 廃棄.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self { look: self.look, ..Self::default() }
    }

    /// Whether something is searched for or left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        *self != self.unfiltered()
    }

    /// The same, sorted by a column: upwards first, then downwards, then as entered.
    #[must_use]
    pub fn sorted_by_next(&self, column: DeviceColumn) -> Self {
        let direction = match self.look.sorting {
            Some(Sorting { column: by, direction: Direction::Ascending }) if by == column => {
                Some(Direction::Descending)
            }
            Some(Sorting { column: by, direction: Direction::Descending }) if by == column => None,
            _ => Some(Direction::Ascending),
        };
        let sorting = direction.map(|direction| Sorting { column, direction });
        Self { look: LedgerLook { sorting, ..self.look }, ..self.clone() }
    }
}

/// The rows that a view shows, as positions in the ledger, from top to bottom. `year` is the year
/// of the check, for the findings.
#[must_use]
pub fn rows(
    workbook: &Workbook,
    view: &LedgerView,
    year: FiscalYear,
    today: NaiveDate,
) -> Vec<usize> {
    let search = Search::new(workbook, &view.search);
    let is_shown = |device: &Device| {
        view.kind.is_none_or(|kind| device.kind == kind)
            && view.state.shows(device.state)
            && view.finding.is_none_or(|finding| finding.is_on(device, year, today))
            && search.finds(device)
    };
    let devices = workbook.devices.iter().enumerate();
    let mut rows: Vec<usize> =
        devices.filter(|(_, device)| is_shown(device)).map(|(at, _)| at).collect();
    if let Some(sorting) = view.look.sorting {
        sort(workbook, &mut rows, sorting);
    }
    rows
}

/// Sorts rows by a column; rows that are equal there keep their order, and empty cells come last
/// either way.
fn sort(workbook: &Workbook, rows: &mut [usize], sorting: Sorting) {
    let mut keyed: Vec<(Option<Key>, usize)> = rows
        .iter()
        .map(|at| (key(workbook, &workbook.devices[*at], sorting.column), *at))
        .collect();
    keyed.sort_by(|(one, _), (other, _)| match (one, other) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(one), Some(other)) => match sorting.direction {
            Direction::Ascending => one.cmp(other),
            Direction::Descending => other.cmp(one),
        },
    });
    for (row, (_, at)) in rows.iter_mut().zip(keyed) {
        *row = at;
    }
}

/// What a cell is sorted by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Place(usize),
    Day(NaiveDate),
    Text(Vec<Part>),
}

/// A stretch of a text: digits count as the number that they are.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Without leading zeros; the longer number is the larger one.
    Number(usize, String),
    Letters(String),
}

fn key(workbook: &Workbook, device: &Device, column: DeviceColumn) -> Option<Key> {
    if column.sort() == CellSort::Text {
        return text_key(device.text(column));
    }
    match device.cell(column) {
        Cell::Text(text) => text_key(&text),
        Cell::Kind(kind) => DeviceKind::ALL.iter().position(|it| *it == kind).map(Key::Place),
        Cell::State(state) => DeviceState::ALL.iter().position(|it| *it == state).map(Key::Place),
        Cell::Flag(flag) => flag.map(|flag| Key::Place(usize::from(!flag))),
        Cell::Date(day) => day.map(Key::Day),
        Cell::Vendor(id) => text_key(&workbook.vendor(id?)?.name),
        Cell::Person(id) => text_key(&workbook.person(id?)?.name),
    }
}

fn text_key(text: &str) -> Option<Key> {
    let folded = fold(text);
    let mut parts = Vec::new();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(if is_number {
            let digits = part.trim_start_matches('0');
            Part::Number(digits.len(), digits.to_owned())
        } else {
            Part::Letters(part.chars().map(as_hiragana).collect())
        });
        rest = after;
    }
    (!parts.is_empty()).then_some(Key::Text(parts))
}

/// What is searched for: every word has to stand somewhere on the device.
struct Search {
    words: Vec<Word>,
}

/// One word, with the records whose names hold it.
struct Word {
    folded: SearchWord,
    vendors: Vec<VendorId>,
    people: Vec<PersonId>,
}

impl Search {
    fn new(workbook: &Workbook, typed: &str) -> Self {
        let words = SearchWord::all(typed).into_iter().map(|word| Word {
            vendors: (workbook.vendors.iter())
                .filter(|it| word.is_in(&it.name))
                .map(|it| it.id)
                .collect(),
            people: (workbook.people.iter())
                .filter(|it| word.is_in(&it.name))
                .map(|it| it.id)
                .collect(),
            folded: word,
        });
        Self { words: words.collect() }
    }

    fn finds(&self, device: &Device) -> bool {
        self.words.iter().all(|word| word.is_on(device))
    }
}

impl Word {
    fn is_on(&self, device: &Device) -> bool {
        let is_named = device.vendor.is_some_and(|id| self.vendors.contains(&id))
            || device.checked_by.is_some_and(|id| self.people.contains(&id));
        is_named || DeviceColumn::ALL.into_iter().any(|column| self.is_in(device, column))
    }

    fn is_in(&self, device: &Device, column: DeviceColumn) -> bool {
        match column.sort() {
            CellSort::Text if column == DeviceColumn::MacAddress => {
                self.folded.is_in_card(device.text(column))
            }
            CellSort::Text => self.folded.is_in(device.text(column)),
            CellSort::Date => match device.cell(column) {
                Cell::Date(Some(day)) => {
                    let short = format!("{}/{}/{}", day.year(), day.month(), day.day());
                    let text = self.folded.text();
                    day.to_string().contains(text) || short.contains(text)
                }
                _ => false,
            },
            _ => false,
        }
    }
}
