//! From a workbook to a PDF that was read back.

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::fallback_faces;
use crate::model::{Edition, FiscalYear, LedgerView, Papers, Workbook};
use crate::report::paper::Printout;
use crate::report::{
    self, DocumentPapers, Fonts, MissingGlyph, ReportError, ReportInput, ReportOptions, ReportYear,
};

/// Everything a PDF is made from.
pub struct PrintJob {
    /// The workbook as it stands.
    pub workbook: Arc<Workbook>,
    /// The year of the check and its edition; without them papers of a year are not printed.
    pub year: Option<(FiscalYear, Edition)>,
    /// What to print, and when.
    pub options: ReportOptions,
    /// Whether fonts of the system may help out where the bundled ones lack a character.
    pub system_fonts: bool,
}

impl PrintJob {
    /// The options of a report made now (local time). `document` has the check table as it is shown.
    #[must_use]
    pub fn options(
        now: NaiveDateTime,
        papers: Papers,
        document: Arc<DocumentPapers>,
    ) -> ReportOptions {
        ReportOptions {
            printed_on: now.date(),
            created_at: now,
            producer: concat!("tenkencho ", env!("CARGO_PKG_VERSION")).to_owned(),
            papers,
            ledger: LedgerView::default(),
            document: Some(document),
        }
    }

    /// The bundled fonts, and installed ones for the characters that they lack.
    #[must_use]
    pub fn fonts(&self) -> Fonts {
        let bundled = Fonts::bundled();
        if !self.system_fonts {
            return bundled;
        }
        let characters: Vec<char> = self.gaps(&bundled).iter().map(|gap| gap.character).collect();
        if characters.is_empty() {
            return bundled;
        }
        bundled.with_fallback(fallback_faces(&characters))
    }

    /// What will print as 〓 with these fonts, and where it stands.
    #[must_use]
    pub fn gaps(&self, fonts: &Fonts) -> Vec<MissingGlyph> {
        report::missing_glyphs(&self.input(), &self.options, fonts)
    }

    /// What it is made from.
    #[must_use]
    pub fn input(&self) -> ReportInput<'_> {
        let year = self.year.as_ref();
        let year = year.map(|(year, edition)| ReportYear { fiscal_year: *year, edition });
        ReportInput { workbook: &self.workbook, year }
    }

    /// The pages.
    ///
    /// # Errors
    /// Whatever the report says.
    pub fn printout(&self, fonts: &Fonts) -> Result<Printout, ReportError> {
        report::printout(&self.input(), &self.options, fonts)
    }

    /// The PDF, read back and compared with its layout, and the number of its pages.
    ///
    /// # Errors
    /// Whatever the report says; [`ReportError::Cancelled`] once `progress` breaks off.
    pub fn pdf(
        &self,
        fonts: &Fonts,
        progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> Result<(Vec<u8>, usize), ReportError> {
        let printout = self.printout(fonts)?;
        let bytes = report::pdf(&printout, fonts, progress)?;
        report::verify(&bytes, &printout)?;
        Ok((bytes, printout.pages.len()))
    }
}
