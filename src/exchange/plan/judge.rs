//! Row by row: what it says, which device it is about, what becomes of it.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::known::{Found, KnownDevices, RowToFind, text};
use super::passed_over::PassedOver;
use super::remark::{Remarks, Rule};
use super::row_text::{cleaned, damage, one_line, with_lines};
use super::twins::remark_twins;
use super::{
    ImportOptions, ImportPlan, PlannedRow, RejectedRow, RejectionReason, RowFate, SameNumber,
};
use crate::exchange::day::{DayCell, DayReader, Taken};
use crate::exchange::list_words::is_nothing;
use crate::exchange::matching::ColumnMatching;
use crate::exchange::sheet::{ImportSheet, SheetRow};
use crate::exchange::synonyms::EXAMPLE;
use crate::model::device_entry::{CellProblem, Names, fold};
use crate::model::{
    Cell, CellSort, Device, DeviceColumn, DeviceId, DeviceKind, PersonId, VendorId, Workbook,
};

/// How many rows are judged before it is asked whether to go on.
const LOOKS_UP: usize = 200;

/// With how many earlier rows of its number a row is compared.
const TWINS: usize = 20;

/// A row as read: the cells that say something.
type Entries = Vec<(DeviceColumn, Cell)>;

/// A column of the file that is taken.
struct TakenColumn {
    at: usize,
    column: DeviceColumn,
    /// As the file calls it, for 備考.
    head: String,
    days: Option<DayReader>,
}

/// What stands in a row.
#[derive(Clone, Default)]
struct ReadRow {
    entries: Entries,
    vendors: Vec<(DeviceColumn, String)>,
    people: Vec<(DeviceColumn, String)>,
    /// What 備考 gets besides its own cell.
    lines: Vec<String>,
    /// Whether the kind of the device was not understood.
    is_odd_kind: bool,
}

