//! Where what the workbook knows is kept.

use crate::model::document_template::Known;
use crate::state::Screen;

/// The screen on which it is entered.
pub(super) fn screen_of(known: Known) -> Screen {
    match known {
        Known::ClinicName | Known::ClinicAddress | Known::ClinicTelephone => Screen::Clinic,
        Known::People(_)
        | Known::Deputies(_)
        | Known::Deciders(_)
        | Known::StandIns(_)
        | Known::Roles
        | Known::InsideContacts
        | Known::Decisions => Screen::People,
        Known::DeviceCount | Known::LastStockTaking | Known::Backups => Screen::Ledger,
        Known::ContactChart => Screen::Charts,
        Known::Systems | Known::Vendors => Screen::Vendors,
        Known::Contacts => Screen::Contacts,
    }
}
