//! 様式を読み込む: where the ministry has its files, a place to drop them, and the review of what was
//! read.

mod files;
mod review;
mod review_row;

use egui::{Button, Ui};

use crate::explain::{edition as edition_words, new_form as words, window};
use crate::model::FiscalYear;
use crate::model::form_year::has_later_form;
use crate::state::{Action, Dialog, NewFormAction};
use crate::ui::theme;
use crate::ui::view::{EditionOption, View, YearView};
use crate::ui::widgets;

/// This fiscal year, where no edition is made for it: its form can be read in.
pub fn missing_year(view: View<'_>) -> Option<FiscalYear> {
    let year = FiscalYear::containing(view.today);
    let is_there = view.editions.options.iter().any(|it| it.fiscal_year == year && !it.bridge);
    (!is_there).then_some(year)
}

/// Offers to read the form of this year in, where it is not there yet.
pub fn offer_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let Some(year) = missing_year(view) else { return };
    widgets::card(ui, |ui| {
        widgets::paragraph(ui, &words::offer(year));
        if ui.button(words::open(year)).clicked() {
            actions.push(Action::NewForm(NewFormAction::Begin(year)));
        }
    });
}

/// The edition that was made for the year on screen, where it is there and not used.
fn own_edition(year: YearView<'_>) -> Option<&EditionOption> {
    let fiscal = year.assessment.fiscal_year;
    let is_own = |it: &&EditionOption| it.fiscal_year == fiscal && !it.bridge;
    let own = year.view.editions.options.iter().find(is_own);
    own.filter(|it| it.reference.id != year.edition.id)
}

/// Offers the edition of the year itself, where it is there now.
pub fn change_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let Some(own) = own_edition(year) else { return };
    let change = Button::new(window::change_to(&own.name));
    if ui.add_enabled(year.is_writable(), change).clicked() {
        let (year, edition) = (year.assessment.fiscal_year, own.reference.clone());
        actions.push(Action::Ask(Dialog::ChangeEdition { year, edition }));
    }
}

/// Offers a year on an edition that was read in to go over to the program's own of the same id.
pub fn beside_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let mut beside = year.view.beside.0.iter();
    let is_beside = beside.any(|(file, _)| std::ptr::eq(*file, year.edition));
    let mut options = year.view.editions.options.iter();
    let own = options.find(|it| is_beside && it.reference.id == year.edition.id);
    let Some(own) = own else { return };
    widgets::card(ui, |ui| {
        widgets::paragraph(ui, &edition_words::beside(&own.name));
        let change = Button::new(window::change_to(edition_words::OF_PROGRAM));
        if ui.add_enabled(year.is_writable(), change).clicked() {
            let (year, edition) = (year.assessment.fiscal_year, own.reference.clone());
            actions.push(Action::Ask(Dialog::ChangeEdition { year, edition }));
        }
    });
}

/// Before this year is printed on the form of an earlier one: that there is a later form, and the way to
/// it.
pub fn later_form_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let (fiscal, edition) = (year.assessment.fiscal_year, year.edition);
    if !has_later_form(fiscal, edition, year.view.today) {
        return;
    }
    widgets::card(ui, |ui| {
        widgets::paragraph(ui, &window::later_form(fiscal, &edition.name.text));
        if own_edition(year).is_some() {
            widgets::paragraph(ui, window::LATER_FORM_HERE);
            change_ui(ui, year, actions);
        } else {
            widgets::paragraph(ui, window::LATER_FORM_HOW);
            if ui.button(words::open(fiscal)).clicked() {
                actions.push(Action::NewForm(NewFormAction::Begin(fiscal)));
            }
        }
    });
}

/// The screen.
pub fn new_form_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let form = &view.state.new_form;
    match &form.review {
        Some(review) if form.shows_review => review::review_ui(ui, view, review, actions),
        _ => widgets::scroll(ui, "new form", |ui| {
            let margin = theme::edge(ui);
            egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 20)).show(ui, |ui| {
                widgets::keep_to_width(ui, 1160.0);
                files::files_ui(ui, view, actions);
            });
        }),
    }
}
