//! What is printed: a set for each purpose, and the papers in it with their pages.

use egui::{Align, Layout, Margin, RichText, Ui, vec2};

use super::PrintView;
use crate::explain::{export as words, vendors, window};
use crate::model::{
    AnsweredYear, DocumentLibrary, Paper, PaperAudience, PrintSet, WhyEmpty, Workbook,
};
use crate::report::ledger_columns;
use crate::state::{Action, ChartOnScreen, Screen};
use crate::text::ledger::paper as ledger_words;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{self, caption, check_box, heading, set_tile};

/// Room for the number of pages at the end of a line, in points.
const PAGES: f32 = 76.0;
/// How far the text of a line stands from its left edge, in points.
const INDENT: f32 = 32.0;

/// The sets, and what is in the chosen one.
pub(super) fn choice_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    sets_ui(ui, print, actions);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        heading(ui, words::PARTS);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            caption(ui, &words::glance(printed(print), print.view.pages.count()));
        });
    });
    let set = print.view.state.export.set;
    if set == PrintSet::Own {
        groups_ui(ui, print, actions);
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = lines_of(print, set);
        for (paper, label) in &lines {
            paper_ui(ui, print, paper, label, actions);
        }
        let has_letters = lines.iter().any(|(paper, _)| matches!(paper, Paper::Letter(_)));
        if set == PrintSet::Vendors && has_letters {
            caption(ui, words::LETTERS_EXPLAINED);
            letter_needs_ui(ui, print, actions);
        } else if set == PrintSet::Vendors {
            no_letters_ui(ui, print, actions);
        }
    });
}

/// The tiles of the sets, two in a row where there is room.
fn sets_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let export = &print.view.state.export;
    let per_row: u8 = if ui.available_width() > 380.0 { 2 } else { 1 };
    let width = (ui.available_width() - 8.0 * (f32::from(per_row) - 1.0)) / f32::from(per_row);
    let tiles = ui.vertical(|ui| {
        for row in PrintSet::ALL.chunks(usize::from(per_row)) {
            ui.horizontal(|ui| {
                for set in row {
                    let is_chosen = export.set == *set;
                    let glance = match *set {
                        PrintSet::Own => words::ONE_BY_ONE.to_owned(),
                        _ if is_chosen => words::glance(printed(print), print.view.pages.count()),
                        set => words::kinds(kinds_in(print, set)),
                    };
                    let tile = set_tile(ui, width.floor(), words::set(*set), &glance, is_chosen);
                    if tile.clicked() {
                        actions.push(Action::ChooseSet(*set));
                    }
                }
            });
        }
    });
    let role = egui::Role::RadioGroup;
    tiles.response.widget_info(|| egui::WidgetInfo::labeled(role, true, words::SETS));
}

/// How many papers would be printed of a set that is not chosen.
fn kinds_in(print: &PrintView<'_>, set: PrintSet) -> usize {
    let (view, book) = (print.view, print.book);
    let papers = set.papers(view.documents, &book.workbook, book.year, view.today);
    papers.iter().filter(|paper| why_empty(print, paper).is_none()).count()
}

/// How many papers will be printed of those that are chosen.
pub(super) fn printed(print: &PrintView<'_>) -> usize {
    let papers = print.view.state.export.papers.iter();
    papers.filter(|paper| why_empty(print, paper).is_none()).count()
}

/// The papers of a set, also those that do not exist yet.
fn lines_of(print: &PrintView<'_>, set: PrintSet) -> Vec<(Paper, String)> {
    let (view, book) = (print.view, print.book);
    let mut papers = set.papers(view.documents, &book.workbook, book.year, view.today);
    for chosen in view.state.export.papers.iter().filter(|paper| set.lists(paper)) {
        papers.set(chosen.clone(), true);
    }
    let in_order = papers.in_order(view.documents).into_iter();
    in_order.map(|paper| (paper.clone(), label_of(print, paper))).collect()
}

fn label_of(print: &PrintView<'_>, paper: &Paper) -> String {
    match paper {
        Paper::Letter(vendor) => words::letter(&vendors::name(print.workbook(), *vendor)),
        paper => words::paper(paper, print.view.documents).into_owned(),
    }
}

