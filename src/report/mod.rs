//! The printed record: layout in millimetres, and one file that turns pages into PDF.
//!
//! [`document`] lays everything out on pages of our own types ([`paper`]), [`pdf`] writes them as
//! bytes and [`verify`] reads the bytes back. All of it is pure: the same workbook, edition, options
//! and fonts give the same bytes. Days, times and names come in through [`ReportOptions`].

mod answer;
mod break_class;
mod chart;
mod content_stream;
mod context;
mod document;
mod dump;
mod entries;
pub mod font;
mod form;
mod head;
mod ledger;
mod letter;
mod line_break;
mod missing_glyph;
pub mod paper;
mod pdf;
mod phrase_break;
mod printable;
mod questions;
mod set;
mod shape;
pub mod sheet;
mod table;
mod threads;

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use self::chart::CHARTS;
use self::context::{Context, Which};
use self::head::Foot;
use self::paper::{Mark, OutlineEntry, Page, Printout};
use self::sheet::Orientation;
use crate::model::need::vendor_sheets_needed;
use crate::model::{
    DocumentLibrary, Edition, FiscalYear, LedgerView, Paper, Papers, VendorId, WhyEmpty, Workbook,
};
use crate::text::ledger::paper as ledger_text;
use crate::text::{chart_paper, report as text};

pub use self::break_class::may_break_between;
pub use self::chart::{BoxPlace, ChartDrawing, ChartVersion, chart_page};
pub use self::dump::{dump_geometry, dump_words};
pub use self::font::{Face, FallbackFace, Fonts};
pub use self::ledger::ledger_columns;
pub use self::missing_glyph::{MissingGlyph, missing_glyphs};
pub use self::pdf::{pdf, verify};

/// What to print, and everything that a report must not find out by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    /// The year of the check.
    pub year: FiscalYear,
    /// The day printed on the sheets.
    pub printed_on: NaiveDate,
    /// The time in the properties of the document; another time gives other bytes.
    pub created_at: NaiveDateTime,
    /// The program and its version, in the properties of the document.
    pub producer: String,
    /// The sheets to print.
    pub papers: Papers,
    /// How the ledger is sorted, and which columns of it are wanted.
    pub ledger: LedgerView,
    /// What documents are put together from; those whose template is not here are not printed.
    pub documents: Arc<DocumentLibrary>,
}

/// Why there is no printed record.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReportError {
    /// The workbook has no assessment of this year.
    #[error("no assessment of fiscal year {0}")]
    NoAssessment(FiscalYear),
    /// The assessment was answered on another edition.
    #[error("the assessment uses edition {expected}, not {found}")]
    OtherEdition {
        /// The id in the assessment.
        expected: String,
        /// The id of the edition that was given.
        found: String,
    },
    /// None of the chosen sheets is needed in this year.
    #[error("none of the chosen sheets is needed in this year")]
    NothingToPrint,
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A face cannot be embedded.
    #[error("cannot embed the font {name}")]
    Font {
        /// Its name.
        name: String,
    },
    /// The PDF cannot be written.
    #[error("cannot write the pdf: {reason}")]
    Write {
        /// What the writer said.
        reason: String,
    },
    /// What was written is not a PDF that can be read.
    #[error("cannot read the pdf back: {reason}")]
    Unreadable {
        /// What the reader said.
        reason: String,
    },
    /// What was written has another number of pages.
    #[error("the pdf has {found} pages instead of {expected}")]
    PageCount {
        /// Pages laid out.
        expected: usize,
        /// Pages in the bytes.
        found: usize,
    },
    /// What was written says something else.
    #[error("the text of page {page} differs from the layout")]
    PageText {
        /// The first page that differs, from 1.
        page: usize,
    },
}

