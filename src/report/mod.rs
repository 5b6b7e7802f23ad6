//! The printed record: layout in millimeters, and one file that turns pages into PDF.
//!
//! [`printout`] lays everything out on pages of our own types ([`paper`]), [`pdf`] writes them as
//! bytes and [`verify`] reads the bytes back. All of it is pure: the same workbook, edition, options
//! and fonts give the same bytes. Days, times and names come in through [`ReportOptions`].

mod activity;
mod answer;
mod break_class;
mod chart;
mod content_stream;
mod context;
mod document;
mod draft;
mod dump;
mod entries;
mod error;
mod flow;
pub mod font;
mod form;
mod form_columns;
mod form_entry;
mod form_notes;
mod head;
mod input;
mod ledger;
mod letter;
mod line_break;
mod missing_glyph;
mod options;
pub mod paper;
mod pdf;
mod phrase_break;
mod printable;
mod questions;
mod screen_lines;
mod set;
mod shape;
pub mod sheet;
mod table;
mod threads;
mod years;

use std::collections::BTreeMap;

use self::context::{Context, Which, YearContext};
use self::draft::{Draft, form_draft, part, questions_draft};
use self::entries::Listed;
use self::head::Foot;
use self::missing_glyph::place_rest;
use self::paper::{OutlineEntry, Page, Printout};
use self::sheet::Orientation;
use crate::model::{ChartKind, Paper};
use crate::text::ledger::paper as ledger_text;
use crate::text::{chart_paper, report as text};

pub use self::break_class::may_break_between;
pub use self::chart::{BoxPlace, ChartDrawing, ChartVersion, chart_page};
pub use self::dump::{dump_geometry, dump_words};
pub use self::error::ReportError;
pub use self::font::{Face, FallbackFace, Fonts};
pub use self::input::{ReportInput, ReportYear};
pub use self::ledger::ledger_columns;
pub use self::missing_glyph::{MissingGlyph, missing_glyphs};
pub use self::options::ReportOptions;
pub use self::pdf::{pdf, verify};
pub use self::printable::is_ignorable;
pub use self::screen_lines::screen_lines;

/// Lays out the chosen sheets.
///
/// The vendor forms are left out where they are not needed: without a medical information system,
/// and without a contract with a vendor. A blank form that is asked for alone is printed anyway.
///
/// # Errors
/// There is no such year, its edition is another one, or nothing is printed of the chosen sheets.
pub fn printout(
    input: &ReportInput<'_>,
    options: &ReportOptions,
    fonts: &Fonts,
) -> Result<Printout, ReportError> {
    let context = input.context(options, fonts)?;
    let bundles = bundles(&context);
    if bundles.is_empty() {
        return Err(ReportError::NothingToPrint);
    }
    Ok(assemble(&context, bundles))
}

/// Whether a decision card (判断カード) is printed whose answers are too long for one page. It is
/// asked before the export, so that a person can shorten them.
#[must_use]
pub fn has_long_card(input: &ReportInput<'_>, options: &ReportOptions, fonts: &Fonts) -> bool {
    input.context(options, fonts).is_ok_and(|context| document::has_long_card(&context))
}

/// Pages that are numbered together, and the paper that each part of them belongs to.
#[derive(Default)]
struct Bundle {
    papers: Vec<Paper>,
    drafts: Vec<Draft>,
}

impl Bundle {
    fn add(&mut self, drafts: impl IntoIterator<Item = (Paper, Draft)>) {
        for (paper, draft) in drafts {
            self.papers.push(paper);
            self.drafts.push(draft);
        }
    }
}

/// Bundles: the clinic's own papers, then one per vendor. Each is numbered separately, because a
/// vendor receives only its own.
fn bundles(context: &Context<'_>) -> Vec<Bundle> {
    let mut own = Bundle::default();
    let mut bundles = Vec::new();
    let options = context.options;
    for paper in options.papers.in_order(&options.documents) {
        if context.why_empty(paper).is_some() {
            continue;
        }
        if let Paper::Letter(vendor) = paper {
            let mut bundle = Bundle::default();
            let drafts = context.of_year().map(|year| letter::drafts(&year, *vendor));
            bundle.add(drafts.into_iter().flatten().map(|draft| (paper.clone(), draft)));
            bundles.push(bundle);
        } else {
            let drafts = drafts(context, paper, &own.drafts);
            own.add(drafts);
        }
    }
    bundles.insert(0, own);
    bundles.retain(|bundle| !bundle.drafts.is_empty());
    bundles
}

/// The pages of a paper that has any, each with the paper that it belongs to; `before` is what is
/// printed before it.
fn drafts(context: &Context<'_>, paper: &Paper, before: &[Draft]) -> Vec<(Paper, Draft)> {
    if let Paper::Document(document, _) = paper {
        // Its parts refer to each other's pages, so that all of them are made with the first.
        let is_first = |it: &&Paper| matches!(it, Paper::Document(other, _) if other == document);
        if context.options.papers.iter().find(is_first) != Some(paper) {
            return Vec::new();
        }
        let drafts = document::drafts(context, document, before).into_iter();
        return drafts
            .map(|(part, draft)| (Paper::Document(document.clone(), part), draft))
            .collect();
    }
    let drafts = drafts_of(context, paper, before).into_iter();
    drafts.map(|draft| (paper.clone(), draft)).collect()
}

