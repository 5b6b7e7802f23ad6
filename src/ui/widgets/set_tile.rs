//! One of several things to choose from, with what it holds below its name.

use egui::text::LayoutJob;
use egui::{Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::lettered;
use super::phrases::phrased;
use crate::ui::theme;

/// Height of a tile, in points.
const HEIGHT: f32 = 58.0;
/// Where the text begins, in points from the left edge.
const INDENT: f32 = 40.0;

/// A tile with a mark that tells whether it is the one chosen.
pub fn set_tile(ui: &mut Ui, width: f32, title: &str, glance: &str, is_chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let room = (width - INDENT - 8.0).max(40.0);
    let layout = |text: &str, style: TextStyle, color| {
        let mut job = LayoutJob::default();
        job.append(text, 0.0, lettered(ui, &style, 20.0, color));
        phrased(ui, job, room)
    };
    let title_color = if is_chosen { tokens.accent } else { tokens.ink };
    let title_galley = layout(title, theme::strong(), title_color);
    let glance_galley = layout(glance, TextStyle::Small, tokens.secondary);
    let text_height = title_galley.size().y + 2.0 + glance_galley.size().y;
    let size = vec2(width, HEIGHT.max(text_height + 12.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(glance));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let fill = if is_chosen || response.hovered() { tokens.accent_soft } else { tokens.card };
    let (width, edge) = if is_chosen { (2.0, tokens.accent) } else { (1.0, tokens.secondary) };
    painter.rect(rect, 8.0, fill, Stroke::new(width, edge), StrokeKind::Inside);
    let center = pos2(rect.left() + INDENT / 2.0 + 2.0, rect.center().y);
    painter.circle(center, 9.0, tokens.card, Stroke::new(width.max(1.5), edge));
    if is_chosen {
        painter.circle_filled(center, 5.0, tokens.accent);
    }
    let top = rect.center().y - text_height / 2.0;
    let below = top + title_galley.size().y + 2.0;
    painter.galley(pos2(rect.left() + INDENT, top), title_galley, title_color);
    painter.galley(pos2(rect.left() + INDENT, below), glance_galley, tokens.secondary);
    response
}
