//! What can be done with the box that is chosen, below its row.

use egui::Ui;

use super::particulars::person_ui;
use super::{ChartView, choose, show_box};
use crate::explain::chart as words;
use crate::model::{BoxContent, ChartBox, ChartKind};
use crate::state::{Action, ChartEdit, DepartmentField};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{check_box, text_field};

/// The controls.
pub fn box_editor_ui(ui: &mut Ui, chart: ChartView<'_>, it: &ChartBox, actions: &mut Vec<Action>) {
    let title = words::title(&it.content, &chart.book.workbook);
    let frame = egui::Frame::new().fill(theme::tokens(ui).accent_soft).corner_radius(6);
    frame.inner_margin(10).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.add_enabled_ui(chart.can_change(), |ui| {
            ui.horizontal_wrapped(|ui| {
                let steps =
                    [(words::UP, ChartEdit::Up(it.id)), (words::DOWN, ChartEdit::Down(it.id))];
                for (label, step) in steps {
                    let may = step.changes(chart.chart);
                    let button = ui.add_enabled(may, egui::Button::new(label));
                    if button.accessible_name(words::of_box(label, &title)).clicked() {
                        actions.push(chart.edit(step));
                        show_box(ui, chart, it.id);
                    }
                }
                let button = ui.button(words::TAKE_OUT);
                if button.accessible_name(words::of_box(words::TAKE_OUT, &title)).clicked() {
                    actions.push(chart.edit(ChartEdit::TakeOut(it.id)));
                    choose(ui, chart, None);
                }
            });
            department_ui(ui, chart, it, actions);
            if check_box(ui, !it.is_hidden, words::SHOWN).clicked() {
                actions.push(chart.edit(ChartEdit::Hide(it.id, !it.is_hidden)));
            }
            if chart.kind == ChartKind::Contact
                && check_box(ui, it.is_optional, words::OPTIONAL).clicked()
            {
                actions.push(chart.edit(ChartEdit::Optional(it.id, !it.is_optional)));
            }
        });
        if let Some(action) = record_of(&it.content)
            && ui.button(words::EDIT_RECORD).clicked()
        {
            actions.push(action);
        }
    });
}

/// The name, the person and the extension of a department, which no list but the chart has.
fn department_ui(ui: &mut Ui, chart: ChartView<'_>, it: &ChartBox, actions: &mut Vec<Action>) {
    let BoxContent::Department { name, person, extension } = &it.content else {
        return;
    };
    let id = ids::in_clinic(ui, ("department", chart.kind, it.id));
    let mut field_ui = |ui: &mut Ui, field, value: &str| {
        let edit = |text| chart.edit(ChartEdit::Department(it.id, field, text));
        text_field(ui, id.with(field), words::department_field(field), value, actions, edit);
    };
    field_ui(ui, DepartmentField::Name, name);
    field_ui(ui, DepartmentField::Extension, extension);
    let id = id.with("person");
    let label = words::DEPARTMENT_PERSON;
    person_ui(ui, id, chart, (label, *person), false, actions, |picked| {
        chart.edit(ChartEdit::DepartmentPerson(it.id, picked))
    });
}

/// Where the name and the numbers of a box are changed.
fn record_of(content: &BoxContent) -> Option<Action> {
    match content {
        BoxContent::Person(person) => Some(Action::ShowPerson(*person)),
        BoxContent::Role(_) => Some(Action::ShowRoles),
        BoxContent::Vendor(vendor) => Some(Action::ShowVendor(*vendor)),
        BoxContent::Contact(contact) => Some(Action::ShowContact(*contact)),
        BoxContent::Finder | BoxContent::Department { .. } => None,
    }
}
