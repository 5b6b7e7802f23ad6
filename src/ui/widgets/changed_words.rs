//! One of two wordings, with what the other does not have marked.

use egui::text::{LayoutJob, TextFormat};
use egui::{Stroke, TextStyle, Ui};

use crate::original::WordSpan;
use crate::ui::theme;

/// Shows a wording; what changed is underlined, so that nothing rests on color alone.
pub fn changed_words(ui: &mut Ui, spans: &[WordSpan]) {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for span in spans {
        let plain = TextFormat {
            font_id: font.clone(),
            color: tokens.ink,
            line_height: Some(24.0),
            ..TextFormat::default()
        };
        let format = if span.is_changed {
            TextFormat {
                underline: Stroke::new(2.0, tokens.attention),
                background: tokens.attention_soft,
                ..plain
            }
        } else {
            plain
        };
        job.append(&span.text, 0.0, format);
    }
    ui.label(job);
}
