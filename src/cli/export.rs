//! `export pdf`: everything printable of a clinic.

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::arguments::Export;
use super::out::Out;
use super::parts::Part;
use super::year_source::{YearSource, years};
use super::{Outcome, Workshop};
use crate::document::{plan, standing};
use crate::explain;
use crate::explain::{chart_gaps, cli};
use crate::model::chart_check::open_numbers;
use crate::model::{
    AnsweredYear, ChartKind, DocumentKey, DocumentPart, Paper, PaperScope, Papers, VendorId,
    Workbook,
};
use crate::report::{Fonts, ReportError, ReportOptions, has_long_card};
use crate::store::system_fonts::SystemFonts;
use crate::store::{ClinicId, StoreError};
use crate::workshop::{FontCabinet, PrintJob, now};

/// Writes the PDF. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &Export) -> Outcome {
    let workbook = match find_clinic(workshop, &export.clinic) {
        Ok(workbook) => Arc::new(workbook),
        Err(outcome) => return outcome,
    };
    let source = |year| YearSource::of(workshop, &export.clinic, year, &workbook);
    let source = match export.year.map(source).transpose() {
        Ok(source) => source,
        Err(outcome) => return outcome,
    };
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return obstacle;
    }
    let papers = match papers(workshop, export, &workbook) {
        Ok(papers) => papers,
        Err(message) => return Outcome::problem(message),
    };
    if let Some(refused) = wall_refused(export, &papers, &workbook) {
        return refused;
    }
    if source.is_none() && papers.need_year() {
        return Outcome::problem(year_missing(workshop, export, &papers, &workbook));
    }
    // What is made from no year is printed as it is today, whatever became of the year.
    let kept = source.as_ref().filter(|source| papers.need_year() || source.closed_on.is_none());
    let year = kept.and_then(YearSource::answered);
    let all_years = Arc::clone(&workbook);
    let workbook = kept.map_or(&workbook, |source| &source.workbook);
    let empty = empty_parts(workshop, export, &papers, (workbook, &all_years), year);
    let job = PrintJob {
        workbook: Arc::clone(workbook),
        year: year.map(|year| (year.assessment.fiscal_year, year.edition.clone())),
        options: ReportOptions {
            extract_of: kept.and_then(|source| source.closed_on),
            all_years: Some(all_years),
            ..options(workshop, papers)
        },
        cabinet: FontCabinet::with_installed(SystemFonts::installed()),
    };
    let made = job.lay_out().and_then(|laid_out| {
        let bytes = laid_out.pdf(&mut |_| ControlFlow::Continue(()))?;
        Ok((laid_out, bytes))
    });
    let (laid_out, bytes) = match made {
        Ok(made) => made,
        Err(ReportError::NothingToPrint) if !export.parts.is_empty() => {
            let mut outcome = Outcome::problem(cli::NOTHING_PRINTED);
            for part in &empty {
                outcome.warn(part);
            }
            return outcome;
        }
        Err(error) => return explain::report::explain(&error).into(),
    };
    if let Err(outcome) = out.write(workshop, &bytes) {
        return outcome;
    }
    let mut outcome =
        Outcome::fine(cli::exported(&export.out, laid_out.printout.pages.len()) + "\n");
    let gaps = laid_out.gaps();
    let gaps = gaps.iter().map(|gap| cli::glyph_missing(gap.character, &gap.places));
    let warnings = warnings(workshop, &job, year).into_iter();
    let warnings = warnings.chain(document_warnings(workshop, &job, &laid_out.fonts));
    for warning in empty.into_iter().chain(warnings).chain(gaps) {
        outcome.warn(&warning);
    }
    outcome
}

pub(super) fn find_clinic(workshop: &Workshop, typed: &str) -> Result<Workbook, Outcome> {
    let unknown = || {
        let clinics = workshop.data.clinics().unwrap_or_default();
        let known: Vec<String> = clinics.iter().map(|clinic| clinic.id.to_string()).collect();
        Outcome::problem(cli::clinic_unknown(typed, &known))
    };
    let id: ClinicId = typed.parse().map_err(|_| unknown())?;
    workshop.data.read(&id).map_err(|error| match error {
        StoreError::Missing { .. } => unknown(),
        error => explain::store::explain(&error).into(),
    })
}

fn options(workshop: &Workshop, papers: Papers) -> ReportOptions {
    let (now, documents) = (now(), Arc::clone(&workshop.documents));
    let editions = Arc::new(workshop.editions.list());
    PrintJob::options(now, papers, documents, editions, Arc::clone(&workshop.guidance))
}

/// The day on which the command is typed.
pub(super) fn today() -> NaiveDate {
    now().date()
}

/// The papers that were asked for. Fails with what a person reads on a vendor that is not there.
fn papers(workshop: &Workshop, export: &Export, workbook: &Workbook) -> Result<Papers, String> {
    if export.parts.is_empty() {
        return Ok(Papers::everything(&workshop.documents, workbook));
    }
    let paper = |part: &Part| match part {
        Part::Paper(paper) => Ok(paper.clone()),
        Part::Letter(typed) => find_vendor(workbook, typed).map(Paper::Letter),
    };
    export.parts.iter().map(paper).collect()
}

