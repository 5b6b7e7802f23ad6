//! Copies that other programs made of the clinic's files: one calm line, what differs, and the way aside.

use egui::{Button, Ui};

use super::backups::{lines_ui, summary_ui};
use crate::explain::{backups, strays as words, window};
use crate::state::{Action, StrayAction, StrayEntry};
use crate::text::DifferenceText;
use crate::ui::dialog_parts::title;
use crate::ui::view::View;
use crate::ui::widgets::{caption, focus_at_first, paragraph};

/// The line over every screen, as long as there is one: the first of them, and what can be done with it.
pub fn band_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let Some((first, others)) = view.state.strays.split_first() else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(&first.line);
        if !others.is_empty() {
            ui.label(words::more(others.len()));
        }
        buttons_ui(ui, view, first, true, actions);
    });
}

fn buttons_ui(
    ui: &mut Ui,
    view: View<'_>,
    entry: &StrayEntry,
    compares: bool,
    actions: &mut Vec<Action>,
) {
    let name = entry.path.file_name().unwrap_or_default().to_string_lossy();
    if compares {
        let button = ui.add_enabled(entry.readable, Button::new(words::COMPARE));
        if button.accessible_name(backups::named(words::COMPARE, &name)).clicked() {
            let action = StrayAction::Compare(entry.path.clone());
            actions.push(Action::Strays(action));
        }
    }
    let is_writable = view.state.open.as_ref().is_some_and(|open| open.read_only.is_none());
    let button = ui.add_enabled(is_writable, Button::new(words::SET_ASIDE));
    if button.accessible_name(backups::named(words::SET_ASIDE, &name)).clicked() {
        let action = StrayAction::SetAside(entry.path.clone());
        actions.push(Action::Strays(action));
    }
}

/// What differs in a copy; `None` while it is being compared.
pub fn difference_ui(
    ui: &mut Ui,
    view: View<'_>,
    entry: &StrayEntry,
    shown: Option<&DifferenceText>,
    actions: &mut Vec<Action>,
) {
    title(ui, words::TITLE);
    paragraph(ui, &entry.line);
    summary_ui(ui, shown);
    ui.horizontal_wrapped(|ui| {
        let close = ui.button(window::CLOSE);
        focus_at_first(ui, &close);
        if close.clicked() {
            actions.push(Action::Dismiss);
        }
        buttons_ui(ui, view, entry, false, actions);
    });
    caption(ui, words::EXPLAINED);
    if let Some(shown) = shown {
        lines_ui(ui, shown);
    }
}
