//! A bar whose parts are told apart without color: はい is solid, いいえ striped upright,
//! わからない hatched, 該当なし dotted, what is unanswered empty.

use egui::{Color32, Painter, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::theme::{self, Tokens};

/// How a part of a bar is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// はい
    Solid,
    /// いいえ
    Striped,
    /// わからない
    Hatched,
    /// 該当なし
    Dotted,
    /// Unanswered
    Empty,
}

/// The fills in the order of the answers, and behind them that of what is unanswered.
pub const FILLS: [Fill; 5] = [Fill::Solid, Fill::Striped, Fill::Hatched, Fill::Dotted, Fill::Empty];

const HEIGHT: f32 = 14.0;

/// A bar in a table of them, with a few words below it. The numbers are in the order of [`FILLS`].
pub fn share_bar(ui: &mut Ui, size: Vec2, numbers: [usize; 5], below: &str, spoken: &str) {
    let tokens = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let end = pos2(rect.right(), rect.top() + HEIGHT);
        let bar = Rect::from_min_max(rect.min, end).shrink2(vec2(1.0, 0.0));
        paint_bar(ui.painter(), bar, &numbers, numbers.iter().sum(), tokens);
        let small = egui::TextStyle::Small.resolve(ui.style());
        let at = rect.left_bottom();
        ui.painter().text(at, egui::Align2::LEFT_BOTTOM, below, small, tokens.secondary);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, spoken));
    response.on_hover_text(spoken);
}

#[expect(clippy::cast_precision_loss, reason = "a form has tens of rows")]
fn paint_bar(painter: &Painter, bar: Rect, parts: &[usize], total: usize, tokens: Tokens) {
    painter.rect_filled(bar, HEIGHT / 2.0, tokens.bar);
    if total == 0 || bar.width() <= 0.0 {
        return;
    }
    let mut left = bar.left();
    for (fill, part) in FILLS.into_iter().zip(parts) {
        let width = bar.width() * *part as f32 / total as f32;
        if width > 0.0 {
            let rect = Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()));
            paint_fill(painter, rect, fill, tokens);
            left += width;
        }
    }
    painter.rect_stroke(
        bar,
        HEIGHT / 2.0,
        Stroke::new(1.0, tokens.line),
        egui::StrokeKind::Outside,
    );
}

/// Fills a part of a bar, or a swatch of the legend.
fn paint_fill(painter: &Painter, rect: Rect, fill: Fill, tokens: Tokens) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let line = |from: Vec2, to: Vec2, color: Color32| {
        painter.line_segment([rect.min + from, rect.min + to], Stroke::new(2.0, color));
    };
    let height = rect.height();
    match fill {
        Fill::Solid => {
            painter.rect_filled(rect, HEIGHT / 2.0, tokens.accent);
        }
        Fill::Striped => {
            let mut x = 2.0;
            while x < rect.width() {
                line(vec2(x, 0.0), vec2(x, height), tokens.attention);
                x += 5.0;
            }
        }
        Fill::Hatched => {
            let mut x = -height;
            while x < rect.width() {
                line(vec2(x, height), vec2(x + height, 0.0), tokens.secondary);
                x += 7.0;
            }
        }
        Fill::Dotted => {
            let mut x = 4.0;
            while x < rect.width() {
                painter.circle_filled(rect.min + vec2(x, height / 2.0), 2.0, tokens.secondary);
                x += 7.0;
            }
        }
        Fill::Empty => {
            let stroke = Stroke::new(1.0, tokens.line);
            painter.rect_stroke(rect, HEIGHT / 2.0, stroke, egui::StrokeKind::Inside);
        }
    }
}

/// What each fill means, in the order of [`FILLS`].
pub fn legend_of(ui: &mut Ui, names: &[&str]) {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        for (fill, name) in FILLS.into_iter().zip(names.iter().copied()) {
            // Swatch and word are one piece, so that a line never ends between them.
            let font = egui::TextStyle::Small.resolve(ui.style());
            let word = ui.painter().layout_no_wrap(name.to_owned(), font, tokens.secondary);
            let size = vec2(30.0 + 8.0 + word.size().x + 8.0, 22.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let middle = rect.left_center();
            let swatch = Rect::from_min_size(middle - vec2(0.0, 6.0), vec2(30.0, 12.0));
            paint_fill(ui.painter(), swatch, fill, tokens);
            let at = middle + vec2(38.0, -word.size().y / 2.0);
            ui.painter().galley(at, word, tokens.secondary);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        }
    });
}
