//! Running text whose marked terms open their explanation.
//!
//! The whole text is laid out in one piece, so that lines break as they should around the terms;
//! each term then gets a link of its own over the place where it stands.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    CursorIcon, Galley, Id, Label, Popup, Rect, Response, RichText, Role, Sense, Stroke, TextStyle,
    Ui, Vec2, WidgetInfo,
};

use crate::model::Guidance;
use crate::model::guidance::{Span, spans};
use crate::ui::theme;

/// Height of a line, in points.
const LINE: f32 = 24.0;
/// Width of a popup, in points, where the window has room for it.
const POPUP_WIDTH: f32 = 340.0;

/// Shows a text; its marked terms become links.
pub fn marked_text(ui: &mut Ui, guidance: &Guidance, text: &str) {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let mut terms = Vec::new();
    let mut end = 0;
    for span in spans(text) {
        let start = end;
        end += span.text().chars().count();
        let mut format = TextFormat::simple(font.clone(), tokens.ink);
        format.line_height = Some(LINE);
        if let Span::Term(term) = span {
            format.color = tokens.accent;
            format.underline = Stroke::new(1.0, tokens.accent);
            terms.push((term, start..end));
        }
        job.append(span.text(), 0.0, format);
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let label = ui.add(Label::new(Arc::clone(&galley)));
    for (term, characters) in terms {
        let Some(explanation) = guidance.explanation(term) else { continue };
        let places: Vec<Rect> = rects(&galley, &characters)
            .map(|rect| rect.translate(label.rect.left_top().to_vec2()))
            .collect();
        let id = label.id.with((term, characters.start));
        let Some(link) = link(ui, id, term, &places) else { continue };
        popup(&link, term, explanation);
    }
}

/// Where characters stand, relative to the text: one rectangle a line.
fn rects(galley: &Galley, characters: &std::ops::Range<usize>) -> impl Iterator<Item = Rect> {
    let mut passed = 0;
    galley.rows.iter().filter_map(move |row| {
        let start = passed;
        passed += row.row.glyphs.len();
        let from = characters.start.max(start);
        let to = characters.end.min(passed);
        let glyphs = row.row.glyphs.get(from.checked_sub(start)?..to.checked_sub(start)?)?;
        let (first, last) = (glyphs.first()?, glyphs.last()?);
        let left = row.pos.x + first.pos.x;
        let right = row.pos.x + last.pos.x + last.advance_width;
        Some(Rect::from_x_y_ranges(left..=right, row.rect().y_range()))
    })
}

/// One link over all places of a term: a term that is broken at a line end has two.
fn link(ui: &Ui, id: Id, term: &str, places: &[Rect]) -> Option<Response> {
    let (first, others) = places.split_first()?;
    let mut link = ui.interact(*first, id, Sense::click());
    for (at, place) in others.iter().enumerate() {
        link |= ui.interact(*place, id.with(at), Sense::CLICK);
    }
    let link = link.on_hover_cursor(CursorIcon::PointingHand);
    link.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), term));
    if link.hovered() || link.has_focus() {
        let tokens = theme::tokens(ui);
        let width = if link.has_focus() { 2.0 } else { 1.0 };
        for place in places {
            let frame = place.expand2(Vec2::new(2.0, 0.0));
            let stroke = Stroke::new(width, tokens.accent);
            ui.painter().rect_stroke(frame, 4, stroke, egui::StrokeKind::Middle);
        }
    }
    Some(link)
}

fn popup(link: &Response, term: &str, explanation: &str) {
    let width = POPUP_WIDTH.min(link.ctx.content_rect().width() - 48.0);
    let popup = Popup::from_toggle_button_response(link).width(width).accessible_name(term);
    popup.frame(egui::Frame::popup(&link.ctx.global_style()).inner_margin(14)).show(|ui| {
        ui.label(RichText::new(term).text_style(theme::strong()));
        ui.label(RichText::new(explanation).line_height(Some(LINE)));
    });
}
