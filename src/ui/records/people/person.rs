//! One person: how to reach them, their roles, who stands in, where they are used.

use egui::{Button, Id, Ui};

use crate::explain::people::{self as words, RoleSet};
use crate::model::{Person, PersonField, RecordRef, Role, Use};
use crate::state::{Action, Edit, OpenBook};
use crate::ui::ids;
use crate::ui::records::used::used_ui;
use crate::ui::view::View;
use crate::ui::widgets::{
    PersonList, attention, caption, card, check_box, danger, date_field, heading, in_pairs,
    text_field,
};

/// As many deputies as fit into a box of the chart.
const MOST_DEPUTIES: usize = 2;

/// The roles that a director and an office manager of a small clinic have.
const DIRECTOR: [Role; 2] = [Role::ChiefExecutive, Role::SecurityManager];
const OFFICE: [Role; 5] = [
    Role::PlanningManager,
    Role::SystemOperator,
    Role::PersonalInformation,
    Role::PublicRelations,
    Role::Recorder,
];

/// Everything about a person.
pub(super) fn person_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    person: &Person,
    actions: &mut Vec<Action>,
) {
    let uses = book.workbook.uses_of(RecordRef::Person(person.id));
    let id = ids::in_clinic(ui, ("person", person.id));
    ui.push_id(id, |ui| {
        let is_writable = book.read_only.is_none();
        ui.add_enabled_ui(is_writable, |ui| {
            if !person.is_there_on(view.today) && is_in_charge(person, &uses) {
                attention(ui, words::STILL_IN_CHARGE);
                ui.add_space(8.0);
            }
            card(ui, |ui| particulars_ui(ui, id, person, actions));
            ui.add_space(8.0);
            card(ui, |ui| roles_ui(ui, book, person, actions));
            ui.add_space(8.0);
            card(ui, |ui| deputies_ui(ui, view, book, person, actions));
            ui.add_space(8.0);
        });
        card(ui, |ui| {
            heading(ui, words::USED);
            if uses.is_empty() {
                caption(ui, words::NOT_USED);
            }
            used_ui(ui, &uses, (&book.workbook, view.documents), actions);
        });
        ui.add_space(8.0);
        ui.add_enabled_ui(is_writable, |ui| {
            card(ui, |ui| leaving_ui(ui, id, person, &uses, actions));
        });
    });
}

/// Whether something is still expected of the person, beyond the answers that were given.
fn is_in_charge(person: &Person, uses: &[Use]) -> bool {
    let is_answer = |it: &Use| matches!(it, Use::Answer(..) | Use::Device(_));
    !person.roles.is_empty() || uses.iter().any(|it| !is_answer(it))
}

fn particulars_ui(ui: &mut Ui, id: Id, person: &Person, actions: &mut Vec<Action>) {
    heading(ui, words::PARTICULARS);
    in_pairs(ui, &PersonField::ALL, |ui, field| {
        let edit = |text| Action::Edit(Edit::PersonText(person.id, field, text));
        text_field(ui, id.with(field), words::field(field), field.of(person), actions, edit);
    });
    if person.name.trim().is_empty() {
        attention(ui, words::NO_NAME);
    }
}

fn roles_ui(ui: &mut Ui, book: &OpenBook, person: &Person, actions: &mut Vec<Action>) {
    heading(ui, words::ROLES);
    caption(ui, words::ROLES_EXPLAINED);
    let all: Vec<Role> = book.workbook.roles().collect();
    let column_count = if ui.available_width() > 560.0 { 2 } else { 1 };
    ui.columns(column_count, |columns| {
        for (ui, part) in columns.iter_mut().zip(all.chunks(all.len().div_ceil(column_count))) {
            for role in part {
                let has_role = person.has_role(*role);
                if check_box(ui, has_role, &words::role(*role, &book.workbook)).clicked() {
                    let edit = Edit::PersonRole(person.id, *role, !has_role);
                    actions.push(Action::Edit(edit));
                }
            }
        }
    });
    if ui.button(words::TO_ROLES).clicked() {
        actions.push(Action::ShowRoles);
    }
    ui.add_space(6.0);
    heading(ui, words::AT_ONCE);
    caption(ui, words::AT_ONCE_EXPLAINED);
    ui.horizontal_wrapped(|ui| {
        for set in [RoleSet::Director, RoleSet::Office, RoleSet::All] {
            let roles: &[Role] = match set {
                RoleSet::Director => &DIRECTOR,
                RoleSet::Office => &OFFICE,
                RoleSet::All => &Role::COMMON,
            };
            let holds_alone = |role: &Role| {
                let mut holders = book.workbook.people.iter().filter(|it| it.has_role(*role));
                holders.next().is_some_and(|it| it.id == person.id) && holders.next().is_none()
            };
            let is_new = !roles.iter().all(holds_alone);
            if ui.add_enabled(is_new, Button::new(words::role_set(set))).clicked() {
                actions.push(Action::Edit(Edit::HoldRoles(person.id, roles.to_vec())));
            }
        }
    });
}

fn deputies_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    person: &Person,
    actions: &mut Vec<Action>,
) {
    heading(ui, words::DEPUTIES);
    caption(ui, words::DEPUTIES_EXPLAINED);
    if person.deputies.is_empty() {
        ui.label(words::NO_DEPUTIES);
    }
    let list = PersonList {
        book,
        people: &person.deputies,
        except: &[person.id],
        day: view.today,
        of: words::DEPUTIES,
        add: words::ADD_DEPUTY,
        is_ordered: true,
        most: MOST_DEPUTIES,
    };
    if let Some(edit) = list.show(ui, ids::in_clinic(ui, ("deputies", person.id))) {
        actions.push(Action::Edit(Edit::Deputies(person.id, edit)));
    }
    if person.deputies.len() >= MOST_DEPUTIES {
        caption(ui, &words::most_deputies(MOST_DEPUTIES));
    }
}

fn leaving_ui(ui: &mut Ui, id: Id, person: &Person, uses: &[Use], actions: &mut Vec<Action>) {
    heading(ui, words::LEAVING);
    let edit = |day| Action::Edit(Edit::PersonLeft(person.id, day));
    date_field(ui, id.with("left"), words::LEFT_ON, person.left_on, None, actions, edit);
    caption(ui, words::LEAVING_EXPLAINED);
    if !uses.is_empty() {
        caption(ui, words::IN_USE);
    } else if danger(ui, words::REMOVE).clicked() {
        actions.push(Action::Edit(Edit::RemovePerson(person.id)));
    }
}
