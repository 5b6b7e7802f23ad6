//! The table: only what is in sight is drawn, the head and the first columns stay.

use egui::{
    Align2, Galley, Pos2, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind,
    TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::cell::{PADDING, cell_ui, shown_as};
use super::cursor::Cursor;
use super::keys;
use super::layout::{GUTTER, HEAD, Layout, ROW};
use super::shown::Sheet;
use crate::explain::ledger::{self as words, column as title};
use crate::model::{Device, DeviceColumn, Direction};
use crate::state::Action;
use crate::ui::ids;
use crate::ui::theme;

/// Longer contents are cut on screen; nobody reads them in a cell.
const LONGEST: usize = 120;

/// What is in sight, and where.
#[derive(Clone, Copy)]
struct Part<'a> {
    layout: &'a Layout,
    /// On screen.
    visible: Rect,
    /// The same part of the whole table.
    sight: Rect,
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
    let layout = Layout::new(sheet.columns, sheet.height(), size.x);
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
        head_ui(&mut head, sheet, here, fixed, actions);
    }
    let at = cursor.position(sheet);
    for fixed in [true, false] {
        let mut body = here.part(ui, fixed, false);
        body_ui(&mut body, sheet, cursor, here, fixed, actions);
        // The cell of the cursor is drawn even out of sight: it has the focus.
        if let Some((row, column)) = at
            && here.columns(fixed).contains(&column)
            && cursor.position(sheet) == at
        {
            let rect = here.layout.rect(row, column, here.visible, here.sight);
            let response = cell_ui(&mut body, sheet, cursor, row, rect, actions);
            if let Some(field) = response.filter(|_| !cursor.is_editing()) {
                drag(ui, sheet, cursor, here, &field, actions);
            }
        }
    }
    let edge = here.visible.min.x + here.layout.fixed_width();
    let line = Stroke::new(1.5, tokens.line);
    ui.painter().vline(edge, here.visible.y_range(), line);
    ui.painter().rect_stroke(here.visible, 0.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
}

/// The heads of the columns.
fn head_ui(ui: &mut Ui, sheet: Sheet<'_>, here: Part<'_>, fixed: bool, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let clip = ui.clip_rect();
    ui.painter().rect_filled(clip, 0.0, tokens.bar);
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
    let at = pos2(rect.min.x + PADDING, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, title(column), font, ink);
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

/// The rows in sight, as far as they belong to a part of the table.
fn body_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    fixed: bool,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let clip = ui.clip_rect();
    let selection = cursor.selection(sheet);
    let position = cursor.position(sheet);
    for row in here.layout.rows_in(here.sight) {
        let Some(device) = sheet.device(row) else {
            continue;
        };
        let top = here.visible.min.y + Layout::top(row) - here.sight.min.y;
        if fixed {
            gutter_ui(ui, sheet, cursor, here, row, device, actions);
        }
        for at in here.columns(fixed) {
            let rect = here.layout.rect(row, at, here.visible, here.sight);
            if !rect.intersects(clip) {
                continue;
            }
            let is_selected = selection
                .as_ref()
                .is_some_and(|(rows, columns)| rows.contains(&row) && columns.contains(&at));
            if is_selected {
                ui.painter().rect_filled(rect, 0.0, tokens.accent_soft);
            }
            let column = here.layout.places[at].column;
            let is_here = position == Some((row, at));
            if !(is_here && cursor.is_editing()) {
                paint_content(ui, sheet, cursor, device, column, rect);
            }
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
        }
        ui.painter().hline(clip.x_range(), top + ROW, Stroke::new(1.0, tokens.bar));
    }
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

/// The number of a row; a click selects all of it.
fn gutter_ui(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    here: Part<'_>,
    row: usize,
    device: &Device,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let top = here.visible.min.y + Layout::top(row) - here.sight.min.y;
    let rect = Rect::from_min_size(pos2(here.visible.min.x, top), vec2(GUTTER, ROW));
    let response = ui.interact(rect, ids::in_clinic(ui, ("ledger row", device.id)), Sense::CLICK);
    let is_here = cursor.at.is_some_and(|(id, _)| id == device.id);
    response.widget_info(|| {
        let name = words::row(device, row, sheet.height());
        WidgetInfo::selected(Role::Row, true, is_here, name)
    });
    let fill = if is_here { tokens.accent_soft } else { tokens.bar };
    ui.painter().rect_filled(rect, 0.0, fill);
    let font = TextStyle::Small.resolve(ui.style());
    let ink = if is_here { tokens.accent } else { tokens.secondary };
    let number = (row + 1).to_string();
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, number, font, ink);
    if response.clicked() {
        let extends = ui.input(|input| input.modifiers.shift);
        let last = sheet.columns.len().saturating_sub(1);
        cursor.go(sheet, (row, 0), extends, actions);
        let anchor = if extends { cursor.anchor.map(|it| it.0) } else { Some(device.id) };
        cursor.anchor = anchor.zip(sheet.columns.get(last).copied());
        cursor.wants.focus = true;
    }
    if response.double_clicked() {
        cursor.panes.form = true;
    }
}

/// What stands in a cell; what could not be read yet is underlined.
fn paint_content(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &Cursor,
    device: &Device,
    column: DeviceColumn,
    rect: Rect,
) {
    let tokens = theme::tokens(ui);
    let text = cursor.text(sheet, device, column);
    if text.is_empty() {
        return;
    }
    let is_draft = cursor.drafts.contains_key(&(device.id, column));
    let ink = if is_draft { tokens.attention } else { tokens.ink };
    let shown: String = text.chars().take(LONGEST).map(shown_as).collect();
    let font = TextStyle::Body.resolve(ui.style());
    let galley: std::sync::Arc<Galley> = ui.painter().layout_no_wrap(shown, font, ink);
    let at = pos2(rect.min.x + PADDING, rect.center().y - galley.size().y / 2.0);
    let inner = rect.shrink2(vec2(PADDING / 2.0, 0.0)).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(inner);
    let width = galley.size().x;
    painter.galley(at, galley, ink);
    if is_draft {
        let y = rect.max.y - 7.0;
        painter.hline(at.x..=at.x + width, y, Stroke::new(1.5, tokens.attention));
    }
}
