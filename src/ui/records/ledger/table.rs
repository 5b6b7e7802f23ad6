//! The table: only what is in sight is drawn, the head and the first columns stay.

use egui::text::TextWrapping;
use egui::{
    Align2, FontId, Galley, Pos2, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, TextStyle, Tooltip, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::cell::{PADDING, cell_ui, shown_as};
use super::cursor::Cursor;
use super::layout::{GUTTER, HEAD, Layout, ROW};
use super::shown::Sheet;
use super::{gutter, keys, widths};
use crate::explain::ledger::{self as words, column as title};
use crate::model::{Device, DeviceColumn, Direction};
use crate::state::Action;
use crate::ui::ids;
use crate::ui::theme;

/// Longer contents are cut on screen; nobody reads them in a cell.
pub const LONGEST: usize = 120;
/// What is shown of it beside the cell.
const LONGEST_WHOLE: usize = 1000;

/// What is in sight, and where.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// The columns and rows.
    pub layout: &'a Layout,
    /// On screen.
    pub visible: Rect,
    /// The same part of the whole table.
    pub sight: Rect,
}

impl Part<'_> {
    /// A part of the table that clips what is drawn in it.
    fn part(self, ui: &mut Ui, fixed: bool, head: bool) -> Ui {
        let middle = self.visible.min + vec2(self.layout.fixed_width(), HEAD);
        let mut rect = self.visible;
        if fixed {
            rect.max.x = middle.x.min(rect.max.x);
        } else {
            rect.min.x = middle.x;
        }
        if head {
            rect.max.y = middle.y.min(rect.max.y);
        } else {
            rect.min.y = middle.y;
        }
        let mut part = ui.new_child(UiBuilder::new().id_salt((fixed, head)).max_rect(rect));
        part.set_clip_rect(rect.intersect(ui.clip_rect()));
        part
    }

    fn columns(self, fixed: bool) -> std::ops::Range<usize> {
        if fixed { 0..self.layout.fixed } else { self.layout.fixed..self.layout.places.len() }
    }
}

/// Draws the table and reads its keys.
pub fn table_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let bar = ui.spacing().scroll.allocated_width();
    let size = ui.available_size() - vec2(bar, bar);
    let layout = Layout::new(&widths::of(sheet, cursor), sheet.last_row() + 1, size.x);
    let page = layout.rows_in(Rect::from_min_size(Pos2::ZERO, size)).len().saturating_sub(2).max(1);
    // Whoever comes back from a dialog goes on where they were.
    cursor.wants.focus |= cursor.had_focus && sheet.view.state.dialog.is_some();
    keys::keys(ui, sheet, cursor, page, actions);
    // The head and the first columns would fade with the rest.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let mut area = ScrollArea::both().auto_shrink(false).id_salt("ledger table");
    if cursor.wants.sight
        && let Some((row, at)) = cursor.position(sheet)
    {
        let before = cursor.sight.map_or(Pos2::ZERO, |sight| sight.min);
        let sight = Rect::from_min_size(before, size);
        area = area.scroll_offset(layout.scroll_to(row, at, sight));
        cursor.wants.sight = false;
    }
    let output = area.show_viewport(ui, |ui, sight| {
        let corner = ui.max_rect().min;
        ui.allocate_rect(Rect::from_min_size(corner, layout.size()), Sense::hover());
        let visible = Rect::from_min_size(corner + sight.min.to_vec2(), sight.size());
        let here = Part { layout: &layout, visible, sight };
        content_ui(ui, sheet, cursor, here, actions);
    });
    let offset = output.state.clamped_offset();
    cursor.sight = Some(Rect::from_min_size(offset.to_pos2(), output.inner_rect.size()));
    let enabled = sheet.is_writable();
    let table = ui.interact(output.inner_rect, ids::in_clinic(ui, "ledger table"), Sense::hover());
    table.widget_info(|| WidgetInfo::labeled(Role::Group, enabled, words::GRID));
}

fn content_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    ui.painter().rect_filled(here.visible, 0.0, tokens.card);
    for fixed in [true, false] {
        let mut head = here.part(ui, fixed, true);
        head_ui(&mut head, sheet, cursor, here, fixed, actions);
    }
    let at = cursor.position(sheet);
    for fixed in [true, false] {
        let mut body = here.part(ui, fixed, false);
        let cut = body_ui(&mut body, sheet, cursor, here, fixed, actions);
        // The cell of the cursor is drawn even out of sight: it has the focus.
        if let Some((row, column)) = at
            && here.columns(fixed).contains(&column)
            && cursor.position(sheet) == at
        {
            let rect = here.layout.rect(row, column, here.visible, here.sight);
            let response = cell_ui(&mut body, sheet, cursor, row, rect, actions);
            if let Some(field) = response.filter(|_| !cursor.is_editing()) {
                drag(ui, sheet, cursor, here, &field, actions);
                if let Some(whole) = cut {
                    whole_ui(ui, field, rect, &whole);
                }
            }
        }
    }
    let edge = here.visible.min.x + here.layout.fixed_width();
    let line = Stroke::new(1.5, tokens.line);
    ui.painter().vline(edge, here.visible.y_range(), line);
    ui.painter().rect_stroke(here.visible, 0.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
}

