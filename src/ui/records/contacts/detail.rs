//! One contact: its numbers and whether they were confirmed, when it is called and by whom.

use egui::Ui;

use super::origin::{look_up_ui, origin_ui};
use crate::explain::{contacts as words, people};
use crate::model::telephone::remark;
use crate::model::{Contact, ContactField, RecordRef};
use crate::state::{Action, Edit, OpenBook};
use crate::ui::ids;
use crate::ui::records::used::used_ui;
use crate::ui::view::View;
use crate::ui::widgets::{
    PersonChoice, attention, caption, card, danger, date_field, heading, in_pairs, memo_field,
    primary, text_field,
};

/// The numbers, side by side in pairs where there is room.
const NUMBERS: [ContactField; 2] = [ContactField::Telephone, ContactField::NightTelephone];
/// When and whom to ask for there, in the same way.
const BESIDES: [ContactField; 2] = [ContactField::Hours, ContactField::Person];

/// Everything about a contact.
pub(super) fn contact_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    contact: &Contact,
    actions: &mut Vec<Action>,
) {
    let id = ids::in_clinic(ui, ("contact", contact.id));
    let entry = view.public_contacts.entry_of(contact);
    let is_writable = book.read_only.is_none();
    ui.push_id(id, |ui| {
        ui.add_enabled_ui(is_writable, |ui| {
            card(ui, |ui| numbers_ui(ui, view, book, contact, actions));
            ui.add_space(8.0);
            card(ui, |ui| calling_ui(ui, view, book, contact, actions));
            ui.add_space(8.0);
        });
        if let Some(entry) = entry {
            card(ui, |ui| origin_ui(ui, view, contact, entry, actions));
            ui.add_space(8.0);
        }
        card(ui, |ui| end_ui(ui, view, book, contact, actions));
    });
}

fn field_ui(ui: &mut Ui, contact: &Contact, field: ContactField, actions: &mut Vec<Action>) {
    let id = ids::in_clinic(ui, ("contact", contact.id, field));
    let edit = |text| Action::Edit(Edit::ContactText(contact.id, field, text));
    let (label, value) = (words::field(field), field.of(contact));
    if matches!(field, ContactField::WhenToCall | ContactField::WhatToTell) {
        memo_field(ui, id, label, value, actions, edit);
    } else {
        text_field(ui, id, label, value, actions, edit);
    }
}

fn numbers_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    contact: &Contact,
    actions: &mut Vec<Action>,
) {
    caption(ui, people::contact_kind(contact.kind));
    field_ui(ui, contact, ContactField::Name, actions);
    in_pairs(ui, &NUMBERS, |ui, field| {
        field_ui(ui, contact, field, actions);
        if let Some(remark) = remark(&book.workbook, contact, field.of(contact)) {
            caption(ui, &words::telephone_remark(remark, &book.workbook));
        }
    });
    // An address of the web needs the whole width.
    field_ui(ui, contact, ContactField::MailOrWeb, actions);
    in_pairs(ui, &BESIDES, |ui, field| field_ui(ui, contact, field, actions));
    ui.add_space(6.0);
    confirmed_ui(ui, view, contact, actions);
}

/// Whether somebody made sure of the numbers; before that, where to look.
fn confirmed_ui(ui: &mut Ui, view: View<'_>, contact: &Contact, actions: &mut Vec<Action>) {
    let can_be_reached = contact.can_be_reached();
    if !can_be_reached {
        attention(ui, words::NO_NUMBER);
    } else if contact.is_unconfirmed() {
        attention(ui, words::UNCONFIRMED);
    }
    if let Some(entry) = view.public_contacts.entry_of(contact) {
        look_up_ui(ui, entry, actions);
    }
    if !can_be_reached && contact.confirmed_on.is_none() {
        return;
    }
    let is_today = contact.confirmed_on == Some(view.today);
    let edit = |day| Action::Edit(Edit::ContactConfirmed(contact.id, day));
    if primary(ui, !is_today, words::CONFIRM_TODAY).clicked() {
        actions.push(edit(Some(view.today)));
    }
    let id = ids::in_clinic(ui, ("contact confirmed", contact.id));
    date_field(ui, id, words::CONFIRMED_ON, contact.confirmed_on, None, actions, edit);
}

fn calling_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    contact: &Contact,
    actions: &mut Vec<Action>,
) {
    heading(ui, words::CALLING);
    field_ui(ui, contact, ContactField::WhenToCall, actions);
    let id = ids::in_clinic(ui, ("contact caller", contact.id));
    let caller = PersonChoice {
        workbook: &book.workbook,
        label: words::CALLER,
        nobody: words::NO_CALLER,
        chosen: contact.caller,
        day: view.today,
    };
    let edit = |caller| Action::Edit(Edit::ContactCaller(contact.id, caller));
    caller.show(ui, id, actions, edit);
    field_ui(ui, contact, ContactField::WhatToTell, actions);
}

fn end_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    contact: &Contact,
    actions: &mut Vec<Action>,
) {
    let uses = book.workbook.uses_of(RecordRef::Contact(contact.id));
    let is_writable = book.read_only.is_none();
    heading(ui, words::END);
    ui.add_enabled_ui(is_writable, |ui| {
        let id = ids::in_clinic(ui, ("contact ended", contact.id));
        let edit = |day| Action::Edit(Edit::ContactEnded(contact.id, day));
        date_field(ui, id, words::ENDED_ON, contact.ended_on, None, actions, edit);
        if uses.is_empty() && danger(ui, words::REMOVE).clicked() {
            actions.push(Action::Edit(Edit::RemoveContact(contact.id)));
        }
    });
    if uses.is_empty() {
        return;
    }
    caption(ui, words::IN_USE);
    used_ui(ui, &uses, (&book.workbook, view.documents), actions);
    ui.add_enabled_ui(is_writable, |ui| {
        if danger(ui, words::REMOVE_EVERYWHERE).clicked() {
            let record = RecordRef::Contact(contact.id);
            actions.push(Action::Edit(Edit::RemoveEverywhere(record)));
        }
    });
}
