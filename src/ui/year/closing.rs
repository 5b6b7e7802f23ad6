//! 確定: closing the year on screen, what is there of a closed one, and opening it again.

use egui::{Response, TextEdit, Ui};

use crate::explain::{closing as words, window};
use crate::model::FiscalYear;
use crate::model::closing::Closing;
use crate::model::missing::missing;
use crate::state::{Action, ClosingAction, Dialog, TableAction, TableContent};
use crate::ui::dialog_parts::leading;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::{View, YearView};
use crate::ui::widgets::{
    attention, caption, card, field_menu, focus_at_first, heading, paragraph, primary,
};

/// That the year on screen is closed, or why what was kept cannot be read.
pub fn band_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let Some(open) = &view.state.open else { return };
    let Some((year, closing)) = open.year.and_then(|it| Some((it, open.workbook.closed(it)?)))
    else {
        return;
    };
    let margin = egui::Margin::symmetric(theme::edge(ui), 8);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.label(words::closed(year, closing));
    });
    if let Some(Err(explanation)) = view.frozen {
        attention(ui, &[explanation.what.as_str(), &explanation.safe, &explanation.todo].concat());
        if ui.button(words::READ_AGAIN).clicked() {
            actions.push(Action::Closing(ClosingAction::ReadAgain));
        }
    }
}

/// The card of a closed year, in the place of the next thing to do.
pub fn closed_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let Some(closing) = year.closing() else { return };
    let fiscal = year.assessment.fiscal_year;
    card(ui, |ui| {
        heading(ui, words::CARD);
        paragraph(ui, words::CARD_EXPLAINED);
        ui.horizontal_wrapped(|ui| {
            if primary(ui, true, words::HAND_OUT).clicked() {
                actions.push(hand_out(fiscal, closing));
            }
            if ui.button(words::EXTRACT).clicked() {
                actions.push(Action::Go(crate::state::Screen::Export));
            }
            let can = year.book.read_only.is_none();
            if ui.add_enabled(can, egui::Button::new(words::ASK_REOPEN)).clicked() {
                let by = String::new();
                let reason = String::new();
                actions.push(Action::Ask(Dialog::ReopenYear { year: fiscal, by, reason }));
            }
        });
    });
}

/// The way to close a year that is open, and the closings that it had before.
pub fn end_of_year_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let fiscal = year.assessment.fiscal_year;
    let Some(assessment) = year.book.workbook.assessment(fiscal) else { return };
    if year.closing().is_none() {
        card(ui, |ui| {
            heading(ui, words::END);
            paragraph(ui, words::END_EXPLAINED);
            let ask = egui::Button::new(words::ask(fiscal));
            if ui.add_enabled(year.is_writable(), ask).clicked() {
                let by = String::new();
                actions.push(Action::Ask(Dialog::CloseYear { year: fiscal, by }));
            }
        });
    }
    // The one in force is in a card of its own.
    let is_past = |it: &&Closing| it.reopened.is_some();
    if assessment.closings.iter().any(|it| is_past(&it)) {
        card(ui, |ui| {
            heading(ui, words::HISTORY);
            for closing in &assessment.closings {
                paragraph(ui, &words::line(closing));
                let button = ui.button(words::HAND_OUT_THIS);
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(
                        egui::Role::Button,
                        true,
                        words::hand_out_named(closing),
                    )
                });
                if button.clicked() {
                    actions.push(hand_out(fiscal, closing));
                }
            }
        });
    }
}

fn hand_out(year: FiscalYear, closing: &Closing) -> Action {
    Action::Table(TableAction::Ask(TableContent::ClosedPapers(year, closing.number)))
}

/// Whether to close a year: what that means, what is still missing, and in whose name.
pub fn close_dialog_ui(
    ui: &mut Ui,
    view: View<'_>,
    (year, by): (FiscalYear, &str),
    actions: &mut Vec<Action>,
) {
    ui.heading(words::title(year));
    for line in words::EXPLAINED {
        paragraph(ui, line);
    }
    if let Some(shown) = view.year().filter(|it| it.assessment.fiscal_year == year) {
        let count = missing(shown.edition, shown.assessment, view.today).len();
        if count > 0 {
            attention(ui, &words::still_missing(count));
        } else {
            paragraph(ui, words::NOTHING_MISSING);
        }
        let unconfirmed = shown.edition.unconfirmed();
        if unconfirmed > 0 {
            paragraph(ui, &words::unconfirmed(unconfirmed));
        }
    }
    let mut typed = by.to_owned();
    let (field, changed) = field_ui(ui, words::BY, "closed by", &mut typed, 1);
    if changed {
        actions.push(Action::Ask(Dialog::CloseYear { year, by: typed.clone() }));
    }
    focus_at_first(ui, &field);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, !typed.trim().is_empty(), words::CLOSE).clicked() {
            actions.push(Action::Closing(ClosingAction::Close(year, typed.clone())));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// While a year is being closed.
pub fn closing_dialog_ui(ui: &mut Ui, hundredths: u8, actions: &mut Vec<Action>) {
    paragraph(ui, words::CLOSING);
    ui.add(egui::ProgressBar::new(f32::from(hundredths) / 100.0));
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Closing(ClosingAction::Cancel));
    }
}

/// Why a closed year is opened again, and in whose name.
pub fn reopen_dialog_ui(
    ui: &mut Ui,
    (year, by, reason): (FiscalYear, &str, &str),
    actions: &mut Vec<Action>,
) {
    ui.heading(words::reopen_title(year));
    paragraph(ui, words::REOPEN_EXPLAINED);
    let (mut by, mut reason) = (by.to_owned(), reason.to_owned());
    let (field, reason_changed) = field_ui(ui, words::REASON, "reopened why", &mut reason, 3);
    focus_at_first(ui, &field);
    let (_, by_changed) = field_ui(ui, words::REOPEN_BY, "reopened by", &mut by, 1);
    if reason_changed || by_changed {
        let dialog = Dialog::ReopenYear { year, by: by.clone(), reason: reason.clone() };
        actions.push(Action::Ask(dialog));
    }
    let is_complete = !by.trim().is_empty() && !reason.trim().is_empty();
    ui.horizontal_wrapped(|ui| {
        if primary(ui, is_complete, words::REOPEN).clicked() {
            actions.push(Action::Closing(ClosingAction::Reopen(year, by, reason)));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// A field with its label above it; whether it was changed.
fn field_ui(
    ui: &mut Ui,
    label: &str,
    id: &'static str,
    text: &mut String,
    rows: usize,
) -> (Response, bool) {
    let label = caption(ui, label);
    let id = ids::in_clinic(ui, id);
    let field = if rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let field = field.id(id).desired_width(f32::INFINITY).desired_rows(rows);
    let field = ui.add(field.margin(egui::Margin::symmetric(10, 8))).labelled_by(label.id);
    let cut = field_menu(ui, &field, text);
    let changed = field.changed() || cut;
    (field, changed)
}

/// That something of a closed year was to be changed.
pub fn refused_ui(ui: &mut Ui, year: FiscalYear, actions: &mut Vec<Action>) {
    paragraph(ui, &words::refused(year));
    if leading(ui, true, window::CLOSE).clicked() {
        actions.push(Action::Dismiss);
    }
}
