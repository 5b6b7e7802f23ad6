//! The drawing, as it will be printed, with its boxes to choose from.

use egui::scroll_area::ScrollSource;
use egui::{
    Align2, CornerRadius, Id, Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle,
    Ui, WidgetInfo, vec2,
};

use super::{ChartView, chosen, show_box};
use crate::explain::chart as words;
use crate::report::paper::Page;
use crate::report::{BoxPlace, ChartDrawing, MissingGlyph};
use crate::state::Action;
use crate::ui::dialog_parts::explanation_ui;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{attention, caption, card, heading, page_size, paint_page};

/// Sizes that follow the window change in steps, so that few sizes of letters are ever drawn.
const FIT_STEP: f32 = 1.0 / 32.0;

/// Points per millimeter at which the smallest letters of a chart are as large as small text.
const LARGE: f32 = 4.5;

/// The width of the sheet to its height.
const A4_ON_ITS_SIDE: f32 = 297.0 / 210.0;

/// Shows the sheet so large that its letters can be read.
pub fn size_ui(ui: &mut Ui) {
    if ui.button(words::LARGE).clicked() {
        set_large(ui, true);
    }
}

fn set_large(ui: &Ui, is_large: bool) {
    let memory = large_id(ui);
    ui.data_mut(|data| data.insert_temp(memory, is_large));
}

/// The sheets in all the room of the screen: they are dragged to be moved, and Esc leaves them.
pub fn large_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    let is_free = chart.view.state.dialog.is_none() && !ui.ctx().text_edit_focused();
    let is_left = is_free && ui.input(|input| input.key_pressed(Key::Escape));
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if ui.button(words::WHOLE).clicked() || is_left {
                set_large(ui, false);
            }
            caption(ui, words::LARGE_EXPLAINED);
        });
        let drawing = match chart.view.chart {
            Some(Ok(drawing)) => drawing,
            Some(Err(explanation)) => return explanation_ui(ui, explanation, actions),
            None => return waiting_ui(ui),
        };
        let scroll = ScrollArea::both().id_salt("large chart").auto_shrink(false);
        scroll.scroll_source(ScrollSource::ALL).show(ui, |ui| {
            sheet_ui(ui, chart, drawing, LARGE);
            ui.add_space(8.0);
            for (index, page) in drawing.list.iter().enumerate() {
                let name = words::list_page(chart.kind, index + 1, drawing.list.len());
                list_page_ui(ui, &name, page, LARGE);
            }
        });
    });
}

/// Belongs to the window: it is not kept and not undone.
fn large_id(ui: &Ui) -> Id {
    ids::in_clinic(ui, "large chart")
}

/// Whether it is shown large.
pub fn is_large(ui: &Ui) -> bool {
    let memory = large_id(ui);
    ui.data(|data| data.get_temp(memory)).unwrap_or_default()
}

/// Shows the drawing as wide as there is room.
pub fn drawing_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    let drawing = match chart.view.chart {
        Some(Ok(drawing)) => drawing,
        Some(Err(explanation)) => return explanation_ui(ui, explanation, actions),
        None => return waiting_ui(ui),
    };
    sized_ui(ui, &drawing.page, |ui, scale| sheet_ui(ui, chart, drawing, scale));
}

fn drawn(chart: ChartView<'_>) -> Option<&ChartDrawing> {
    chart.view.chart?.ok()
}

/// The pages of 電話帳, in the same size.
pub fn list_ui(ui: &mut Ui, chart: ChartView<'_>) {
    let Some(drawing) = drawn(chart).filter(|it| !it.list.is_empty()) else { return };
    ui.add_space(8.0);
    card(ui, |ui| {
        heading(ui, words::list_name(chart.kind));
        sized_ui(ui, &drawing.page, |ui, scale| {
            for (index, page) in drawing.list.iter().enumerate() {
                let name = words::list_page(chart.kind, index + 1, drawing.list.len());
                list_page_ui(ui, &name, page, scale);
            }
        });
    });
}

/// As wide as there is room.
fn sized_ui(ui: &mut Ui, page: &Page, show: impl FnOnce(&mut Ui, f32)) {
    let fit = (ui.available_width() - 2.0) / page.size.width.0.max(1.0);
    show(ui, ((fit / FIT_STEP).floor() * FIT_STEP).max(FIT_STEP));
}

fn list_page_ui(ui: &mut Ui, name: &str, page: &Page, scale: f32) {
    let (sheet, response) = ui.allocate_exact_size(page_size(page, scale), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, name));
    if ui.is_rect_visible(sheet) {
        paint_page(ui.painter(), page, sheet.min, scale);
    }
    ui.add_space(8.0);
}

/// Warns of characters that would be missing on paper.
pub fn missing_ui(ui: &mut Ui, chart: ChartView<'_>) {
    let Some(drawing) = drawn(chart).filter(|it| !it.missing.is_empty()) else { return };
    let said = |it: &MissingGlyph| words::missing_at(it.character, &it.places);
    let characters: Vec<String> = drawing.missing.iter().map(said).collect();
    attention(ui, &words::missing(&characters));
}

/// The chart with its boxes.
fn sheet_ui(ui: &mut Ui, chart: ChartView<'_>, drawing: &ChartDrawing, scale: f32) {
    let page = &drawing.page;
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

/// The room of the drawing while it is made, so that nothing below it jumps.
fn waiting_ui(ui: &mut Ui) {
    let width = ui.available_width();
    let (sheet, _) = ui.allocate_exact_size(vec2(width, width / A4_ON_ITS_SIDE), Sense::hover());
    let font = TextStyle::Body.resolve(ui.style());
    let color = theme::tokens(ui).secondary;
    ui.painter().text(sheet.center(), Align2::CENTER_CENTER, words::DRAWING, font, color);
}

/// A box of the drawing. Those who use the keyboard choose it in the list, where every box is; here
/// it would only lengthen the path of Tab.
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
