//! Running text whose lines end between phrases, as on paper.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Label, Response, Role, Ui, WidgetInfo};

use crate::report::screen_lines;
use crate::text::beginning;

/// Shows a text in lines that end between phrases. Beside other things on a line it stays as it is.
pub fn phrases(ui: &mut Ui, text: &str, format: TextFormat) -> Response {
    let text = &*beginning(text, LONGEST);
    if !ui.layout().is_vertical() {
        let mut job = LayoutJob::default();
        // Beside something higher it stands in the middle, not at the foot of the line.
        job.append(text, 0.0, TextFormat { valign: egui::Align::Center, ..format });
        return ui.label(job);
    }
    let mut job = LayoutJob::default();
    job.append(text, 0.0, format);
    let galley = phrased(ui, job, ui.available_width());
    let label = ui.add(Label::new(galley));
    // The line breaks of the layout are not to be read out.
    let enabled = ui.is_enabled();
    label.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, text));
    label
}

/// Longer running text is shown only to here: laying out costs a hundred times the room of the text itself.
const LONGEST: usize = 40_000;

/// Lays a job out in lines of at most `width` that end between phrases.
pub(super) fn phrased(ui: &Ui, mut job: LayoutJob, width: f32) -> Arc<Galley> {
    job.wrap.max_width = f32::INFINITY;
    let whole = ui.painter().layout_job(job.clone());
    let em = job.sections.first().map_or(16.0, |section| section.format.font_id.size);
    let mut breaks = Vec::new();
    let mut passed = 0;
    for row in &whole.rows {
        let characters: Vec<(char, f32)> =
            row.row.glyphs.iter().map(|glyph| (glyph.chr, glyph.advance_width)).collect();
        let lines = screen_lines(&characters, em, width);
        breaks.extend(lines.iter().skip(1).map(|line| passed + line.start));
        passed += characters.len() + usize::from(row.ends_with_newline);
    }
    if breaks.is_empty() { whole } else { ui.painter().layout_job(broken(&job, &breaks)) }
}

/// The job with a line break before each of these characters.
fn broken(job: &LayoutJob, breaks: &[usize]) -> LayoutJob {
    let mut made = LayoutJob { sections: Vec::new(), text: String::new(), ..job.clone() };
    let mut breaks = breaks.iter().copied().peekable();
    let mut passed = 0;
    for section in &job.sections {
        let mut text = String::new();
        for character in job.text[section.byte_range.start.0..section.byte_range.end.0].chars() {
            if breaks.next_if_eq(&passed).is_some() {
                text.push('\n');
            }
            text.push(character);
            passed += 1;
        }
        made.append(&text, section.leading_space, section.format.clone());
    }
    made
}