/// In place of letters, where there is none to be written.
fn no_letters_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let Some(year) = print.year else { return };
    let has_vendors = !year.assessment.vendor_sheets.is_empty();
    let reason = if has_vendors { words::NO_LETTERS } else { words::NO_VENDORS };
    let make = (!has_vendors).then_some(Action::Go(Screen::Vendors));
    absent_ui(ui, words::LETTER, reason, make, actions);
}

/// What letters say of the clinic, where it is missing.
fn letter_needs_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let clinic = &print.workbook().clinic;
    if !clinic.address.trim().is_empty() && !clinic.telephone.trim().is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        caption(ui, vendors::LETTER_NEEDS);
        let name = window::screen(Screen::Clinic);
        let link = RichText::new(name).small().color(theme::tokens(ui).accent);
        if ui.link(link).clicked() {
            actions.push(Action::Go(Screen::Clinic));
        }
    });
}

/// Every paper of the clinic, in groups by whom it is for.
fn groups_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let chosen = &print.view.state.export.papers;
    let groups = groups(print);
    let begins = has_just_come(ui);
    for (at, (title, papers)) in groups.iter().enumerate() {
        let id = ids::in_clinic(ui, ("papers", at));
        let is_printed = |paper: &Paper| chosen.has(paper) && why_empty(print, paper).is_none();
        let count = papers.iter().filter(|(paper, _)| is_printed(paper)).count();
        if begins {
            // What is not chosen keeps out of the way, until someone looks for it.
            widgets::set_folding(ui, id, count > 0);
        }
        let glance = words::chosen(count);
        widgets::folding(ui, id, title, &glance, true, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (paper, label) in papers {
                paper_ui(ui, print, paper, label, actions);
            }
            if papers.iter().any(|(paper, _)| matches!(paper, Paper::Letter(_))) {
                caption(ui, words::LETTERS_EXPLAINED);
            }
        });
    }
}

type Group = (&'static str, Vec<(Paper, String)>);

/// Every paper of the clinic, by whom it is for.
fn groups(print: &PrintView<'_>) -> [Group; 4] {
    let chosen = &print.view.state.export.papers;
    let letters = print.workbook().vendors.iter().filter_map(|vendor| {
        let paper = Paper::Letter(vendor.id);
        // A vendor that is no longer called gets no letter, unless one was already asked for.
        let is_offered = vendor.is_there_on(print.view.today) || chosen.has(&paper);
        is_offered.then(|| (paper, words::letter(vendors::named(vendor))))
    });
    let letters: Vec<_> = letters.collect();
    // Approved versions are asked for where they are listed.
    let approved = || chosen.iter().filter(|paper| matches!(paper, Paper::ApprovedDocument(..)));
    PaperAudience::ALL.map(|audience| {
        let approved = approved().filter(|paper| paper.spec().audience == audience);
        let named = papers_for(print, audience).chain(approved.cloned()).map(|paper| {
            let label = words::paper(&paper, print.view.documents).into_owned();
            (paper, label)
        });
        let letters = letters.iter().filter(|(paper, _)| paper.spec().audience == audience);
        (words::audience(audience), named.chain(letters.cloned()).collect())
    })
}

/// The papers for someone, but for the letters. Years are compared where there are several.
fn papers_for(print: &PrintView<'_>, audience: PaperAudience) -> impl Iterator<Item = Paper> {
    let offered = Paper::offered(print.view.documents, &print.book.workbook);
    let has_years = print.book.workbook.assessments.len() > 1;
    offered
        .into_iter()
        .filter(move |paper| paper.spec().audience == audience)
        .filter(move |paper| has_years || *paper != Paper::Comparison)
}

/// Whether the choice was not on screen just before.
fn has_just_come(ui: &Ui) -> bool {
    let memory = ids::in_clinic(ui, "papers last seen");
    let (now, last) = (ui.ctx().cumulative_pass_nr(), ui.data(|data| data.get_temp(memory)));
    ui.data_mut(|data| data.insert_temp(memory, now));
    last.is_none_or(|last: u64| last + 1 < now)
}

/// Why nothing would be printed of a paper, asked for among those that are chosen.
fn why_empty(print: &PrintView<'_>, paper: &Paper) -> Option<WhyEmpty> {
    // Years are compared from all of them.
    let is_of_all = *paper == Paper::Comparison;
    let workbook: &Workbook = if is_of_all { &print.book.workbook } else { print.workbook() };
    let year = print.year.map(|it| AnsweredYear { assessment: it.assessment, edition: it.edition });
    print.view.state.export.papers.why_empty(paper, workbook, year)
}

/// One paper to choose, with its pages; or quietly why nothing would be printed of it.
fn paper_ui(
    ui: &mut Ui,
    print: &PrintView<'_>,
    paper: &Paper,
    label: &str,
    actions: &mut Vec<Action>,
) {
    let documents = print.view.documents;
    if let Some(why) = why_empty(print, paper) {
        let reason = match why {
            WhyEmpty::NoYear if print.book.year.is_some() => words::NO_EDITION.to_owned(),
            why => words::why_paper_empty(why, paper, documents),
        };
        let make = where_made(why, paper, documents);
        absent_ui(ui, label, &reason, make, actions);
        return;
    }
    let chosen = &print.view.state.export.papers;
    let is_chosen = chosen.has(paper);
    ui.horizontal(|ui| {
        let (width, height) = (ui.available_width() - PAGES, theme::CONTROL - 4.0);
        let clicked = ui.allocate_ui_with_layout(
            vec2(width, height),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(width);
                check_box(ui, is_chosen, label).clicked()
            },
        );
        if clicked.inner {
            let mut papers = chosen.clone();
            papers.set(paper.clone(), !is_chosen);
            actions.push(Action::ChoosePapers(papers));
        }
        if let Some(pages) = print.view.pages.count_of(paper).filter(|_| is_chosen) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                caption(ui, &words::pages(pages));
            });
        }
    });
    if *paper == Paper::Ledger && is_chosen {
        columns_ui(ui, print);
    }
}

