//! People, vendors and contacts from a file, as they are to be.

use std::collections::HashSet;

use super::device_import::add_sheet;
use super::{Authority, Contact, FiscalYear, OwnRole, Person, Records, Vendor, VendorId, Workbook};

/// The lists that an import of records changes, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordImport {
    /// The clinic's own roles.
    pub own_roles: Records<OwnRole>,
    /// People.
    pub people: Records<Person>,
    /// Vendors.
    pub vendors: Records<Vendor>,
    /// Other contacts.
    pub contacts: Records<Contact>,
    /// Who decides.
    pub authorities: Records<Authority>,
    /// The last id that was handed out.
    pub last_id: u32,
}

impl RecordImport {
    /// The lists of a workbook into which the rows have come.
    #[must_use]
    pub fn of(after: &Workbook) -> Self {
        Self {
            own_roles: after.own_roles.clone(),
            people: after.people.clone(),
            vendors: after.vendors.clone(),
            contacts: after.contacts.clone(),
            authorities: after.authorities.clone(),
            last_id: after.last_id,
        }
    }

    /// Puts them into the workbook for which they were made. New vendors get a sheet in `year`, unless
    /// it is closed.
    pub fn carry_out(self, workbook: &mut Workbook, year: Option<FiscalYear>) {
        let known: HashSet<VendorId> = workbook.vendors.iter().map(|it| it.id).collect();
        let is_new = |it: &&Vendor| !known.contains(&it.id) && it.ended_on.is_none();
        let new: Vec<VendorId> = self.vendors.iter().filter(is_new).map(|it| it.id).collect();
        workbook.own_roles = self.own_roles;
        workbook.people = self.people;
        workbook.vendors = self.vendors;
        workbook.contacts = self.contacts;
        workbook.authorities = self.authorities;
        workbook.last_id = workbook.last_id.max(self.last_id);
        for vendor in new {
            add_sheet(workbook, year, vendor);
        }
    }
}