/// A vendor by its number, or else by its whole name.
pub(super) fn find_vendor(workbook: &Workbook, typed: &str) -> Result<VendorId, String> {
    let by_number = folded(typed).parse().ok().and_then(|number| workbook.vendor(VendorId(number)));
    if let Some(vendor) = by_number {
        return Ok(vendor.id);
    }
    let all = || workbook.vendors.iter();
    let listed = |vendor: &crate::model::Vendor| (vendor.id.0, vendor.name.clone());
    let wanted = folded(typed);
    let named: Vec<_> = all().filter(|it| folded(&it.name) == wanted).collect();
    match named.as_slice() {
        [vendor] => Ok(vendor.id),
        [] => Err(cli::vendor_unknown(typed, &all().map(listed).collect::<Vec<_>>())),
        several => {
            let several: Vec<_> = several.iter().map(|vendor| listed(vendor)).collect();
            Err(cli::vendor_ambiguous(typed, &several))
        }
    }
}

/// A name however wide its letters and blanks were typed.
fn folded(name: &str) -> String {
    name.nfkc().collect::<String>().trim().to_owned()
}

/// A chart for a wall on which numbers are open hangs there for years: it is printed where somebody
/// insists.
fn wall_refused(export: &Export, papers: &Papers, workbook: &Workbook) -> Option<Outcome> {
    if export.with_gaps || !papers.has(&Paper::WallChart) {
        return None;
    }
    let chart = workbook.chart(ChartKind::Contact);
    let open = chart.map(|_| open_numbers(workbook, today())).filter(|open| !open.is_empty())?;
    Some(Outcome::problem(chart_gaps::wall_refused(workbook, &open)))
}

/// What was asked for by name and has nothing to print.
fn empty_parts(
    workshop: &Workshop,
    export: &Export,
    papers: &Papers,
    (workbook, all_years): (&Workbook, &Workbook),
    year: Option<AnsweredYear<'_>>,
) -> Vec<String> {
    let asked = papers.iter().filter(|_| !export.parts.is_empty());
    let empty = asked.filter_map(|paper| {
        // Years are compared from all of them.
        let of = if *paper == Paper::Comparison { all_years } else { workbook };
        let why = papers.why_empty(paper, of, year)?;
        Some(cli::part_empty(paper, why, &workshop.documents))
    });
    empty.collect()
}

/// What to say where papers of a year are asked for without one.
fn year_missing(
    workshop: &Workshop,
    export: &Export,
    papers: &Papers,
    workbook: &Workbook,
) -> String {
    let of_year = papers.iter().filter(|paper| paper.spec().scope == PaperScope::Year);
    let keys: Vec<String> = of_year.map(|paper| paper.key(&workshop.documents)).collect();
    cli::year_missing(&export.clinic, &keys, export.parts.is_empty(), &years(workbook))
}

/// What the person should know before handing in paper with the wording of the edition.
fn warnings(workshop: &Workshop, job: &PrintJob, year: Option<AnsweredYear<'_>>) -> Vec<String> {
    let mut found = Vec::new();
    let Some(AnsweredYear { assessment, edition }) = year else { return found };
    if !job.options.papers.need_year() {
        return found;
    }
    if edition.bridge {
        found.push(cli::bridge(edition));
    } else {
        let today = job.options.printed_on;
        found.extend(cli::other_year(assessment.fiscal_year, edition, today));
    }
    // What was kept is as it was, whatever became of the edition since.
    if job.options.extract_of.is_some() {
        found.extend(cli::unconfirmed(&edition.name.text, edition.unconfirmed()));
        return found;
    }
    let published = workshop.editions.reference(&edition.id);
    if published.is_some_and(|it| it.wording != assessment.edition.wording) {
        found.push(cli::wording_changed(edition));
    }
    found.extend(cli::unconfirmed(&edition.name.text, workshop.unconfirmed(&edition.id)));
    found
}

/// The same of the documents and what belongs to them.
fn document_warnings(workshop: &Workshop, job: &PrintJob, fonts: &Fonts) -> Vec<String> {
    let mut found = Vec::new();
    let options = &job.options;
    let parts = options.papers.iter().filter_map(|paper| match paper {
        Paper::Document(key, part) => Some((key, *part)),
        _ => None,
    });
    let parts: Vec<(&DocumentKey, DocumentPart)> = parts.collect();
    for document in &job.workbook.documents {
        let Some(template) = options.documents.template(&document.key.template) else {
            continue;
        };
        let of_it = || parts.iter().filter(|(key, _)| **key == document.key);
        if of_it().any(|(_, part)| *part != DocumentPart::CheckTable) {
            let plan = plan(template, document, &job.workbook, options.printed_on);
            found.extend(cli::not_approved(&template.short, standing(document, &plan)));
        }
        if of_it().any(|(_, part)| *part == DocumentPart::CheckTable)
            && let Some(table) = options.documents.check_table_of(template)
        {
            found.extend(cli::unconfirmed(&table.title.text, workshop.unconfirmed(&table.id)));
        }
    }
    if has_long_card(&job.input(), options, fonts) {
        found.push(cli::LONG_CARD.to_owned());
    }
    found
}
