//! What can be added to the chart: every record that is not on it yet.

use egui::{ComboBox, Ui};

use super::{ChartView, show_box};
use crate::explain::{chart as words, window};
use crate::model::{BoxContent, ChartKind, Person, Role};
use crate::state::{Action, ChartEdit, Screen};
use crate::ui::list_keys::note_list;
use crate::ui::widgets::caption;

/// The drop-down; what is chosen is added at the end of its usual level and chosen in the list.
pub fn add_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    let mut picked = None;
    let combo = ComboBox::from_id_salt(("add box", chart.kind)).selected_text(words::ADD);
    let shown = combo.width(ui.available_width().min(260.0)).height(360.0).show_ui(ui, |ui| {
        for (title, contents) in addable(chart) {
            if contents.is_empty() {
                continue;
            }
            caption(ui, &title);
            for content in contents {
                let name = match &content {
                    BoxContent::Department { .. } => words::NEW_DEPARTMENT.to_owned(),
                    other => words::title(other, &chart.book.workbook),
                };
                if ui.selectable_label(false, name).clicked() {
                    picked = Some(content);
                }
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::ADD).id);
    if let Some(content) = picked {
        add_box(ui, chart, content, actions);
    }
}

/// Adds a box at the end of its usual level, and chooses it.
pub fn add_box(ui: &Ui, chart: ChartView<'_>, content: BoxContent, actions: &mut Vec<Action>) {
    let tier = content.usual_tier(&chart.book.workbook);
    // Numbers are given in order, so the box is known before it is there.
    let added = chart.chart.next_box();
    actions.push(chart.edit(ChartEdit::Add(tier, content)));
    show_box(ui, chart, added);
}

/// Every record that has no box, in groups with a heading.
fn addable(chart: ChartView<'_>) -> Vec<(String, Vec<BoxContent>)> {
    let (workbook, today) = (&chart.book.workbook, chart.view.today);
    let department =
        BoxContent::Department { name: String::new(), person: None, extension: String::new() };
    let mut inside = vec![department];
    if chart.kind == ChartKind::Contact {
        inside.push(BoxContent::Finder);
    }
    let people = workbook.people_on(today).map(|it| BoxContent::Person(it.id)).collect();
    // Whoever already has a box would stand on the chart twice.
    let has_box = |person: &Person| chart.chart.showing(&BoxContent::Person(person.id)).is_some();
    let is_open = |role: &Role| !workbook.people_in(*role, today).any(has_box);
    let roles = workbook.roles().filter(is_open).map(BoxContent::Role).collect();
    let vendors = workbook.vendors.iter().filter(|it| it.is_there_on(today));
    let contacts = workbook.contacts.iter().filter(|it| it.is_there_on(today));
    let groups: [(&str, Vec<BoxContent>); 5] = [
        (words::INSIDE, inside),
        (words::PEOPLE, people),
        (words::ROLES, roles),
        (window::screen(Screen::Vendors), vendors.map(|it| BoxContent::Vendor(it.id)).collect()),
        (window::screen(Screen::Contacts), contacts.map(|it| BoxContent::Contact(it.id)).collect()),
    ];
    let is_new = |content: &BoxContent| {
        matches!(content, BoxContent::Department { .. }) || chart.chart.showing(content).is_none()
    };
    groups
        .into_iter()
        .map(|(title, contents)| (title.to_owned(), contents.into_iter().filter(is_new).collect()))
        .collect()
}
