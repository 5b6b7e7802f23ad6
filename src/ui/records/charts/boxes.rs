//! The boxes of the chart by level, to be chosen and put into another order.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    CursorIcon, Id, Key, Modifiers, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use super::add::add_ui;
use super::box_editor::box_editor_ui;
use super::{ChartView, choose, chosen, take_wanted, want_sight};
use crate::explain::chart as words;
use crate::model::{BoxId, ChartBox, Tier};
use crate::state::{Action, ChartEdit};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{caption, card, heading};

/// Room for the dots by which a row is held, in points.
const GRIP: f32 = 26.0;
/// How near the edge of the list a dragged row scrolls it, and how fast, in points.
const EDGE: f32 = 36.0;
const SPEED: f32 = 9.0;

/// A place that a row can be dragged to: before a box, or at the end of a level.
struct Gap {
    tier: Tier,
    before: Option<BoxId>,
    y: f32,
}

/// A row that is being dragged.
struct Dragged {
    id: BoxId,
    is_dropped: bool,
}

/// The list.
pub fn boxes_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        heading(ui, words::BOXES);
        caption(ui, words::BOXES_EXPLAINED);
        ui.add_enabled_ui(chart.can_change(), |ui| add_ui(ui, chart, actions));
        let wanted = take_wanted(ui, chart);
        let chosen = chosen(ui, chart);
        let mut gaps = Vec::new();
        let mut dragged = None;
        for tier in Tier::ALL {
            ui.add_space(4.0);
            caption(ui, words::tier(tier));
            let level = ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                for it in chart.chart.on(tier) {
                    gaps.push(Gap { tier, before: Some(it.id), y: ui.cursor().top() - 2.0 });
                    let is_chosen = chosen == Some(it.id);
                    let row = row_ui(ui, chart, it, is_chosen);
                    if wanted == Some(it.id) {
                        row.request_focus();
                        row.scroll_to_me(None);
                    }
                    if row.dragged() || row.drag_stopped() {
                        dragged = Some(Dragged { id: it.id, is_dropped: row.drag_stopped() });
                    }
                    used_ui(ui, chart, it.id, is_chosen, &row, actions);
                    if is_chosen && !row.dragged() {
                        box_editor_ui(ui, chart, it, actions);
                    }
                }
                if chart.chart.on(tier).next().is_none() {
                    caption(ui, words::EMPTY_TIER);
                }
                gaps.push(Gap { tier, before: None, y: ui.cursor().top() - 2.0 });
            });
            let name = words::tier(tier);
            level.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
        }
        if let Some(dragged) = dragged {
            drag_ui(ui, chart, &dragged, &gaps, actions);
        }
    });
}

/// One row: the dots to hold it by, the name, and below it what else is known.
fn row_ui(ui: &mut Ui, chart: ChartView<'_>, it: &ChartBox, is_chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let workbook = &chart.book.workbook;
    let ink = if it.is_hidden { tokens.secondary } else { tokens.ink };
    let mut job = LayoutJob::default();
    job.wrap.max_width = (ui.available_width() - GRIP - 12.0).max(60.0);
    let name_style = if it.is_hidden { TextStyle::Body } else { theme::strong() };
    let mut put = |text: &str, style: TextStyle, color, height| {
        let mut format = TextFormat::simple(style.resolve(ui.style()), color);
        format.line_height = Some(height);
        job.append(text, 0.0, format);
    };
    put(&words::title(&it.content, workbook), name_style, ink, 24.0);
    let flags = words::flags(it);
    if !flags.is_empty() {
        put(&format!("\u{3000}{flags}"), TextStyle::Small, tokens.secondary, 24.0);
    }
    for more in words::details(&it.content, workbook, chart.view.today) {
        put(&format!("\n{more}"), TextStyle::Small, tokens.secondary, 19.0);
    }
    let galley = ui.painter().layout_job(job);
    let height = (galley.size().y + 12.0).max(theme::CONTROL);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let sense = if chart.can_change() { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, row_id(ui, chart, it.id), sense);
    let enabled = ui.is_enabled();
    let spoken = words::row(it, workbook, chart.view.today);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_chosen, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let fill = if is_chosen || response.hovered() { tokens.accent_soft } else { tokens.ground };
    let edge = if is_chosen { tokens.accent } else { tokens.line };
    painter.rect(rect, 6.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if response.has_focus() {
        painter.rect_stroke(rect, 6.0, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    if chart.can_change() {
        let middle = pos2(rect.min.x + GRIP / 2.0, rect.center().y);
        for (x, y) in [(-3.0, -6.0), (3.0, -6.0), (-3.0, 0.0), (3.0, 0.0), (-3.0, 6.0), (3.0, 6.0)]
        {
            painter.circle_filled(middle + vec2(x, y), 1.5, tokens.secondary);
        }
    }
    let at = pos2(rect.min.x + GRIP, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, tokens.ink);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The row keeps its id wherever it moves, and with it the focus.
fn row_id(ui: &Ui, chart: ChartView<'_>, id: BoxId) -> Id {
    ids::in_clinic(ui, ("box row", chart.kind, id))
}

/// What a click and the keys do with a row.
fn used_ui(
    ui: &Ui,
    chart: ChartView<'_>,
    id: BoxId,
    is_chosen: bool,
    row: &Response,
    actions: &mut Vec<Action>,
) {
    if row.clicked() {
        row.request_focus();
        choose(ui, chart, (!is_chosen).then_some(id));
    }
    if !row.has_focus() || !chart.can_change() {
        return;
    }
    for (key, step) in [(Key::ArrowUp, ChartEdit::Up(id)), (Key::ArrowDown, ChartEdit::Down(id))] {
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            actions.push(chart.edit(step));
            want_sight(ui, chart, id);
        }
    }
}

/// Shows where a dragged row would go, and puts it there when it is let go.
fn drag_ui(
    ui: &Ui,
    chart: ChartView<'_>,
    dragged: &Dragged,
    gaps: &[Gap],
    actions: &mut Vec<Action>,
) {
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let distance = |gap: &&Gap| (gap.y - pointer.y).abs();
    let Some(gap) = gaps.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return };
    if dragged.is_dropped {
        actions.push(chart.edit(ChartEdit::Put(dragged.id, gap.tier, gap.before)));
        return;
    }
    let tokens = theme::tokens(ui);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let width = ui.min_rect().x_range();
    ui.painter().hline(width, gap.y, Stroke::new(3.0, tokens.accent));
    let seen = ui.clip_rect();
    if pointer.y < seen.min.y + EDGE {
        ui.scroll_with_delta(vec2(0.0, SPEED));
    } else if pointer.y > seen.max.y - EDGE {
        ui.scroll_with_delta(vec2(0.0, -SPEED));
    }
    ui.ctx().request_repaint();
}
