//! The rows of a form as a list with state marks, or as a drop-down where the window is narrow.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use super::item_filter::Narrowing;
use crate::explain::checklist;
use crate::model::edition::FormRow;
use crate::model::need::need;
use crate::model::{AnswerPlace, FormRef, ItemKey};
use crate::state::Action;
use crate::text::answers;
use crate::ui::ids;
use crate::ui::view::YearView;
use crate::ui::widgets::{Mark, caption, mark_of, row_ui};

/// One row as the list shows and says it.
fn described(year: YearView<'_>, form: FormRef, row: FormRow<'_>) -> (Mark, String) {
    let current = year
        .assessment
        .response(form, &row.item.key)
        .and_then(crate::model::answer::Response::current);
    let need = need(year.edition, year.assessment, form, row.item);
    let state = answers::state(current, need);
    let spoken = checklist::list_row(&row.full_number(), &row.item.short, state);
    (mark_of(current, need), spoken)
}

/// The list.
pub fn item_list(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    chosen: &ItemKey,
    narrowing: &Narrowing,
    actions: &mut Vec<Action>,
) {
    let shown = narrowing.keys(year, form);
    if shown.is_empty() {
        caption(ui, checklist::NOTHING_FOUND);
    }
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut group_before = "";
    let list = ui.vertical(|ui| {
        for row in year.edition.form_of(form).rows() {
            if !shown.contains(&&row.item.key) {
                continue;
            }
            let group = row.group.map_or("", |group| group.short.as_str());
            if group != group_before {
                ui.add_space(8.0);
                caption(ui, group);
                group_before = group;
            }
            let (mark, spoken) = described(year, form, row);
            let is_chosen = row.item.key == *chosen;
            let response = row_ui(ui, mark, &row.item.short, &spoken, is_chosen);
            if response.clicked() {
                let item = row.item.key.clone();
                actions.push(Action::Show(AnswerPlace { form, item }));
            }
            keep_in_sight(ui, &response, is_chosen, &row.item.key);
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, checklist::ITEMS));
}

/// Scrolls a row into sight when it has just become the chosen one.
fn keep_in_sight(ui: &Ui, response: &egui::Response, is_chosen: bool, key: &ItemKey) {
    if !is_chosen {
        return;
    }
    let memory = ids::in_clinic(ui, "item last in sight");
    let last: Option<ItemKey> = ui.data(|data| data.get_temp(memory));
    if last.as_ref() != Some(key) {
        response.scroll_to_me(None);
        ui.data_mut(|data| data.insert_temp(memory, key.clone()));
    }
}

/// The same rows in a drop-down.
pub fn item_drop_down(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    chosen: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let edition_form = year.edition.form_of(form);
    let selected = edition_form.row(chosen).map(|row| described(year, form, row).1);
    let shown = ComboBox::from_id_salt("item choice")
        .selected_text(selected.unwrap_or_default())
        .width(ui.available_width() - 8.0)
        .height(400.0)
        .truncate()
        .show_ui(ui, |ui| {
            for row in edition_form.rows() {
                let (_, spoken) = described(year, form, row);
                if ui.selectable_label(row.item.key == *chosen, spoken).clicked() {
                    let item = row.item.key.clone();
                    actions.push(Action::Show(AnswerPlace { form, item }));
                }
            }
        });
    shown.response.accessible_name(checklist::ITEMS);
}
