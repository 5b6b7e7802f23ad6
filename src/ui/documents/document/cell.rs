//! One cell of a table: a field, a choice, or a name that is typed or picked.

use egui::{Id, Ui, vec2};

use super::fields::{self, cell_id, push_step, quiet, warning};
use super::table::Line;
use crate::document::Origin;
use crate::explain::{date_field, document_screen as words};
use crate::model::date_entry::read_whole;
use crate::model::document::CellValue;
use crate::model::document_template::{ColumnKind, TemplateChoice};
use crate::state::Action;
use crate::text::dates;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::theme;
use crate::ui::widgets::{NamedField, Rows, caption, named_field, pick_field};

/// One cell with its remarks.
pub(super) fn cell_ui(ui: &mut Ui, line: &Line<'_>, at: usize, actions: &mut Vec<Action>) {
    let (column, cell) = (&line.template.columns[at], &line.row.cells[at]);
    let spot = line.spot;
    let key = &spot.field.key;
    let name = words::cell(&spot.name, line.number, &column.label);
    let id = cell_id(ui, key, &line.row.key, &column.key);
    let set = |text: Option<String>| line.set(column, text.map(CellValue::Text));
    let is_filled = cell.origin == Origin::Known;
    ui.spacing_mut().item_spacing.y = 2.0;
    match &column.kind {
        ColumnKind::Choice(choices) => {
            let nothing = (cell.text.is_empty(), words::NOTHING.to_owned());
            let is_chosen = |choice: &TemplateChoice| cell.choice.as_ref() == Some(&choice.key);
            let labels = choices.iter().map(|choice| (is_chosen(choice), choice.label.clone()));
            let words: Vec<(bool, String)> = std::iter::once(nothing).chain(labels).collect();
            let width = ui.available_width();
            if let Some(at) = pick_field(ui, id, &name, &cell.text, width, &words) {
                let choice = at.checked_sub(1).map(|at| choices[at].key.clone());
                push_step(actions, line.spot.page, line.set(column, choice.map(CellValue::Choice)));
            }
        }
        ColumnKind::Person | ColumnKind::Vendor => {
            named_ui(ui, line, at, (id, &name), actions);
        }
        kind => {
            let rows = if *kind == ColumnKind::Text { Rows::From(1) } else { Rows::One };
            let field =
                NamedField { id, name: &name, value: &cell.text, hint: "", rows, is_filled };
            named_field(ui, &field, actions, |text| line.spot.page.edit(line.typed(at, text)));
            if *kind == ColumnKind::Date {
                day_ui(ui, id, &cell.text);
            }
        }
    }
    let given = line.given.and_then(|given| given.cells.get(at));
    if let Some(given) = given
        && cell.origin == Origin::Differs
        && given.origin == Origin::Known
    {
        warning(ui, words::DIFFERS);
        caption(ui, &words::now(&given.text));
        if quiet(ui, words::FOLLOW, &words::button(words::FOLLOW, &name)) {
            push_step(actions, line.spot.page, set(None));
        }
    }
}

/// A cell for a name, which is typed or picked.
fn named_ui(
    ui: &mut Ui,
    line: &Line<'_>,
    at: usize,
    (id, name): (Id, &str),
    actions: &mut Vec<Action>,
) {
    let (column, cell) = (&line.template.columns[at], &line.row.cells[at]);
    let records = fields::names(line.spot.page, column.kind == ColumnKind::Vendor);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 4.0;
        let width = (ui.available_width() - ARROW).max(40.0);
        ui.allocate_ui(vec2(width, theme::CONTROL), |ui| {
            ui.set_width(width);
            let (rows, is_filled) = (Rows::From(1), cell.origin == Origin::Known);
            let field = NamedField { id, name, value: &cell.text, hint: "", rows, is_filled };
            named_field(ui, &field, actions, |text| line.spot.page.edit(line.typed(at, text)));
        });
        let words: Vec<(bool, String)> =
            records.iter().map(|(_, name)| (*name == cell.text, name.clone())).collect();
        let pick = words::button(words::PICK_NAME, name);
        if let Some(at) = arrow_pick(ui, id.with("pick"), &pick, &words) {
            push_step(actions, line.spot.page, line.set(column, Some(records[at].0.clone())));
        }
    });
}

/// Below a day that was typed: how it reads, or that it cannot be read once it is left.
fn day_ui(ui: &mut Ui, id: Id, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    match read_whole(text) {
        Ok(day) => {
            caption(ui, &dates::japanese(day));
        }
        Err(_) if ui.memory(|memory| memory.has_focus(id)) => {}
        Err(problem) => warning(ui, &date_field::problem(problem)),
    }
}

/// Width of the arrow that opens a list of names, in points.
const ARROW: f32 = 30.0;

/// A list of words behind an arrow alone.
fn arrow_pick(ui: &mut Ui, id: Id, name: &str, words: &[(bool, String)]) -> Option<usize> {
    let mut picked = None;
    let combo = egui::ComboBox::from_id_salt(id).selected_text("").width(ARROW - 6.0);
    let shown = combo.show_ui(ui, |ui| {
        ui.set_min_width(160.0);
        for (at, (is_chosen, word)) in words.iter().enumerate() {
            let row = ui.push_id(at, |ui| list_entry(ui, *is_chosen, word).clicked());
            if row.inner {
                picked = Some(at);
            }
        }
        if words.is_empty() {
            caption(ui, words::NOTHING);
        }
    });
    note_list(ui, shown.response.accessible_name(name).id);
    picked
}
