//! A record, whatever it is, by its id.

use super::{ContactId, DeviceId, PersonId, Role, VendorId};

/// A record of the workbook that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordRef {
    /// A person.
    Person(PersonId),
    /// A vendor.
    Vendor(VendorId),
    /// A contact.
    Contact(ContactId),
    /// A device.
    Device(DeviceId),
    /// A role; those that every clinic is offered have no id and are always there.
    Role(Role),
}

impl RecordRef {
    /// The number by which the file knows the record.
    #[must_use]
    pub fn id(self) -> Option<u32> {
        match self {
            Self::Person(PersonId(id))
            | Self::Vendor(VendorId(id))
            | Self::Contact(ContactId(id))
            | Self::Device(DeviceId(id)) => Some(id),
            Self::Role(Role::Own(role)) => Some(role.0),
            Self::Role(_) => None,
        }
    }
}
