//! 医療機関確認用 on screen: the list of items and one item.

use egui::Ui;

use super::answer_list::{answer_list_ui, is_list, ways_ui};
use super::guidance_tab::with_tab;
use super::item::{item_ui, steps_ui};
use super::item_filter::narrowing_ui;
use super::item_list::{item_drop_down, item_list};
use super::servers::servers_ui;
use crate::model::{FormKind, FormRef, ItemKey};
use crate::state::Action;
use crate::ui::areas::note_area;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets;

/// The row on screen: the one chosen, else the first that is still open, else the first.
pub(super) fn current_item(year: YearView<'_>, form: FormRef) -> Option<ItemKey> {
    let edition_form = year.edition.form_of(form);
    if let Some(place) = year.book.place_on(form)
        && edition_form.row(&place.item).is_some()
    {
        return Some(place.item.clone());
    }
    let is_open = |key: &ItemKey| {
        year.assessment
            .response(form, key)
            .and_then(crate::model::answer::Response::current)
            .is_none()
    };
    let mut rows = edition_form.rows().map(|row| &row.item.key);
    rows.find(|key| is_open(key))
        .or_else(|| edition_form.rows().next().map(|row| &row.item.key))
        .cloned()
}

/// The screen.
pub fn checklist_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let form = FormRef::Institution;
    let Some(item) = current_item(year, form) else {
        return;
    };
    if is_list(ui, &item) {
        answer_list_ui(ui, year, &item, actions);
        return;
    }
    let width = ui.available_width() + theme::NAV_WIDTH;
    let folded = width < theme::FOLD_ITEMS;
    if !folded {
        egui::Panel::left("items")
            .exact_size(theme::LIST_WIDTH)
            .resizable(false)
            .frame(theme::side_list(ui))
            .show(ui, |ui| {
                ways_ui(ui, &item, false);
                let narrowing = narrowing_ui(ui);
                widgets::scroll(ui, "checklist", |ui| {
                    item_list(ui, year, form, &item, &narrowing, actions);
                });
            });
    }
    if width < theme::FOLD_GUIDANCE {
        // Both halves push what the user meant; they are drawn one after the other.
        let mut of_guidance = Vec::new();
        with_tab(
            ui,
            |ui| row_ui(ui, year, &item, folded, actions),
            |ui| {
                let guide = |ui: &mut Ui| guide_ui(ui, year, &item, &mut of_guidance);
                widgets::scroll_of(ui, "guidance", &item, guide);
            },
        );
        actions.append(&mut of_guidance);
        return;
    }
    // Where the row has all it can use, the guidance takes more, up to a line's length.
    let guidance = (ui.available_width() - 820.0).clamp(widgets::GUIDANCE_WIDTH, 520.0);
    // In reading order, so that Tab goes the same way: list, row, guidance.
    egui::Panel::left("row")
        .exact_size(ui.available_width() - guidance)
        .resizable(false)
        .frame(egui::Frame::new())
        .show(ui, |ui| row_ui(ui, year, &item, folded, actions));
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(16);
    frame.show(ui, |ui| {
        widgets::scroll_of(ui, "guidance", &item, |ui| guide_ui(ui, year, &item, actions));
    });
}

/// The row, and the bar at its foot, which stays in sight however long the row is.
fn row_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    item: &ItemKey,
    folded: bool,
    actions: &mut Vec<Action>,
) {
    let form = FormRef::Institution;
    // The row comes first, so its height is what the bar left over when it was last drawn.
    let noted = ids::in_clinic(ui, "height of the steps");
    let bar: f32 = ui.data(|data| data.get_temp(noted)).unwrap_or(53.0);
    egui::Panel::top("row above the steps")
        .exact_size((ui.available_height() - bar).max(40.0))
        .resizable(false)
        .frame(egui::Frame::new())
        .show(ui, |ui| {
            // Every row begins with its question.
            widgets::scroll_of(ui, "item", item, |ui| {
                // Without the list the row begins where every screen does.
                let left = if folded { theme::edge(ui) } else { 20 };
                let margin = egui::Margin { left, right: 20, top: 12, bottom: 12 };
                egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                    widgets::keep_to_width(ui, 760.0);
                    if folded {
                        ui.horizontal(|ui| {
                            ways_ui(ui, item, false);
                            item_drop_down(ui, year, form, item, actions);
                        });
                    }
                    servers_ui(ui, year, item, actions);
                    item_ui(ui, year, form, item, actions);
                });
            });
        });
    let margin = egui::Margin::symmetric(if folded { theme::edge(ui) } else { 20 }, 8);
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(margin);
    let steps = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        steps_ui(ui, year, form, item, actions);
    });
    note_area(ui, steps.response.rect);
    let height = steps.response.rect.height() + 1.0;
    if (height - bar).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(noted, height));
        ui.request_repaint();
    }
}

fn guide_ui(ui: &mut Ui, year: YearView<'_>, item: &ItemKey, actions: &mut Vec<Action>) {
    let (guidance, form) = (year.view.guidance, FormKind::Institution);
    widgets::guidance_ui(ui, guidance, (form, year.guided(form, item)), actions);
}
