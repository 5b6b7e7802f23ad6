//! The drawn mark of a row's state, and the row of a list that carries it.

use egui::text::LayoutJob;
use egui::{
    Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::phrases::phrased;
use crate::model::Answer;
use crate::model::need::Need;
use crate::ui::areas::note_landing;
use crate::ui::theme::{self, Tokens};

/// What a mark says. Each has its own shape, so that none depends on color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A filled disc with a tick.
    Yes,
    /// A ring with a bar.
    No,
    /// A broken ring.
    Unknown,
    /// A ring with a slash.
    NotApplicable,
    /// An empty ring.
    Open,
    /// A dot.
    NotNeeded,
    /// Head and shoulders: somebody, in no state.
    Person,
}

/// The mark of a row.
pub fn mark_of(current: Option<Answer>, need: Need) -> Mark {
    match (need, current) {
        (Need::NoSystem | Need::NoVendorContract, _) => Mark::NotNeeded,
        (Need::Needed, Some(Answer::Yes)) => Mark::Yes,
        (Need::Needed, Some(Answer::No)) => Mark::No,
        (Need::Needed, Some(Answer::Unknown)) => Mark::Unknown,
        (Need::Needed, Some(Answer::NotApplicable)) => Mark::NotApplicable,
        (Need::Needed, None) => Mark::Open,
    }
}

const RADIUS: f32 = 7.5;

/// Draws a mark around `center`.
pub(super) fn paint(painter: &Painter, center: Pos2, mark: Mark, tokens: Tokens) {
    let ring = |color: Color32| painter.circle_stroke(center, RADIUS, Stroke::new(1.8, color));
    let line = |from: Vec2, to: Vec2, color: Color32| {
        painter.line_segment([center + from, center + to], Stroke::new(2.0, color));
    };
    match mark {
        Mark::Yes => {
            painter.circle_filled(center, RADIUS + 0.8, tokens.accent);
            line(vec2(-3.4, 0.2), vec2(-0.9, 2.8), tokens.on_accent);
            line(vec2(-0.9, 2.8), vec2(3.6, -2.6), tokens.on_accent);
        }
        Mark::No => {
            ring(tokens.attention);
            line(vec2(-4.0, 0.0), vec2(4.0, 0.0), tokens.attention);
        }
        Mark::Unknown => {
            for part in 0..6_u8 {
                let from = f32::from(part) * std::f32::consts::TAU / 6.0;
                let points: Vec<Pos2> = (0..=4_u8)
                    .map(|step| center + RADIUS * Vec2::angled(from + f32::from(step) * 0.15))
                    .collect();
                painter.line(points, Stroke::new(1.8, tokens.secondary));
            }
        }
        Mark::NotApplicable => {
            ring(tokens.secondary);
            line(vec2(-3.6, 3.6), vec2(3.6, -3.6), tokens.secondary);
        }
        Mark::Open => {
            ring(tokens.secondary);
        }
        Mark::NotNeeded => {
            painter.circle_filled(center, 2.5, tokens.secondary);
        }
        Mark::Person => {
            painter.circle_filled(center - vec2(0.0, 3.6), 3.6, tokens.secondary);
            let shoulders = Rect::from_center_size(center + vec2(0.0, 4.6), vec2(13.0, 6.4));
            let round = egui::CornerRadius { nw: 6, ne: 6, sw: 1, se: 1 };
            painter.rect_filled(shoulders, round, tokens.secondary);
        }
    }
}

/// A mark alone, for what the words beside it say.
pub fn mark_ui(ui: &mut Ui, mark: Mark) {
    let size = 2.0 * RADIUS + 4.0;
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint(ui.painter(), rect.center(), mark, theme::tokens(ui));
}

/// A row of a list: mark and title, the chosen one marked by a bar and a fill. `spoken` is what a
/// screen reader says.
pub fn row_ui(ui: &mut Ui, mark: Mark, title: &str, spoken: &str, chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let color = if mark == Mark::NotNeeded { tokens.secondary } else { tokens.ink };
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::simple(title.to_owned(), font, color, width - 46.0);
    job.sections.iter_mut().for_each(|section| section.format.line_height = Some(22.0));
    let galley = phrased(ui, job, width - 46.0);
    let height = (galley.size().y + 12.0).max(theme::CONTROL - 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if chosen {
        note_landing(ui, response.id);
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if chosen || response.hovered() {
            painter.rect_filled(rect, 6.0, if chosen { tokens.accent_soft } else { tokens.hover });
        }
        if chosen {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(bar, 0.0, tokens.accent);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, tokens.accent);
            painter.rect_stroke(rect.shrink(1.0), 6.0, stroke, egui::StrokeKind::Inside);
        }
        paint(painter, pos2(rect.min.x + 20.0, rect.center().y), mark, tokens);
        let at = pos2(rect.min.x + 38.0, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, color);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, spoken));
    response
}
