//! Headings, captions, running text, and the one button that leads on.

use std::borrow::Cow;

use egui::text::TextFormat;
use egui::{Button, Color32, Response, RichText, TextStyle, Ui};

use super::phrases::phrases;
use crate::text::beginning;

use crate::ui::theme;

/// A label above a field, or a remark.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).secondary;
    phrases(ui, text, lettered(ui, &TextStyle::Small, 20.0, color))
}

/// A sentence that may run over several lines.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).ink;
    phrases(ui, text, lettered(ui, &TextStyle::Body, 25.0, color))
}

/// How running text is lettered: `height` is that of a line, in points.
pub fn lettered(ui: &Ui, style: &TextStyle, height: f32, color: Color32) -> TextFormat {
    let font = style.resolve(ui.style());
    TextFormat { line_height: Some(height), ..TextFormat::simple(font, color) }
}

/// A heading inside a screen.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).ink;
    phrases(ui, &one_line(text), lettered(ui, &theme::strong(), 24.0, color))
}

/// A text that stands on one line or a few, as much of it as is laid out: what a list, a title or a button
/// shows of a name. Laying out costs a hundred times the room of the text itself.
pub fn one_line(text: &str) -> Cow<'_, str> {
    beginning(text, LONGEST_LINE)
}

/// No line on a screen has so many characters.
const LONGEST_LINE: usize = 300;

/// The one button that leads on.
pub fn primary(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let (fill, ink) =
        if enabled { (tokens.accent, tokens.on_accent) } else { (tokens.line, tokens.ink) };
    ui.add_enabled(enabled, Button::new(RichText::new(one_line(text)).color(ink)).fill(fill))
}

/// A button that takes something away: it has the color of what needs attention.
pub fn danger(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).attention;
    let button = Button::new(RichText::new(one_line(text)).color(color));
    ui.add(button.stroke(egui::Stroke::new(1.0, color)))
}

/// Fields side by side as far as there is room, their captions and boxes each on one line.
pub fn side_by_side<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::left_to_right(egui::Align::TOP).with_main_wrap(true);
    let size = egui::vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(size, layout, add).inner
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
