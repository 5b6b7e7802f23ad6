//! The big answers, and small choices between two or three.

use egui::{Button, Response, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};

use crate::ui::theme;

/// One choice among several, as a button that shows whether it is the chosen one by its border,
/// its fill and its weight.
pub fn choice(
    ui: &mut Ui,
    size: Vec2,
    label: &str,
    key: Option<&str>,
    chosen: bool,
    attention: bool,
) -> Response {
    let tokens = theme::tokens(ui);
    let (ink, soft) = if attention {
        (tokens.attention, tokens.attention_soft)
    } else {
        (tokens.accent, tokens.accent_soft)
    };
    let mut text = RichText::new(label);
    if chosen {
        text = text.text_style(theme::strong()).color(ink);
    }
    let (fill, stroke) = if chosen {
        (soft, Stroke::new(2.0, ink))
    } else {
        (tokens.card, Stroke::new(1.0, tokens.line))
    };
    let key = RichText::new(key.unwrap_or_default()).small().color(tokens.secondary);
    let button = Button::new((text, key)).fill(fill).stroke(stroke).min_size(size);
    let response = ui.add(button);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, label));
    response
}

/// A row of answers with their keys, named as one group. Returns the one that was clicked.
pub fn answer_buttons<A: Copy + PartialEq>(
    ui: &mut Ui,
    group: &str,
    answers: &[(A, &str, Option<&str>, bool)],
    chosen: Option<A>,
    height: f32,
) -> Option<A> {
    let mut clicked = None;
    let row = ui.horizontal_wrapped(|ui| {
        let count = answers.len().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a handful of answers")]
        let share = (ui.available_width() - 8.0 * (count - 1) as f32) / count as f32;
        // A little less, because edges are rounded up to whole pixels.
        let size = Vec2::new((share - 1.0).floor().clamp(96.0, 176.0), height);
        for (answer, label, key, attention) in answers {
            let is_chosen = chosen == Some(*answer);
            if choice(ui, size, label, *key, is_chosen, *attention).clicked() && !is_chosen {
                clicked = Some(*answer);
            }
        }
    });
    row.response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, group));
    clicked
}
