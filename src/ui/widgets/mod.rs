//! The few widgets of our own.

mod answer_buttons;
mod calendar;
mod check_box;
mod date_field;
mod field_menu;
mod folding;
mod guidance;
mod jump_row;
mod key_list;
mod marked_text;
mod paper;
mod person_choice;
mod person_field;
mod person_list;
mod pick_field;
mod progress_row;
mod record_row;
mod state_mark;
mod table_buttons;
mod text_field;

pub use answer_buttons::answer_buttons;
pub use calendar::today_id;
pub use check_box::check_box;
pub use date_field::{date_boxes, date_field, take_wanted_focus, want_focus};
pub use field_menu::field_menu;
pub use folding::{folding, folding_card, set_folding};
pub use guidance::{GUIDANCE_WIDTH, guidance_ui};
pub use jump_row::jump_row;
pub use key_list::key_list;
pub use paper::{REAL_SIZE, page_size, page_text, paint_page};
pub use person_choice::{PersonChoice, person_adder};
pub use person_field::person_field;
pub use person_list::PersonList;
pub use pick_field::pick_field;
pub use progress_row::{legend, progress_row};
pub use record_row::record_row;
pub use state_mark::{Mark, mark_of, mark_ui, row_ui};
pub use table_buttons::{export_table_buttons_ui, export_tables_ui};
pub use text_field::{NamedField, Rows, memo_field, named_field, new_name_field, text_field};

use egui::{AsIdSalt, Button, Id, Response, RichText, ScrollArea, Ui};

use super::theme;

/// Keeps lines short enough to read, without ever going beyond the window.
pub fn keep_to_width(ui: &mut Ui, points: f32) {
    ui.set_max_width(ui.available_width().min(points));
}

/// A part of a screen that scrolls up and down. The content is as wide with the bar as without it:
/// otherwise text that wraps because of the bar and fits without it would change places for ever.
pub fn scroll<R>(ui: &mut Ui, name: impl AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    let bar = ui.spacing().scroll.allocated_width();
    let width = ui.available_width() - bar;
    let area = ScrollArea::vertical().auto_shrink(false).id_salt(name);
    area.show(ui, |ui| {
        ui.set_max_width(width);
        let result = add(ui);
        follow_focus(ui);
        result
    })
    .inner
}

/// Brings what has just got the focus into sight, however the focus came there.
fn follow_focus(ui: &Ui) {
    let id = ui.scope_id().with("last focus");
    let focused = ui.memory(egui::Memory::focused);
    let last: Option<Id> = ui.data(|data| data.get_temp(id)).flatten();
    if focused == last {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, focused));
    let response = focused.and_then(|focused| ui.ctx().read_response(focused));
    if let Some(response) = response.filter(|it| it.layer_id == ui.layer_id())
        && ui.min_rect().contains(response.rect.center())
    {
        ui.scroll_to_rect(response.rect.expand(24.0), None);
    }
}

/// A label above a field, or a remark.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).small().line_height(Some(20.0)).color(theme::tokens(ui).secondary))
}

/// A sentence that may run over several lines.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).line_height(Some(25.0)))
}

/// A heading inside a screen.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).text_style(theme::strong()))
}

/// The one button that leads on.
pub fn primary(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let (fill, ink) =
        if enabled { (tokens.accent, tokens.on_accent) } else { (tokens.line, tokens.ink) };
    ui.add_enabled(enabled, Button::new(RichText::new(text).color(ink)).fill(fill))
}

/// A band with something that needs attention.
pub fn attention(ui: &mut Ui, text: &str) {
    let tokens = theme::tokens(ui);
    egui::Frame::new()
        .fill(tokens.attention_soft)
        .corner_radius(8)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.label(RichText::new(text).line_height(Some(25.0)).color(tokens.attention));
        });
}

/// Fields two beside each other where there is room, else one below the other.
pub fn in_pairs<F: Copy>(ui: &mut Ui, fields: &[F], mut add: impl FnMut(&mut Ui, F)) {
    let per_line = if ui.available_width() > 560.0 { 2 } else { 1 };
    for line in fields.chunks(per_line) {
        // A field alone on the last line is no wider than the others.
        ui.columns(per_line, |columns| {
            for (ui, field) in columns.iter_mut().zip(line) {
                add(ui, *field);
            }
        });
    }
}

/// A white card around a part of a screen.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = theme::tokens(ui);
    egui::Frame::new()
        .fill(tokens.card)
        .stroke(egui::Stroke::new(1.0, tokens.line))
        .corner_radius(10)
        .inner_margin(egui::Margin::same(16))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui)
        })
        .inner
}
