//! The BCP on paper: the plan itself, the pages to be taken out of it, and the check table.

mod body;
mod card;
mod check;
mod contents;
mod cover;
mod flow;
mod grid;
mod substitute;
mod texts;

pub(super) use self::texts::printed_texts;
use super::chart::{ChartVersion, chart_page};
use super::context::Context;
use super::font::Fonts;
use super::head::{Foot, Outside};
use super::paper::{Mark, Mm};
use super::sheet::{self, Orientation};
use super::{Draft, printable};
use crate::bcp::{Plan, PlanSection, plan};
use crate::model::bcp_template::BcpPrintAs;
use crate::model::{Bcp, BcpTemplate, ChartKind, CheckTable, Paper};
use crate::text::{bcp as plan_words, bcp_paper as words, chart_paper};

/// What the plan is put together from, besides the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BcpPapers {
    /// The template of the plan.
    pub template: BcpTemplate,
    /// The table by which it is checked.
    pub check_table: CheckTable,
}

/// Every paper that is made from the plan.
const PAPERS: [Paper; 4] =
    [Paper::Bcp, Paper::DecisionCard, Paper::SubstituteSheets, Paper::BcpCheck];

/// A plan that is being printed.
struct Writing<'a> {
    context: &'a Context<'a>,
    fonts: &'a Fonts,
    papers: &'a BcpPapers,
    bcp: &'a Bcp,
    plan: &'a Plan,
    /// What stands at the right above the pages.
    remark: &'a str,
}

impl Writing<'_> {
    fn outside(&self) -> Outside<'_> {
        Outside { owner: &self.context.workbook.clinic.name, remark: self.remark }
    }

    /// Where the text of a page begins.
    fn next_top(&self) -> Mm {
        self.outside().height(Orientation::Portrait, self.fonts) + sheet::BELOW_HEADER_OPEN
    }

    /// Puts what stands above the text on pages that lack it.
    fn paint_heads(&self, pages: &mut [Vec<Mark>]) {
        for page in pages {
            let mut marks = Vec::new();
            self.outside().paint(Orientation::Portrait, self.fonts, &mut marks);
            page.splice(0..0, marks);
        }
    }

    fn has(&self, paper: Paper) -> bool {
        self.context.options.papers.has(paper)
    }

    fn draft(&self, title: &str, pages: Vec<Vec<Mark>>, parts: Vec<(String, usize)>) -> Draft {
        let foot = Foot { sheet: words::sheet(title, &self.bcp.version), has_unconfirmed: false };
        let (title, orientation) = (title.to_owned(), Orientation::Portrait);
        Draft { title, pages, orientation, parts, foot }
    }
}

/// Whether a section stands on pages of its own. The card always does; the sheets are taken out of
/// the chapters only where they are printed as well, so that no plan lacks what was written there.
fn is_on_its_own(writing: &Writing<'_>, section: &PlanSection) -> bool {
    match section.print_as {
        BcpPrintAs::Section => false,
        BcpPrintAs::Card => true,
        BcpPrintAs::Sheet => writing.has(Paper::SubstituteSheets),
    }
}

/// The chosen papers; nothing where no plan was begun. `before` is the number of pages that are
/// printed before them.
pub(super) fn drafts(context: &Context<'_>, before: usize) -> Vec<Draft> {
    with_plan(context, |writing| papers(writing, before)).unwrap_or_default()
}

/// What a document is called that holds nothing but papers of the plan.
pub(super) fn document_title(context: &Context<'_>) -> Option<String> {
    let options = context.options;
    let papers = options.bcp.as_deref()?;
    let is_plan = options.papers.iter().all(|paper| PAPERS.contains(&paper));
    let clinic = &context.workbook.clinic.name;
    is_plan.then(|| words::document_title(clinic, &papers.template.title))
}

