//! A box that is ticked or not.

use egui::{
    Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::theme;

/// The side of the box, in points.
const BOX: f32 = 20.0;

/// A box with its label; says whether it was clicked.
pub fn check_box(ui: &mut Ui, is_ticked: bool, label: &str) -> Response {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let room = (ui.available_width() - BOX - 12.0).max(80.0);
    let ink = if ui.is_enabled() { tokens.ink } else { tokens.secondary };
    let galley = ui.painter().layout(label.to_owned(), font, ink, room);
    let size = vec2(BOX + 12.0 + galley.size().x, galley.size().y.max(theme::CONTROL - 4.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_ticked, label));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let center = pos2(rect.min.x + BOX / 2.0 + 2.0, rect.center().y);
    paint_box(ui, center, Some(is_ticked), response.hovered());
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.expand(2.0), 6.0, stroke, StrokeKind::Inside);
    }
    painter.galley(
        pos2(rect.min.x + BOX + 12.0, rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
    response
}

/// The box alone, around `center`; `None` is ticked for some of what it stands for.
pub fn paint_box(ui: &Ui, center: Pos2, is_ticked: Option<bool>, is_hovered: bool) {
    let tokens = theme::tokens(ui);
    let painter = ui.painter();
    let square = Rect::from_center_size(center, vec2(BOX, BOX));
    let color = if ui.is_enabled() { tokens.accent } else { tokens.secondary };
    if is_ticked == Some(false) {
        let edge = if is_hovered { color } else { tokens.secondary };
        painter.rect(square, 4.0, tokens.card, Stroke::new(1.5, edge), StrokeKind::Inside);
        return;
    }
    painter.rect_filled(square, 4.0, color);
    let mark = match is_ticked {
        Some(_) => vec![vec2(-5.0, 0.5), vec2(-1.5, 4.0), vec2(5.5, -4.0)],
        None => vec![vec2(-5.0, 0.0), vec2(5.0, 0.0)],
    };
    let mark = mark.into_iter().map(|by| center + by).collect();
    painter.line(mark, Stroke::new(2.4, tokens.on_accent));
}
