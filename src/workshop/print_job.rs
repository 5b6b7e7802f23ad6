//! From a workbook to a PDF that was read back.

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::FontCabinet;
use crate::model::{DocumentLibrary, Edition, FiscalYear, LedgerView, Papers, Workbook};
use crate::report::paper::Printout;
use crate::report::{self, Fonts, MissingGlyph, ReportError, ReportOptions};

/// Everything a PDF is made from.
pub struct PrintJob {
    /// The workbook as it stands.
    pub workbook: Arc<Workbook>,
    /// The year's edition.
    pub edition: Edition,
    /// What to print, and when.
    pub options: ReportOptions,
    /// Where fonts come from.
    pub cabinet: FontCabinet,
}

impl PrintJob {
    /// The options of a report made now (local time). `documents` has the check tables as they are shown.
    #[must_use]
    pub fn options(
        year: FiscalYear,
        now: NaiveDateTime,
        papers: Papers,
        documents: Arc<DocumentLibrary>,
    ) -> ReportOptions {
        ReportOptions {
            year,
            printed_on: now.date(),
            created_at: now,
            producer: concat!("tenkencho ", env!("CARGO_PKG_VERSION")).to_owned(),
            papers,
            ledger: LedgerView::default(),
            documents,
        }
    }

    /// The bundled fonts, and installed ones for the characters that they lack.
    #[must_use]
    pub fn fonts(&self) -> Fonts {
        let missing = self.gaps(&Fonts::bundled());
        self.cabinet.fonts_for(missing.iter().map(|gap| gap.character))
    }

    /// What will print as 〓 with these fonts, and where it stands.
    #[must_use]
    pub fn gaps(&self, fonts: &Fonts) -> Vec<MissingGlyph> {
        report::missing_glyphs(&self.workbook, &self.edition, &self.options, fonts)
    }

    /// The pages.
    ///
    /// # Errors
    /// Whatever the report says.
    pub fn printout(&self, fonts: &Fonts) -> Result<Printout, ReportError> {
        report::printout(&self.workbook, &self.edition, &self.options, fonts)
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
