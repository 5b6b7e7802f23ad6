//! Devices from a file, with the names that only the file knows.

use std::collections::{HashMap, HashSet};

use super::{
    Device, DeviceChanges, DeviceId, FiscalYear, Person, PersonId, Vendor, VendorId, VendorSheet,
    Workbook,
};

/// Devices from a file, with the names that only the file knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceImport {
    /// The devices as they are to be; one whose id the ledger lacks is new.
    pub devices: Vec<Device>,
    /// Vendors to be added. Their ids are handed out here; the ones they come with only say which
    /// of them a device means.
    pub new_vendors: Vec<(VendorId, String)>,
    /// People to be added, in the same way.
    pub new_people: Vec<(PersonId, String)>,
}

impl DeviceImport {
    /// Puts them into a workbook. Vendors and people that only the file knows are added before the
    /// devices, a vendor with its sheet in `year`, unless that year is closed.
    pub fn carry_out(self, workbook: &mut Workbook, year: Option<FiscalYear>) {
        let (mut vendors, mut people) = (HashMap::new(), HashMap::new());
        for (meant, name) in self.new_vendors {
            let id = VendorId(next_id(workbook));
            workbook.vendors.push(Vendor::named(id, name));
            add_sheet(workbook, year, id);
            vendors.insert(meant, id);
        }
        for (meant, name) in self.new_people {
            let id = PersonId(next_id(workbook));
            workbook.people.push(Person::named(id, name));
            people.insert(meant, id);
        }
        let mut devices = self.devices;
        for device in &mut devices {
            let vendor = device.vendor.and_then(|meant| vendors.get(&meant));
            device.vendor = vendor.copied().or(device.vendor);
            let person = device.checked_by.and_then(|meant| people.get(&meant));
            device.checked_by = person.copied().or(device.checked_by);
        }
        let known: HashSet<DeviceId> = workbook.devices.iter().map(|device| device.id).collect();
        let (changed, added): (Vec<_>, Vec<_>) =
            devices.into_iter().partition(|device| known.contains(&device.id));
        let changed: HashMap<DeviceId, Device> =
            changed.into_iter().map(|it| (it.id, it)).collect();
        for at in 0..workbook.devices.len() {
            if let Some(device) = changed.get(&workbook.devices[at].id) {
                workbook.devices[at] = device.clone();
            }
        }
        let (ledger, last_id) = (&mut workbook.devices, &mut workbook.last_id);
        DeviceChanges::add(added, None).carry_out(ledger, || {
            *last_id += 1;
            DeviceId(*last_id)
        });
    }
}

fn next_id(workbook: &mut Workbook) -> u32 {
    workbook.last_id += 1;
    workbook.last_id
}

/// Gives a vendor a sheet in a year, if it has been started. A closed year keeps the vendors that it
/// had.
pub(super) fn add_sheet(workbook: &mut Workbook, year: Option<FiscalYear>, vendor: VendorId) {
    if let Some(assessment) = workbook.assessments.find_mut(|it| Some(it.fiscal_year) == year)
        && assessment.closed().is_none()
        && assessment.sheet(vendor).is_none()
    {
        assessment.vendor_sheets.push(VendorSheet::blank(vendor));
    }
}
