//! What is printed: every paper there is, in groups by whom it is for.

use egui::{RichText, Ui};

use crate::model::{Paper, Papers, WhyEmpty};
use crate::state::{Action, Screen};
use crate::text::{export as words, window};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, check_box, heading};

/// What an inspector is shown, in printing order.
const FOR_INSPECTION: [(Paper, &str); 6] = [
    (Paper::Checklist, words::INSTITUTION),
    (Paper::Vendors, words::VENDOR_SHEETS),
    (Paper::Summary, words::ENTRIES),
    (Paper::ContactChart, words::CONTACT_CHART),
    (Paper::OrganizationChart, words::ORGANIZATION_CHART),
    (Paper::Ledger, words::LEDGER),
];

pub(super) fn parts_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::PARTS);
    caption(ui, words::FOR_INSPECTION);
    for (paper, label) in FOR_INSPECTION {
        paper_ui(ui, year, paper, label, actions);
    }
    ui.add_space(4.0);
    caption(ui, words::FOR_THE_WALL);
    paper_ui(ui, year, Paper::WallChart, words::WALL_CHART, actions);
    ui.add_space(4.0);
    caption(ui, words::FOR_VENDORS);
    paper_ui(ui, year, Paper::BlankVendorForm, words::BLANK, actions);
    paper_ui(ui, year, Paper::Questions, words::QUESTIONS, actions);
    let chosen = &year.view.state.export.papers;
    for vendor in &year.book.workbook.vendors {
        let paper = Paper::Letter(vendor.id);
        // Who is not called any more gets no letter, unless one is asked for already.
        if vendor.is_there_on(year.view.today) || chosen.has(paper) {
            paper_ui(ui, year, paper, &words::letter(&vendor.name), actions);
        }
    }
    if !year.book.workbook.vendors.is_empty() {
        caption(ui, words::LETTERS_EXPLAINED);
    }
    let inspection: Papers = FOR_INSPECTION.into_iter().map(|(paper, _)| paper).collect();
    if *chosen != inspection && ui.button(words::CHOOSE_INSPECTION).clicked() {
        actions.push(Action::ChoosePapers(inspection));
    }
}

/// One paper to choose, and quietly why nothing would be printed of it.
fn paper_ui(ui: &mut Ui, year: YearView<'_>, paper: Paper, label: &str, actions: &mut Vec<Action>) {
    let chosen = &year.view.state.export.papers;
    if check_box(ui, chosen.has(paper), label).clicked() {
        let mut papers = chosen.clone();
        papers.set(paper, !chosen.has(paper));
        actions.push(Action::ChoosePapers(papers));
    }
    let workbook = &year.book.workbook;
    let Some(why) = chosen.why_empty(paper, workbook, year.edition, year.assessment) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.add_space(28.0);
        let reason = words::why_empty(why);
        caption(ui, &reason);
        if let Some(screen) = where_made(why) {
            let name = window::screen(screen);
            let link = RichText::new(name).small().color(theme::tokens(ui).accent);
            let link = ui.link(link).accessible_name(format!("{label} {reason} {name}"));
            if link.clicked() {
                actions.push(Action::Go(screen));
            }
        }
    });
}

/// The screen on which a paper gets something to print.
fn where_made(why: WhyEmpty) -> Option<Screen> {
    match why {
        WhyEmpty::NoChart(_) => Some(Screen::Charts),
        WhyEmpty::NoDevices => Some(Screen::Ledger),
        WhyEmpty::NoVendors => Some(Screen::Vendors),
        WhyEmpty::NotNeeded | WhyEmpty::NoQuestions | WhyEmpty::VendorGone => None,
    }
}