/// Which columns of the ledger are printed, for whoever wants to know.
fn columns_ui(ui: &mut Ui, print: &PrintView<'_>) {
    let [beside, below] = ledger_columns(print.view.state.ledger.look.columns);
    let id = ids::in_clinic(ui, "columns of the ledger on paper");
    let margin = Margin { left: 22, ..Margin::ZERO };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        widgets::folding(ui, id, words::COLUMNS, "", false, |ui| {
            caption(ui, &ledger_words::columns(&beside, &below));
        });
    });
}

/// A paper that does not exist: it cannot be chosen, and leads to where it is made.
fn absent_ui(
    ui: &mut Ui,
    label: &str,
    reason: &str,
    make: Option<Action>,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 24.0;
        ui.add_space(INDENT);
        ui.label(RichText::new(label).color(tokens.secondary));
        caption(ui, reason);
        let link = RichText::new(words::MAKE).small().color(tokens.accent);
        if let Some(action) = make
            && ui.link(link).accessible_name(words::make(label, reason)).clicked()
        {
            actions.push(action);
        }
    });
}

/// Leads to where a paper gets something to print.
fn where_made(why: WhyEmpty, paper: &Paper, documents: &DocumentLibrary) -> Option<Action> {
    match why {
        WhyEmpty::NoChart(kind) => {
            Some(Action::ShowChart(ChartOnScreen::default().turned_to(kind)))
        }
        WhyEmpty::NoDevices => Some(Action::Go(Screen::Ledger)),
        WhyEmpty::NoDocument => {
            let key = paper.document().filter(|key| documents.template(&key.template).is_some())?;
            Some(Action::OpenDocument(key.clone()))
        }
        WhyEmpty::NoVendors => Some(Action::Go(Screen::Vendors)),
        WhyEmpty::NoYear
        | WhyEmpty::NoForm
        | WhyEmpty::NotNeeded
        | WhyEmpty::NoQuestions
        | WhyEmpty::NoInnerMemos
        | WhyEmpty::NotApproved
        | WhyEmpty::OneYear
        | WhyEmpty::VendorGone => None,
    }
}