/// Lays out the chosen sheets of a year.
///
/// The vendor forms are left out where they are not needed: without a medical information system,
/// and without a contract with a vendor. A blank form that is asked for alone is printed anyway.
///
/// # Errors
/// There is no such year, its edition is another one, or none of the chosen sheets is needed.
pub fn printout(
    workbook: &Workbook,
    edition: &Edition,
    options: &ReportOptions,
    fonts: &Fonts,
) -> Result<Printout, ReportError> {
    let assessment =
        workbook.assessment(options.year).ok_or(ReportError::NoAssessment(options.year))?;
    if assessment.edition.id != edition.id {
        return Err(ReportError::OtherEdition {
            expected: assessment.edition.id.clone(),
            found: edition.id.clone(),
        });
    }
    let context = Context { workbook, assessment, edition, options, fonts };
    let bundles = bundles(&context);
    if bundles.is_empty() {
        return Err(ReportError::NothingToPrint);
    }
    Ok(assemble(&context, bundles))
}

/// Whether a decision card (判断カード) is printed whose answers are too long for one page. It is
/// asked before the export, so that a person can shorten them.
#[must_use]
pub fn has_long_card(
    workbook: &Workbook,
    edition: &Edition,
    options: &ReportOptions,
    fonts: &Fonts,
) -> bool {
    workbook.assessment(options.year).is_some_and(|assessment| {
        document::has_long_card(&Context { workbook, assessment, edition, options, fonts })
    })
}

/// Some pages that belong together, before they are numbered.
struct Draft {
    title: String,
    pages: Vec<Vec<Mark>>,
    orientation: Orientation,
    /// Where parts of it begin, by their pages in it.
    parts: Vec<OutlineEntry>,
    foot: Foot,
}

/// A part of a draft, below its title in the outline.
fn part(title: impl Into<String>, page: usize) -> OutlineEntry {
    OutlineEntry { title: title.into(), page, level: 1 }
}

/// What is kept together: everything for the clinic itself, then what goes to each vendor. Each is
/// numbered by itself, because a vendor holds nothing but its own.
fn bundles(context: &Context<'_>) -> Vec<Vec<Draft>> {
    let letters = context.options.papers.letters().map(|vendor| letter::drafts(context, vendor));
    let all = std::iter::once(drafts(context)).chain(letters);
    all.filter(|drafts| !drafts.is_empty()).collect()
}

fn drafts(context: &Context<'_>) -> Vec<Draft> {
    let papers = &context.options.papers;
    let needs_vendors = vendor_sheets_needed(context.edition, context.assessment);
    let mut drafts = Vec::new();
    if papers.has(&Paper::Checklist) {
        drafts.push(form_draft(context, Which::Institution));
    }
    if papers.has(&Paper::Vendors) && needs_vendors {
        let sheets = context.assessment.vendor_sheets.iter();
        drafts.extend(sheets.map(|sheet| form_draft(context, Which::Vendor(sheet))));
    }
    let is_needed = |paper| context.why_empty(paper) != Some(WhyEmpty::NotNeeded);
    if papers.has(&Paper::BlankVendorForm) && is_needed(&Paper::BlankVendorForm) {
        drafts.push(form_draft(context, Which::BlankVendor));
    }
    if papers.has(&Paper::Summary) {
        let (pages, parts) = entries::pages(context);
        let parts = parts.into_iter().map(|(title, page)| part(title, page)).collect();
        let foot = Foot {
            sheet: text::sheet_name(context.edition, text::ENTRIES),
            has_unconfirmed: entries::has_unconfirmed_numbers(context),
        };
        let title = text::ENTRIES.to_owned();
        drafts.push(Draft { title, pages, orientation: Orientation::Portrait, parts, foot });
    }
    drafts.extend(charts(context));
    if papers.has(&Paper::Ledger) && ledger::has_devices(context) {
        let title = ledger_text::TITLE.to_owned();
        let foot = Foot { sheet: title.clone(), has_unconfirmed: false };
        let (pages, orientation) = (ledger::pages(context), ledger::ORIENTATION);
        drafts.push(Draft { title, pages, orientation, parts: Vec::new(), foot });
    }
    document::add_drafts(context, &mut drafts);
    if papers.has(&Paper::Questions) {
        drafts.extend(questions_draft(context, None));
    }
    drafts
}

