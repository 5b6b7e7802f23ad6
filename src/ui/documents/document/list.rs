//! A list, a field for each line.

use egui::{RichText, Ui, vec2};

use super::fields::{Spot, line_id, push_step, quiet};
use crate::document::Content;
use crate::explain::{document_screen as words, guidance};
use crate::state::{Action, DocumentEdit, LineEdit, SeenLine};
use crate::ui::theme;
use crate::ui::widgets::{NamedField, Rows, named_field, want_focus};

/// Room for the number of a line, in points.
const NUMBER: f32 = 26.0;
/// Room for what can be done with a line, in points.
const BUTTONS: f32 = 134.0;

/// The lines, and the button that adds one.
pub(super) fn list_ui(ui: &mut Ui, spot: &Spot<'_>, lines: &[String], actions: &mut Vec<Action>) {
    let key = &spot.field.key;
    let given = match spot.given.map(|given| &given.content) {
        Some(Content::List(given)) => Some(given),
        _ => None,
    };
    let change = |it| DocumentEdit::Line(key.clone(), given.cloned(), it);
    ui.spacing_mut().item_spacing.y = 4.0;
    for (at, line) in lines.iter().enumerate() {
        let Some(seen) = SeenLine::of(lines, at) else { continue };
        let name = words::line(&spot.name, at + 1);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let color = theme::tokens(ui).secondary;
            ui.allocate_ui(vec2(NUMBER, theme::CONTROL), |ui| {
                ui.set_width(NUMBER);
                // In line with the first line of the field beside it.
                ui.vertical(|ui| {
                    ui.add_space(10.0);
                    ui.label(RichText::new(guidance::step(at + 1)).color(color));
                });
            });
            let room = (ui.available_width() - BUTTONS).max(120.0);
            ui.allocate_ui(vec2(room, theme::CONTROL), |ui| {
                ui.set_width(room);
                let id = line_id(ui, key, at);
                let hint = &spot.field.placeholder;
                let rows = Rows::Wrapped;
                let field =
                    NamedField { id, name: &name, value: line, hint, rows, is_filled: false };
                named_field(ui, &field, actions, |text| {
                    spot.page.edit(change(LineEdit::Type(seen.clone(), text)))
                });
            });
            ui.add_enabled_ui(at > 0, |ui| {
                if quiet(ui, words::UP, &words::button(words::UP, &name)) {
                    push_step(actions, spot.page, change(LineEdit::Up(seen.clone())));
                }
            });
            ui.add_enabled_ui(at + 1 < lines.len(), |ui| {
                if quiet(ui, words::DOWN, &words::button(words::DOWN, &name)) {
                    push_step(actions, spot.page, change(LineEdit::Down(seen.clone())));
                }
            });
            if quiet(ui, words::REMOVE, &words::button(words::REMOVE, &name)) {
                push_step(actions, spot.page, change(LineEdit::Remove(seen)));
            }
        });
    }
    let add = egui::Button::new(words::ADD_LINE);
    let name = words::button(words::ADD_LINE, &spot.name);
    if ui.add(add).accessible_name(name).clicked() {
        push_step(actions, spot.page, change(LineEdit::Add));
        want_focus(ui, line_id(ui, key, lines.len()));
    }
}
