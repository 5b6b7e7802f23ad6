//! What changes on several devices of the ledger at once.

use std::collections::HashMap;

use super::{Cell, Device, DeviceColumn, DeviceId, Records};

/// Cells to be set and rows to be added, as one step. Only the cells that are named change, whatever
/// else has happened to their devices meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceChanges {
    /// The cells, each with what is to stand there.
    pub cells: Vec<(DeviceId, DeviceColumn, Cell)>,
    /// New devices; those who carry this out hand out the ids.
    pub added: Vec<Device>,
    /// The device behind which the new ones stand; at the end, where none is named.
    pub behind: Option<DeviceId>,
}

impl DeviceChanges {
    /// New devices behind one of the ledger, or at its end.
    #[must_use]
    pub fn add(added: Vec<Device>, behind: Option<DeviceId>) -> Self {
        Self { cells: Vec::new(), added, behind }
    }

    /// Cells to be set.
    #[must_use]
    pub fn set(cells: Vec<(DeviceId, DeviceColumn, Cell)>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// Carries this out. Devices that are not in the ledger any more stay away, and so does content
    /// that a column cannot hold.
    pub fn carry_out(self, ledger: &mut Records<Device>, mut next_id: impl FnMut() -> DeviceId) {
        let places = ledger.iter().enumerate();
        let place_of: HashMap<DeviceId, usize> = places.map(|(at, it)| (it.id, at)).collect();
        for (id, column, cell) in self.cells {
            if let Some(at) = place_of.get(&id) {
                ledger[*at].set(column, cell);
            }
        }
        let behind = self.behind.and_then(|id| place_of.get(&id));
        let at = behind.map_or(place_of.len(), |at| at + 1);
        let added = self.added.into_iter().map(|device| Device { id: next_id(), ..device });
        ledger.insert(at, added.collect::<Vec<_>>());
    }
}
