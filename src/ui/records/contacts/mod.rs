//! Outside contacts other than the vendors.

mod adding;
mod detail;
mod origin;

use egui::{ComboBox, Ui};

use crate::exchange::{RecordKind, TableKind};
use crate::explain::vendors::named;
use crate::explain::{contacts as words, people};
use crate::model::{Contact, ContactKind, Vendor};
use crate::state::{Action, OpenBook};
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{
    self, Mark, caption, card, jump_row, paragraph, quiet_import_button_ui, quiet_table_buttons_ui,
    record_row,
};

/// The screen: the contacts in the order in which they are called, and beside them one of them.
pub fn contacts_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let shown = shown_contact(book);
    let folded = ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH;
    if folded {
        widgets::scroll(ui, "contacts", |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
                ui,
                |ui| {
                    choice_ui(ui, view, book, shown, actions);
                    if let Some(contact) = shown {
                        let add = |ui: &mut Ui| adding::adding_ui(ui, view, book, actions);
                        ui.collapsing(words::ADD, add);
                        ui.add_space(8.0);
                        detail::contact_ui(ui, view, book, contact, actions);
                    } else {
                        adding::adding_ui(ui, view, book, actions);
                    }
                    ui.add_space(12.0);
                    vendors_ui(ui, view, book, actions);
                    save_table_ui(ui, actions);
                },
            );
        });
        return;
    }
    egui::Panel::left("contacts")
        .exact_size(360.0)
        .resizable(false)
        .frame(theme::side_list(ui))
        .show(ui, |ui| {
            widgets::scroll(ui, "contacts", |ui| {
                vendors_ui(ui, view, book, actions);
                list_ui(ui, view, book, shown, actions);
                if shown.is_some() {
                    ui.add_space(8.0);
                    adding::adding_ui(ui, view, book, actions);
                }
                ui.add_space(8.0);
                save_table_ui(ui, actions);
            });
        });
    // Every contact begins at the top.
    widgets::scroll(ui, ("contact", shown.map(|it| it.id)), |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            match shown {
                Some(contact) => detail::contact_ui(ui, view, book, contact, actions),
                // The first thing to do stands where people look first.
                None => card(ui, |ui| {
                    paragraph(ui, words::EXPLAINED);
                    adding::adding_ui(ui, view, book, actions);
                }),
            }
        });
    });
}

/// The contact on screen: the one chosen, else the first that is called.
fn shown_contact(book: &OpenBook) -> Option<&Contact> {
    let chosen = book.contact.and_then(|id| book.workbook.contact(id));
    chosen.or_else(|| ContactKind::ALL.into_iter().find_map(|kind| of_kind(book, kind).next()))
}

fn of_kind(book: &OpenBook, kind: ContactKind) -> impl Iterator<Item = &Contact> {
    book.workbook.contacts.iter().filter(move |contact| contact.kind == kind)
}

fn mark(view: View<'_>, contact: &Contact) -> Mark {
    if !contact.is_there_on(view.today) {
        Mark::NotNeeded
    } else if !contact.can_be_reached() {
        Mark::Open
    } else if contact.is_unconfirmed() {
        Mark::Unknown
    } else {
        Mark::Yes
    }
}

fn list_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    shown: Option<&Contact>,
    actions: &mut Vec<Action>,
) {
    for kind in ContactKind::ALL {
        let contacts: Vec<&Contact> = of_kind(book, kind).collect();
        if contacts.is_empty() {
            continue;
        }
        caption(ui, people::contact_kind(kind));
        for contact in contacts {
            let line = words::state(contact, view.today);
            let is_shown = shown.is_some_and(|it| it.id == contact.id);
            let name = words::name(contact);
            if record_row(ui, mark(view, contact), name, &line, is_shown).clicked() {
                actions.push(Action::ShowContact(contact.id));
            }
        }
        ui.add_space(4.0);
    }
    if book.workbook.contacts.is_empty() {
        let has_vendors = book.workbook.vendors.iter().any(|it| it.is_there_on(view.today));
        ui.weak(if has_vendors { words::NO_OTHERS } else { words::NONE });
    }
}

/// The list as a drop-down.
fn choice_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    shown: Option<&Contact>,
    actions: &mut Vec<Action>,
) {
    let Some(shown) = shown else {
        paragraph(ui, words::EXPLAINED);
        return;
    };
    let line = |it: &Contact| format!("{}　{}", words::name(it), words::state(it, view.today));
    let combo = ComboBox::from_id_salt("contact shown").selected_text(line(shown)).truncate();
    let combo = combo.width(ui.available_width() - 8.0);
    let drawn = combo.show_ui(ui, |ui| {
        for contact in ContactKind::ALL.into_iter().flat_map(|kind| of_kind(book, kind)) {
            if list_entry(ui, contact.id == shown.id, line(contact)).clicked() {
                actions.push(Action::ShowContact(contact.id));
            }
        }
    });
    note_list(ui, drawn.response.accessible_name(words::CHOOSE).id);
    ui.add_space(8.0);
}

/// The telephone list for other programs.
fn save_table_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        quiet_table_buttons_ui(ui, TableKind::Contacts, actions);
        quiet_import_button_ui(ui, RecordKind::Vendors, actions);
        quiet_import_button_ui(ui, RecordKind::Contacts, actions);
    });
}

/// The vendors, whose numbers stand on their own screen.
fn vendors_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let is_there = |it: &&Vendor| it.is_there_on(view.today);
    let vendors: Vec<&Vendor> = book.workbook.vendors.iter().filter(is_there).collect();
    if vendors.is_empty() {
        return;
    }
    caption(ui, words::VENDORS);
    for vendor in vendors {
        let line = words::vendor_line(vendor);
        let name = named(vendor);
        let spoken = format!("{name}　{line}");
        if jump_row(ui, name, &line, &spoken).clicked() {
            actions.push(Action::ShowVendor(vendor.id));
        }
    }
    ui.add_space(8.0);
}
