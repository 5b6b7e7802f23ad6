//! The entry that a contact was filled in from: where it was read, and where to look.

use egui::{RichText, Ui};

use crate::explain::contacts as words;
use crate::model::{Contact, PublicContact};
use crate::state::Action;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{caption, heading, paragraph};

/// What the program brought along for a contact.
pub(super) fn origin_ui(
    ui: &mut Ui,
    view: View<'_>,
    contact: &Contact,
    entry: &PublicContact,
    actions: &mut Vec<Action>,
) {
    heading(ui, words::ORIGIN);
    paragraph(ui, words::source_state(entry.state));
    if let Some(number) = entry.telephone.as_ref().filter(|it| **it != contact.telephone) {
        paragraph(ui, &words::brought_along(number));
    }
    for source in view.public_contacts.sources_of(entry) {
        ui.push_id(&source.id, |ui| {
            caption(ui, &words::source(source));
            if let Some(address) = &source.address {
                address_ui(ui, address, actions);
            }
        });
    }
}

/// Where to look for what is not there, or for what is true today.
pub(super) fn look_up_ui(ui: &mut Ui, entry: &PublicContact, actions: &mut Vec<Action>) {
    if let Some(look_up) = &entry.look_up {
        paragraph(ui, &words::look_up(&look_up.text));
        if let Some(address) = &look_up.address {
            ui.push_id("look up", |ui| address_ui(ui, address, actions));
        }
    }
}

/// An address as text, and the button that copies it. Nothing is opened from here.
fn address_ui(ui: &mut Ui, address: &str, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(address).small().color(theme::tokens(ui).secondary));
        let button = ui.button(words::COPY_ADDRESS);
        if button.accessible_name(words::copy_address(address)).clicked() {
            actions.push(Action::Copy(address.to_owned()));
        }
    });
}
