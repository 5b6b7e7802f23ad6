//! Closing a year, and reading what a closing kept.

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::PrintJob;
use crate::edition;
use crate::explain::store::{Task, explain_while};
use crate::explain::{closing as words, report};
use crate::model::{Closing, FiscalYear, FrozenYear};
use crate::report::ReportError;
use crate::store::format::edition_text;
use crate::store::{ClinicId, DataFolder, KeptYear, StoreError};
use crate::text::Explanation;

/// Who closes a year, and when.
#[derive(Clone, Debug)]
pub struct ClosingOrder {
    /// The clinic.
    pub clinic: ClinicId,
    /// 確定日
    pub on: NaiveDate,
    /// The name of the person who closes it.
    pub by: String,
}

/// Why a year was not closed.
#[derive(Debug)]
pub enum NotClosed {
    /// The progress broke it off.
    Cancelled,
    /// Why it could not be.
    Failed(Explanation),
}

impl From<Explanation> for NotClosed {
    fn from(explanation: Explanation) -> Self {
        Self::Failed(explanation)
    }
}

/// Keeps the papers of a year, its records and its edition in the clinic's folder. The workbook has to
/// take the closing over; as long as it has not, the year is open.
///
/// # Errors
/// Why nothing is kept.
pub fn close_year(
    data: &DataFolder,
    job: &PrintJob,
    order: &ClosingOrder,
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Closing, NotClosed> {
    let Some((year, edition)) = &job.year else {
        return Err(report::explain(&ReportError::NothingToPrint).into());
    };
    let year = *year;
    let made = job.lay_out().and_then(|laid_out| laid_out.pdf(progress));
    let papers = made.map_err(|error| match error {
        ReportError::Cancelled => NotClosed::Cancelled,
        error => NotClosed::Failed(report::explain(&error)),
    })?;
    let workbook = job.workbook.of_year(year);
    let text = edition_text(edition);
    // What could not be read again is not worth keeping.
    if edition::load(&text, &|_| true).as_ref() != Ok(edition) {
        return Err(words::edition_unsound().into());
    }
    if progress(1.0).is_break() {
        return Err(NotClosed::Cancelled);
    }
    let next = job.workbook.assessment(year).and_then(|it| it.closings.last());
    let next = next.map_or(1, |last| last.number.saturating_add(1));
    let kept = KeptYear { papers: &papers, workbook: &workbook, edition: &text };
    let told = |error: &StoreError| explain_while(Task::ClosingYear, error);
    let (number, sums) =
        data.keep_closed_year(&order.clinic, year, next, &kept).map_err(|error| told(&error))?;
    let closing =
        Closing { number, on: order.on, by: order.by.clone(), kept: sums, reopened: None };
    match data.closed_year(&order.clinic, year, &closing) {
        Ok(read) if read == (workbook, text) => {
            if progress(1.0).is_break() {
                // Cancelled while it was written: it never came about.
                data.forget_closed_year(&order.clinic, year, number);
                return Err(NotClosed::Cancelled);
            }
            Ok(closing)
        }
        Ok(_) => {
            let path = data.closed_year_path(&order.clinic, year, number);
            data.forget_closed_year(&order.clinic, year, number);
            Err(told(&StoreError::ReadBack { path }).into())
        }
        Err(error) => {
            data.forget_closed_year(&order.clinic, year, number);
            Err(told(&error).into())
        }
    }
}

/// A closed year as it was kept, with what is known of its closings.
///
/// # Errors
/// Why it cannot be read; the PDF may be there all the same.
pub fn frozen_year(
    data: &DataFolder,
    clinic: &ClinicId,
    year: FiscalYear,
    closings: &[Closing],
) -> Result<FrozenYear, Explanation> {
    let Some(closing) = closings.last() else { return Err(words::not_closed(year)) };
    let read = data.closed_year(clinic, year, closing);
    let (mut workbook, text) = read.map_err(|error| words::not_readable(&error))?;
    // What was kept cannot know the closing that kept it.
    if let Some(assessment) = workbook.assessments.find_mut(|it| it.fiscal_year == year) {
        assessment.closings = closings.to_vec();
    }
    let edition = edition::load(&text, &|_| true);
    let edition = edition.map_err(|error| words::edition_not_readable(&error))?;
    Ok(FrozenYear { workbook: Arc::new(workbook), edition: Arc::new(edition) })
}
