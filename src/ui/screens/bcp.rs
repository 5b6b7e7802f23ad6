//! The BCP: writing it, checking it, approving it.

use egui::Ui;

use crate::state::{Action, OpenBook, Screen};
use crate::text::window;
use crate::ui::view::View;
use crate::ui::widgets;

/// The screen.
pub fn bcp_ui(ui: &mut Ui, _view: View<'_>, _book: &OpenBook, _actions: &mut Vec<Action>) {
    widgets::scroll(ui, "bcp", |ui| {
        ui.heading(window::screen(Screen::Bcp));
    });
}
