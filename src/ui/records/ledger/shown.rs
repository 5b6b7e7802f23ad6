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
    /// The id of the device that would have been the next one.
    next: DeviceId,
    /// Positions in the ledger, from top to bottom.
    pub rows: Vec<usize>,
    row_of: HashMap<DeviceId, usize>,
    /// Findings with their counts; none before the first device has a name.
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
    let devices = &book.workbook.devices;
    let mut begun = None;
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
        let is_begun = devices.iter().next_back().is_some_and(|last| last.id == known.next);
        if is_typed && is_begun && source.clinic == book.id {
            begun = Some(devices.len() - 1);
        }
    }
    let mut rows = rows(&book.workbook, ledger, year, view.today);
    if let Some(at) = begun {
        // What was the row below the others stays there while it is being written.
        rows.retain(|row| *row != at);
        rows.push(at);
    }
    let row_of = rows.iter().enumerate().map(|(row, at)| (devices[*at].id, row)).collect();
    let is_complete = devices.iter().any(|device| !device.name.trim().is_empty());
    let found =
        if is_complete { findings(&book.workbook, year, view.today).found } else { Vec::new() };
    let found = found.into_iter().map(|(finding, devices)| (finding, devices.len())).collect();
    let source = Source {
        clinic: book.id.clone(),
        // Worked out anew as soon as nothing is written any more.
        revision: if begun.is_some() { u64::MAX } else { book.revision },
        view: ledger.clone(),
        year,
        today: view.today,
    };
    let next = book.workbook.next_device();
    let shown = Arc::new(Shown { source, of: devices.len(), next, rows, row_of, found });
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
    /// What would be the next device: the empty row below the others.
    pub next: &'a Device,
}

impl<'a> Sheet<'a> {
    /// Whether anything may be changed.
    pub fn is_writable(self) -> bool {
        self.book.read_only.is_none()
    }

    /// Whether there is an empty row below the others.
    pub fn has_next(self) -> bool {
        self.is_writable() && !self.book.workbook.devices.is_empty()
    }

    /// Whether a device is that of the empty row.
    pub fn is_next(self, id: DeviceId) -> bool {
        self.has_next() && id == self.next.id
    }

    /// The device in a row, or what would be the next one in the row below the others.
    pub fn entry(self, row: usize) -> Option<&'a Device> {
        let next = || Some(self.next).filter(|_| row == self.height() && self.has_next());
        self.device(row).or_else(next)
    }

    /// The device with an id, or what would be the next one, if its row is on screen.
    pub fn entry_of(self, id: DeviceId) -> Option<&'a Device> {
        self.entry(self.row_of(id)?).filter(|device| device.id == id)
    }

    /// The lowest row, the empty one included.
    pub fn last_row(self) -> usize {
        if self.has_next() { self.height() } else { self.height().saturating_sub(1) }
    }

    /// The device in a row.
    pub fn device(self, row: usize) -> Option<&'a Device> {
        let at = *self.shown.rows.get(row)?;
        self.book.workbook.devices.get(at)
    }

    /// The row of a device, or of what would be the next one.
    pub fn row_of(self, id: DeviceId) -> Option<usize> {
        let row = self.shown.row_of.get(&id).copied();
        row.or_else(|| self.is_next(id).then_some(self.height()))
    }

    /// How many rows hold a device.
    pub fn height(self) -> usize {
        self.shown.rows.len()
    }
}
