//! The year that a command is about: as it is, or, once it was closed, as it was kept.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Outcome, Workshop};
use crate::explain::cli;
use crate::model::{AnsweredYear, Edition, FiscalYear, Workbook};
use crate::store::ClinicId;
use crate::workshop::frozen_year;

/// What a year is read from.
pub(super) struct YearSource {
    /// The year.
    pub(super) year: FiscalYear,
    /// The workbook with the names of the year.
    pub(super) workbook: Arc<Workbook>,
    /// Its edition.
    pub(super) edition: Arc<Edition>,
    /// The day of its closing, if it is closed.
    pub(super) closed_on: Option<NaiveDate>,
}

impl YearSource {
    /// The year with its edition.
    ///
    /// # Errors
    /// What a person reads where there is no such year, or it cannot be read.
    pub(super) fn of(
        workshop: &Workshop,
        clinic: &str,
        year: FiscalYear,
        workbook: &Arc<Workbook>,
    ) -> Result<Self, Outcome> {
        let unknown = || Outcome::problem(year_unknown(clinic, year, workbook));
        let assessment = workbook.assessment(year).ok_or_else(unknown)?;
        if let Some(closing) = assessment.closed()
            && let Ok(id) = clinic.parse::<ClinicId>()
        {
            let frozen = frozen_year(&workshop.data, &id, year, &assessment.closings);
            let frozen = frozen.map_err(Outcome::from)?;
            let closed_on = Some(closing.on);
            return Ok(Self {
                year,
                workbook: frozen.workbook,
                edition: frozen.edition,
                closed_on,
            });
        }
        let id = &assessment.edition.id;
        let unknown = || Outcome::problem(cli::edition_unknown(clinic, year, id));
        let edition = Arc::new(workshop.editions.of(assessment).ok_or_else(unknown)?.clone());
        Ok(Self { year, workbook: Arc::clone(workbook), edition, closed_on: None })
    }

    /// The answers, beside their edition; `None` only where what was kept is not of this year.
    pub(super) fn answered(&self) -> Option<AnsweredYear<'_>> {
        let assessment = self.workbook.assessment(self.year)?;
        Some(AnsweredYear { assessment, edition: &self.edition })
    }
}

/// The years that were begun, earliest first.
pub(super) fn years(workbook: &Workbook) -> Vec<FiscalYear> {
    let mut years: Vec<_> = workbook.assessments.iter().map(|it| it.fiscal_year).collect();
    years.sort_unstable();
    years
}

/// What to say of a year that was not begun.
pub(super) fn year_unknown(clinic: &str, year: FiscalYear, workbook: &Workbook) -> String {
    cli::year_unknown(clinic, year, &years(workbook))
}
