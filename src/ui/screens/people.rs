//! People, their roles, and who decides what.

use egui::Ui;

use crate::state::{Action, OpenBook, Screen};
use crate::text::window;
use crate::ui::view::View;
use crate::ui::widgets;

/// The screen.
pub fn people_ui(ui: &mut Ui, _view: View<'_>, _book: &OpenBook, _actions: &mut Vec<Action>) {
    widgets::scroll(ui, "people", |ui| {
        ui.heading(window::screen(Screen::People));
    });
}
