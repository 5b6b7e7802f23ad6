//! The calm bar over a screen while the workbook cannot be saved, what is to be known of an opening, and
//! the dialogs of both.

use egui::{Panel, RichText, Ui};

use super::dialog_parts::{explanation_ui, leading, title};
use super::program::backups::{lines_ui, summary_ui};
use super::theme;
use super::view::View;
use super::widgets::{caption, focus_at_first, paragraph, primary};
use crate::explain::{unsaved as words, window};
use crate::state::{Action, Dialog, Elsewhere, Leaving, OpenBook, SaveAction};
use crate::text::{DifferenceText, Explanation};

/// Over the screen: why nothing is saved, with the ways out; else what is to be known of the opening.
pub fn bars_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let frame = band(ui);
    if let Some(problem) = &view.saving.problem {
        Panel::top("unsaved").frame(frame).show(ui, |ui| {
            problem_ui(ui, view, (book, problem), actions);
        });
    }
    if let Some(notice) = book.notices.last() {
        Panel::top("notice").frame(frame).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(notice);
                if ui.button(words::UNDERSTOOD).clicked() {
                    actions.push(Action::DismissNotice);
                }
            });
        });
    }
}

/// The ground of what stands over a screen until it is seen to.
pub fn band(ui: &Ui) -> egui::Frame {
    let margin = egui::Margin::symmetric(theme::edge(ui), 8);
    egui::Frame::new().fill(theme::tokens(ui).attention_soft).inner_margin(margin)
}

fn problem_ui(
    ui: &mut Ui,
    view: View<'_>,
    (book, problem): (&OpenBook, &Explanation),
    actions: &mut Vec<Action>,
) {
    if let Some(copy) = &book.elsewhere {
        caption(ui, &words::copied(&copy.folder, book.is_elsewhere()));
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(words::bar(&view.saving.line));
        if ui.button(words::RETRY).clicked() {
            actions.push(Action::Saving(SaveAction::Retry));
        }
        if ui.button(words::ELSEWHERE).clicked() {
            actions.push(Action::Saving(SaveAction::AskElsewhere));
        }
        if ui.button(words::DIFFERENCES).clicked() {
            actions.push(Action::Saving(SaveAction::Compare));
        }
        if view.saving.is_changed && ui.button(words::WHOSE).clicked() {
            actions.push(Action::Saving(SaveAction::AskWhose));
        }
        if ui.button(window::DETAILS).clicked() {
            actions.push(Action::Ask(Dialog::Problem(problem.clone())));
        }
    });
}

/// How to save what cannot be saved in its place.
pub fn elsewhere_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    title(ui, words::ELSEWHERE_TITLE);
    paragraph(ui, words::ELSEWHERE_EXPLAINED);
    ui.add_space(8.0);
    if leading(ui, !view.has_dialog, words::COPY).clicked() {
        actions.push(Action::Saving(SaveAction::Copy));
    }
    caption(ui, words::COPY_EXPLAINED);
    ui.add_space(8.0);
    if ui.button(words::AS_NEW).clicked() {
        actions.push(Action::Saving(SaveAction::AsNew));
    }
    caption(ui, words::AS_NEW_EXPLAINED);
    ui.add_space(8.0);
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Dismiss);
    }
}

/// What the file on the disk holds instead of what is on screen; `None` while it is being compared.
pub fn difference_ui(
    ui: &mut Ui,
    view: View<'_>,
    shown: Option<&DifferenceText>,
    actions: &mut Vec<Action>,
) {
    title(ui, words::DIFFERENCES_TITLE);
    summary_ui(ui, shown);
    ui.horizontal_wrapped(|ui| {
        let close = ui.button(window::CLOSE);
        focus_at_first(ui, &close);
        if close.clicked() {
            actions.push(Action::Dismiss);
        }
        if view.saving.is_changed && ui.button(words::WHOSE_HERE).clicked() {
            actions.push(Action::Saving(SaveAction::AskWhose));
        }
    });
    if let Some(shown) = shown {
        lines_ui(ui, shown);
    }
}

/// Whose content is to stay.
pub fn whose_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    title(ui, words::WHOSE_TITLE);
    paragraph(ui, words::WHOSE_EXPLAINED);
    ui.add_space(8.0);
    if ui.button(words::OVER).clicked() {
        actions.push(Action::Saving(SaveAction::Over));
    }
    caption(ui, words::OVER_EXPLAINED);
    ui.add_space(8.0);
    if ui.button(words::THEIRS).clicked() {
        actions.push(Action::Saving(SaveAction::Theirs));
    }
    caption(ui, words::THEIRS_EXPLAINED);
    ui.add_space(8.0);
    if leading(ui, true, window::CANCEL).clicked() {
        actions.push(Action::Dismiss);
    }
}

/// Where it was saved.
pub fn saved_elsewhere_ui(ui: &mut Ui, copy: &Elsewhere, actions: &mut Vec<Action>) {
    title(ui, words::SAVED_TITLE);
    paragraph(ui, &words::saved_at(copy));
    if primary(ui, true, window::CLOSE).clicked() {
        actions.push(Action::Dismiss);
    }
}

/// Something would be lost by leaving.
pub fn unsaved_ui(
    ui: &mut Ui,
    view: View<'_>,
    (leaving, explanation): (Leaving, &Explanation),
    actions: &mut Vec<Action>,
) {
    title(ui, words::UNSAVED);
    explanation_ui(ui, explanation, actions);
    ui.horizontal_wrapped(|ui| {
        if leading(ui, true, words::STAY).clicked() {
            actions.push(Action::Dismiss);
        }
        if view.saving.problem.is_some() && ui.button(words::ELSEWHERE_FIRST).clicked() {
            actions.push(Action::Saving(SaveAction::AskElsewhere));
        }
        let leave = RichText::new(words::leave(leaving)).color(theme::tokens(ui).attention);
        if ui.button(leave).clicked() {
            actions.push(Action::Saving(SaveAction::Leave(leaving)));
        }
    });
}
