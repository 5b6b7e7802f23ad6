//! What an import would do, row by row, before it is done.

mod judge;
mod known;
mod passed_over;
mod remark;
mod row_text;
mod twins;

use std::ops::ControlFlow;

use super::matching::ColumnMatching;
use super::sheet::ImportSheet;
use crate::model::{Cell, Device, DeviceColumn, PersonId, VendorId, Workbook};
use crate::text::ledger;

use judge::Judge;
pub(super) use passed_over::PassedOver;
pub use remark::{Damage, Remark, Rule};

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
    /// Whether vendors and people that only the file knows are added. Otherwise their names go to 備考.
    pub add_names: bool,
    /// Whether rows and columns that the file does not show are left out.
    pub skip_hidden: bool,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { same_number: SameNumber::default(), add_names: true, skip_hidden: false }
    }
}

/// Why a row is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RejectionReason {
    /// Nothing in it says which device it is about.
    Nameless,
    /// Several devices of the ledger have this 管理番号.
    SeveralInLedger(String),
}

impl RejectionReason {
    /// A short name in ASCII, for programs.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Nameless => "nameless",
            Self::SeveralInLedger(_) => "several-in-ledger",
        }
    }
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
    /// How many rows and cells are left out because the file does not show them.
    pub hidden: usize,
    /// The rows of the list, in their order, and what becomes of each.
    pub rows: Vec<PlannedRow>,
    /// Everything that a person should know before the rows come in: what was taken for granted, and
    /// what was not understood.
    pub remarks: Vec<Remark>,
}

/// A row of the list that is about a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its number as a spreadsheet shows it.
    pub number: usize,
    /// What becomes of it.
    pub fate: RowFate,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFate {
    /// It becomes a new device: its place in [`ImportPlan::devices`].
    Added(usize),
    /// It changes a device of the ledger: its place in [`ImportPlan::devices`].
    Updated(usize),
    /// It says what this device of the ledger, or one from an earlier row, says already.
    Unchanged(Box<Device>),
    /// It is left out; the device as the row describes it.
    LeftOut(Box<Device>),
}

impl ImportPlan {
    /// Whether there is anything to import.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty()
    }

    /// What will stand in a cell of one of its devices, with the names that only the file knows.
    #[must_use]
    pub fn cell_text(&self, device: &Device, column: DeviceColumn, workbook: &Workbook) -> String {
        let new = match device.cell(column) {
            Cell::Vendor(id) => self.new_vendors.iter().find(|it| Some(it.0) == id).map(|it| &it.1),
            Cell::Person(id) => self.new_people.iter().find(|it| Some(it.0) == id).map(|it| &it.1),
            _ => None,
        };
        new.map_or_else(|| ledger::cell_text(&device.cell(column), workbook), Clone::clone)
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
        Judge::new(sheet, matching, options, workbook).run(keeps_on)
    }
}
