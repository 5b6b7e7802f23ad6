//! What undo keeps in memory, and how long an edit takes, with a ledger far beyond that of a clinic.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::super::*;
use super::{apply, book, edit, opened};
use crate::model::{Cell, Device, DeviceChanges, DeviceColumn, DeviceId, Workbook};

const DEVICES: u32 = 10_000;
const STEPS: u32 = 300;

/// The devices that undo keeps besides those of the present ledger, and the chunks of pointers.
fn kept(state: &State) -> (usize, usize) {
    let open = book(state);
    let mut devices: HashSet<*const Device> = HashSet::new();
    let mut chunks = HashSet::new();
    let mut see = |workbook: &Workbook| {
        chunks.extend(workbook.devices.chunk_addresses());
        devices.extend(workbook.devices.iter().map(std::ptr::from_ref));
    };
    see(&open.workbook);
    open.history.workbooks().for_each(|workbook| see(workbook));
    (devices.len(), chunks.len())
}

#[test]
fn three_hundred_steps_on_ten_thousand_devices_are_small_and_each_is_quick() {
    let mut state = opened();
    let blank = (0..DEVICES).map(|_| Device::blank(DeviceId(0))).collect();
    edit(&mut state, Edit::Devices(DeviceBatch::Import, DeviceChanges::add(blank, None)));
    let ids: Vec<DeviceId> = book(&state).workbook.devices.iter().map(|it| it.id).collect();
    let (devices, chunks) = kept(&state);
    let mut slowest = Duration::ZERO;
    for step in 0..STEPS {
        // Every step touches another part of the ledger.
        let id = ids[(step * 33) as usize];
        let start = Instant::now();
        let cell = Cell::Text(format!("受付{step}"));
        edit(&mut state, Edit::Cell(id, DeviceColumn::Place, cell));
        slowest = slowest.max(start.elapsed());
        apply(&mut state, Action::LeaveField);
    }
    let (more_devices, more_chunks) = kept(&state);
    // A step keeps the device as it was and the pointers of its chunk, and nothing else.
    assert_eq!(more_devices - devices, STEPS as usize);
    assert_eq!(more_chunks - chunks, STEPS as usize);
    let bytes = (more_devices - devices) * size_of::<Device>()
        + (more_chunks - chunks) * 64 * size_of::<usize>()
        + STEPS as usize * (chunks * size_of::<usize>() + size_of::<Workbook>());
    println!("{STEPS} steps on {DEVICES} devices: {} KB, slowest {slowest:?}", bytes / 1024);
    assert!(bytes < 2_000_000, "{bytes} bytes");
    // Generous: the tests run unoptimized, on a machine that others use.
    assert!(slowest < Duration::from_millis(500), "{slowest:?}");
    for _ in 0..STEPS {
        apply(&mut state, Action::Undo);
    }
    let places = book(&state).workbook.devices.iter().filter(|it| !it.place.is_empty()).count();
    assert!(places <= 1, "as many steps are kept as {STEPS}, and the import was one more");
}
