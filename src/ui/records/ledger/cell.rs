//! The cell that the cursor is on: a text field that waits for the first character, so that an
//! input method can begin to compose right there.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::text_edit::TextEditState;
use egui::{
    Area, Button, EventFilter, FontSelection, Frame, Galley, Margin, Order, Rect, Response, Stroke,
    StrokeKind, TextBuffer, TextEdit, Ui, vec2,
};

use super::cursor::{Cursor, Mode};
use super::shown::Sheet;
use crate::explain::ledger as words;
use crate::model::{CellSort, DeviceColumn};
use crate::state::Action;
use crate::ui::areas::note_landing;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::field_menu;

/// Between the edge of a cell and its text.
pub const PADDING: f32 = 8.0;

/// Height of a choice in the list under a cell.
const OPTION: f32 = 44.0;
/// The list is no higher; it scrolls.
const LIST: f32 = OPTION * theme::WHOLE_LIST;

/// The keys that a cell keeps for itself.
const KEPT: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// Draws the cell of the cursor in `rect` of a part of the table.
pub fn cell_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    row: usize,
    rect: Rect,
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let (device, at) = cursor.device(sheet).zip(cursor.at)?;
    let column = at.1;
    let tokens = theme::tokens(ui);
    let content = cursor.text(sheet, device, column);
    let was_editing = cursor.is_editing();
    let mut buffer = if was_editing { content.clone() } else { String::new() };
    let id = Cursor::field(ui, at);
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    if was_editing {
        ui.painter().rect_filled(rect, 0.0, tokens.card);
    }
    let stroke = Stroke::new(if is_focused { 2.0 } else { 1.0 }, tokens.accent);
    prepare(ui, sheet, cursor, id, &buffer);
    let inner = rect.shrink2(vec2(PADDING, 0.0));
    let response = ui
        .scope(|ui| {
            if !was_editing {
                // The caret appears with the first character.
                ui.visuals_mut().text_cursor.stroke = Stroke::NONE;
            }
            let mut constant = buffer.as_str();
            let field = if sheet.is_writable() {
                TextEdit::singleline(&mut buffer)
            } else {
                TextEdit::singleline(&mut constant)
            };
            // Enter is a key of the table, and while something is composed that of the input method.
            let field = field
                .return_key(None)
                .id(id)
                .frame(Frame::NONE)
                .margin(Margin::ZERO)
                .event_filter(KEPT);
            let field = field.align(egui::Align2::LEFT_CENTER).min_size(inner.size());
            ui.put(inner, field.desired_width(inner.width()).layouter(&mut on_one_line))
        })
        .inner;
    let name = words::cell(device, row, column);
    let response = response.accessible_name(&name);
    note_landing(ui, response.id);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(content));
    let cut = was_editing && field_menu(ui, &response, &mut buffer);
    if response.changed() || cut {
        cursor.typed(sheet, buffer, actions);
    } else if response.double_clicked() {
        cursor.begin(sheet, Mode::Caret);
    }
    ui.painter().rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
    if cursor.is_editing() {
        list_ui(ui, sheet, cursor, column, rect, actions);
    }
    if cursor.is_editing() && !ui.memory(|memory| memory.has_focus(id)) {
        // A click into the list is no way out of the cell.
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let in_list = cursor.list.zip(pointer).is_some_and(|(list, at)| list.contains(at));
        if in_list {
            response.request_focus();
        } else {
            cursor.leave(sheet, actions);
        }
    }
    cursor.had_focus = ui.memory(|memory| memory.has_focus(id));
    Some(response)
}

/// The content on one line: a line end in it takes the room of a blank, as in the table.
fn on_one_line(ui: &Ui, text: &dyn TextBuffer, _: f32) -> Arc<Galley> {
    let shown = text.as_str().chars().map(shown_as).collect();
    let font = FontSelection::default().resolve(ui.style());
    let color = ui.visuals().override_text_color.unwrap_or(ui.visuals().text_color());
    ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob::simple_singleline(shown, font, color)))
}

/// How a character stands in a cell.
pub fn shown_as(character: char) -> char {
    if character.is_control() { ' ' } else { character }
}

/// Puts the caret where editing begins: at the very end.
fn prepare(ui: &Ui, sheet: Sheet<'_>, cursor: &mut Cursor, id: egui::Id, buffer: &str) {
    // A button of the mouse takes the focus away from what it did not go down on.
    let is_still = ui.input(|input| !input.pointer.any_pressed() && !input.pointer.any_released());
    if cursor.wants.focus && !is_still {
        ui.request_repaint();
    } else if cursor.wants.focus && sheet.view.state.dialog.is_none() {
        ui.memory_mut(|memory| memory.request_focus(id));
        cursor.wants.focus = false;
    }
    let begun = id.with("begun");
    let was_begun: bool = ui.data(|data| data.get_temp(begun)).unwrap_or(false);
    if matches!(cursor.mode, Mode::Caret | Mode::Mending) && !was_begun {
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let end = CCursor::new(buffer.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), id);
    }
    if cursor.is_editing() != was_begun {
        ui.data_mut(|data| data.insert_temp(begun, cursor.is_editing()));
    }
}

/// The list of choices under the cell.
fn list_ui(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    column: DeviceColumn,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    if matches!(column.sort(), CellSort::Text | CellSort::Date) {
        return;
    }
    let offered = cursor.offered(sheet);
    if offered.is_empty() {
        cursor.list = None;
        return;
    }
    cursor.option = cursor.option.map(|at| at.min(offered.len() - 1));
    let mut chosen = None;
    let area = Area::new(ids::in_clinic(ui, "choices of a cell"))
        .order(Order::Foreground)
        .fixed_pos(rect.left_bottom())
        .constrain(true);
    let shown = area.show(ui.ctx(), |ui| {
        Frame::menu(ui.style()).show(ui, |ui| {
            ui.set_min_width(rect.width().max(160.0));
            // A list that was short a moment ago must be able to grow.
            #[expect(clippy::cast_precision_loss, reason = "nobody has that many vendors")]
            let height = (offered.len() as f32 * OPTION).min(LIST);
            let scroll = egui::ScrollArea::vertical().max_height(height);
            let scroll = scroll.min_scrolled_height(height);
            scroll.show(ui, |ui| {
                ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
                    for (at, (name, cell)) in offered.iter().enumerate() {
                        let is_marked = cursor.option == Some(at);
                        let button = Button::selectable(is_marked, name);
                        let response = ui.add(button);
                        if is_marked && cursor.wants.option {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            chosen = Some(cell.clone());
                        }
                    }
                });
            });
        });
    });
    cursor.list = Some(shown.response.rect);
    cursor.wants.option = false;
    if let Some(cell) = chosen {
        cursor.choose(cell, actions);
        cursor.wants.focus = true;
    }
}
