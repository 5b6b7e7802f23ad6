//! A part of a screen that folds: its title and what it says at a glance stay in sight.

use std::f32::consts::FRAC_PI_2;

use egui::{Id, Role, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, vec2};

use super::card;
use crate::ui::theme;

/// Room for the triangle before the title, in points.
const ICON: f32 = 22.0;
/// Between the title and what the card says at a glance, in points.
const GAP: f32 = 16.0;

/// A card with such a part alone.
pub fn folding_card(
    ui: &mut Ui,
    id: Id,
    title: &str,
    glance: &str,
    open: bool,
    add: impl FnOnce(&mut Ui),
) {
    card(ui, |ui| folding(ui, id, title, glance, open, add));
}

/// A part under a title that folds and unfolds it. `open` is how it stands until a person has
/// folded or unfolded it; `glance` stands beside the title.
pub fn folding(
    ui: &mut Ui,
    id: Id,
    title: &str,
    glance: &str,
    open: bool,
    add: impl FnOnce(&mut Ui),
) {
    let was_open = is_unfolded(ui, id, open);
    let clicked = title_ui(ui, title, glance, was_open);
    if clicked {
        ui.data_mut(|data| data.insert_temp(id, !was_open));
    }
    if was_open != clicked {
        ui.add_space(4.0);
        add(ui);
    }
}

/// Whether a part is unfolded; `open` is how it stands until a person has folded or unfolded it.
pub fn is_unfolded(ui: &Ui, id: Id, open: bool) -> bool {
    ui.data(|data| data.get_temp(id)).unwrap_or(open)
}

/// Folds or unfolds a part, whatever it was.
pub fn set_folding(ui: &Ui, id: Id, is_open: bool) {
    ui.data_mut(|data| data.insert_temp(id, is_open));
}

fn title_ui(ui: &mut Ui, title: &str, glance: &str, is_open: bool) -> bool {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let room = width - ICON;
    let layout = |text: &str, style: TextStyle, color, width: f32| {
        ui.painter().layout(text.to_owned(), style.resolve(ui.style()), color, width.max(40.0))
    };
    let title_galley = layout(title, theme::strong(), tokens.ink, room);
    let beside = room - title_galley.size().x - GAP;
    let glance_galley = layout(glance, TextStyle::Body, tokens.secondary, room);
    // Below the title where there is no room beside it.
    let is_below = glance_galley.size().x > beside;
    let glance_at = if is_below {
        vec2(ICON, title_galley.size().y + 4.0)
    } else {
        vec2(ICON + title_galley.size().x + GAP, 0.0)
    };
    let below = if is_below && !glance.is_empty() { glance_galley.size().y + 4.0 } else { 0.0 };
    let height = title_galley.size().y + below;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height + 12.0), Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 6.0, tokens.accent_soft);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, tokens.accent);
            painter.rect_stroke(rect.shrink(1.0), 6.0, stroke, StrokeKind::Inside);
        }
        let middle = title_galley.size().y / 2.0 + 6.0;
        let text = rect.min + vec2(0.0, 6.0);
        painter.galley(text + vec2(ICON, 0.0), title_galley, tokens.ink);
        painter.galley(text + glance_at, glance_galley, tokens.secondary);
        let center = rect.left_top() + vec2(ICON / 2.0 - 2.0, middle);
        let tip = Vec2::angled(if is_open { FRAC_PI_2 } else { 0.0 }) * 5.0;
        let base = center - tip * 0.6;
        let triangle = vec![center + tip, base + tip.rot90(), base - tip.rot90()];
        painter.add(Shape::convex_polygon(triangle, tokens.secondary, Stroke::NONE));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), title));
    let clicked = response.clicked();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(is_open != clicked);
        node.set_description(glance);
    });
    clicked
}
