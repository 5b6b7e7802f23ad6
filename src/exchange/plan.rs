//! What an import would do, row by row, before it is done.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::equal_device::EqualDevices;
use super::matching::ColumnMatching;
use super::sheet::{ImportSheet, SheetRow};
use super::synonyms::EXAMPLE;
use crate::model::device_entry::{CellProblem, Names, fold};
use crate::model::{Cell, CellSort, Device, DeviceColumn, DeviceId, PersonId, VendorId, Workbook};

/// What becomes of a row whose 管理番号 is in the ledger already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SameNumber {
    /// The device gets what the row says; what the row leaves empty stays.
    #[default]
    Update,
    /// The row is left out.
    Skip,
    /// The row becomes a further device.
    Add,
}

/// How the user wants the import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportOptions {
    /// What becomes of a row whose 管理番号 is in the ledger already.
    pub same_number: SameNumber,
    /// Whether vendors and people that only the file knows are added. Rows that name them are
    /// rejected otherwise.
    pub add_names: bool,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { same_number: SameNumber::default(), add_names: true }
    }
}

/// Why a row is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RejectionReason {
    /// What stands in a column cannot stand there.
    Cell(DeviceColumn, CellProblem),
    /// The row with this number has the same 管理番号.
    SameAsRow(usize),
    /// Several devices of the ledger have this 管理番号.
    SeveralInLedger(String),
}

/// A row that is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// Its number as a spreadsheet shows it.
    pub row: usize,
    /// Everything that is wrong with it.
    pub reasons: Vec<RejectionReason>,
}

/// What an import would do. Nothing is changed by making it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPlan {
    /// The devices as they are to be, in the order of the file. One whose id the ledger lacks is new.
    pub devices: Vec<Device>,
    /// How many of them are new.
    pub added: usize,
    /// How many of them are in the ledger and change.
    pub updated: usize,
    /// How many rows say what the ledger says already.
    pub unchanged: usize,
    /// How many rows are left out because the ledger has their 管理番号.
    pub skipped: usize,
    /// How many rows say nothing in the columns that are taken.
    pub blank: usize,
    /// The rows whose 管理番号 says that they are an example, as that of the template does.
    pub examples: Vec<usize>,
    /// How many of the new devices have no 管理番号: imported again they are new again, unless the
    /// ledger has one that says all that the row says.
    pub unnumbered: usize,
    /// Whether no column says the 種類 of the new devices.
    pub lacks_kind: bool,
    /// Vendors to be added. The ids are only those by which `devices` mean them.
    pub new_vendors: Vec<(VendorId, String)>,
    /// People to be added, in the same way.
    pub new_people: Vec<(PersonId, String)>,
    /// The rows that are not imported.
    pub rejected: Vec<RejectedRow>,
}

impl ImportPlan {
    /// Whether there is anything to import.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty()
    }

    /// Judges every row of a sheet.
    #[must_use]
    pub fn of(
        sheet: &ImportSheet,
        matching: &ColumnMatching,
        options: ImportOptions,
        workbook: &Workbook,
    ) -> Self {
        let mut keeps_on = || ControlFlow::Continue(());
        Self::judged(sheet, matching, options, workbook, &mut keeps_on).unwrap_or_default()
    }

    /// Judges every row of a sheet, or as many as `keeps_on` lets it: `None` once it breaks off.
    #[must_use]
    pub fn judged(
        sheet: &ImportSheet,
        matching: &ColumnMatching,
        options: ImportOptions,
        workbook: &Workbook,
        keeps_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Option<Self> {
        let mut judge = Judge::new(options, workbook);
        let columns: Vec<(usize, DeviceColumn)> = matching
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| Some((at, (*column)?)))
            .collect();
        for (at, row) in matching.rows(sheet).iter().enumerate() {
            if at.is_multiple_of(LOOKS_UP) && keeps_on().is_break() {
                return None;
            }
            judge.row(row, &columns);
        }
        let has_kind = columns.iter().any(|(_, column)| *column == DeviceColumn::Kind);
        judge.plan.lacks_kind = judge.plan.added > 0 && !has_kind;
        Some(judge.plan)
    }
}

/// How many rows are judged before it is asked whether to go on.
const LOOKS_UP: usize = 200;

/// A row as read: the cells that say something.
type Entries = Vec<(DeviceColumn, Cell)>;

struct Judge<'a> {
    options: ImportOptions,
    /// Vendors and people of the workbook.
    names: Names,
    /// Vendors and people that only the file knows, by folded name.
    new_vendors: HashMap<String, VendorId>,
    new_people: HashMap<String, PersonId>,
    /// The devices of the ledger by 管理番号.
    ledger: HashMap<String, Vec<&'a Device>>,
    /// The ledger again, for rows without one.
    equal: EqualDevices<'a>,
    /// The rows so far by 管理番号.
    rows: HashMap<String, usize>,
    /// Cells of the kind that is the same in many rows.
    read: HashMap<(DeviceColumn, String), Result<Cell, CellProblem>>,
    plan: ImportPlan,
}

impl<'a> Judge<'a> {
    fn new(options: ImportOptions, workbook: &'a Workbook) -> Self {
        let mut ledger: HashMap<String, Vec<_>> = HashMap::new();
        for device in &workbook.devices {
            if !device.number.trim().is_empty() {
                ledger.entry(fold(&device.number)).or_default().push(device);
            }
        }
        Self {
            options,
            names: Names::of(workbook),
            new_vendors: HashMap::new(),
            new_people: HashMap::new(),
            ledger,
            equal: EqualDevices::new(&workbook.devices),
            rows: HashMap::new(),
            read: HashMap::new(),
            plan: ImportPlan::default(),
        }
    }

