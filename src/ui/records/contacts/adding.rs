//! New contacts: those that every clinic needs, one of the list, or one of the clinic's own.

use egui::{ComboBox, Ui};

use crate::explain::{contacts as words, people};
use crate::model::{Contact, ContactId, ContactKind, PublicContact};
use crate::state::{Action, Edit, OpenBook};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::view::View;
use crate::ui::widgets::{caption, heading, jump_row, new_name_field, primary};

/// What can be added.
pub(super) fn adding_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let contacts = &book.workbook.contacts;
    let left: Vec<&PublicContact> = view.public_contacts.not_among(contacts).collect();
    ui.add_enabled_ui(book.read_only.is_none(), |ui| {
        let usual: Vec<&PublicContact> = left.iter().copied().filter(|it| it.usual).collect();
        if !usual.is_empty() {
            let names: Vec<&str> = usual.iter().map(|it| it.name.as_str()).collect();
            let label = words::add_usual(&names);
            // The first thing to do, until it has been done or begun.
            let is_first = contacts.iter().all(|it| it.kind == ContactKind::Other);
            let add = if is_first { primary(ui, true, &label) } else { ui.button(label) };
            if add.clicked() {
                let contacts = usual.into_iter().map(PublicContact::contact).collect();
                actions.push(Action::Edit(Edit::AddContacts(contacts)));
            }
            caption(ui, words::ADD_USUAL_EXPLAINED);
            ui.add_space(8.0);
        }
        if !left.is_empty() {
            ui.collapsing(words::ADD_FROM_LIST, |ui| {
                for entry in left {
                    let kind = people::contact_kind(entry.kind);
                    if jump_row(ui, &entry.name, kind, &words::add(&entry.name)).clicked() {
                        actions.push(Action::Edit(Edit::AddContacts(vec![entry.contact()])));
                    }
                }
            });
            ui.add_space(8.0);
        }
        own_ui(ui, actions);
    });
}

/// A contact that is not on the list.
fn own_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    heading(ui, words::OWN);
    let memory = ids::in_clinic(ui, "kind of a new contact");
    let mut kind: ContactKind = ui.data(|data| data.get_temp(memory)).unwrap_or(ContactKind::Other);
    let combo = ComboBox::from_id_salt("kind").selected_text(people::contact_kind(kind));
    let shown = combo.width(220.0).height(400.0).show_ui(ui, |ui| {
        for other in ContactKind::ALL {
            if list_entry(ui, kind == other, people::contact_kind(other)).clicked() {
                kind = other;
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::KIND).id);
    ui.data_mut(|data| data.insert_temp(memory, kind));
    let id = ids::in_clinic(ui, "new contact");
    new_name_field(ui, id, words::NEW, actions, |name| {
        let contact = Contact { name, ..Contact::blank(ContactId(0), kind) };
        Action::Edit(Edit::AddContacts(vec![contact]))
    });
}
