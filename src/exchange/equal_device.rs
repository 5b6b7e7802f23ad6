//! Devices of the ledger that say already what a row without a 管理番号 says.

use std::collections::{HashMap, HashSet};

use crate::model::{Cell, Device, DeviceColumn, DeviceId, Records};

/// The devices of a column by what stands in it.
type Column<'a> = HashMap<Cell, Vec<&'a Device>>;

/// Finds for each row at most one device, and each device for one row only: two equal rows mean two
/// devices.
pub(super) struct EqualDevices<'a> {
    devices: &'a Records<Device>,
    /// Columns that were asked for.
    columns: HashMap<DeviceColumn, Column<'a>>,
    taken: HashSet<DeviceId>,
}

impl<'a> EqualDevices<'a> {
    pub(super) fn new(devices: &'a Records<Device>) -> Self {
        Self { devices, columns: HashMap::new(), taken: HashSet::new() }
    }

    /// A device with all of this in its cells.
    pub(super) fn take(&mut self, entries: &[(DeviceColumn, Cell)]) -> Option<&'a Device> {
        for (column, _) in entries {
            self.columns.entry(*column).or_insert_with(|| by_content(self.devices, *column));
        }
        let with = |(column, cell): &(DeviceColumn, Cell)| {
            self.columns
                .get(column)
                .and_then(|found| found.get(cell))
                .map_or(&[][..], Vec::as_slice)
        };
        // The rarest content leaves the fewest devices to compare.
        let candidates = entries.iter().map(with).min_by_key(|found| found.len())?;
        let is_equal = |device: &&&Device| {
            let says = |(column, cell): &(DeviceColumn, Cell)| device.cell(*column) == *cell;
            !self.taken.contains(&device.id) && entries.iter().all(says)
        };
        let found = *candidates.iter().find(is_equal)?;
        self.taken.insert(found.id);
        Some(found)
    }
}

fn by_content(devices: &Records<Device>, column: DeviceColumn) -> Column<'_> {
    let mut found = Column::new();
    for device in devices {
        found.entry(device.cell(column)).or_default().push(device);
    }
    found
}
