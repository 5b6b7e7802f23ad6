//! The ledger of devices.

pub mod paste;

use egui::Ui;

use crate::state::{Action, OpenBook, Screen};
use crate::text::window;
use crate::ui::view::View;
use crate::ui::widgets;

/// The screen.
pub fn ledger_ui(ui: &mut Ui, _view: View<'_>, _book: &OpenBook, _actions: &mut Vec<Action>) {
    widgets::scroll(ui, "ledger", |ui| {
        ui.heading(window::screen(Screen::Ledger));
    });
}
