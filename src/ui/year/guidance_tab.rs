//! The guidance where it has no room of its own: a tab at the right edge that is always there. Opened it
//! pushes the row aside or, where the window is too narrow for both, takes its place.

use egui::{Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

use crate::explain::guidance as words;
use crate::ui::ids;
use crate::ui::theme;

/// Width of the tab, in points.
const TAB: f32 = 40.0;
/// Width of the guidance beside the row, in points.
const BESIDE: f32 = 328.0;
/// The least width of the row beside it, in points.
const LEAST_ROW: f32 = 400.0;

/// The row, the tab, and the guidance where it is open, in reading order.
pub(super) fn with_tab(ui: &mut Ui, row: impl FnOnce(&mut Ui), guidance: impl FnOnce(&mut Ui)) {
    let memory = ids::in_clinic(ui, "guidance is open");
    let is_open: bool = ui.data(|data| data.get_temp(memory)).unwrap_or(false);
    let width = ui.available_width();
    let is_beside = width >= LEAST_ROW + BESIDE + TAB;
    let for_row = match (is_open, is_beside) {
        (false, _) => width - TAB,
        (true, true) => width - TAB - BESIDE,
        (true, false) => 0.0,
    };
    if for_row > 0.0 {
        egui::Panel::left("row")
            .exact_size(for_row)
            .resizable(false)
            .frame(egui::Frame::new())
            .show(ui, row);
    }
    let tokens = theme::tokens(ui);
    egui::Panel::right("guidance tab")
        .exact_size(TAB)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::new().fill(tokens.panel))
        .show(ui, |ui| {
            if tab_ui(ui, is_open) {
                ui.data_mut(|data| data.insert_temp(memory, !is_open));
            }
        });
    if is_open {
        egui::Frame::new().fill(tokens.panel).inner_margin(12).show(ui, guidance);
    }
}

/// The tab with its name from top to bottom; says whether it was pressed.
fn tab_ui(ui: &mut Ui, is_open: bool) -> bool {
    let tokens = theme::tokens(ui);
    ui.add_space(12.0);
    let (rect, response) = ui.allocate_exact_size(vec2(TAB, 96.0), Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let fill = if response.hovered() { tokens.hover } else { tokens.accent_soft };
        painter.rect_filled(rect, 8.0, fill);
        let font = TextStyle::Body.resolve(ui.style());
        let name = words::NAME.chars().map(String::from).collect::<Vec<_>>().join("\n");
        let galley = painter.layout(name, font, tokens.accent, f32::INFINITY);
        painter.galley(rect.center() - galley.size() / 2.0, galley, tokens.accent);
    }
    let enabled = ui.is_enabled();
    let spoken = if is_open { words::FOLD } else { words::UNFOLD };
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_open, spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    response.on_hover_text(spoken).clicked()
}
