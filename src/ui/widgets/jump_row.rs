//! A line that leads to where something is filled in.

use egui::text::{LayoutJob, TextFormat};
use egui::{Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::one_line;
use crate::ui::theme;

/// Room to the left and right of the line, and for the arrow, in points.
const SIDE: f32 = 10.0;
const ARROW: f32 = 22.0;

/// Shows the line: where, and below it in small type what is wrong there. `spoken` is what a screen
/// reader says.
pub fn jump_row(ui: &mut Ui, place: &str, what: &str, spoken: &str) -> Response {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let room = (width - SIDE * 2.0 - ARROW).max(60.0);
    let (place, what) = (&*one_line(place), &*one_line(what));
    let mut job = LayoutJob::default();
    job.wrap.max_width = room;
    for (text, style, color, line) in [
        (place, TextStyle::Body, tokens.ink, 24.0),
        (
            if place.is_empty() || what.is_empty() { "" } else { "\n" },
            TextStyle::Small,
            tokens.ink,
            20.0,
        ),
        (what, TextStyle::Small, tokens.secondary, 20.0),
    ] {
        let mut format = TextFormat::simple(style.resolve(ui.style()), color);
        format.line_height = Some(line);
        job.append(text, 0.0, format);
    }
    let galley = ui.painter().layout_job(job);
    let height = (galley.size().y + 10.0).max(theme::CONTROL);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 6.0, tokens.accent_soft);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), 6.0, stroke, StrokeKind::Inside);
    }
    let text = pos2(rect.min.x + SIDE, rect.center().y - galley.size().y / 2.0);
    painter.galley(text, galley, tokens.ink);
    let tip = pos2(rect.max.x - SIDE, rect.center().y);
    let arrow = [vec2(-6.0, -5.0), vec2(0.0, 0.0), vec2(-6.0, 5.0)].map(|by| tip + by);
    painter.line(arrow.to_vec(), Stroke::new(2.0, tokens.accent));
    response
}
