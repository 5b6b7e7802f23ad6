//! `export pdf`: everything printable of a year.

use std::ops::ControlFlow;

use super::arguments::Export;
use super::{Outcome, Workshop};
use crate::edition::wording_hash;
use crate::model::{Assessment, Edition, Workbook};
use crate::report::{self, FallbackFace, Fonts, Parts, ReportError, ReportOptions};
use crate::store::system_fonts::faces_for;
use crate::store::{ClinicId, Overwrite, StoreError, write_file};
use crate::text::{self, cli};

/// Writes the PDF. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &Export) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => workbook,
        Err(outcome) => return outcome,
    };
    let Some(assessment) = workbook.assessment(export.year) else {
        let mut known: Vec<_> = workbook.assessments.iter().map(|it| it.fiscal_year).collect();
        known.sort_unstable();
        return Outcome::problem(cli::year_unknown(&export.clinic, export.year, &known));
    };
    let Some(edition) = workshop.editions.get(&assessment.edition.id) else {
        let id = &assessment.edition.id;
        return Outcome::problem(cli::edition_unknown(&export.clinic, export.year, id));
    };
    // Asked before the work as well as at the end of it: the answer should come at once.
    if !export.force && matches!(workshop.data.files().kind(&export.out), Ok(Some(_))) {
        return Outcome::problem(cli::out_exists(&export.out));
    }
    let options = options(export);
    let fonts = fonts(&workbook, edition, &options);
    let (bytes, pages) = match pdf(&workbook, edition, &options, &fonts) {
        Ok(made) => made,
        Err(error) => return text::report::explain(&error).into(),
    };
    let overwrite = if export.force { Overwrite::Yes } else { Overwrite::No };
    match write_file(workshop.data.files(), &export.out, &bytes, overwrite) {
        Ok(()) => {}
        Err(StoreError::Exists { path }) => return Outcome::problem(cli::out_exists(&path)),
        Err(error) => return text::store::explain(&error).into(),
    }
    let mut outcome = Outcome::fine(cli::exported(&export.out, pages) + "\n");
    let gaps = report::missing_glyphs(&workbook, edition, &options, &fonts);
    let gaps = gaps.iter().map(|gap| cli::glyph_missing(gap.character, &gap.places));
    for warning in warnings(edition, assessment).into_iter().chain(gaps) {
        outcome.warn(&warning);
    }
    outcome
}

fn find_clinic(workshop: &Workshop, typed: &str) -> Result<Workbook, Outcome> {
    let unknown = || {
        let clinics = workshop.data.clinics().unwrap_or_default();
        let known: Vec<String> = clinics.iter().map(|clinic| clinic.id.to_string()).collect();
        Outcome::problem(cli::clinic_unknown(typed, &known))
    };
    let id: ClinicId = typed.parse().map_err(|_| unknown())?;
    workshop.data.read(&id).map_err(|error| match error {
        StoreError::Missing { .. } => unknown(),
        error => text::store::explain(&error).into(),
    })
}

#[expect(clippy::disallowed_methods, reason = "the command line is a place that knows the time")]
fn options(export: &Export) -> ReportOptions {
    let now = chrono::Local::now().naive_local();
    ReportOptions {
        year: export.year,
        printed_on: now.date(),
        created_at: now,
        producer: format!("tenkencho {}", env!("CARGO_PKG_VERSION")),
        parts: Parts::everything(),
    }
}

/// The bundled fonts, and installed ones for the characters that they lack.
fn fonts(workbook: &Workbook, edition: &Edition, options: &ReportOptions) -> Fonts {
    let bundled = Fonts::bundled();
    let gaps = report::missing_glyphs(workbook, edition, options, &bundled);
    let characters: Vec<char> = gaps.iter().map(|gap| gap.character).collect();
    if characters.is_empty() {
        return bundled;
    }
    let faces = faces_for(&characters).into_iter();
    let faces = faces.map(|it| FallbackFace { name: it.name, bytes: it.bytes, index: it.index });
    bundled.with_fallback(faces.collect())
}

/// The bytes, read back and compared with the layout, and the number of pages.
fn pdf(
    workbook: &Workbook,
    edition: &Edition,
    options: &ReportOptions,
    fonts: &Fonts,
) -> Result<(Vec<u8>, usize), ReportError> {
    let document = report::document(workbook, edition, options, fonts)?;
    let bytes = report::pdf(&document, fonts, &mut |_| ControlFlow::Continue(()))?;
    report::verify(&bytes, &document)?;
    Ok((bytes, document.pages.len()))
}

/// What the person should know before handing the paper in.
fn warnings(edition: &Edition, assessment: &Assessment) -> Vec<String> {
    let mut found = Vec::new();
    if edition.fiscal_year != assessment.fiscal_year {
        found.push(cli::other_year(assessment.fiscal_year, edition));
    }
    if wording_hash(edition) != assessment.edition.wording {
        found.push(cli::wording_changed(edition));
    }
    if edition.unconfirmed() > 0 {
        found.push(cli::unconfirmed(edition));
    }
    found
}
