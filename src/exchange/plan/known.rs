//! Which device of the ledger a row is about.

use std::collections::{HashMap, HashSet};

use super::remark::{Remarks, Rule};
use super::{RejectionReason, SameNumber};
use crate::exchange::equal_device::EqualDevices;
use crate::exchange::list_words::serial;
use crate::model::folding::{macs, same_number};
use crate::model::{Cell, Device, DeviceColumn, DeviceId, Workbook};
use crate::text::ledger;

/// The devices of the ledger by what tells them apart.
pub(super) struct KnownDevices<'a> {
    by_number: HashMap<String, Vec<&'a Device>>,
    by_serial: HashMap<String, Vec<&'a Device>>,
    by_mac: HashMap<u64, Vec<&'a Device>>,
    /// All of them, for rows without a number.
    equal: EqualDevices<'a>,
    /// Those that a row is about.
    taken: HashSet<DeviceId>,
    /// The rows so far, by number.
    rows: HashMap<String, Vec<usize>>,
}

/// A row that is about some device.
pub(super) struct RowToFind<'r> {
    pub(super) entries: &'r [(DeviceColumn, Cell)],
    pub(super) number: usize,
    /// Whether a device of the ledger can say all of it already.
    pub(super) can_be_equal: bool,
}

/// What was found for a row.
pub(super) enum Found<'a> {
    /// A device of the ledger.
    One(&'a Device),
    /// A device of the ledger that says all of it already.
    Equal(&'a Device),
    /// None; the rows before with the same number.
    None(Vec<usize>),
}

impl<'a> KnownDevices<'a> {
    pub(super) fn of(workbook: &'a Workbook) -> Self {
        let (mut by_number, mut by_serial, mut by_mac) =
            (HashMap::new(), HashMap::new(), HashMap::new());
        for device in &workbook.devices {
            let number = same_number(&device.number);
            if !number.is_empty() {
                let devices: &mut Vec<_> = by_number.entry(number).or_default();
                devices.push(device);
            }
            if let Some(serial) = serial(&device.serial) {
                let devices: &mut Vec<_> = by_serial.entry(serial).or_default();
                devices.push(device);
            }
            for mac in macs(&device.mac_address) {
                let devices: &mut Vec<_> = by_mac.entry(mac).or_default();
                devices.push(device);
            }
        }
        Self {
            by_number,
            by_serial,
            by_mac,
            equal: EqualDevices::new(&workbook.devices),
            taken: HashSet::new(),
            rows: HashMap::new(),
        }
    }

    /// The device of a row that says this.
    pub(super) fn find(
        &mut self,
        row: &RowToFind<'_>,
        same: SameNumber,
        remarks: &mut Remarks,
    ) -> Result<Found<'a>, RejectionReason> {
        let entries = row.entries;
        let number = text(entries, DeviceColumn::Number);
        let key = same_number(number);
        if key.is_empty()
            && row.can_be_equal
            && let Some(device) = self.equal.take(entries)
        {
            self.taken.insert(device.id);
            return Ok(Found::Equal(device));
        }
        if same == SameNumber::Add {
            return Ok(Found::None(Vec::new()));
        }
        if key.is_empty() {
            return Ok(self.by_other_marks(row, false, remarks));
        }
        let all = self.by_number.get(&key).map_or(&[][..], Vec::as_slice);
        if same == SameNumber::Skip
            && let [first, ..] = all
        {
            return Ok(Found::One(first));
        }
        let left: Vec<&Device> =
            all.iter().copied().filter(|it| !self.taken.contains(&it.id)).collect();
        let rows = self.rows.entry(key).or_default();
        let earlier = rows.clone();
        rows.push(row.number);
        let found = match left[..] {
            [] if !earlier.is_empty() => return Ok(Found::None(earlier)),
            [] => return Ok(self.by_other_marks(row, true, remarks)),
            [one] => one,
            [first, ..] => told_apart(&left, entries)
                .ok_or_else(|| RejectionReason::SeveralInLedger(first.number.clone()))?,
        };
        self.taken.insert(found.id);
        if found.number.trim() != number.trim() && !is_same_but_for_case(&found.number, number) {
            remarks.add(Rule::OtherWriting(found.number.clone()), row.number);
        }
        Ok(Found::One(found))
    }

    /// The one device with the same serial number or network card. A row with a number of its own is
    /// only about one without.
    fn by_other_marks(
        &mut self,
        row: &RowToFind<'_>,
        is_numbered: bool,
        remarks: &mut Remarks,
    ) -> Found<'a> {
        let fits = |it: &&Device| {
            !self.taken.contains(&it.id) && (!is_numbered || it.number.trim().is_empty())
        };
        let only = |devices: Option<&Vec<&'a Device>>| match devices.map_or(&[][..], Vec::as_slice)
        {
            [one] if fits(one) => Some(*one),
            _ => None,
        };
        let entries = row.entries;
        let by_serial = serial(text(entries, DeviceColumn::Serial));
        let by_serial = only(by_serial.and_then(|it| self.by_serial.get(&it)));
        let mut cards = macs(text(entries, DeviceColumn::MacAddress)).into_iter();
        let by_mac = cards.find_map(|it| only(self.by_mac.get(&it)));
        let (device, rule): (_, fn(String) -> Rule) = match by_serial {
            Some(device) => (device, Rule::BySerial),
            None => match by_mac {
                Some(device) => (device, Rule::ByMac),
                None => return Found::None(Vec::new()),
            },
        };
        self.taken.insert(device.id);
        remarks.add(rule(ledger::device(device)), row.number);
        Found::One(device)
    }
}

/// Whether two numbers differ in nothing but capitals.
fn is_same_but_for_case(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Of several devices with one number the one that a row is about, where the row says it.
fn told_apart<'a>(devices: &[&'a Device], entries: &[(DeviceColumn, Cell)]) -> Option<&'a Device> {
    let says_all = |it: &&&Device| entries.iter().all(|(column, cell)| it.cell(*column) == *cell);
    if let Some(device) = devices.iter().find(says_all) {
        return Some(device);
    }
    let only = |is_it: &dyn Fn(&Device) -> bool| {
        let mut found = devices.iter().filter(|it| is_it(it));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let own = serial(text(entries, DeviceColumn::Serial));
    let cards = macs(text(entries, DeviceColumn::MacAddress));
    let name = same_number(text(entries, DeviceColumn::Name));
    own.and_then(|own| only(&|it| serial(&it.serial).as_ref() == Some(&own)))
        .or_else(|| only(&|it| macs(&it.mac_address).iter().any(|mac| cards.contains(mac))))
        .or_else(|| only(&|it| !name.is_empty() && same_number(&it.name) == name))
}

/// The text that a row has for a column.
pub(super) fn text(entries: &[(DeviceColumn, Cell)], column: DeviceColumn) -> &str {
    let found = entries.iter().find_map(|(it, cell)| match cell {
        Cell::Text(text) if *it == column => Some(text.as_str()),
        _ => None,
    });
    found.unwrap_or_default()
}