/// The pages of a paper that is no part of a document.
fn drafts_of(context: &Context<'_>, paper: &Paper, before: &[Draft]) -> Vec<Draft> {
    let year = context.of_year();
    let of_year = |print: &dyn Fn(&YearContext<'_>) -> Vec<Draft>| {
        year.as_ref().map(print).unwrap_or_default()
    };
    match paper {
        Paper::Checklist => of_year(&|year| vec![form_draft(year, Which::Institution)]),
        Paper::Vendors => of_year(&|year| {
            let sheets = year.assessment.vendor_sheets.iter();
            sheets.map(|sheet| form_draft(year, Which::Vendor(sheet))).collect()
        }),
        Paper::BlankVendorForm => of_year(&|year| vec![form_draft(year, Which::BlankVendor)]),
        Paper::Summary => of_year(&|year| vec![entries_draft(year, Listed::Entries)]),
        Paper::InnerMemos => of_year(&|year| vec![entries_draft(year, Listed::InnerMemos)]),
        Paper::Comparison => years::draft(context).into_iter().collect(),
        Paper::Activity => of_year(&|year| vec![activity_draft(year)]),
        Paper::ContactChart => chart_draft(context, ChartKind::Contact, ChartVersion::Inspector),
        Paper::WallChart => chart_draft(context, ChartKind::Contact, ChartVersion::Wall),
        Paper::OrganizationChart => {
            chart_draft(context, ChartKind::Organization, ChartVersion::Inspector)
        }
        Paper::Ledger => ledger_draft(context),
        Paper::ApprovedDocument(document, version) => {
            document::approved_draft(context, document, version, before).into_iter().collect()
        }
        Paper::Questions => of_year(&|year| questions_draft(year, None).into_iter().collect()),
        // Made elsewhere, with all that belongs to it.
        Paper::Document(..) | Paper::Letter(_) => Vec::new(),
    }
}

fn entries_draft(context: &YearContext<'_>, listed: Listed) -> Draft {
    let (pages, parts) = entries::pages(context, listed);
    Draft {
        title: text::list_of_year(context.edition, listed.title()),
        pages,
        orientation: Orientation::Portrait,
        parts: parts.into_iter().map(|(title, page)| part(title, page)).collect(),
        foot: Foot::of_edition(context.edition, listed.title()),
    }
}

fn activity_draft(context: &YearContext<'_>) -> Draft {
    let title = text::record(context.edition);
    Draft {
        title: title.clone(),
        pages: activity::pages(context),
        orientation: Orientation::Portrait,
        parts: Vec::new(),
        foot: Foot::own(title),
    }
}

fn ledger_draft(context: &Context<'_>) -> Vec<Draft> {
    if !ledger::has_devices(context) {
        return Vec::new();
    }
    vec![Draft {
        title: ledger_text::TITLE.to_owned(),
        pages: ledger::pages(context),
        orientation: ledger::ORIENTATION,
        parts: Vec::new(),
        foot: Foot::own(ledger_text::TITLE),
    }]
}

/// A chart, if it was begun.
fn chart_draft(context: &Context<'_>, kind: ChartKind, version: ChartVersion) -> Vec<Draft> {
    let day = context.options.looked_at();
    let drawing = chart_page(context.workbook, kind, version, day, context.fonts);
    let draft = drawing.map(|drawing| {
        let title = match version {
            ChartVersion::Inspector => chart_paper::name(kind),
            ChartVersion::Wall => chart_paper::WALL_TITLE,
        };
        let has_list = !drawing.list.is_empty();
        let parts = has_list.then(|| part(chart_paper::list_name(kind), 1));
        let pages = std::iter::once(drawing.page).chain(drawing.list);
        Draft {
            title: title.to_owned(),
            pages: pages.map(|page| page.marks).collect(),
            orientation: Orientation::Landscape,
            parts: parts.into_iter().collect(),
            foot: Foot::own(title),
        }
    });
    draft.into_iter().collect()
}

/// Numbers the pages and puts the foot on each.
fn assemble(context: &Context<'_>, bundles: Vec<Bundle>) -> Printout {
    let mut pages = Vec::new();
    let mut outline = Vec::new();
    let mut counts: BTreeMap<Paper, usize> = BTreeMap::new();
    let drafts = bundles.iter().flat_map(|bundle| &bundle.drafts);
    let titles: Vec<String> = drafts.map(|draft| draft.title.clone()).collect();
    for Bundle { papers, drafts } in bundles {
        let before = pages.len();
        let of = drafts.iter().map(|draft| draft.pages.len()).sum();
        for (paper, draft) in papers.into_iter().zip(drafts) {
            let first = pages.len();
            *counts.entry(paper).or_default() += draft.pages.len();
            let title = printable::one_line(&draft.title);
            outline.push(OutlineEntry { title: draft.title, page: first, level: 0 });
            let parts = draft.parts.into_iter();
            outline.extend(parts.map(|it| OutlineEntry { page: first + it.page, ..it }));
            for mut marks in draft.pages {
                let number = (pages.len() - before + 1, of);
                head::paint_foot(context, &draft.foot, draft.orientation, number, &mut marks);
                pages.push(Page { size: draft.orientation.size(), marks });
            }
            place_rest(&mut pages[first..], &title);
        }
    }
    let clinic = &context.workbook.clinic.name;
    let title = document::document_title(context).unwrap_or_else(|| match context.year {
        Some(year) => text::document_title(year.edition, year.assessment.fiscal_year, clinic),
        None => text::records_title(clinic, &titles),
    });
    Printout {
        title: printable::one_line(&title),
        author: printable::one_line(clinic),
        producer: context.options.producer.clone(),
        created_at: context.options.created_at,
        language: text::LANGUAGE,
        pages,
        counts,
        outline: outline
            .into_iter()
            .map(|entry| OutlineEntry { title: printable::one_line(&entry.title), ..entry })
            .collect(),
    }
}