/// The whole of a cell that has no room for it, while the pointer or the keyboard is on it.
fn whole_ui(ui: &Ui, field: Response, rect: Rect, whole: &str) {
    let is_still = ui.input(|input| !input.pointer.any_down());
    if field.has_focus() && is_still && !field.hovered() {
        let tip = Tooltip::always_open(ui.ctx().clone(), field.layer_id, field.id, rect);
        tip.gap(4.0).show(|ui| ui.label(whole));
    } else {
        field.on_hover_text(whole);
    }
}

/// The heads of the columns.
fn head_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    fixed: bool,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let clip = ui.clip_rect();
    ui.painter().rect_filled(clip, 0.0, tokens.bar);
    if fixed {
        gutter::head_ui(ui, sheet, cursor, here.visible.min);
    }
    for at in here.columns(fixed) {
        let mut rect = here.layout.rect(0, at, here.visible, here.sight);
        rect.min.y = here.visible.min.y;
        rect.max.y = rect.min.y + HEAD;
        let column = here.layout.places[at].column;
        let response =
            ui.interact(rect, ids::in_clinic(ui, ("ledger head", column)), Sense::click());
        let sorting = sheet.view.state.ledger.look.sorting.filter(|it| it.column == column);
        let direction = sorting.map(|it| it.direction);
        let info = || WidgetInfo::labeled(Role::Button, true, words::head(column, direction));
        response.widget_info(info);
        if response.clicked() {
            actions.push(Action::ViewLedger(sheet.view.state.ledger.sorted_by_next(column)));
        }
        if !rect.intersects(clip) {
            if response.has_focus() {
                response.scroll_to_me(None);
            }
            continue;
        }
        paint_head(ui, rect, column, direction, &response);
        widths::edge_ui(ui, sheet, cursor, here.layout.places[at], rect, actions);
    }
    ui.painter().hline(clip.x_range(), here.visible.min.y + HEAD, Stroke::new(1.0, tokens.line));
}

fn paint_head(
    ui: &Ui,
    rect: Rect,
    column: DeviceColumn,
    direction: Option<Direction>,
    response: &Response,
) {
    let tokens = theme::tokens(ui);
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0.0, tokens.accent_soft);
    }
    let ink = if direction.is_some() { tokens.accent } else { tokens.ink };
    let font = theme::strong().resolve(ui.style());
    let room = rect.width() - PADDING * 2.0 - if direction.is_some() { 14.0 } else { 0.0 };
    let galley = cut(ui, title(column).to_owned(), font, ink, room);
    let at = pos2(rect.min.x + PADDING, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, ink);
    if let Some(direction) = direction {
        let up = if direction == Direction::Ascending { -1.0 } else { 1.0 };
        let center = pos2(rect.max.x - 12.0, rect.center().y);
        let points = [vec2(-5.0, -3.5 * up), vec2(5.0, -3.5 * up), vec2(0.0, 3.5 * up)];
        let points = points.map(|by| center + by).to_vec();
        painter.add(Shape::convex_polygon(points, tokens.accent, Stroke::NONE));
    }
    painter.vline(rect.max.x, rect.y_range(), Stroke::new(1.0, tokens.line));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
    }
}

