//! A button that opens a menu.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, Response, RichText, Stroke, Style, Ui, vec2};

use crate::ui::list_keys::note_staying;

/// The button, with the mark of a menu, and the menu under it. It closes by a click as `closing` says.
pub fn menu(
    ui: &mut Ui,
    name: &str,
    closing: PopupCloseBehavior,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let button = Button::new((name.to_owned(), RichText::new("▼").small()));
    let config = MenuConfig::new().close_behavior(closing).style(style as fn(&mut Style));
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, add);
    if closing == PopupCloseBehavior::CloseOnClickOutside {
        note_staying(ui, response.id);
    }
    response.accessible_name(name)
}

/// Entries without frames, with room around their words where one is marked.
fn style(style: &mut Style) {
    style.spacing.button_padding = vec2(10.0, 4.0);
    let widgets = &mut style.visuals.widgets;
    for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        widget.bg_stroke = Stroke::NONE;
    }
}
