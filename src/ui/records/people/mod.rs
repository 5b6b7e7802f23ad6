//! People, their roles, and who decides what.

mod decisions;
mod person;
mod roles;

use egui::{ComboBox, Ui};

use crate::exchange::{RecordKind, TableKind};
use crate::explain::people as words;
use crate::model::{Person, Role};
use crate::state::{Action, Edit, OpenBook};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{
    self, Mark, caption, new_name_field, paragraph, quiet_import_button_ui, quiet_table_buttons_ui,
    record_row,
};

/// The screen: the people, and beside them one of them or who does what.
pub fn people_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let shown = book.person.and_then(|id| book.workbook.person(id));
    let folded = ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH;
    if folded {
        widgets::scroll(ui, "people", |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
                ui,
                |ui| {
                    choice_ui(ui, book, shown, actions);
                    ui.collapsing(words::ADD_PERSON, |ui| new_person_ui(ui, book, actions));
                    ui.add_space(8.0);
                    shown_ui(ui, view, book, shown, actions);
                    ui.add_space(8.0);
                    save_table_ui(ui, actions);
                },
            );
        });
        return;
    }
    egui::Panel::left("people")
        .exact_size(theme::LIST_WIDTH)
        .resizable(false)
        .frame(theme::side_list(ui))
        .show(ui, |ui| {
            widgets::scroll(ui, "people", |ui| list_ui(ui, view, book, shown, actions));
        });
    // Everybody begins at the top.
    widgets::scroll(ui, ("person", book.person), |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            shown_ui(ui, view, book, shown, actions);
        });
    });
}

fn shown_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    shown: Option<&Person>,
    actions: &mut Vec<Action>,
) {
    match shown {
        Some(person) => person::person_ui(ui, view, book, person, actions),
        None => {
            ui.add_enabled_ui(book.read_only.is_none(), |ui| {
                roles::roles_ui(ui, view, book, actions);
                ui.add_space(8.0);
                decisions::decisions_ui(ui, view, book, actions);
                ui.add_space(8.0);
                roles::own_roles_ui(ui, view, book, actions);
            });
        }
    }
}

fn list_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    shown: Option<&Person>,
    actions: &mut Vec<Action>,
) {
    let open = open_roles(view, book).len();
    let mark = if open == 0 { Mark::Yes } else { Mark::Open };
    let line = words::open_roles_line(open);
    if record_row(ui, mark, words::OVERVIEW, &line, shown.is_none()).clicked() {
        actions.push(Action::ShowRoles);
    }
    ui.add_space(8.0);
    caption(ui, words::PEOPLE);
    let (there, left): (Vec<&Person>, Vec<&Person>) =
        book.workbook.people.iter().partition(|it| it.is_there_on(view.today));
    let mut row = |ui: &mut Ui, person: &Person| {
        let is_shown = shown.is_some_and(|it| it.id == person.id);
        let line = words::line(person, &book.workbook, view.today);
        let name = words::told_apart(person, &book.workbook);
        if record_row(ui, Mark::Person, &name, &line, is_shown).clicked() {
            actions.push(Action::ShowPerson(person.id));
        }
    };
    for person in there {
        row(ui, person);
    }
    let is_shown = left.iter().any(|it| shown.is_some_and(|shown| shown.id == it.id));
    if !left.is_empty() {
        // One who is shown is also seen in the list.
        let fold = egui::CollapsingHeader::new(words::left(left.len())).id_salt("left");
        fold.open(is_shown.then_some(true)).show_unindented(ui, |ui| {
            for person in left {
                row(ui, person);
            }
        });
    }
    ui.add_space(8.0);
    new_person_ui(ui, book, actions);
    ui.add_space(8.0);
    save_table_ui(ui, actions);
}

/// The list for other programs.
fn save_table_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        quiet_table_buttons_ui(ui, TableKind::People, actions);
        quiet_import_button_ui(ui, RecordKind::People, actions);
    });
}

/// The list as a drop-down.
fn choice_ui(ui: &mut Ui, book: &OpenBook, shown: Option<&Person>, actions: &mut Vec<Action>) {
    let name = |it: &Person| words::told_apart(it, &book.workbook);
    let selected = shown.map_or_else(|| words::OVERVIEW.to_owned(), name);
    let combo = ComboBox::from_id_salt("person shown").selected_text(selected).truncate();
    let combo = combo.width(ui.available_width() - 8.0);
    let drawn = combo.show_ui(ui, |ui| {
        if list_entry(ui, shown.is_none(), words::OVERVIEW).clicked() {
            actions.push(Action::ShowRoles);
        }
        for person in &book.workbook.people {
            let is_shown = shown.is_some_and(|it| it.id == person.id);
            if list_entry(ui, is_shown, name(person)).clicked() {
                actions.push(Action::ShowPerson(person.id));
            }
        }
    });
    note_list(ui, drawn.response.accessible_name(words::CHOOSE).id);
    ui.add_space(8.0);
}

fn new_person_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(book.read_only.is_none(), |ui| {
        let id = ids::in_clinic(ui, "new person of the clinic");
        let add = |name| Action::Edit(Edit::AddPerson(name));
        new_name_field(ui, id, words::NEW_PERSON, actions, add);
    });
    if book.workbook.people.is_empty() {
        paragraph(ui, words::NOBODY_YET);
    } else {
        caption(ui, words::EXPLAINED);
    }
}

/// The roles that nobody has who is there today.
fn open_roles(view: View<'_>, book: &OpenBook) -> Vec<Role> {
    let workbook = &book.workbook;
    let is_open = |role: &Role| workbook.people_in(*role, view.today).next().is_none();
    workbook.roles().filter(is_open).collect()
}
