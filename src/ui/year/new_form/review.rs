//! The review: what asks for a decision on top, the rest in the order of the form, and what the
//! button will do.

use egui::{Margin, Panel, RichText, Role, Ui, WidgetInfo};

use super::review_row::{left_ui, row_ui};
use crate::explain::new_form as words;
use crate::model::FormKind;
use crate::original::{Continuation, FormReview, ReviewEdit, ReviewedForm};
use crate::state::{Action, NewFormAction, NewFormPhase, ReviewFilter};
use crate::ui::dialog_parts::explanation_ui;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{
    self, NamedField, Rows, caption, card, folding, heading, marking_choice, named_field,
    paragraph, primary,
};

/// The choices of rows, in the order in which they are shown.
const FILTERS: [ReviewFilter; 7] = [
    ReviewFilter::All,
    ReviewFilter::Same,
    ReviewFilter::Reworded,
    ReviewFilter::Merged,
    ReviewFilter::Split,
    ReviewFilter::New,
    ReviewFilter::Left,
];

/// The page.
pub(super) fn review_ui(
    ui: &mut Ui,
    view: View<'_>,
    review: &FormReview,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let frame =
        egui::Frame::new().fill(tokens.card).inner_margin(Margin::symmetric(theme::edge(ui), 8));
    Panel::bottom("review foot").frame(frame).show(ui, |ui| foot_ui(ui, view, review, actions));
    widgets::scroll(ui, "review", |ui| {
        let margin = theme::edge(ui);
        egui::Frame::new().inner_margin(Margin::symmetric(margin, 16)).show(ui, |ui| {
            widgets::keep_to_width(ui, 1240.0);
            head_ui(ui, view, review, actions);
            let kind = view.state.new_form.form.unwrap_or(FormKind::Institution);
            if let Some(reviewed) = review.form(kind) {
                rows_ui(ui, view, review, reviewed, actions);
            }
        });
    });
}

fn head_ui(ui: &mut Ui, view: View<'_>, review: &FormReview, actions: &mut Vec<Action>) {
    ui.heading(words::REVIEW);
    let files: Vec<&str> = review.files.iter().map(|file| file.name.as_str()).collect();
    let items = review.forms().iter().map(|it| it.form.items.len()).sum();
    paragraph(ui, &words::review_explained(&files, items, &review.after));
    if let Some(problem) = &view.state.new_form.problem {
        explanation_ui(ui, problem, actions);
    }
    if let Some(cell) = review.unsure_cell() {
        card(ui, |ui| {
            if let Some(marking) = marking_choice(ui, cell, review.marking()) {
                let edit = ReviewEdit::Marking(Some(marking));
                actions.push(Action::NewForm(NewFormAction::Correct(edit)));
            }
        });
    }
    let shown = view.state.new_form.form.unwrap_or(FormKind::Institution);
    group_ui(ui, words::FORMS, |ui| {
        for reviewed in review.forms() {
            let kind = reviewed.form.kind;
            let label = words::form_tab(kind, reviewed.form.items.len());
            if chip_ui(ui, &label, kind == shown) {
                actions.push(Action::NewForm(NewFormAction::ShowForm(kind)));
            }
        }
    });
    let counts = review.counts(shown);
    let filter = view.state.new_form.filter;
    group_ui(ui, words::FILTERS, |ui| {
        for other in FILTERS {
            if chip_ui(ui, &words::filter(other, counts), other == filter) {
                actions.push(Action::NewForm(NewFormAction::Filter(other)));
            }
        }
    });
}

fn group_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let row = ui.horizontal_wrapped(add);
    row.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
}

/// A choice among a few; the chosen one is bold and framed, not only tinted.
fn chip_ui(ui: &mut Ui, label: &str, is_chosen: bool) -> bool {
    let text = RichText::new(label);
    let text = if is_chosen { text.text_style(theme::strong()) } else { text };
    ui.selectable_label(is_chosen, text).clicked()
}

fn rows_ui(
    ui: &mut Ui,
    view: View<'_>,
    review: &FormReview,
    reviewed: &ReviewedForm,
    actions: &mut Vec<Action>,
) {
    let filter = view.state.new_form.filter;
    let kind = reviewed.form.kind;
    let id = ids::in_clinic(ui, ("head of the form", kind));
    let form = &reviewed.form;
    folding(ui, id, words::HEAD, &form.title, false, |ui| {
        let texts = [&form.title, &form.name].into_iter().chain(&form.notes);
        for text in texts.filter(|text| !text.is_empty()) {
            caption(ui, text);
        }
    });
    let asks = |row: &Continuation| {
        matches!(row, Continuation::Reworded { .. } | Continuation::Split { .. })
    };
    let is_shown = |row: &Continuation| match filter {
        ReviewFilter::All => true,
        ReviewFilter::Same => matches!(row, Continuation::Same(_)),
        ReviewFilter::Reworded => matches!(row, Continuation::Reworded { .. }),
        ReviewFilter::Merged => matches!(row, Continuation::Merged(_)),
        ReviewFilter::Split => matches!(row, Continuation::Split { .. }),
        ReviewFilter::New => matches!(row, Continuation::New),
        ReviewFilter::Left => false,
    };
    let shows_left = matches!(filter, ReviewFilter::All | ReviewFilter::Left);
    let left = form.left.iter().enumerate().filter(|_| shows_left);
    let (first, rest): (Vec<_>, Vec<_>) = reviewed
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_shown(row))
        .partition(|(_, row)| asks(row));
    if left.clone().next().is_some() || !first.is_empty() {
        ui.add_space(6.0);
        heading(ui, words::TO_DECIDE);
    }
    for (at, row) in left {
        left_ui(ui, reviewed, (at, row), actions);
    }
    for (at, _) in first {
        row_ui(ui, review, reviewed, at, actions);
    }
    if !rest.is_empty() {
        ui.add_space(6.0);
        heading(ui, words::ITEMS);
    }
    for (at, _) in rest {
        row_ui(ui, review, reviewed, at, actions);
    }
}

fn foot_ui(ui: &mut Ui, view: View<'_>, review: &FormReview, actions: &mut Vec<Action>) {
    let form = &view.state.new_form;
    let kind = form.form.unwrap_or(FormKind::Institution);
    ui.horizontal_wrapped(|ui| {
        caption(ui, &words::summary(review.counts(kind)));
        if review.can_undo() && ui.button(words::UNDO).clicked() {
            actions.push(Action::Undo);
        }
    });
    ui.horizontal_wrapped(|ui| {
        let id = ids::in_clinic(ui, "who looked the form through");
        ui.label(words::CHECKED_BY);
        let width = 220.0_f32.min(ui.available_width());
        ui.allocate_ui(egui::vec2(width, theme::CONTROL), |ui| {
            ui.set_width(width);
            let field = NamedField {
                id,
                name: words::CHECKED_BY,
                value: &form.checked_by,
                hint: "",
                rows: Rows::One,
                is_filled: false,
            };
            let typed = |name| Action::NewForm(NewFormAction::TypeName(name));
            named_field(ui, &field, actions, typed);
        });
        if form.phase == NewFormPhase::Keeping {
            ui.label(words::KEEPING);
        }
        if primary(ui, form.may_keep(), words::USE).clicked() {
            actions.push(Action::NewForm(NewFormAction::Keep));
        }
        if ui.button(words::BACK).clicked() {
            actions.push(Action::NewForm(NewFormAction::ShowFiles));
        }
        if form.checked_by.trim().is_empty() {
            caption(ui, words::NAME_WANTED);
        }
    });
}
