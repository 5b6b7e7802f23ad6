//! 確定 — a year that is closed, and opened again only with a reason.
//!
//! What a closing keeps stands beside the workbook, in the clinic's folder: the PDF of the year's
//! papers, and the workbook and the edition as they were. The assessment remembers their sums, so that
//! a file that was changed meanwhile is known.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Assessment, Edition, FiscalYear, Workbook};

/// One closing (確定) of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// 1 for the first closing of the year. A number is never used twice.
    pub number: u32,
    /// 確定日
    pub on: NaiveDate,
    /// The name of the person who closed it, as it was then.
    pub by: String,
    /// The sums of what was kept.
    pub kept: KeptSums,
    /// Set once the year was opened again (確定の取り消し).
    pub reopened: Option<Reopening>,
}

/// The SHA-256 of each file that a closing keeps: 64 digits, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSums {
    /// The PDF of all papers.
    pub papers: String,
    /// The workbook, without its other years.
    pub workbook: String,
    /// The edition as it was shown.
    pub edition: String,
}

/// A closed year opened again (確定の取り消し).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// The day on which it was opened again.
    pub on: NaiveDate,
    /// The name of the person who did.
    pub by: String,
    /// Why, in the words of that person.
    pub reason: String,
}

/// A closed year as it was kept: for reading, comparing and extracts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenYear {
    /// The workbook with the names as of then, without its other years.
    pub workbook: Arc<Workbook>,
    /// The edition as it was shown then.
    pub edition: Arc<Edition>,
}

impl Assessment {
    /// The closing in force; `None` while the year is open.
    #[must_use]
    pub fn closed(&self) -> Option<&Closing> {
        self.closings.last().filter(|closing| closing.reopened.is_none())
    }

    /// The closing with this number.
    #[must_use]
    pub fn closing(&self, number: u32) -> Option<&Closing> {
        self.closings.iter().find(|closing| closing.number == number)
    }
}

impl Workbook {
    /// The closing of a year that is in force.
    #[must_use]
    pub fn closed(&self, year: FiscalYear) -> Option<&Closing> {
        self.assessment(year)?.closed()
    }

    /// What a closing of the year keeps of the workbook: all of it but its other years.
    #[must_use]
    pub fn of_year(&self, year: FiscalYear) -> Self {
        let years = self.assessments.iter().filter(|it| it.fiscal_year == year);
        Self { assessments: years.cloned().collect(), ..self.clone() }
    }
}
