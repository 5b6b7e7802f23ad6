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
