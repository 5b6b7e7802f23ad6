//! The settings of a report.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::edition_list::EditionList;
use crate::model::{DocumentLibrary, Guidance, LedgerView, Papers, Workbook};

/// What to print, and everything that a report must not find out by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    /// The day printed on the sheets.
    pub printed_on: NaiveDate,
    /// The time in the properties of the document; another time gives other bytes.
    pub created_at: NaiveDateTime,
    /// The program and its version, in the properties of the document.
    pub producer: String,
    /// The day on which the year was closed (確定), for an extract from what was kept then.
    pub extract_of: Option<NaiveDate>,
    /// The workbook with all its years, for an extract, which has one of them only.
    pub all_years: Option<Arc<Workbook>>,
    /// The sheets to print.
    pub papers: Papers,
    /// How the ledger is sorted, and which columns of it are wanted.
    pub ledger: LedgerView,
    /// What documents are put together from; those whose template is not here are not printed.
    pub documents: Arc<DocumentLibrary>,
    /// Every edition that is known: years are compared over all of them.
    pub editions: Arc<EditionList>,
    /// What vendors are asked, in plain words.
    pub guidance: Arc<Guidance>,
}

impl ReportOptions {
    /// The day from which people, devices and contracts are looked at: that of the printing, and of an
    /// extract that of the closing.
    #[must_use]
    pub fn looked_at(&self) -> NaiveDate {
        self.extract_of.unwrap_or(self.printed_on)
    }
}
