//! What a report is made from.

use super::context::Context;
use super::{Fonts, ReportError, ReportOptions};
use crate::model::{AnsweredYear, Edition, FiscalYear, Workbook};

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// The year of the check. Without one nothing is printed of the papers that are made from it.
    pub year: Option<ReportYear<'a>>,
}

/// A year of the workbook, and the edition on which it is answered.
#[derive(Clone, Copy, Debug)]
pub struct ReportYear<'a> {
    /// The year of the check.
    pub fiscal_year: FiscalYear,
    /// Its edition.
    pub edition: &'a Edition,
}

impl<'a> ReportInput<'a> {
    /// The living records alone.
    #[must_use]
    pub fn living(workbook: &'a Workbook) -> Self {
        Self { workbook, year: None }
    }

    /// With the settings of a report.
    pub(super) fn context(
        self,
        options: &'a ReportOptions,
        fonts: &'a Fonts,
    ) -> Result<Context<'a>, ReportError> {
        let workbook = self.workbook;
        let year = self.year.map(|year| year.answered(workbook)).transpose()?;
        Ok(Context { workbook, year, options, fonts })
    }
}

impl<'a> ReportYear<'a> {
    fn answered(self, workbook: &'a Workbook) -> Result<AnsweredYear<'a>, ReportError> {
        let Self { fiscal_year, edition } = self;
        let assessment =
            workbook.assessment(fiscal_year).ok_or(ReportError::NoAssessment(fiscal_year))?;
        if assessment.edition.id != edition.id {
            return Err(ReportError::OtherEdition {
                expected: assessment.edition.id.clone(),
                found: edition.id.clone(),
            });
        }
        Ok(AnsweredYear { assessment, edition })
    }
}
