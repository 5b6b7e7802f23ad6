//! F1: what the screen is for, how one goes about it, and every key; and the first tour.

use egui::{RichText, Sense, Ui, vec2};

use crate::explain::{help as words, keys, window};
use crate::state::{Action, Dialog, Screen};
use crate::ui::dialog_parts::{leading, title};
use crate::ui::ids;
use crate::ui::navigation::name_of;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{Icon, caption, folding, heading, key_list, paint_icon, paragraph};

/// The help for the screen on which it was asked for, with every key behind it.
pub fn help_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let screen = view.state.screen;
    title(ui, words::TITLE);
    let help = words::help(screen);
    if screen != Screen::Start {
        heading(ui, &name_of(view, screen));
    }
    paragraph(ui, help.purpose);
    for (at, step) in help.steps.iter().enumerate() {
        ui.horizontal_top(|ui| {
            let number = RichText::new(format!("{}.", at + 1)).text_style(theme::strong());
            ui.label(number.line_height(Some(25.0)));
            ui.vertical(|ui| paragraph(ui, step));
        });
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if leading(ui, true, window::CLOSE).clicked() {
            actions.push(Action::Dismiss);
        }
        if ui.button(words::TOUR).clicked() {
            actions.push(Action::Ask(Dialog::Tour(0)));
        }
    });
    ui.separator();
    let id = ids::in_clinic(ui, "every key");
    folding(ui, id, keys::TITLE, "", false, key_list);
}

/// One part of the tour. It can be left at any time.
pub fn tour_ui(ui: &mut Ui, at: usize, actions: &mut Vec<Action>) {
    const ICONS: [Icon; 5] =
        [Icon::Checklist, Icon::Vendors, Icon::People, Icon::Plan, Icon::Print];
    let at = at.min(words::STEPS.len() - 1);
    let (name, text) = words::STEPS[at];
    caption(ui, &words::step_of(at));
    ui.horizontal(|ui| {
        let tokens = theme::tokens(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
        ui.painter().rect_filled(rect, 8.0, tokens.accent_soft);
        paint_icon(ui.painter(), rect.center(), ICONS[at], tokens.accent);
        title(ui, name);
    });
    // As high whatever it says, so that the buttons stay under the pointer.
    let top = ui.cursor().top();
    paragraph(ui, text);
    ui.add_space((top + 96.0 - ui.cursor().top()).max(8.0));
    ui.horizontal(|ui| {
        let is_last = at + 1 == words::STEPS.len();
        if leading(ui, true, if is_last { words::DONE } else { words::ON }).clicked() {
            let next = Action::Ask(Dialog::Tour(at + 1));
            actions.push(if is_last { Action::Dismiss } else { next });
        }
        if at > 0 && ui.button(words::BACK).clicked() {
            actions.push(Action::Ask(Dialog::Tour(at - 1)));
        }
        if !is_last && ui.button(words::SKIP).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}
