//! Outside contacts besides the vendors.

use egui::Ui;

use crate::state::{Action, OpenBook, Screen};
use crate::text::window;
use crate::ui::view::View;
use crate::ui::widgets;

/// The screen.
pub fn contacts_ui(ui: &mut Ui, _view: View<'_>, _book: &OpenBook, _actions: &mut Vec<Action>) {
    widgets::scroll(ui, "contacts", |ui| {
        ui.heading(window::screen(Screen::Contacts));
    });
}
