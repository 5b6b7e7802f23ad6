//! The big answers, and small choices between two or three.

use egui::{Button, Response, RichText, Role, Stroke, TextWrapMode, Ui, Vec2, WidgetInfo};

use super::key_cap::capped;
use crate::ui::areas::note_landing;
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
    let finish = |button: Button<'static>| {
        button.fill(fill).stroke(stroke).min_size(size).wrap_mode(TextWrapMode::Extend)
    };
    let response = match key {
        Some(key) => {
            let caps = if chosen {
                [ink, ink, tokens.card]
            } else {
                [tokens.panel, tokens.line, tokens.ink]
            };
            capped(ui, key, text, caps, finish)
        }
        None => ui.add(finish(Button::new(text))),
    };
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, label));
    response
}

/// The least width in which the longest answer stands beside its key, in points.
const LEAST: f32 = 112.0;

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
        ui.spacing_mut().button_padding.x = 4.0;
        let share = |columns: u8| {
            let columns = f32::from(columns);
            // A little less, because edges are rounded up to whole pixels.
            ((ui.available_width() - 8.0 * (columns - 1.0)) / columns - 1.0).floor()
        };
        let columns = u8::try_from(answers.len().max(1)).unwrap_or(u8::MAX);
        // Four that do not fit stand two by two rather than three and one.
        let width = if columns == 4 && share(4) < LEAST { share(2) } else { share(columns) };
        let size = Vec2::new(width.clamp(96.0, 176.0), height);
        for (answer, label, key, attention) in answers {
            let is_chosen = chosen == Some(*answer);
            let response = choice(ui, size, label, *key, is_chosen, *attention);
            if is_chosen || (chosen.is_none() && *answer == answers[0].0) {
                note_landing(ui, response.id);
            }
            if response.clicked() && !is_chosen {
                clicked = Some(*answer);
            }
        }
    });
    row.response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, group));
    clicked
}
