//! How wide the columns are: dragged at the edge of their head, or set from the menu of the columns.

use egui::{CursorIcon, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::cell::PADDING;
use super::cursor::Cursor;
use super::layout::{Place, usual_width};
use super::shown::Sheet;
use crate::explain::ledger::{self as words, cell_text, column as title};
use crate::model::{ColumnWidths, DeviceColumn, LedgerLook, LedgerView};
use crate::state::Action;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::caption;

/// Width of what can be dragged at an edge.
const EDGE: f32 = 9.0;
/// A step from the menu.
const STEP: f32 = 40.0;
/// The longest texts of a column are measured to find its width; the others are shorter.
const MEASURED: usize = 20;

/// The columns with their widths, as they are at this moment.
pub fn of(sheet: Sheet<'_>, cursor: &Cursor) -> Vec<(DeviceColumn, f32)> {
    sheet.columns.iter().map(|column| (*column, width_of(sheet, cursor, *column))).collect()
}

fn width_of(sheet: Sheet<'_>, cursor: &Cursor, column: DeviceColumn) -> f32 {
    let live = cursor.resizing.filter(|(of, _)| *of == column).map(|(_, width)| width);
    let chosen = sheet.view.state.ledger.look.widths.of(column).map(f32::from);
    live.or(chosen).unwrap_or_else(|| usual_width(column))
}

/// The right edge of a head: it is dragged, and a double click makes room for what stands in the column.
pub fn edge_ui(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    place: Place,
    head: Rect,
    actions: &mut Vec<Action>,
) {
    let column = place.column;
    let rect = Rect::from_center_size(pos2(head.max.x, head.center().y), vec2(EDGE, head.height()));
    let id = ids::in_clinic(ui, ("ledger edge", column));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let name = words::width_of(title(column));
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeColumn);
        let stroke = Stroke::new(2.0, theme::tokens(ui).accent);
        ui.painter().vline(head.max.x - 1.0, head.y_range(), stroke);
    }
    if response.dragged() {
        let width = place.width + response.drag_delta().x;
        let least = f32::from(ColumnWidths::LEAST);
        cursor.resizing = Some((column, width.clamp(least, f32::from(ColumnWidths::MOST))));
    }
    if response.double_clicked() {
        cursor.resizing = None;
        set(sheet, column, Some(fitting(ui, sheet, column)), actions);
    } else if response.drag_stopped()
        && let Some((column, width)) = cursor.resizing.take()
    {
        set(sheet, column, Some(width), actions);
    }
}

/// The part of the menu of the columns that makes the column of the cursor wider or narrower.
pub fn menu_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &Cursor, actions: &mut Vec<Action>) {
    let column = cursor.at.map_or(DeviceColumn::Number, |(_, column)| column);
    let width = width_of(sheet, cursor, column);
    caption(ui, &words::width_of(title(column)));
    if ui.button(words::WIDER).clicked() {
        set(sheet, column, Some(width + STEP), actions);
    }
    if ui.button(words::NARROWER).clicked() {
        set(sheet, column, Some(width - STEP), actions);
    }
    if ui.button(words::FIT).clicked() {
        set(sheet, column, Some(fitting(ui, sheet, column)), actions);
    }
    let is_usual = sheet.view.state.ledger.look.widths == ColumnWidths::default();
    if ui.add_enabled(!is_usual, egui::Button::new(words::USUAL_WIDTHS)).clicked() {
        keep(sheet, ColumnWidths::default(), actions);
    }
}

fn set(sheet: Sheet<'_>, column: DeviceColumn, width: Option<f32>, actions: &mut Vec<Action>) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the widths are between two small numbers"
    )]
    let width = width.map(|width| width.round().clamp(0.0, 10_000.0) as u16);
    keep(sheet, sheet.view.state.ledger.look.widths.with(column, width), actions);
}

fn keep(sheet: Sheet<'_>, widths: ColumnWidths, actions: &mut Vec<Action>) {
    let ledger = &sheet.view.state.ledger;
    let look = LedgerLook { widths, ..ledger.look };
    actions.push(Action::ViewLedger(LedgerView { look, ..ledger.clone() }));
}

/// The width in which the head and what is shown in a column have room.
fn fitting(ui: &Ui, sheet: Sheet<'_>, column: DeviceColumn) -> f32 {
    let workbook = &sheet.book.workbook;
    let devices = (0..sheet.height()).filter_map(|row| sheet.device(row));
    let mut texts: Vec<String> =
        devices.map(|device| cell_text(&device.cell(column), workbook)).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts.truncate(MEASURED);
    let measure = |text: &str, font| {
        let text = text.chars().take(super::table::LONGEST).collect();
        ui.painter().layout_no_wrap(text, font, theme::tokens(ui).ink).size().x
    };
    let body = TextStyle::Body.resolve(ui.style());
    // The mark of the order stands beside the head.
    let head = measure(title(column), theme::strong().resolve(ui.style())) + 16.0;
    texts.iter().map(|text| measure(text, body.clone())).fold(head, f32::max) + PADDING * 2.0 + 2.0
}
