//! What changed since an approved version: lines gone and lines new, told apart by a mark and by
//! being struck through.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Role, Stroke, TextStyle, Ui, WidgetInfo};

use super::Page;
use super::fields::quiet;
use crate::document::DocumentChange;
use crate::explain::document_screen as words;
use crate::model::ApprovedDocument;
use crate::state::{Action, DocumentSpot, DocumentTab};
use crate::ui::theme;
use crate::ui::widgets::{caption, heading, paragraph};

/// The comparison.
pub(super) fn changes_ui(
    ui: &mut Ui,
    page: Page<'_>,
    approved: &ApprovedDocument,
    changes: &[DocumentChange],
    actions: &mut Vec<Action>,
) {
    heading(ui, &words::compared(approved.version.trim()));
    if changes.is_empty() {
        paragraph(ui, words::NO_CHANGES);
        return;
    }
    caption(ui, words::CHANGES_EXPLAINED);
    ui.label(words::changes(changes.len()));
    let mut last = None;
    for (at, change) in changes.iter().enumerate() {
        let place = (&change.section, &change.title);
        if last != Some(place) {
            last = Some(place);
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| {
                heading(ui, &change.title);
                let is_there = page.made.plan.section(&change.section).is_some();
                let name = words::button(words::JUMP, &change.title);
                if is_there && quiet(ui, words::JUMP, &name) {
                    let spot = DocumentSpot::Section(change.section.clone());
                    actions.push(page.show(DocumentTab::Writing, Some(spot)));
                }
            });
        }
        ui.push_id(at, |ui| change_ui(ui, change));
    }
}

fn change_ui(ui: &mut Ui, change: &DocumentChange) {
    ui.spacing_mut().item_spacing.y = 3.0;
    if !change.label.is_empty() {
        caption(ui, &change.label);
    }
    // As many lines as before: each is the other one, changed in some place.
    let is_paired = change.before.len() == change.after.len();
    let other = |lines: &'_ [String], at: usize| {
        lines.get(at).filter(|_| is_paired).cloned().unwrap_or_default()
    };
    for (at, line) in change.before.iter().enumerate() {
        let part = differing(line, &other(&change.after, at));
        line_ui(ui, line, part, true);
    }
    for (at, line) in change.after.iter().enumerate() {
        let part = differing(line, &other(&change.before, at));
        line_ui(ui, line, part, false);
    }
}

/// The part of a line that differs from another, as bytes; nothing where they have nothing in common.
fn differing(line: &str, other: &str) -> Range<usize> {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize =
        line.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (rest, other) = (&line[head..], &other[head..]);
    let back = rest.chars().rev().zip(other.chars().rev());
    let tail: usize = back.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    if head + tail == 0 { 0..0 } else { head..line.len() - tail }
}

fn line_ui(ui: &mut Ui, line: &str, part: Range<usize>, is_gone: bool) {
    let (mark, spoken) = if is_gone {
        (words::GONE_MARK, words::gone_line(line))
    } else {
        (words::NEW_MARK, words::new_line(line))
    };
    let tokens = theme::tokens(ui);
    let color = if is_gone { tokens.secondary } else { tokens.ink };
    let fill = if is_gone { tokens.bar } else { tokens.accent_soft };
    let frame = egui::Frame::new().fill(fill).corner_radius(4);
    frame.inner_margin(egui::Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let font = TextStyle::Body.resolve(ui.style());
        let mut job = LayoutJob::default();
        let mut format = TextFormat::simple(font, color);
        format.line_height = Some(24.0);
        job.append(mark, 0.0, format.clone());
        if is_gone {
            format.strikethrough = Stroke::new(1.0, color);
        }
        // What differs within the line is underlined where it is new, and stronger in both.
        let mut strong = TextFormat { color: tokens.ink, ..format.clone() };
        if !is_gone {
            strong.underline = Stroke::new(2.0, tokens.accent);
        }
        let pieces = [
            (&line[..part.start], &format),
            (&line[part.clone()], &strong),
            (&line[part.end..], &format),
        ];
        let mut space = 6.0;
        for (piece, format) in pieces.into_iter().filter(|(piece, _)| !piece.is_empty()) {
            job.append(piece, space, format.clone());
            space = 0.0;
        }
        let label = ui.add(Label::new(job).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_between_two_lines_is_what_they_do_not_share_at_either_end() {
        let table = [
            ("紙は受付に置く。", "紙は事務室に置く。", "受付"),
            ("紙は受付に置く。", "紙は受付に置く。急ぐ。", ""),
            ("30分で紙に。", "60分で紙に。", "3"),
            ("ああ", "あああ", ""),
            ("全く別", "違うもの", ""),
            ("新しい", "", ""),
        ];
        for (line, other, expected) in table {
            let part = differing(line, other);
            assert_eq!(&line[part], expected, "{line} {other}");
        }
    }
}
