//! Parts of a screen: what scrolls, cards, bands, fields in pairs.

use egui::{AsIdSalt, Id, ScrollArea, TextStyle, Ui};

use super::lettering::lettered;
use super::phrases::phrases;
use crate::ui::areas::note_area;
use crate::ui::theme;

/// Keeps lines short enough to read, without ever going beyond the window.
pub fn keep_to_width(ui: &mut Ui, points: f32) {
    ui.set_max_width(ui.available_width().min(points));
}

/// A part of a screen that scrolls up and down. The content is as wide with the bar as without it:
/// otherwise text that wraps because of the bar and fits without it would change places forever.
pub fn scroll<R>(ui: &mut Ui, name: impl AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    scroll_from(ui, name, None, add)
}

fn scroll_from<R>(
    ui: &mut Ui,
    name: impl AsIdSalt,
    offset: Option<f32>,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    note_area(ui, ui.available_rect_before_wrap());
    let bar = ui.spacing().scroll.allocated_width();
    let width = ui.available_width() - bar;
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(name);
    if let Some(offset) = offset {
        area = area.vertical_scroll_offset(offset);
    }
    area.show(ui, |ui| {
        ui.set_max_width(width);
        let result = add(ui);
        follow_focus(ui);
        result
    })
    .inner
}

/// The same for a part that shows one of several things: each begins at its beginning, also when it is
/// come back to.
pub fn scroll_of<T: Clone + PartialEq + Send + Sync + 'static, R>(
    ui: &mut Ui,
    name: &'static str,
    shown: &T,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let memory = ui.scope_id().with((name, "shown"));
    let last: Option<T> = ui.data(|data| data.get_temp(memory));
    let is_new = last.as_ref() != Some(shown);
    if is_new {
        ui.data_mut(|data| data.insert_temp(memory, shown.clone()));
    }
    scroll_from(ui, name, is_new.then_some(0.0), add)
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

/// Fields side by side in pairs where there is room, otherwise one below the other.
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

/// A band with something that needs attention.
pub fn attention(ui: &mut Ui, text: &str) {
    let tokens = theme::tokens(ui);
    egui::Frame::new()
        .fill(tokens.attention_soft)
        .corner_radius(8)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            phrases(ui, text, lettered(ui, &TextStyle::Body, 25.0, tokens.attention));
        });
}
