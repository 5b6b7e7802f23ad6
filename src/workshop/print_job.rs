//! From a workbook to a PDF that was read back.

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::FontCabinet;
use crate::model::edition_list::EditionList;
use crate::model::{DocumentLibrary, Edition, FiscalYear, Guidance, LedgerView, Papers, Workbook};
use crate::report::paper::Printout;
use crate::report::{
    self, Fonts, MissingGlyph, ReportError, ReportInput, ReportOptions, ReportYear,
};

/// Everything a PDF is made from.
pub struct PrintJob {
    /// The workbook as it stands.
    pub workbook: Arc<Workbook>,
    /// The year of the check and its edition; without them papers of a year are not printed.
    pub year: Option<(FiscalYear, Edition)>,
    /// What to print, and when.
    pub options: ReportOptions,
    /// Where fonts come from.
    pub cabinet: FontCabinet,
}

impl PrintJob {
    /// The options of a report made now (local time). `documents` has the check tables as they are
    /// shown, `editions` every edition that is known, `guidance` what vendors are asked.
    #[must_use]
    pub fn options(
        now: NaiveDateTime,
        papers: Papers,
        documents: Arc<DocumentLibrary>,
        editions: Arc<EditionList>,
        guidance: Arc<Guidance>,
    ) -> ReportOptions {
        ReportOptions {
            printed_on: now.date(),
            created_at: now,
            extract_of: None,
            all_years: None,
            producer: concat!("tenkencho ", env!("CARGO_PKG_VERSION")).to_owned(),
            papers,
            ledger: LedgerView::default(),
            documents,
            editions,
            guidance,
        }
    }

    /// What it is made from.
    #[must_use]
    pub fn input(&self) -> ReportInput<'_> {
        let year = self.year.as_ref();
        let year = year.map(|(year, edition)| ReportYear { fiscal_year: *year, edition });
        ReportInput { workbook: &self.workbook, year }
    }

    /// Lays the pages out: on the bundled fonts, and once more with installed ones where those lack a
    /// character.
    ///
    /// # Errors
    /// Whatever the report says.
    pub fn lay_out(&self) -> Result<LaidOut, ReportError> {
        let lay_out = |fonts: Fonts| {
            let printout = report::printout(&self.input(), &self.options, &fonts)?;
            Ok(LaidOut { printout, fonts })
        };
        let bundled = lay_out(Fonts::bundled())?;
        let characters: Vec<char> = bundled.gaps().iter().map(|gap| gap.character).collect();
        if characters.is_empty() {
            Ok(bundled)
        } else {
            lay_out(self.cabinet.fonts_for(characters))
        }
    }
}

/// Pages, and the fonts on which they were laid out.
pub struct LaidOut {
    /// The pages.
    pub printout: Printout,
    /// The fonts.
    pub fonts: Fonts,
}

impl LaidOut {
    /// What prints as 〓, and where it stands.
    #[must_use]
    pub fn gaps(&self) -> Vec<MissingGlyph> {
        report::missing_glyphs(&self.printout.pages)
    }

    /// The PDF, read back and compared with its layout.
    ///
    /// # Errors
    /// Whatever the report says; [`ReportError::Cancelled`] once `progress` breaks off.
    pub fn pdf(
        &self,
        progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> Result<Vec<u8>, ReportError> {
        let bytes = report::pdf(&self.printout, &self.fonts, progress)?;
        report::verify(&bytes, &self.printout)?;
        Ok(bytes)
    }
}
