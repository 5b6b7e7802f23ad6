//! Who has which role, and the roles of the clinic's own.

use egui::{ComboBox, Ui};

use super::open_roles;
use crate::explain::people as words;
use crate::model::{Person, PersonId, RecordRef, Role, Use};
use crate::state::{Action, Edit, OpenBook, PeopleEdit};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::records::used::used_ui;
use crate::ui::view::View;
use crate::ui::widgets::{
    Mark, PersonList, caption, card, check_box, danger, heading, mark_ui, new_name_field,
    paragraph, primary, text_field,
};

/// The roles that every clinic is offered, with those who have them.
pub(super) fn roles_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let open = open_roles(view, book);
    let name = |role: &Role| words::role(*role, &book.workbook);
    if book.workbook.people.is_empty() {
        paragraph(ui, words::NOBODY_YET);
        ui.add_space(8.0);
    } else if !open.is_empty() {
        paragraph(ui, &words::nobody_has(&open.iter().map(name).collect::<Vec<_>>()));
        ui.add_space(8.0);
        card(ui, |ui| one_for_all_ui(ui, view, book, &open, actions));
        ui.add_space(8.0);
    }
    card(ui, |ui| {
        heading(ui, words::ROLES);
        caption(ui, words::ROLES_EXPLAINED);
        for role in Role::COMMON {
            ui.separator();
            role_ui(ui, view, book, role, actions);
        }
    });
}

fn role_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, role: Role, actions: &mut Vec<Action>) {
    let name = words::role(role, &book.workbook);
    let has_holder = book.workbook.people_in(role, view.today).next().is_some();
    ui.scope(|ui| {
        // A line of text, not of buttons.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            mark_ui(ui, if has_holder { Mark::Yes } else { Mark::Open });
            heading(ui, &name);
        });
    });
    caption(ui, words::role_explained(role));
    holders_ui(ui, view, book, role, actions);
}

fn holders_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, role: Role, actions: &mut Vec<Action>) {
    let name = words::role(role, &book.workbook);
    let people = book.workbook.people.iter().filter(|it| it.has_role(role));
    let holders: Vec<PersonId> = people.map(|it| it.id).collect();
    if holders.is_empty() {
        caption(ui, words::NOBODY);
    }
    let list = PersonList {
        book,
        people: &holders,
        except: &[],
        day: view.today,
        of: &name,
        add: &words::give(&name),
        is_ordered: false,
        most: usize::MAX,
    };
    let give = |id, has| Action::Edit(Edit::PersonRole(id, role, has));
    match list.show(ui, ids::in_clinic(ui, ("holders", role))) {
        Some(PeopleEdit::Add(id)) => actions.push(give(id, true)),
        Some(PeopleEdit::Remove(id)) => actions.push(give(id, false)),
        // They stand in no order.
        Some(PeopleEdit::Up(_) | PeopleEdit::Down(_)) | None => {}
    }
}

/// What is ticked and who is chosen while it has not been given.
#[derive(Clone, Default)]
struct Draft {
    holder: Option<PersonId>,
    /// The roles whose box was clicked: those that nobody has are ticked from the start.
    turned: Vec<Role>,
}

/// One person for several roles, those that nobody has being ticked already.
fn one_for_all_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    open: &[Role],
    actions: &mut Vec<Action>,
) {
    let workbook = &book.workbook;
    let memory = ids::in_clinic(ui, "one person for several roles");
    let mut draft: Draft = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let there: Vec<_> = workbook.people_on(view.today).collect();
    let chosen = draft.holder.filter(|id| there.iter().any(|it| it.id == *id));
    // In a small clinic it is the director more often than not.
    let director = workbook.clinic.director.trim();
    let is_director = |it: &&&Person| !director.is_empty() && it.name.contains(director);
    let proposed = there.iter().find(is_director).or(there.first()).map(|it| it.id);
    let holder = chosen.or(proposed);
    heading(ui, words::ONE_FOR_ALL);
    caption(ui, words::ONE_FOR_ALL_EXPLAINED);
    caption(ui, words::TAKES_FROM_OTHERS);
    let person = holder.and_then(|id| workbook.person(id));
    let name = person.map(|it| words::told_apart(it, workbook)).unwrap_or_default();
    let combo = ComboBox::from_id_salt("holder").selected_text(name).width(220.0).truncate();
    let shown = combo.show_ui(ui, |ui| {
        for person in &there {
            let name = words::told_apart(person, workbook);
            if list_entry(ui, holder == Some(person.id), name).clicked() {
                draft.holder = Some(person.id);
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::HOLDER).id);
    let mut roles = Vec::new();
    let column_count = if ui.available_width() > 560.0 { 2 } else { 1 };
    let all: Vec<Role> = workbook.roles().collect();
    let per_column = all.len().div_ceil(column_count);
    ui.columns(column_count, |columns| {
        for (ui, part) in columns.iter_mut().zip(all.chunks(per_column)) {
            for role in part {
                let is_ticked = open.contains(role) != draft.turned.contains(role);
                if check_box(ui, is_ticked, &words::role_and_holders(*role, workbook)).clicked() {
                    if draft.turned.contains(role) {
                        draft.turned.retain(|it| it != role);
                    } else {
                        draft.turned.push(*role);
                    }
                }
                if is_ticked {
                    roles.push(*role);
                }
            }
        }
    });
    let is_ready = holder.is_some() && !roles.is_empty();
    if primary(ui, is_ready, &words::hold(roles.len())).clicked()
        && let Some(holder) = holder
    {
        actions.push(Action::Edit(Edit::HoldRoles(holder, roles)));
        draft = Draft::default();
    }
    ui.data_mut(|data| data.insert_temp(memory, draft));
}

/// The roles that the clinic made up itself.
pub(super) fn own_roles_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        heading(ui, words::OWN_ROLES);
        caption(ui, words::OWN_ROLES_EXPLAINED);
        for own in &book.workbook.own_roles {
            let id = ids::in_clinic(ui, ("own role", own.id));
            ui.push_id(id, |ui| {
                ui.separator();
                let rename = |text| Action::Edit(Edit::RenameRole(own.id, text));
                text_field(ui, id, words::ROLE_NAME, &own.name, actions, rename);
                holders_ui(ui, view, book, Role::Own(own.id), actions);
                let uses = book.workbook.uses_of(RecordRef::Role(Role::Own(own.id)));
                if !uses.is_empty() {
                    caption(ui, words::ROLE_IN_USE);
                    // Those who have it stand above.
                    let is_elsewhere = |it: &Use| !matches!(it, Use::RoleOf(_));
                    let elsewhere: Vec<Use> = uses.into_iter().filter(is_elsewhere).collect();
                    used_ui(ui, &elsewhere, (&book.workbook, view.documents), actions);
                } else if danger(ui, words::REMOVE_ROLE).clicked() {
                    actions.push(Action::Edit(Edit::RemoveRole(own.id)));
                }
            });
        }
        ui.add_space(6.0);
        let id = ids::in_clinic(ui, "new role");
        let add = |name| Action::Edit(Edit::AddRole(name, None));
        new_name_field(ui, id, words::NEW_ROLE, actions, add);
    });
}
