//! The workbook: everything a clinic has entered, over all years.

use chrono::NaiveDate;

use super::{Assessment, Clinic, FiscalYear, Person, PersonId, Vendor, VendorId};

/// One clinic's workbook (点検帳).
///
/// Living records (people, vendors) stand beside the assessments that refer to them by id. The
/// file format is in `store::format`; this type may change as long as every old file still opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The clinic's particulars.
    pub clinic: Clinic,
    /// The last id handed out to a person or a vendor; ids are never used twice.
    pub last_id: u32,
    /// People, in the order in which they were added.
    pub people: Vec<Person>,
    /// Vendors, in the order in which they were added.
    pub vendors: Vec<Vendor>,
    /// One assessment a fiscal year, oldest first.
    pub assessments: Vec<Assessment>,
}

impl Workbook {
    /// The workbook of a clinic about which only the name is known.
    #[must_use]
    pub fn new(clinic_name: impl Into<String>) -> Self {
        Self { clinic: Clinic { name: clinic_name.into(), ..Clinic::default() }, ..Self::default() }
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The vendor with this id.
    #[must_use]
    pub fn vendor(&self, id: VendorId) -> Option<&Vendor> {
        self.vendors.iter().find(|vendor| vendor.id == id)
    }

    /// The assessment of a fiscal year.
    #[must_use]
    pub fn assessment(&self, year: FiscalYear) -> Option<&Assessment> {
        self.assessments.iter().find(|assessment| assessment.fiscal_year == year)
    }

    /// The latest assessment.
    #[must_use]
    pub fn latest_assessment(&self) -> Option<&Assessment> {
        self.assessments.iter().max_by_key(|assessment| assessment.fiscal_year)
    }

    /// The last assessment before `year`, to be read beside it.
    #[must_use]
    pub fn previous_assessment(&self, year: FiscalYear) -> Option<&Assessment> {
        self.assessments
            .iter()
            .filter(|assessment| assessment.fiscal_year < year)
            .max_by_key(|assessment| assessment.fiscal_year)
    }

    /// The people who were still there on `day`.
    pub fn people_on(&self, day: NaiveDate) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| person.left_on.is_none_or(|left| left >= day))
    }

    /// The vendors whose contract runs into `year`; a year that is started gets a sheet for each.
    pub fn vendors_in(&self, year: FiscalYear) -> impl Iterator<Item = &Vendor> {
        self.vendors
            .iter()
            .filter(move |vendor| vendor.ended_on.is_none_or(|ended| ended >= year.first_day()))
    }
}
