//! One part of the work as a line that leads to it: mark, name, what is next, minutes, state.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::explain::overview as words;
use crate::model::tasks::{Task, TaskState, Work};
use crate::ui::theme::{self, Tokens};
use crate::ui::view::YearView;
use crate::ui::widgets::{Icon, paint_icon};

/// Height of a line, and of one in two lines, in points.
const HEIGHT: [f32; 2] = [46.0, 66.0];
/// Where the name begins, from the left edge, in points.
const NAME: f32 = 32.0;
/// Where what is next begins, from the left edge, in points.
const FACT: f32 = 240.0;
/// Width of the column of states, in points.
const TAG: f32 = 84.0;
/// Width of the column of minutes, in points.
const MINUTES: f32 = 64.0;
/// Width of the angle at the right edge, in points.
const ONWARD: f32 = 28.0;
/// Below this width what is next stands under the name, in points.
const FOLD: f32 = 640.0;

/// The line; says whether it was chosen.
pub(super) fn task_row_ui(ui: &mut Ui, task: &Task, year: YearView<'_>) -> bool {
    let tokens = theme::tokens(ui);
    let is_folded = ui.available_width() < FOLD;
    let size = vec2(ui.available_width(), HEIGHT[usize::from(is_folded)]);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = words::work(&task.work, year.view.works);
    let fact = words::fact(&task.fact);
    let state = words::state(task);
    let mut is_cut = false;
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, 8.0, tokens.hover);
        }
        let middle = if is_folded { rect.top() + HEIGHT[0] / 2.0 } else { rect.center().y };
        paint_mark(ui.painter(), pos2(rect.left() + 10.0, middle), task, tokens);
        let style = if task.is_done() { TextStyle::Body } else { theme::strong() };
        let name_end =
            if is_folded { rect.right() - TAG - ONWARD } else { rect.left() + FACT - 8.0 };
        text(ui, pos2(rect.left() + NAME, middle), name_end, &name, &style, tokens.ink);
        let tag_left = rect.right() - ONWARD - TAG;
        let (fact_at, fact_end) = if is_folded {
            (pos2(rect.left() + NAME, middle + 24.0), rect.right() - ONWARD)
        } else {
            (pos2(rect.left() + FACT, middle), tag_left - MINUTES - 8.0)
        };
        is_cut = text(ui, fact_at, fact_end, &fact, &theme::detail(), tokens.secondary);
        if task.minutes > 0 && !is_folded {
            let minutes = words::minutes(task.minutes);
            let right = pos2(tag_left - 12.0, middle);
            let font = theme::detail().resolve(ui.style());
            let galley = ui.painter().layout_no_wrap(minutes, font, tokens.secondary);
            let at = pos2(right.x - galley.size().x, right.y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, tokens.secondary);
        }
        paint_tag(ui, pos2(tag_left, middle), state, task.state, tokens);
        let onward = pos2(rect.right() - 10.0, middle);
        paint_icon(ui.painter(), onward, Icon::Onward, tokens.secondary);
        if task.work != Work::Print {
            let line = Stroke::new(1.0, tokens.bar);
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        }
    }
    let spoken = words::spoken(&name, &fact, task);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &spoken));
    let response = if is_cut { response.on_hover_text(fact) } else { response };
    response.clicked()
}

/// A text in one line from a point at its left, cut with … where it would go beyond `end`. Whether it was.
fn text(ui: &Ui, at: Pos2, end: f32, text: &str, style: &TextStyle, color: Color32) -> bool {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), style.resolve(ui.style()), color);
    job.wrap = TextWrapping::truncate_at_width((end - at.x).max(8.0));
    let galley = ui.painter().layout_job(job);
    let (top, is_cut) = (at.y - galley.size().y / 2.0, galley.elided);
    ui.painter().galley(pos2(at.x, top), galley, color);
    is_cut
}

/// Each state has its own shape.
fn paint_mark(painter: &Painter, center: Pos2, task: &Task, tokens: Tokens) {
    if task.work == Work::Print {
        paint_icon(painter, center, Icon::Flag, tokens.ink);
        return;
    }
    let ring = |color| {
        painter.circle_stroke(center, 7.5, Stroke::new(1.8, color));
    };
    match task.state {
        TaskState::Done => {
            painter.circle_filled(center, 8.3, tokens.accent);
            let tick = [vec2(-3.6, 0.2), vec2(-1.0, 2.8), vec2(3.6, -2.6)];
            let points = tick.map(|point| center + point).to_vec();
            painter.line(points, Stroke::new(2.0, tokens.on_accent));
        }
        TaskState::UnderWay | TaskState::Waiting => {
            ring(tokens.accent);
            let half = Rect::from_center_size(center, vec2(9.0, 9.0));
            let right = Rect::from_min_max(pos2(center.x, half.top()), half.max);
            let painter = painter.with_clip_rect(right);
            painter.circle_filled(center, 4.5, tokens.accent);
        }
        TaskState::Late => {
            ring(tokens.attention);
            let line = [center + vec2(0.0, -3.8), center + vec2(0.0, 1.0)];
            painter.line_segment(line, Stroke::new(2.0, tokens.attention));
            painter.circle_filled(center + vec2(0.0, 3.8), 1.2, tokens.attention);
        }
        TaskState::NotStarted => ring(tokens.secondary),
        TaskState::NotNeeded => {
            painter.circle_filled(center, 2.5, tokens.secondary);
        }
    }
}

fn paint_tag(ui: &Ui, left: Pos2, label: &str, state: TaskState, tokens: Tokens) {
    let font = theme::rail().resolve(ui.style());
    let color = match state {
        TaskState::UnderWay => tokens.accent,
        TaskState::Late | TaskState::Waiting => tokens.attention,
        TaskState::NotStarted => tokens.ink,
        TaskState::Done | TaskState::NotNeeded => tokens.secondary,
    };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font, color);
    let size = vec2(galley.size().x + 16.0, 24.0);
    let rect = Rect::from_min_size(pos2(left.x, left.y - 12.0), size);
    match state {
        TaskState::UnderWay => {
            ui.painter().rect_filled(rect, 4.0, tokens.accent_soft);
        }
        TaskState::Late | TaskState::Waiting => {
            ui.painter().rect_filled(rect, 4.0, tokens.attention_soft);
        }
        TaskState::NotStarted => {
            let stroke = Stroke::new(1.0, tokens.line);
            ui.painter().rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
        }
        TaskState::Done | TaskState::NotNeeded => {}
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
}
