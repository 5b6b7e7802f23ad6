//! A button that opens a menu.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{
    Atom, Button, PopupCloseBehavior, Rect, Response, Shape, Stroke, Style, Ui, Vec2, vec2,
};

use crate::ui::list_keys::{note_list, note_staying};

/// The button, with the mark of a menu, and the menu under it. It closes by a click as `closing` says.
pub fn menu(
    ui: &mut Ui,
    name: &str,
    closing: PopupCloseBehavior,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let button = Button::new((name.to_owned(), arrow(ui)));
    let config = MenuConfig::new().close_behavior(closing).style(style as fn(&mut Style));
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, add);
    note_list(ui, response.id);
    if closing == PopupCloseBehavior::CloseOnClickOutside {
        note_staying(ui, response.id);
    }
    response.accessible_name(name)
}

/// The mark that a list opens, as the toolkit paints it on a drop-down.
fn arrow(ui: &Ui) -> Atom<'static> {
    Atom::paint(Vec2::splat(ui.spacing().icon_width), |ui, args| {
        let size = vec2(args.rect.width() * 0.7, args.rect.height() * 0.45);
        let rect = Rect::from_center_size(args.rect.center(), size);
        ui.painter().add(Shape::rotated_triangle(rect, 0.0, args.fallback_text_color));
    })
}

/// Entries without frames, with room around their words where one is marked.
fn style(style: &mut Style) {
    style.spacing.button_padding = vec2(10.0, 4.0);
    let widgets = &mut style.visuals.widgets;
    for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        widget.bg_stroke = Stroke::NONE;
    }
}
