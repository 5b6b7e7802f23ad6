//! What is printed: every paper there is, in groups by whom it is for.

use egui::{Margin, RichText, Ui};

use super::PrintView;
use crate::explain::{export as words, vendors, window};
use crate::model::{AnsweredYear, DocumentLibrary, Paper, PaperAudience, Papers, WhyEmpty};
use crate::report::ledger_columns;
use crate::state::{Action, Screen};
use crate::text::ledger::paper as ledger_words;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{self, caption, check_box, heading};

pub(super) fn parts_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::PARTS);
    let chosen = &print.view.state.export.papers;
    let groups = groups(print);
    let begins = has_just_come(ui);
    for (at, (title, papers)) in groups.iter().enumerate() {
        let id = ids::in_clinic(ui, ("papers", at));
        let count = papers.iter().filter(|(paper, _)| chosen.has(paper)).count();
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
    let inspection = papers_for(print, PaperAudience::Inspection);
    let inspection: Papers = inspection.filter(|paper| paper.spec().is_usual).collect();
    if *chosen != inspection && ui.button(words::CHOOSE_INSPECTION).clicked() {
        actions.push(Action::ChoosePapers(inspection));
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

/// One paper to choose, and quietly why nothing would be printed of it.
fn paper_ui(
    ui: &mut Ui,
    print: &PrintView<'_>,
    paper: &Paper,
    label: &str,
    actions: &mut Vec<Action>,
) {
    let chosen = &print.view.state.export.papers;
    if check_box(ui, chosen.has(paper), label).clicked() {
        let mut papers = chosen.clone();
        papers.set(paper.clone(), !chosen.has(paper));
        actions.push(Action::ChoosePapers(papers));
    }
    // Years are compared from all of them.
    let is_of_all = *paper == Paper::Comparison;
    let workbook = if is_of_all { &print.book.workbook } else { print.workbook() };
    let year = print.year.map(|it| AnsweredYear { assessment: it.assessment, edition: it.edition });
    let Some(why) = chosen.why_empty(paper, workbook, year) else {
        if *paper == Paper::Ledger && chosen.has(paper) {
            let [beside, below] = ledger_columns(print.view.state.ledger.look.columns);
            let below_label = Margin { left: 32, ..Margin::ZERO };
            egui::Frame::new().inner_margin(below_label).show(ui, |ui| {
                caption(ui, &ledger_words::columns(&beside, &below));
            });
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(32.0);
        let reason = match why {
            WhyEmpty::NoYear if print.book.year.is_some() => words::NO_EDITION.to_owned(),
            why => words::why_paper_empty(why, paper, print.view.documents),
        };
        caption(ui, &reason);
        if let Some((name, action)) = where_made(why, paper, print.view.documents) {
            let link = RichText::new(&name).small().color(theme::tokens(ui).accent);
            let link = ui.link(link).accessible_name(format!("{label} {reason} {name}"));
            if link.clicked() {
                actions.push(action);
            }
        }
    });
}

/// The screen on which a paper gets something to print.
fn where_made(
    why: WhyEmpty,
    paper: &Paper,
    documents: &DocumentLibrary,
) -> Option<(String, Action)> {
    let screen = match why {
        WhyEmpty::NoChart(_) => Some(Screen::Charts),
        WhyEmpty::NoDevices => Some(Screen::Ledger),
        WhyEmpty::NoDocument => {
            let key = paper.document()?;
            let name = window::document(documents.template(&key.template)?, key);
            return Some((name, Action::OpenDocument(key.clone())));
        }
        WhyEmpty::NoVendors => Some(Screen::Vendors),
        WhyEmpty::NoYear
        | WhyEmpty::NoForm
        | WhyEmpty::NotNeeded
        | WhyEmpty::NoQuestions
        | WhyEmpty::NoInnerMemos
        | WhyEmpty::NotApproved
        | WhyEmpty::OneYear
        | WhyEmpty::VendorGone => None,
    }?;
    Some((window::screen(screen).to_owned(), Action::Go(screen)))
}
