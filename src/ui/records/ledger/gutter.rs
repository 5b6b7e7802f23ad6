//! The head of each row: a box that ticks it, and its number.

use egui::{
    Align2, Context, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use super::cursor::Cursor;
use super::layout::{GUTTER, HEAD, ROW};
use super::shown::Sheet;
use crate::explain::ledger as words;
use crate::model::{Device, DeviceId};
use crate::state::Action;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::paint_box;

/// Width of the part with the box.
const BOX: f32 = 36.0;

/// The keys that a box keeps for itself.
const KEPT: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };

/// The id of the box of a row.
pub fn tick_box(ctx: &Context, device: DeviceId) -> Id {
    ids::in_clinic(ctx, ("ledger tick", device))
}

/// The box above the others: it ticks all rows that are shown, or none.
pub fn head_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, corner: egui::Pos2) {
    let rect = Rect::from_min_size(corner, vec2(BOX, HEAD));
    let response = ui.interact(rect, ids::in_clinic(ui, "ledger tick all"), Sense::click());
    let ticked = cursor.chosen.len();
    let state = match ticked {
        0 => Some(false),
        _ if ticked == sheet.height() => Some(true),
        _ => None,
    };
    let is_all = state == Some(true);
    let info = || WidgetInfo::selected(Role::CheckBox, true, is_all, words::TICK_ALL);
    response.widget_info(info);
    paint_box(ui, rect.center(), state, response.hovered());
    if response.on_hover_text(words::TICK_ALL).clicked() {
        cursor.chosen.clear();
        if !is_all {
            let all = (0..sheet.height()).filter_map(|row| sheet.device(row));
            cursor.chosen.extend(all.map(|device| device.id));
        }
    }
}

/// The head of a row, whose upper left corner is at `corner`.
pub fn row_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    corner: egui::Pos2,
    (row, device): (usize, &Device),
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let rect = Rect::from_min_size(corner, vec2(GUTTER, ROW));
    let is_here = cursor.at.is_some_and(|(id, _)| id == device.id);
    let is_ticked = cursor.chosen.contains(&device.id);
    let fill = if is_here || is_ticked { tokens.accent_soft } else { tokens.bar };
    ui.painter().rect_filled(rect, 0.0, fill);
    let font = TextStyle::Small.resolve(ui.style());
    let ink = if is_here { tokens.accent } else { tokens.secondary };
    let number = Rect::from_min_max(pos2(rect.min.x + BOX, rect.min.y), rect.max);
    if sheet.is_next(device.id) {
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, "+", font, ink);
        return;
    }
    let at = pos2(rect.max.x - 8.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, (row + 1).to_string(), font, ink);
    number_ui(ui, sheet, cursor, number, (row, device), actions);
    let tick = Rect::from_min_size(corner, vec2(BOX, ROW));
    let response = tick_ui(ui, sheet, cursor, tick, (row, device));
    if response.has_focus() {
        keys(ui, sheet, cursor, row, &response, actions);
    }
}

/// The box that ticks a row, in the middle of `rect`.
pub fn tick_ui(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    rect: Rect,
    (row, device): (usize, &Device),
) -> Response {
    let is_ticked = cursor.chosen.contains(&device.id);
    let response = ui.interact(rect, tick_box(ui, device.id), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, true, is_ticked, words::tick(device, row))
    });
    paint_box(ui, rect.center(), Some(is_ticked), response.hovered());
    if response.clicked() {
        let extends = ui.input(|input| input.modifiers.shift);
        turn(sheet, cursor, row, !is_ticked, extends);
    }
    response
}

/// Ticks a row or takes its tick back; `extends` does the same with all rows since the last one.
fn turn(sheet: Sheet<'_>, cursor: &mut Cursor, row: usize, ticked: bool, extends: bool) {
    let last = cursor.chosen_last.filter(|_| extends).and_then(|id| sheet.row_of(id));
    let other = last.unwrap_or(row);
    for device in (row.min(other)..=row.max(other)).filter_map(|row| sheet.device(row)) {
        if ticked {
            cursor.chosen.insert(device.id);
        } else {
            cursor.chosen.remove(&device.id);
        }
    }
    cursor.chosen_last = sheet.device(row).map(|device| device.id);
}

/// From box to box, and into the cells.
fn keys(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    row: usize,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, KEPT));
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed(Key::ArrowRight) {
        cursor.go(sheet, (row, 0), false, actions);
        cursor.wants.focus = true;
        return;
    }
    let to = if is_pressed(Key::ArrowUp) {
        row.checked_sub(1)
    } else if is_pressed(Key::ArrowDown) {
        Some(row + 1)
    } else {
        None
    };
    if let Some((to, device)) = to.and_then(|to| Some((to, sheet.device(to)?))) {
        cursor.go(sheet, (to, 0), false, actions);
        let tick = tick_box(ui, device.id);
        ui.memory_mut(|memory| memory.request_focus(tick));
    }
}

/// The number of a row; a click selects all of its cells.
fn number_ui(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    rect: Rect,
    (row, device): (usize, &Device),
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, ids::in_clinic(ui, ("ledger row", device.id)), Sense::CLICK);
    let is_here = cursor.at.is_some_and(|(id, _)| id == device.id);
    response.widget_info(|| {
        let name = words::row(device, row, sheet.height());
        WidgetInfo::selected(Role::Row, true, is_here, name)
    });
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
