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

use super::paragraph;
use super::phrases::phrased;
use crate::model::Guidance;
use crate::model::guidance::{Span, plain, spans};
use crate::ui::theme;

/// Height of a line, in points.
const LINE: f32 = 24.0;
/// How far above the foot of its line a term is underlined, in points.
const UNDERLINE: f32 = 2.5;
/// Width of a popup, in points, where the window has room for it.
const POPUP_WIDTH: f32 = 340.0;

/// Shows a text; its marked terms become links.
pub fn marked_text(ui: &mut Ui, guidance: &Guidance, text: &str) {
    let mut terms = Vec::new();
    let mut end = 0;
    for span in spans(text) {
        let start = end;
        end += span.text().chars().count();
        if let Span::Term(term) = span {
            terms.push((term, start..end));
        }
    }
    let galley = laid_out(ui, text);
    let label = ui.add(Label::new(Arc::clone(&galley)));
    // The line breaks of the layout are not to be read out.
    label.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), plain(text)));
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

/// The text in lines that end between phrases.
fn laid_out(ui: &Ui, text: &str) -> Arc<Galley> {
    phrased(ui, job(ui, text), ui.available_width())
}

fn job(ui: &Ui, text: &str) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    for span in spans(text) {
        let mut format = TextFormat::simple(font.clone(), tokens.ink);
        format.line_height = Some(LINE);
        if matches!(span, Span::Term(_)) {
            format.color = tokens.accent;
        }
        job.append(span.text(), 0.0, format);
    }
    job
}

/// Where characters stand, relative to the text: one rectangle per line.
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
    if link.gained_focus() {
        link.scroll_to_me(None);
    }
    let tokens = theme::tokens(ui);
    for place in places {
        // egui's own underline would stand at the foot of the line, far from the word.
        let under = Stroke::new(1.0, tokens.accent);
        ui.painter().hline(place.x_range(), place.bottom() - UNDERLINE, under);
        if link.hovered() || link.has_focus() {
            let stroke = Stroke::new(if link.has_focus() { 2.0 } else { 1.0 }, tokens.accent);
            let frame = place.expand2(Vec2::new(2.0, 0.0));
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
        paragraph(ui, explanation);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::guidance::Term;
    use crate::report::may_break_between;

    /// Lays a text out at a width, in the fonts of the window.
    fn lines(width: f32, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let show = |ui: &mut Ui| {
            ui.set_max_width(width);
            let galley = laid_out(ui, text);
            lines = galley.rows.iter().map(|row| row.text()).collect();
        };
        let builder = egui_kittest::Harness::builder();
        let builder = builder.with_context_setup(crate::ui::install_fonts);
        drop(builder.build_ui(show));
        lines
    }

    #[test]
    fn lines_end_where_they_end_on_paper_at_every_width() {
        let text = "「設定」→「アプリ」（Windows 10では「アプリと機能」）を開き、[[サービス]]（裏で動くもの）を見ます。";
        for width in (130..400).step_by(7) {
            let lines = lines(f32::from(u16::try_from(width).expect("small")), text);
            assert_eq!(lines.concat(), plain(text), "{width}");
            for (line, next) in lines.iter().zip(&lines[1..]) {
                let (last, first) = (line.chars().last(), next.chars().next());
                let pair = last.zip(first).expect("no empty line");
                assert!(may_break_between(pair.0, pair.1), "{width}: {line}|{next}");
            }
        }
    }

    #[test]
    fn a_term_broken_at_a_line_end_has_a_place_on_each_line() {
        let guidance = Guidance {
            terms: vec![Term { term: "b".to_owned(), explanation: "c".to_owned() }],
            ..Guidance::default()
        };
        assert_eq!(guidance.explanation("b"), Some("c"));
        let mut places = Vec::new();
        let show = |ui: &mut Ui| {
            ui.set_max_width(100.0);
            let galley = laid_out(ui, "まえおき[[長い名前の用語]]です。");
            places = rects(&galley, &(4..11)).collect();
        };
        let builder = egui_kittest::Harness::builder();
        let builder = builder.with_context_setup(crate::ui::install_fonts);
        drop(builder.build_ui(show));
        let [first, second] = places[..] else { panic!("{places:?}") };
        assert!(first.bottom() <= second.top() && first.left() > second.left());
    }
}
