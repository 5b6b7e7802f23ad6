//! Devices that may be one and the same though their numbers differ.

use std::collections::HashMap;

use super::remark::{Remarks, Rule};
use super::{ImportPlan, RowFate};
use crate::exchange::list_words::serial;
use crate::model::folding::{look, macs, same_number};
use crate::model::{Device, DeviceId, Workbook};
use crate::text::ledger;

/// Remarks upon devices of the plan whose serial number or network card another device has, and upon
/// new ones whose number looks like another.
pub(super) fn remark_twins(plan: &ImportPlan, workbook: &Workbook, remarks: &mut Remarks) {
    let rows = rows(plan);
    let changed: HashMap<DeviceId, &Device> = plan.devices.iter().map(|it| (it.id, it)).collect();
    let mut seen = Seen::default();
    let kept = workbook.devices.iter().map(|it| changed.get(&it.id).copied().unwrap_or(it));
    let is_new = |device: &&Device| workbook.device(device.id).is_none();
    for device in kept.chain(plan.devices.iter().filter(is_new)) {
        let is_added = is_new(&device);
        seen.device(device, rows.get(&device.id).copied(), is_added, remarks);
    }
}

/// The row of each device that the plan is about.
fn rows(plan: &ImportPlan) -> HashMap<DeviceId, usize> {
    let rows = plan.rows.iter().filter_map(|row| match &row.fate {
        RowFate::Added(at) | RowFate::Updated(at) => Some((plan.devices[*at].id, row.number)),
        RowFate::Unchanged(device) => Some((device.id, row.number)),
        RowFate::LeftOut(_) => None,
    });
    rows.collect()
}

/// The first device with each mark, and its row.
#[derive(Default)]
struct Seen<'a> {
    serials: HashMap<String, (&'a Device, Option<usize>)>,
    macs: HashMap<u64, (&'a Device, Option<usize>)>,
    looks: HashMap<String, &'a Device>,
}

impl<'a> Seen<'a> {
    fn device(
        &mut self,
        device: &'a Device,
        row: Option<usize>,
        is_added: bool,
        remarks: &mut Remarks,
    ) {
        let mut tell = |(other, other_row): (&'a Device, Option<usize>),
                        rule: fn(String) -> Rule| {
            // Of two the one that the file is about is told, and the later where both are.
            match (row, other_row) {
                (Some(row), _) => remarks.add(rule(ledger::device(other)), row),
                (None, Some(row)) => remarks.add(rule(ledger::device(device)), row),
                (None, None) => {}
            }
        };
        if let Some(serial) = serial(&device.serial) {
            match self.serials.get(&serial) {
                Some(other) => tell(*other, Rule::SameSerial),
                None => drop(self.serials.insert(serial, (device, row))),
            }
        }
        for mac in macs(&device.mac_address) {
            match self.macs.get(&mac) {
                Some((other, _)) if other.id == device.id => {}
                Some(other) => tell(*other, Rule::SameMac),
                None => drop(self.macs.insert(mac, (device, row))),
            }
        }
        let look = look(&device.number);
        if look.is_empty() {
            return;
        }
        match (self.looks.get(&look), row) {
            (Some(other), Some(row))
                if is_added && same_number(&other.number) != same_number(&device.number) =>
            {
                remarks.add(Rule::LooksLike(ledger::device(other)), row);
            }
            (Some(_), _) => {}
            (None, _) => drop(self.looks.insert(look, device)),
        }
    }
}
