//! A row of a list of records: the name, and below it in small type how it stands.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use super::phrases::phrased;
use super::state_mark::paint;
use super::{Mark, one_line};
use crate::ui::theme;

/// Where the text begins after a mark, in points.
const INDENT: f32 = 38.0;

/// Shows the row; the chosen one is marked by a bar and a fill. A screen reader says both lines.
pub fn record_row(ui: &mut Ui, mark: Mark, name: &str, line: &str, chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let (name, line) = (&*one_line(name), &*one_line(line));
    let mut job = LayoutJob::default();
    let below = format!("\n{line}");
    let small = if line.is_empty() { "" } else { below.as_str() };
    for (text, style, color, height) in [
        (name, TextStyle::Body, tokens.ink, 22.0),
        (small, TextStyle::Small, tokens.secondary, 19.0),
    ] {
        let mut format = TextFormat::simple(style.resolve(ui.style()), color);
        format.line_height = Some(height);
        job.append(text, 0.0, format);
    }
    let galley = phrased(ui, job, (width - INDENT - 8.0).max(60.0));
    let height = (galley.size().y + 10.0).max(theme::CONTROL);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let (enabled, spoken) = (ui.is_enabled(), format!("{name}　{line}"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, spoken.trim_end()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if chosen || response.hovered() {
        painter.rect_filled(rect, 6.0, if chosen { tokens.accent_soft } else { tokens.card });
    }
    if chosen {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(bar, 0.0, tokens.accent);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), 6.0, stroke, StrokeKind::Inside);
    }
    let at = pos2(rect.min.x + INDENT, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, tokens.ink);
    paint(painter, pos2(rect.min.x + 20.0, rect.center().y), mark, tokens);
    response
}
