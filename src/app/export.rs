//! Making the PDF, off the window's thread.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDateTime;

use super::{App, Mailbox, proposed_path};
use crate::model::{Edition, FiscalYear, Workbook};
use crate::report::{self, FallbackFace, Fonts, Parts, ReportError, ReportOptions};
use crate::state::{Event, ExportChoice, GlyphGap};
use crate::store::system_fonts::SystemFace;
use crate::store::{self, DataFolder, Overwrite, StoreError};
use crate::text;
use crate::text::store::Task;

/// Everything a PDF is made from; also what the command line uses.
pub struct Job {
    /// The workbook as it stands.
    pub workbook: Arc<Workbook>,
    /// The year's edition.
    pub edition: Edition,
    /// What to print, and when.
    pub options: ReportOptions,
    /// Whether fonts of the system may help out.
    pub system_fonts: bool,
}

impl Job {
    /// The bundled fonts, and what the system adds for the characters they lack.
    pub fn fonts(&self) -> Fonts {
        let bundled = Fonts::bundled();
        if !self.system_fonts {
            return bundled;
        }
        let gaps = report::missing_glyphs(&self.workbook, &self.edition, &self.options, &bundled);
        if gaps.is_empty() {
            return bundled;
        }
        let characters: Vec<char> = gaps.iter().map(|gap| gap.character).collect();
        let faces = store::system_fonts::faces_for(&characters);
        bundled.with_fallback(faces.into_iter().map(fallback).collect())
    }

    /// What will print as 〓 with these fonts.
    pub fn gaps(&self, fonts: &Fonts) -> Vec<GlyphGap> {
        report::missing_glyphs(&self.workbook, &self.edition, &self.options, fonts)
            .into_iter()
            .map(|gap| GlyphGap { character: gap.character, places: gap.places })
            .collect()
    }

    /// The PDF, read back and compared with its layout.
    pub fn pdf(
        &self,
        fonts: &Fonts,
        progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> Result<Vec<u8>, ReportError> {
        let document = report::document(&self.workbook, &self.edition, &self.options, fonts)?;
        let bytes = report::pdf(&document, fonts, progress)?;
        report::verify(&bytes, &document)?;
        Ok(bytes)
    }
}

fn fallback(face: SystemFace) -> FallbackFace {
    FallbackFace { name: face.name, bytes: face.bytes, index: face.index }
}

/// The options of a report made now.
pub fn options(year: FiscalYear, now: NaiveDateTime, parts: Parts) -> ReportOptions {
    ReportOptions {
        year,
        printed_on: now.date(),
        created_at: now,
        producer: concat!("tenkencho ", env!("CARGO_PKG_VERSION")).to_owned(),
        parts,
    }
}

fn parts(choice: ExportChoice) -> Parts {
    Parts {
        institution: choice.institution,
        vendor_sheets: choice.vendor_sheets,
        blank_vendor_form: choice.blank_vendor_form,
        entries: choice.entries,
    }
}

impl App {
    fn job(&self, year: FiscalYear, choice: ExportChoice) -> Option<Job> {
        let open = self.state.open.as_ref()?;
        Some(Job {
            workbook: Arc::clone(&open.workbook),
            edition: self.edition_of(year)?.clone(),
            options: options(year, self.platform.now(), parts(choice)),
            system_fonts: self.platform.uses_system_fonts(),
        })
    }

    pub(super) fn prepare_export(&self, year: FiscalYear) {
        let Some(job) = self.job(year, ExportChoice::EVERYTHING) else {
            return;
        };
        let clinic = job.workbook.clinic.name.clone();
        let path = proposed_path(&*self.platform, &clinic, &text::dates::fiscal_year(year));
        let sender = self.sender.clone();
        self.platform.run(Box::new(move || {
            let gaps = job.gaps(&job.fonts());
            sender.send(Event::ExportPrepared(path, gaps));
        }));
    }

    pub(super) fn export(&mut self, choice: ExportChoice, path: PathBuf, overwrite: bool) {
        let year = self.state.open.as_ref().and_then(|open| open.year);
        let Some(job) = year.and_then(|year| self.job(year, choice)) else {
            self.sender.send(Event::ExportCancelled);
            return;
        };
        self.cancel = Arc::default();
        let (cancel, sender, data) =
            (Arc::clone(&self.cancel), self.sender.clone(), self.data.clone());
        self.platform.run(Box::new(move || {
            let event = write(&job, &path, overwrite, &data, &cancel, &sender);
            sender.send(event);
        }));
    }
}

fn write(
    job: &Job,
    path: &Path,
    overwrite: bool,
    data: &DataFolder,
    cancel: &AtomicBool,
    sender: &Mailbox,
) -> Event {
    let mut last = 0.0;
    let mut progress = |share: f32| {
        if share - last >= 0.05 {
            last = share;
            sender.send(Event::ExportProgress(share));
        }
        if cancel.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let bytes = match job.pdf(&job.fonts(), &mut progress) {
        Ok(bytes) => bytes,
        Err(ReportError::Cancelled) => return Event::ExportCancelled,
        Err(error) => return Event::ExportFailed(text::report::explain(&error)),
    };
    if cancel.load(Ordering::Relaxed) {
        return Event::ExportCancelled;
    }
    let overwrite = if overwrite { Overwrite::Yes } else { Overwrite::No };
    match store::write_file(data.files(), path, &bytes, overwrite) {
        Ok(()) => Event::Exported(path.to_owned()),
        Err(StoreError::Exists { .. }) => Event::ExportExists(path.to_owned()),
        Err(error) => Event::ExportFailed(text::store::explain_while(Task::Exporting, &error)),
    }
}
