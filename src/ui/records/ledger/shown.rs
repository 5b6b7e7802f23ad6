//! The rows on screen, worked out again only when something has changed.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use crate::model::ledger::rows;
use crate::model::ledger_findings::findings;
use crate::model::{Device, DeviceColumn, DeviceId, Finding, FiscalYear, LedgerView};
use crate::state::OpenBook;
use crate::ui::ids;
use crate::ui::view::View;

/// What the rows depend on.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    clinic: String,
    revision: u64,
    view: LedgerView,
    year: FiscalYear,
    today: NaiveDate,
}

/// The rows, and what the ledger says of itself.
#[derive(Debug)]
pub struct Shown {
    source: Source,
    of: usize,
    /// Positions in the ledger, from top to bottom.
    pub rows: Vec<usize>,
    row_of: HashMap<DeviceId, usize>,
    /// Findings with their counts.
    pub found: Vec<(Finding, usize)>,
}

/// The year for which the ledger is looked at: the one on screen.
pub fn year_of(view: View<'_>, book: &OpenBook) -> FiscalYear {
    book.year.unwrap_or_else(|| FiscalYear::containing(view.today))
}

/// The rows. While a cell `is_edited`, or the form is on the same device (`form_on`), they keep
/// their places, so that nothing moves away under the hands of the one who is typing.
pub fn shown(
    ui: &Ui,
    view: View<'_>,
    book: &OpenBook,
    is_edited: bool,
    form_on: Option<DeviceId>,
) -> Arc<Shown> {
    type Known = (Arc<Shown>, Option<DeviceId>);
    let id = ids::in_clinic(ui, "rows of the ledger");
    let known: Option<Known> = ui.data(|data| data.get_temp(id));
    let year = year_of(view, book);
    let ledger = &view.state.ledger;
    if let Some((known, was_on)) = known {
        let source = &known.source;
        let is_same = source.clinic == book.id
            && (source.year, source.today) == (year, view.today)
            && source.view == *ledger;
        let is_typed = is_edited || (form_on.is_some() && form_on == was_on);
        let is_still = is_typed && known.of == book.workbook.devices.len();
        if is_same && (source.revision == book.revision || is_still) {
            if form_on != was_on {
                ui.data_mut(|data| data.insert_temp(id, (Arc::clone(&known), form_on)));
            }
            return known;
        }
    }
    let rows = rows(&book.workbook, ledger, year, view.today);
    let devices = &book.workbook.devices;
    let row_of = rows.iter().enumerate().map(|(row, at)| (devices[*at].id, row)).collect();
    let found = findings(&book.workbook, year, view.today).found;
    let found = found.into_iter().map(|(finding, devices)| (finding, devices.len())).collect();
    let source = Source {
        clinic: book.id.clone(),
        revision: book.revision,
        view: ledger.clone(),
        year,
        today: view.today,
    };
    let shown = Arc::new(Shown { source, of: devices.len(), rows, row_of, found });
    ui.data_mut(|data| data.insert_temp(id, (Arc::clone(&shown), form_on)));
    shown
}

/// What the table, the list and the form read.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Everything.
    pub view: View<'a>,
    /// The workbook.
    pub book: &'a OpenBook,
    /// The rows.
    pub shown: &'a Shown,
    /// The columns from left to right.
    pub columns: &'a [DeviceColumn],
}

impl<'a> Sheet<'a> {
    /// Whether anything may be changed.
    pub fn is_writable(self) -> bool {
        self.book.read_only.is_none()
    }

    /// The device in a row.
    pub fn device(self, row: usize) -> Option<&'a Device> {
        let at = *self.shown.rows.get(row)?;
        self.book.workbook.devices.get(at)
    }

    /// The device with an id, if its row is on screen.
    pub fn device_of(self, id: DeviceId) -> Option<&'a Device> {
        self.device(self.row_of(id)?).filter(|device| device.id == id)
    }

    /// The row of a device.
    pub fn row_of(self, id: DeviceId) -> Option<usize> {
        self.shown.row_of.get(&id).copied()
    }

    /// How many rows there are.
    pub fn height(self) -> usize {
        self.shown.rows.len()
    }
}
