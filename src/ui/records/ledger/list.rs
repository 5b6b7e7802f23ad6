//! The devices one below another, for windows that are too narrow for the table.

use egui::{Rect, Role, ScrollArea, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::cursor::Cursor;
use super::gutter;
use super::shown::Sheet;
use crate::explain::ledger::{self as words, kind};
use crate::model::Device;
use crate::state::Action;
use crate::ui::ids;
use crate::ui::theme;

/// Height of an entry.
const ENTRY: f32 = 52.0;
/// Width of the box that ticks it.
const BOX: f32 = 44.0;

/// The list; an entry that is pressed opens the form.
pub fn list_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("ledger list");
    if cursor.wants.sight
        && let Some((row, _)) = cursor.position(sheet)
    {
        #[expect(clippy::cast_precision_loss, reason = "no ledger has millions of rows")]
        let top = row as f32 * ENTRY;
        area = area.vertical_scroll_offset((top - ui.available_height() / 2.0).max(0.0));
        cursor.wants.sight = false;
    }
    let list = area.show_rows(ui, ENTRY, sheet.height(), |ui, rows| {
        for row in rows {
            if let Some(device) = sheet.device(row) {
                entry_ui(ui, sheet, cursor, row, device, actions);
            }
        }
    });
    let group = ui.interact(list.inner_rect, ids::in_clinic(ui, "ledger list"), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::LIST));
}

fn entry_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    row: usize,
    device: &Device,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width() - 4.0, ENTRY);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let rect = Rect::from_min_max(pos2(whole.min.x + BOX, whole.min.y), whole.max);
    let entry = ids::in_clinic(ui, ("ledger entry", device.id));
    let response = ui.interact(rect, entry, Sense::click());
    let tick = Rect::from_min_size(whole.min, vec2(BOX, ENTRY));
    gutter::tick_ui(ui, sheet, cursor, tick, (row, device));
    let is_here = cursor.at.is_some_and(|(id, _)| id == device.id);
    let name = words::in_list(device);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, &name));
    let painter = ui.painter();
    if is_here || response.hovered() {
        painter.rect_filled(rect, 6.0, if is_here { tokens.accent_soft } else { tokens.card });
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), 6.0, stroke, egui::StrokeKind::Inside);
    }
    let painter = painter.with_clip_rect(rect.shrink(6.0));
    let body = TextStyle::Body.resolve(ui.style());
    let left = egui::Align2::LEFT_CENTER;
    painter.text(pos2(rect.min.x + 12.0, rect.min.y + 17.0), left, &name, body, tokens.ink);
    let small = TextStyle::Small.resolve(ui.style());
    let more = [kind(device.kind), device.place.trim(), device.purpose.trim()];
    let more: Vec<&str> = more.into_iter().filter(|part| !part.is_empty()).collect();
    let at = pos2(rect.min.x + 12.0, rect.min.y + 38.0);
    painter.text(at, left, more.join("　"), small, tokens.secondary);
    if response.clicked() {
        let column = cursor.position(sheet).map_or(0, |(_, column)| column);
        cursor.go(sheet, (row, column), false, actions);
        cursor.panes.form = true;
    }
}