pub(super) struct Judge<'a> {
    sheet: &'a ImportSheet,
    matching: &'a ColumnMatching,
    options: ImportOptions,
    workbook: &'a Workbook,
    columns: Vec<TakenColumn>,
    /// Columns whose cells go to 備考, with their names.
    noted: Vec<(usize, String)>,
    passed_over: PassedOver<'a>,
    /// Vendors and people of the workbook.
    names: Names,
    /// Vendors and people that only the file knows, by folded name.
    new_vendors: HashMap<String, VendorId>,
    new_people: HashMap<String, PersonId>,
    known: KnownDevices<'a>,
    /// Cells of the kind that is the same in many rows.
    read: HashMap<(DeviceColumn, String), Result<Cell, CellProblem>>,
    /// Whether every row is taken: the file is the ledger's own table.
    is_own: bool,
    remarks: Remarks,
    plan: ImportPlan,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        sheet: &'a ImportSheet,
        matching: &'a ColumnMatching,
        options: ImportOptions,
        workbook: &'a Workbook,
    ) -> Self {
        let mut judge = Self {
            sheet,
            matching,
            options,
            workbook,
            columns: Vec::new(),
            noted: Vec::new(),
            passed_over: PassedOver::of(sheet, matching),
            names: Names::of(workbook),
            new_vendors: HashMap::new(),
            new_people: HashMap::new(),
            known: KnownDevices::of(workbook),
            read: HashMap::new(),
            is_own: matching.columns == DeviceColumn::ALL.map(Some),
            remarks: Remarks::default(),
            plan: ImportPlan::default(),
        };
        judge.sort_columns();
        judge
    }

    /// Judges every row, or as many as `keeps_on` lets it.
    pub(super) fn run(
        mut self,
        keeps_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Option<ImportPlan> {
        for row in self.matching.above(self.sheet) {
            self.remarks.add(Rule::Above, row.number);
        }
        for (at, row) in self.matching.rows(self.sheet).iter().enumerate() {
            if at.is_multiple_of(LOOKS_UP) && keeps_on().is_break() {
                return None;
            }
            self.row(row);
        }
        let has_kind = self.columns.iter().any(|it| it.column == DeviceColumn::Kind);
        self.plan.lacks_kind = self.plan.added > 0 && !has_kind;
        remark_twins(&self.plan, self.workbook, &mut self.remarks);
        self.plan.remarks = self.remarks.all();
        Some(self.plan)
    }

    /// Sorts the columns of the file into those that are taken, go to 備考, or are left out.
    fn sort_columns(&mut self) {
        let (sheet, matching) = (self.sheet, self.matching);
        let head_row = matching.head.and_then(|at| sheet.rows.get(at)).map_or(1, |it| it.number);
        let rows = matching.rows(sheet);
        for (at, column) in matching.columns.iter().enumerate() {
            let head = one_line(matching.name(sheet, at));
            let is_filled = || rows.iter().any(|row| !row.cell(at).trim().is_empty());
            let is_hidden = sheet.hidden_columns.contains(&at);
            if self.options.skip_hidden && is_hidden {
                self.plan.hidden += 1;
                self.remarks.add(Rule::HiddenColumn(head), head_row);
                continue;
            }
            let is_noted = matching.noted.get(at).copied().unwrap_or(false);
            match column {
                Some(column) => {
                    let cells = rows.iter().map(|row| row.cell(at));
                    let is_day = column.sort() == CellSort::Date;
                    let days = is_day.then(|| DayReader::of(*column, cells, sheet.is_1904));
                    self.columns.push(TakenColumn { at, column: *column, head, days });
                }
                None if is_noted => self.noted.push((at, head)),
                None if !head.is_empty() && is_filled() => {
                    self.remarks.add(Rule::LeftOut(head), head_row);
                }
                None if matching.head.is_some() && is_filled() => {
                    self.remarks.add(Rule::Unnamed(at), head_row);
                }
                None => {}
            }
        }
    }

    fn row(&mut self, row: &SheetRow) {
        if let Some(rule) = self.passed_over.why(row) {
            self.remarks.add(rule, row.number);
            return;
        }
        let is_filled = |at: usize| !row.cell(at).trim().is_empty();
        let has_any = self.columns.iter().any(|it| is_filled(it.at))
            || self.noted.iter().any(|(at, _)| is_filled(*at)) && !self.columns.is_empty();
        if !has_any {
            self.plan.blank += 1;
            return;
        }
        let mut numbers = self.columns.iter().filter(|it| it.column == DeviceColumn::Number);
        if numbers.any(|it| is_example(row.cell(it.at))) {
            self.plan.examples.push(row.number);
            return;
        }
        let read = self.read_row(row);
        if row.is_hidden && self.options.skip_hidden {
            self.plan.hidden += 1;
            self.remarks.add(Rule::HiddenRow, row.number);
            self.left_out(row, read);
            return;
        }
        if !self.is_own && !is_identified(&read.entries) {
            self.reject(row, read, RejectionReason::Nameless);
            return;
        }
        self.place(row, read);
    }

    /// Everything that a row says, column by column.
    fn read_row(&mut self, row: &SheetRow) -> ReadRow {
        let mut read = ReadRow::default();
        let columns = std::mem::take(&mut self.columns);
        for taken in &columns {
            let text = row.cell(taken.at);
            if !text.trim().is_empty() {
                self.cell(row, taken, text, &mut read);
            }
        }
        self.columns = columns;
        for (at, head) in &self.noted {
            let text = one_line(row.cell(*at));
            if !text.is_empty() {
                read.lines.push(format!("{head} {text}"));
                self.remarks.add(Rule::Noted(head.clone()), row.number);
            }
        }
        read
    }

    fn cell(&mut self, row: &SheetRow, taken: &TakenColumn, text: &str, read: &mut ReadRow) {
        let (column, number) = (taken.column, row.number);
        let head = || {
            let own = crate::text::ledger::column(column);
            if taken.head.is_empty() { own.to_owned() } else { taken.head.clone() }
        };
        let remarks = &mut self.remarks;
        let text = cleaned(column, text, |rule| remarks.add(rule, number));
        if text.trim().is_empty() {
            return;
        }
        if column == DeviceColumn::Number && !self.is_own && is_nothing(&text) {
            remarks.add(Rule::Nothing(column), number);
            return;
        }
        let problem = match &taken.days {
            Some(days) => match days.read(&text) {
                DayCell::Day(day, taken) => {
                    if let Some(taken) = taken {
                        remarks.add(Rule::Day(column, taken), number);
                        // Where it began would be lost.
                        if taken == Taken::SpanEnd {
                            read.lines.push(format!("{} {}", head(), one_line(&text)));
                        }
                    }
                    read.entries.push((column, Cell::Date(Some(day))));
                    return;
                }
                DayCell::Nothing => {
                    remarks.add(Rule::Nothing(column), number);
                    return;
                }
                DayCell::Odd(problem) => CellProblem::Date(one_line(&text), problem),
            },
            None => match self.parsed(column, &text) {
                Ok(cell) => {
                    if let Some(damage) = damage(column, &text) {
                        let text = one_line(&text);
                        self.remarks.add(Rule::Damaged(column, damage, text), number);
                    }
                    read.entries.push((column, cell));
                    return;
                }
                Err(_) if is_nothing(&text) => {
                    self.remarks.add(Rule::Nothing(column), number);
                    return;
                }
                Err(CellProblem::Vendor(name)) if self.options.add_names => {
                    read.vendors.push((column, name));
                    return;
                }
                Err(CellProblem::Person(name)) if self.options.add_names => {
                    read.people.push((column, name));
                    return;
                }
                Err(problem) => problem,
            },
        };
        read.is_odd_kind |= column == DeviceColumn::Kind;
        read.lines.push(format!("{} {}", head(), one_line(&text)));
        self.remarks.add(Rule::Kept(column, problem), number);
    }

    /// Finds the device of a row, and says what becomes of the row.
    fn place(&mut self, row: &SheetRow, mut read: ReadRow) {
        let own_note = text(&read.entries, DeviceColumn::Note).to_owned();
        let note = with_lines(&own_note, &read.lines);
        let has_note = !note.is_empty();
        set(&mut read.entries, DeviceColumn::Note, &note, has_note);
        let same = self.options.same_number;
        let number = row.number;
        // A device of the ledger says nothing of those whom only the file knows.
        let can_be_equal = read.vendors.is_empty() && read.people.is_empty();
        let asked = RowToFind { entries: &read.entries, number, can_be_equal };
        let found = match self.known.find(&asked, same, &mut self.remarks) {
            Ok(found) => found,
            Err(reason) => {
                self.reject(row, read, reason);
                return;
            }
        };
        let known = match found {
            Found::Equal(device) => {
                self.plan.unchanged += 1;
                self.fate(number, RowFate::Unchanged(Box::new(device.clone())));
                return;
            }
            Found::One(device) if same == SameNumber::Skip => {
                self.plan.skipped += 1;
                let shown = self.device(Some(device), read, &own_note);
                self.fate(number, RowFate::LeftOut(Box::new(shown)));
                return;
            }
            Found::One(device) => Some(device),
            Found::None(earlier) => {
                if let Some(first) = earlier.first() {
                    self.remarks.add(Rule::SameAsRow(*first), number);
                }
                let latest = earlier.iter().rev().take(TWINS);
                let results = latest.filter_map(|row| self.result_of(*row));
                for before in results.collect::<Vec<Device>>() {
                    let again = self.device(Some(&before), read.clone(), &own_note);
                    if again == before {
                        self.plan.unchanged += 1;
                        self.fate(number, RowFate::Unchanged(Box::new(before)));
                        return;
                    }
                }
                None
            }
        };
        if known.is_none() && text(&read.entries, DeviceColumn::Number).is_empty() {
            self.plan.unnumbered += 1;
        }
        let device = self.device(known, read, &own_note);
        match known {
            Some(known) if *known == device => {
                self.plan.unchanged += 1;
                self.fate(number, RowFate::Unchanged(Box::new(device)));
            }
            Some(_) => {
                self.plan.updated += 1;
                self.fate(number, RowFate::Updated(self.plan.devices.len()));
                self.plan.devices.push(device);
            }
            None => {
                self.plan.added += 1;
                self.fate(number, RowFate::Added(self.plan.devices.len()));
                self.plan.devices.push(device);
            }
        }
    }

    /// The device that came of an earlier row.
    fn result_of(&self, row: usize) -> Option<Device> {
        let at = self.plan.rows.binary_search_by_key(&row, |it| it.number).ok()?;
        match &self.plan.rows[at].fate {
            RowFate::Added(at) | RowFate::Updated(at) => self.plan.devices.get(*at).cloned(),
            RowFate::Unchanged(device) => Some(Device::clone(device)),
            RowFate::LeftOut(_) => None,
        }
    }

    /// The device as it is to be.
    fn device(&mut self, known: Option<&Device>, read: ReadRow, own_note: &str) -> Device {
        let mut device = known.map_or_else(
            || Device::blank(DeviceId(u32::MAX - count(self.plan.added))),
            Clone::clone,
        );
        let (number, note) = (device.number.clone(), device.note.clone());
        if read.is_odd_kind && known.is_none() {
            device.kind = DeviceKind::Other;
        }
        for (column, cell) in read.entries {
            device.set(column, cell);
        }
        if known.is_some() {
            // The ledger has its own way to write the number.
            if !number.trim().is_empty() {
                device.number = number;
            }
            let note = if own_note.is_empty() { &note } else { own_note };
            device.note = with_lines(note, &read.lines);
        }
        for (column, name) in read.vendors {
            let (known, list) = (&mut self.new_vendors, &mut self.plan.new_vendors);
            device.set(column, Cell::Vendor(Some(new_name(known, list, name, VendorId))));
        }
        for (column, name) in read.people {
            let (known, list) = (&mut self.new_people, &mut self.plan.new_people);
            device.set(column, Cell::Person(Some(new_name(known, list, name, PersonId))));
        }
        device
    }

    fn fate(&mut self, number: usize, fate: RowFate) {
        self.plan.rows.push(PlannedRow { number, fate });
    }

    fn reject(&mut self, row: &SheetRow, read: ReadRow, reason: RejectionReason) {
        self.plan.rejected.push(RejectedRow { row: row.number, reasons: vec![reason] });
        self.left_out(row, read);
    }

    /// A row that does not come in, as it would stand there. Names that only it knows are left out.
    fn left_out(&mut self, row: &SheetRow, read: ReadRow) {
        let mut device = Device::blank(DeviceId(u32::MAX));
        for (column, cell) in read.entries {
            device.set(column, cell);
        }
        device.note = with_lines(&device.note, &read.lines);
        self.fate(row.number, RowFate::LeftOut(Box::new(device)));
    }

    fn parsed(&mut self, column: DeviceColumn, text: &str) -> Result<Cell, CellProblem> {
        if column.sort() == CellSort::Text {
            return self.names.parse_cell(column, text);
        }
        if let Some(read) = self.read.get(&(column, text.to_owned())) {
            return read.clone();
        }
        let read = self.names.parse_cell(column, text);
        self.read.insert((column, text.to_owned()), read.clone());
        read
    }
}

/// Whether a row says which device it is about.
fn is_identified(entries: &Entries) -> bool {
    use DeviceColumn::{IpAddress, MacAddress, Model, Name, Number, Serial};
    let says = |column: &DeviceColumn| {
        [Number, Name, Serial, MacAddress, IpAddress, Model].contains(column)
    };
    entries
        .iter()
        .any(|(column, cell)| says(column) && !matches!(cell, Cell::Text(it) if is_nothing(it)))
}

/// Puts a text into a row, or takes it out.
fn set(entries: &mut Entries, column: DeviceColumn, text: &str, is_there: bool) {
    entries.retain(|(it, _)| *it != column);
    if is_there {
        entries.push((column, Cell::Text(text.to_owned())));
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
