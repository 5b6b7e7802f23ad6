//! The ledger of devices.

use egui::Ui;

use crate::state::{Action, OpenBook, Screen};
use crate::text::window;
use crate::ui::screens::import::import_buttons_ui;
use crate::ui::view::View;
use crate::ui::widgets;

/// The screen.
pub fn ledger_ui(ui: &mut Ui, _view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "ledger", |ui| {
        ui.heading(window::screen(Screen::Ledger));
        import_buttons_ui(ui, book, actions);
    });
}