/// Puts the plan together, if it was begun and is wanted.
fn with_plan<T>(context: &Context<'_>, print: impl FnOnce(&Writing<'_>) -> T) -> Option<T> {
    let options = context.options;
    let papers = options.bcp.as_deref()?;
    let bcp = context.workbook.bcp.as_deref()?;
    if !PAPERS.into_iter().any(|paper| options.papers.has(paper)) {
        return None;
    }
    let plan = plan(&papers.template, bcp, context.workbook, options.printed_on);
    let remark = words::remark(&printable::one_line(&bcp.version), options.printed_on);
    let fonts = context.fonts;
    Some(print(&Writing { context, fonts, papers, bcp, plan: &plan, remark: &remark }))
}

fn papers(writing: &Writing<'_>, before: usize) -> Vec<Draft> {
    let is_whole = writing.has(Paper::Bcp);
    let mut behind = Vec::new();
    if is_whole {
        behind.extend(chart(writing.context));
    }
    if is_whole || writing.has(Paper::DecisionCard) {
        behind.extend(cards(writing));
    }
    if writing.has(Paper::SubstituteSheets) {
        behind.extend(sheets(writing));
    }
    if writing.has(Paper::BcpCheck) {
        let title = &writing.papers.check_table.title.text;
        behind.push(writing.draft(title, check::pages(writing), Vec::new()));
    }
    if is_whole { vec![text(writing, &behind, before)] } else { Vec::new() }
        .into_iter()
        .chain(behind)
        .collect()
}

/// The contact chart (連絡体制図) as a page of the plan, unless it is printed by itself anyway.
fn chart(context: &Context<'_>) -> Option<Draft> {
    if context.options.papers.has(Paper::ContactChart) {
        return None;
    }
    let (kind, version) = (ChartKind::Contact, ChartVersion::Inspector);
    let day = context.options.printed_on;
    let drawing = chart_page(context.workbook, kind, version, day, context.fonts)?;
    let title = chart_paper::title(Paper::ContactChart, kind);
    let pages = std::iter::once(drawing.page).chain(drawing.list);
    Some(Draft {
        title: title.to_owned(),
        pages: pages.map(|page| page.marks).collect(),
        orientation: Orientation::Landscape,
        parts: Vec::new(),
        foot: Foot { sheet: title.to_owned(), has_unconfirmed: false },
    })
}

fn cards(writing: &Writing<'_>) -> Option<Draft> {
    gathered(writing, BcpPrintAs::Card, words::DECISION_CARD, card::pages)
}

fn sheets(writing: &Writing<'_>) -> Option<Draft> {
    gathered(writing, BcpPrintAs::Sheet, words::SUBSTITUTE_SHEETS, substitute::pages)
}

/// The sections that are printed in one way, each beginning a page.
fn gathered(
    writing: &Writing<'_>,
    print_as: BcpPrintAs,
    title: &str,
    print: fn(&Writing<'_>, &PlanSection) -> Vec<Vec<Mark>>,
) -> Option<Draft> {
    let mut pages = Vec::new();
    let mut parts = Vec::new();
    for section in writing.plan.sections().filter(|section| section.print_as == print_as) {
        parts.push((section.title.clone(), pages.len()));
        pages.extend(print(writing, section));
    }
    // One alone goes by the name of all.
    if parts.len() == 1 {
        parts.clear();
    }
    (!pages.is_empty()).then(|| writing.draft(title, pages, parts))
}

/// Cover, history, contents and chapters; `behind` is what follows them.
fn text(writing: &Writing<'_>, behind: &[Draft], before: usize) -> Draft {
    let cover = cover::page(writing);
    let body = body::lay_out(writing);
    // How long the contents are does not hang on the numbers in them.
    let count = contents::front(writing, &contents::lines(writing, &body, behind, 0)).len();
    let front = 1 + count;
    let listed = contents::lines(writing, &body, behind, before + front);
    let mut parts = vec![(words::CONTENTS.to_owned(), 1)];
    for (at, page) in &body.chapters {
        let chapter = &writing.plan.chapters[*at];
        parts.push((plan_words::chapter(chapter.number, &chapter.title), front + page));
    }
    let front = contents::front(writing, &listed);
    let pages = std::iter::once(cover).chain(front).chain(body.pages).collect();
    writing.draft(&writing.papers.template.title, pages, parts)
}