/// The charts that are asked for and were begun.
fn charts(context: &Context<'_>) -> Vec<Draft> {
    let chosen = CHARTS.into_iter().filter(|(paper, ..)| context.options.papers.has(paper));
    let drafts = chosen.filter_map(|(paper, kind, version)| {
        let day = context.options.printed_on;
        let drawing = chart_page(context.workbook, kind, version, day, context.fonts)?;
        let title = chart_paper::title(&paper, kind);
        let has_list = !drawing.list.is_empty();
        let parts = has_list.then(|| part(chart_paper::list_name(kind), 1));
        let foot = Foot { sheet: title.to_owned(), has_unconfirmed: false };
        let pages = std::iter::once(drawing.page).chain(drawing.list);
        Some(Draft {
            title: title.to_owned(),
            pages: pages.map(|page| page.marks).collect(),
            orientation: Orientation::Landscape,
            parts: parts.into_iter().collect(),
            foot,
        })
    });
    drafts.collect()
}

/// The questions for one vendor or for all, where there are any.
fn questions_draft(context: &Context<'_>, vendor: Option<VendorId>) -> Option<Draft> {
    let asked = questions::asked(context, vendor);
    if asked.is_empty() {
        return None;
    }
    let wordings = context.edition.institution.wordings();
    let foot = Foot {
        sheet: text::sheet_name(context.edition, text::QUESTIONS),
        has_unconfirmed: wordings.iter().any(|wording| !wording.confirmed),
    };
    let pages = questions::pages(context, &asked);
    let (title, parts) = (text::QUESTIONS.to_owned(), Vec::new());
    Some(Draft { title, pages, orientation: Orientation::Portrait, parts, foot })
}

fn form_draft(context: &Context<'_>, which: Which<'_>) -> Draft {
    let edition = context.edition;
    let form = edition.form(which.kind());
    let name = form.name.text.as_str();
    let title = match which {
        Which::Institution => name.to_owned(),
        Which::Vendor(sheet) => text::sheet_of(name, &context.vendor_name(sheet.vendor)),
        Which::BlankVendor => text::handed_out(name),
        Which::BlankFor(vendor) => {
            text::handed_out(&text::sheet_of(name, &context.vendor_name(vendor)))
        }
    };
    let mut wordings = form.wordings();
    wordings.extend([&edition.name, &edition.title]);
    Draft {
        title,
        pages: form::pages(context, which),
        orientation: Orientation::Portrait,
        parts: Vec::new(),
        foot: Foot {
            sheet: text::sheet_name(edition, name),
            has_unconfirmed: wordings.iter().any(|wording| !wording.confirmed),
        },
    }
}

/// Numbers the pages and puts the foot on each.
fn assemble(context: &Context<'_>, bundles: Vec<Vec<Draft>>) -> Printout {
    let mut pages = Vec::new();
    let mut outline = Vec::new();
    for drafts in bundles {
        let before = pages.len();
        let of = drafts.iter().map(|draft| draft.pages.len()).sum();
        for draft in drafts {
            let first = pages.len();
            outline.push(OutlineEntry { title: draft.title, page: first, level: 0 });
            let parts = draft.parts.into_iter();
            outline.extend(parts.map(|it| OutlineEntry { page: first + it.page, ..it }));
            for mut marks in draft.pages {
                let number = (pages.len() - before + 1, of);
                head::paint_foot(context, &draft.foot, draft.orientation, number, &mut marks);
                pages.push(Page { size: draft.orientation.size(), marks });
            }
        }
    }
    let clinic = &context.workbook.clinic.name;
    let title = document::document_title(context)
        .unwrap_or_else(|| text::document_title(context.edition, context.options.year, clinic));
    Printout {
        title: printable::one_line(&title),
        author: printable::one_line(clinic),
        producer: context.options.producer.clone(),
        created_at: context.options.created_at,
        language: text::LANGUAGE,
        pages,
        outline: outline
            .into_iter()
            .map(|entry| OutlineEntry { title: printable::one_line(&entry.title), ..entry })
            .collect(),
    }
}
