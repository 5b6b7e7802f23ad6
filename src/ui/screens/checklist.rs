//! 医療機関確認用 on screen: the list of items and one item.

use egui::Ui;

use super::item::{item_ui, steps_ui};
use super::item_filter::narrowing_ui;
use super::item_list::{item_drop_down, item_list};
use crate::model::{FormKind, FormRef, ItemKey};
use crate::state::Action;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets;

/// The least width of the row beside its guidance, in points.
const ITEM_WIDTH: f32 = 430.0;

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
    let folded = ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH;
    if !folded {
        egui::Panel::left("items")
            .exact_size(theme::LIST_WIDTH)
            .resizable(false)
            .frame(egui::Frame::new().fill(theme::tokens(ui).ground).inner_margin(8))
            .show(ui, |ui| {
                let narrowing = narrowing_ui(ui);
                widgets::scroll(ui, "checklist", |ui| {
                    item_list(ui, year, form, &item, &narrowing, actions);
                });
            });
    }
    let beside = ui.available_width() >= ITEM_WIDTH + widgets::GUIDANCE_WIDTH;
    if beside {
        egui::Panel::right("guidance")
            .exact_size(widgets::GUIDANCE_WIDTH)
            .resizable(false)
            .frame(egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(16))
            .show(ui, |ui| {
                // Every row's guidance begins at its beginning.
                widgets::scroll(ui, &item, |ui| guide_ui(ui, year, &item, actions));
            });
    }
    steps_bar(ui, year, form, &item, actions);
    widgets::scroll(ui, "item", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            if folded {
                item_drop_down(ui, year, form, &item, actions);
            }
            item_ui(ui, year, form, &item, actions);
            if !beside {
                ui.add_space(12.0);
                widgets::card(ui, |ui| guide_ui(ui, year, &item, actions));
            }
        });
    });
}

/// The bar at the foot of a row stays in sight however long the row is.
pub(super) fn steps_bar(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    item: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let margin = egui::Margin::symmetric(20, 8);
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(margin);
    egui::Panel::bottom("steps").frame(frame).show(ui, |ui| {
        steps_ui(ui, year, form, item, actions);
    });
}

fn guide_ui(ui: &mut Ui, year: YearView<'_>, item: &ItemKey, actions: &mut Vec<Action>) {
    let guidance = year.view.guidance;
    widgets::guidance_ui(ui, guidance, FormKind::Institution, item, actions);
}