/// The rows in sight, as far as they belong to a part of the table. Returns what stands in the cursor's
/// cell where that has no room for it.
fn body_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    fixed: bool,
    actions: &mut Vec<Action>,
) -> Option<String> {
    let tokens = theme::tokens(ui);
    let clip = ui.clip_rect();
    let mut whole_here = None;
    let selection = cursor.selection(sheet);
    let position = cursor.position(sheet);
    for row in here.layout.rows_in(here.sight) {
        let Some(device) = sheet.entry(row) else {
            continue;
        };
        let top = here.visible.min.y + Layout::top(row) - here.sight.min.y;
        if fixed {
            let corner = pos2(here.visible.min.x, top);
            gutter::row_ui(ui, sheet, cursor, corner, (row, device), actions);
        }
        let is_ticked = cursor.chosen.contains(&device.id);
        for at in here.columns(fixed) {
            let rect = here.layout.rect(row, at, here.visible, here.sight);
            if !rect.intersects(clip) {
                continue;
            }
            let is_selected = selection
                .as_ref()
                .is_some_and(|(rows, columns)| rows.contains(&row) && columns.contains(&at));
            if is_selected || is_ticked {
                ui.painter().rect_filled(rect, 0.0, tokens.accent_soft);
            }
            let column = here.layout.places[at].column;
            let is_here = position == Some((row, at));
            let whole = if is_here && cursor.is_editing() {
                None
            } else {
                paint_content(ui, sheet, cursor, device, column, rect)
            };
            ui.painter().vline(rect.max.x, rect.y_range(), Stroke::new(1.0, tokens.bar));
            // The field of the cursor's cell lies above its box, which a button that went down on
            // it still belongs to.
            let id = ids::in_clinic(ui, ("ledger box", device.id, column));
            let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
            if !is_here {
                response.widget_info(|| WidgetInfo {
                    current_text_value: Some(cursor.text(sheet, device, column)),
                    ..WidgetInfo::labeled(Role::Cell, true, words::cell(device, row, column))
                });
            }
            point(ui, sheet, cursor, here, (row, at), &response, actions);
            match whole {
                Some(whole) if is_here => whole_here = Some(whole),
                Some(whole) => {
                    response.on_hover_text(whole);
                }
                None => {}
            }
        }
        if fixed && sheet.is_next(device.id) && position.is_none_or(|(at, _)| at != row) {
            let font = TextStyle::Small.resolve(ui.style());
            let at = pos2(here.visible.min.x + GUTTER + PADDING, top + ROW / 2.0);
            ui.painter().text(at, Align2::LEFT_CENTER, words::NEXT_ROW, font, tokens.secondary);
        }
        ui.painter().hline(clip.x_range(), top + ROW, Stroke::new(1.0, tokens.bar));
    }
    whole_here
}

/// What the pointer does on a cell: a press goes there, Shift and dragging select.
fn point(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    to: (usize, usize),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let is_pressed = response.contains_pointer() && ui.input(|it| it.pointer.primary_pressed());
    if is_pressed || response.clicked() {
        let extends = ui.input(|input| input.modifiers.shift);
        cursor.go(sheet, to, extends, actions);
        cursor.wants.focus = true;
    }
    drag(ui, sheet, cursor, here, response, actions);
}

/// Selects as far as the pointer goes. A button that goes up takes the focus away from everything
/// that it did not go down on, so it is given back.
fn drag(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let pointer = ui.input(|input| input.pointer.interact_pos());
    if let Some(at) = pointer.filter(|_| response.dragged()) {
        let over = here.layout.cell_at(at, here.visible, here.sight);
        if cursor.position(sheet) != Some(over) {
            cursor.go(sheet, over, true, actions);
            cursor.wants.focus = true;
        }
    }
    if response.drag_stopped() {
        cursor.wants.focus = true;
    }
}

/// What stands in a cell; what could not be read yet is underlined. Returns the whole of it where there is
/// no room for it.
fn paint_content(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &Cursor,
    device: &Device,
    column: DeviceColumn,
    rect: Rect,
) -> Option<String> {
    let tokens = theme::tokens(ui);
    let text = cursor.text(sheet, device, column);
    if text.is_empty() || (sheet.is_next(device.id) && !is_draft(cursor, device, column)) {
        return None;
    }
    let is_draft = is_draft(cursor, device, column);
    let ink = if is_draft { tokens.attention } else { tokens.ink };
    let shown: String = text.chars().take(LONGEST).map(shown_as).collect();
    let font = TextStyle::Body.resolve(ui.style());
    let galley = cut(ui, shown, font, ink, rect.width() - PADDING * 2.0);
    let at = pos2(rect.min.x + PADDING, rect.center().y - galley.size().y / 2.0);
    let inner = rect.shrink2(vec2(PADDING / 2.0, 0.0)).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(inner);
    let width = galley.size().x;
    let whole = galley.elided.then(|| text.chars().take(LONGEST_WHOLE).collect());
    painter.galley(at, galley, ink);
    if is_draft {
        let y = rect.max.y - 7.0;
        painter.hline(at.x..=at.x + width, y, Stroke::new(1.5, tokens.attention));
    }
    whole
}

fn is_draft(cursor: &Cursor, device: &Device, column: DeviceColumn) -> bool {
    cursor.drafts.contains_key(&(device.id, column))
}

/// A text on one line, which says by its last character where it was cut to a width.
fn cut(
    ui: &Ui,
    text: String,
    font: FontId,
    ink: egui::Color32,
    width: f32,
) -> std::sync::Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
