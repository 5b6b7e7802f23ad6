//! The drawing, as it will be printed, with its boxes to choose from.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{ChartView, chosen, show_box};
use crate::report::BoxPlace;
use crate::text::chart as words;
use crate::ui::theme;
use crate::ui::widgets::{page_size, paint_page};

/// Sizes that follow the window change in steps, so that few sizes of letters are ever drawn.
const FIT_STEP: f32 = 1.0 / 32.0;

/// Shows the drawing as wide as there is room.
pub fn drawing_ui(ui: &mut Ui, chart: ChartView<'_>) {
    let Some(drawing) = chart.view.chart else {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(words::DRAWING);
        });
        return;
    };
    let page = &drawing.page;
    let fit = (ui.available_width() - 2.0) / page.size.width.0.max(1.0);
    let scale = ((fit / FIT_STEP).floor() * FIT_STEP).max(FIT_STEP);
    let (sheet, response) = ui.allocate_exact_size(page_size(page, scale), Sense::hover());
    response.widget_info(|| {
        let name = format!("{} {}", words::name(chart.kind), words::version(chart.book.chart));
        WidgetInfo::labeled(Role::Document, true, name)
    });
    paint_page(ui.painter(), page, sheet.min, scale);
    let chosen = chosen(ui, chart);
    for place in &drawing.boxes {
        let at = sheet.min + vec2(place.at.x.0, place.at.y.0) * scale;
        let size = vec2(place.size.width.0, place.size.height.0) * scale;
        box_ui(ui, chart, place, Rect::from_min_size(at, size), chosen == Some(place.id));
    }
}

/// A box of the drawing. Those who use the keyboard choose it in the list, where every box is; here
/// it would only lengthen the way of Tab.
fn box_ui(ui: &Ui, chart: ChartView<'_>, place: &BoxPlace, rect: Rect, is_chosen: bool) {
    let id = ui.scope_id().with(("drawn box", chart.kind, place.id));
    let response = ui.interact(rect, id, Sense::CLICK);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_chosen, &place.name));
    // The paper is white in every theme, and so is the accent on it.
    let accent = theme::tokens_of(egui::Theme::Light).accent;
    let around = rect.expand(2.0);
    if is_chosen {
        let stroke = Stroke::new(3.0, accent);
        ui.painter().rect_stroke(around, CornerRadius::same(3), stroke, StrokeKind::Outside);
    } else if response.hovered() {
        let stroke = Stroke::new(1.5, accent);
        ui.painter().rect_stroke(around, CornerRadius::same(3), stroke, StrokeKind::Outside);
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        show_box(ui, chart, place.id);
    }
}