    fn row(&mut self, row: &SheetRow, columns: &[(usize, DeviceColumn)]) {
        let filled: Vec<(DeviceColumn, &str)> = columns
            .iter()
            .map(|(at, column)| (*column, row.cell(*at)))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        if filled.is_empty() {
            self.plan.blank += 1;
            return;
        }
        let mut numbers = filled.iter().filter(|(column, _)| *column == DeviceColumn::Number);
        if numbers.any(|(_, text)| is_example(text)) {
            self.plan.examples.push(row.number);
            return;
        }
        let (mut entries, mut reasons) = (Entries::new(), Vec::new());
        let (mut vendors, mut people) = (Vec::new(), Vec::new());
        for (column, text) in filled {
            match self.cell(column, text) {
                Ok(cell) => entries.push((column, cell)),
                Err(CellProblem::Vendor(name)) if self.options.add_names => {
                    vendors.push((column, name));
                }
                Err(CellProblem::Person(name)) if self.options.add_names => {
                    people.push((column, name));
                }
                Err(problem) => reasons.push(RejectionReason::Cell(column, problem)),
            }
        }
        let number = entries.iter().find_map(|(column, cell)| match (column, cell) {
            (DeviceColumn::Number, Cell::Text(text)) => Some(fold(text)),
            _ => None,
        });
        let is_unnumbered = number.is_none();
        let known = match self.known(number, row.number) {
            Ok(known) => known,
            Err(reason) => {
                reasons.push(reason);
                None
            }
        };
        if !reasons.is_empty() {
            self.plan.rejected.push(RejectedRow { row: row.number, reasons });
            return;
        }
        if known.is_some() && self.options.same_number == SameNumber::Skip {
            self.plan.skipped += 1;
            return;
        }
        for (column, name) in vendors {
            let (known, list) = (&mut self.new_vendors, &mut self.plan.new_vendors);
            entries.push((column, Cell::Vendor(Some(new_name(known, list, name, VendorId)))));
        }
        for (column, name) in people {
            let (known, list) = (&mut self.new_people, &mut self.plan.new_people);
            entries.push((column, Cell::Person(Some(new_name(known, list, name, PersonId)))));
        }
        if is_unnumbered {
            if self.equal.take(&entries).is_some() {
                self.plan.unchanged += 1;
                return;
            }
            self.plan.unnumbered += 1;
        }
        self.take(known, entries);
    }

    /// The device that a row means, where it means one of the ledger.
    fn known(
        &mut self,
        number: Option<String>,
        row: usize,
    ) -> Result<Option<&'a Device>, RejectionReason> {
        let Some(number) = number else { return Ok(None) };
        if self.options.same_number == SameNumber::Add {
            return Ok(None);
        }
        let found = self.ledger.get(&number).map_or(&[][..], Vec::as_slice);
        let known = match found {
            [] => None,
            [one] => Some(*one),
            [first, ..] if self.options.same_number == SameNumber::Skip => Some(*first),
            [first, ..] => return Err(RejectionReason::SeveralInLedger(first.number.clone())),
        };
        match self.rows.insert(number.clone(), row) {
            Some(earlier) => {
                self.rows.insert(number, earlier);
                Err(RejectionReason::SameAsRow(earlier))
            }
            None => Ok(known),
        }
    }

    fn take(&mut self, known: Option<&Device>, entries: Entries) {
        let mut device = known.map_or_else(
            || Device::blank(DeviceId(u32::MAX - count(self.plan.added))),
            Clone::clone,
        );
        for (column, cell) in entries {
            device.set(column, cell);
        }
        match known {
            Some(known) if *known == device => self.plan.unchanged += 1,
            Some(_) => {
                self.plan.updated += 1;
                self.plan.devices.push(device);
            }
            None => {
                self.plan.added += 1;
                self.plan.devices.push(device);
            }
        }
    }

    fn cell(&mut self, column: DeviceColumn, text: &str) -> Result<Cell, CellProblem> {
        let sort = column.sort();
        if sort == CellSort::Text {
            return self.names.parse_cell(column, text);
        }
        if let Some(read) = self.read.get(&(column, text.to_owned())) {
            return read.clone();
        }
        let serial = if sort == CellSort::Date { serial_day(text) } else { None };
        let text_read = serial.as_deref().unwrap_or(text);
        let read = self.names.parse_cell(column, text_read);
        self.read.insert((column, text.to_owned()), read.clone());
        read
    }
}

fn is_example(cell: &str) -> bool {
    let cell = cell.trim().trim_start_matches(['(', '\u{ff08}']);
    cell.starts_with(EXAMPLE)
}

fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The id by which a name that only the file knows is meant.
fn new_name<I: Copy>(
    known: &mut HashMap<String, I>,
    list: &mut Vec<(I, String)>,
    name: String,
    make: fn(u32) -> I,
) -> I {
    *known.entry(fold(&name)).or_insert_with(|| {
        let id = make(u32::MAX - count(list.len()));
        list.push((id, name));
        id
    })
}

/// The day that a spreadsheet counts as a number: five digits in a column of days are nothing else.
fn serial_day(text: &str) -> Option<String> {
    let number: u32 = text.trim().parse().ok()?;
    if !(10_000..80_000).contains(&number) {
        return None;
    }
    let start = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    start.checked_add_days(chrono::Days::new(number.into())).map(|day| day.to_string())
}
