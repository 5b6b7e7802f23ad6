//! The pages as small pictures beside the preview.

use egui::{
    FontId, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::explain::preview as words;
use crate::report::paper::{Page, Printout};
use crate::ui::theme;
use crate::ui::widgets::paint_page;

/// Width of a small page, in points.
const WIDTH: f32 = 68.0;
/// Room of a page's number, in points.
const NUMBER: f32 = 22.0;
/// Room around a small page, in points.
const GAP: f32 = 10.0;

/// Shows those in sight; returns the page that was clicked.
pub(super) fn thumbnails_ui(
    ui: &mut Ui,
    id: Id,
    printout: &Printout,
    current: usize,
) -> Option<usize> {
    let mut clicked = None;
    let last: Option<usize> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, current));
    let width = WIDTH + GAP * 2.0;
    let strip = vec2(width + ui.spacing().scroll.allocated_width(), ui.available_height());
    ui.allocate_ui(strip, |ui| {
        let scroll = ScrollArea::vertical().id_salt(id.with("scroll")).auto_shrink(false);
        scroll.show_viewport(ui, |ui, seen| {
            let tops = tops(printout);
            let height = tops.last().copied().unwrap_or_default();
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            for (at, page) in printout.pages.iter().enumerate() {
                let is_current = at == current;
                let place = place(rect, tops[at], page);
                if is_current && last != Some(current) {
                    ui.scroll_to_rect(place.expand(NUMBER), None);
                }
                if tops[at + 1] < seen.min.y || tops[at] > seen.max.y {
                    continue;
                }
                if page_ui(ui, id.with(at), page, place, at + 1, is_current) {
                    clicked = Some(at);
                }
            }
        });
    });
    clicked
}

/// Where each begins, and where the last ends.
fn tops(printout: &Printout) -> Vec<f32> {
    let mut below = 0.0;
    let mut tops = vec![below];
    for page in &printout.pages {
        below += height(page) + NUMBER + GAP;
        tops.push(below);
    }
    tops
}

fn scale(page: &Page) -> f32 {
    WIDTH / page.size.width.0.max(1.0)
}

fn height(page: &Page) -> f32 {
    page.size.height.0 * scale(page)
}

fn place(rect: Rect, top: f32, page: &Page) -> Rect {
    let corner = pos2(rect.left() + GAP, rect.top() + top + GAP / 2.0);
    Rect::from_min_size(corner, vec2(WIDTH, height(page)))
}

/// One small page with its number. It is no stop for the keyboard, which turns the pages beside it.
fn page_ui(ui: &Ui, id: Id, page: &Page, place: Rect, number: usize, is_current: bool) -> bool {
    let tokens = theme::tokens(ui);
    let response = ui.interact(place.expand(GAP / 2.0), id, Sense::CLICK);
    let name = words::thumbnail(number);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &name));
    paint_page(ui.painter(), page, place.min, scale(page));
    let color = if is_current { tokens.accent } else { tokens.secondary };
    if is_current || response.hovered() {
        let stroke = Stroke::new(2.0, color);
        ui.painter().rect_stroke(place.expand(1.0), 0.0, stroke, StrokeKind::Outside);
    }
    let at = place.center_bottom() + vec2(0.0, NUMBER / 2.0 + 2.0);
    let (font, align) = (FontId::proportional(13.0), egui::Align2::CENTER_CENTER);
    ui.painter().text(at, align, number.to_string(), font, color);
    response.clicked()
}
