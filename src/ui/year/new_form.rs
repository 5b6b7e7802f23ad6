//! 様式を読み込む: where the ministry has its files, a place to drop them, and the review of what was
//! read.

mod files;
mod review;
mod review_row;

use egui::Ui;

use crate::explain::new_form as words;
use crate::model::FiscalYear;
use crate::state::{Action, NewFormAction};
use crate::ui::theme;
use crate::ui::view::View;
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

/// The screen.
pub fn new_form_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let form = &view.state.new_form;
    match &form.review {
        Some(review) if form.shows_review => review::review_ui(ui, view, review, actions),
        _ => widgets::scroll(ui, "new form", |ui| {
            let margin = if ui.available_width() < theme::FOLD_NAV { 16 } else { 28 };
            egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 20)).show(ui, |ui| {
                widgets::keep_to_width(ui, 1160.0);
                files::files_ui(ui, view, actions);
            });
        }),
    }
}
