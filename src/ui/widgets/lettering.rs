//! Headings, captions, running text, and the one button that leads on.

use egui::{Button, Response, RichText, Ui};

use crate::ui::theme;

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

/// Words of somebody else, with a bar at their left.
pub fn quotation(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let shown = ui.horizontal_top(|ui| {
        ui.add_space(QUOTATION_INDENT);
        ui.vertical(add);
    });
    let rect = shown.response.rect;
    let bar = egui::Rect::from_min_size(rect.min, egui::vec2(QUOTATION_BAR, rect.height()));
    ui.painter().rect_filled(bar, 0.0, theme::tokens(ui).line);
}

/// Width of the bar of a quotation, in points.
const QUOTATION_BAR: f32 = 3.0;
/// How far a quotation stands from the left edge, in points.
const QUOTATION_INDENT: f32 = 12.0;
