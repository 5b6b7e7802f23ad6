//! The row below the last device: it is none until something is written there.

use crate::model::{Device, LedgerView, Workbook};

use super::edit::Edit;

/// A cell of the device that the ledger would hold next makes a device of it, at the end and of the kind
/// that is looked at. What hides rows is taken away, because it could hide this one.
pub(super) fn begin_device(edit: Edit, workbook: &Workbook, ledger: &mut LedgerView) -> Edit {
    let Edit::Cell(id, column, cell) = edit else {
        return edit;
    };
    let kind = ledger.kind.unwrap_or_default();
    let mut device = Device { kind, ..Device::blank(id) };
    if id != workbook.next_device() || device.cell(column) == cell {
        return Edit::Cell(id, column, cell);
    }
    device.set(column, cell);
    *ledger = ledger.unfiltered();
    Edit::NewDevice(Box::new(device), column)
}
