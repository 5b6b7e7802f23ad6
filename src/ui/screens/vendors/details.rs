//! The vendor itself, as every year sees it: how to reach it, what it maintains, where it is used.

use egui::{ComboBox, Id, Ui, vec2};

use crate::model::uses::{Use, vendor_uses};
use crate::model::{PersonId, Vendor, VendorField};
use crate::state::{Action, Edit};
use crate::text::vendors as words;
use crate::ui::view::YearView;
use crate::ui::widgets::{answer_buttons, caption, date_field, heading, text_field};

/// The fields in pairs, which stand side by side where there is room; what is said about remote
/// maintenance comes after them.
const PAIRS: [[VendorField; 2]; 4] = [
    [VendorField::Name, VendorField::Systems],
    [VendorField::ContactPerson, VendorField::Mail],
    [VendorField::Telephone, VendorField::NightTelephone],
    [VendorField::SupportHours, VendorField::ContractNumber],
];

pub(super) fn details_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    vendor: &Vendor,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let uses = vendor_uses(&year.book.workbook, vendor.id);
    ui.add_enabled_ui(year.book.read_only.is_none(), |ui| {
        for pair in PAIRS {
            if ui.available_width() > 560.0 {
                ui.columns(2, |columns| {
                    for (ui, field) in columns.iter_mut().zip(pair) {
                        field_ui(ui, vendor, field, id, actions);
                    }
                });
            } else {
                for field in pair {
                    field_ui(ui, vendor, field, id, actions);
                }
            }
        }
        remote_ui(ui, vendor, id, actions);
        field_ui(ui, vendor, VendorField::WhenToCall, id, actions);
        caller_ui(ui, year, vendor, id, actions);
        ui.allocate_ui(vec2(310.0, 80.0), |ui| {
            let edit = |day| Action::Edit(Edit::VendorEnded(vendor.id, day));
            let (id, day) = (id.with("ended"), vendor.ended_on);
            date_field(ui, id, words::ENDED_ON, day, None, actions, edit);
        });
        heading(ui, words::USES);
        for line in words::uses(&uses) {
            ui.label(line);
        }
        if uses.is_empty() {
            caption(ui, words::NO_USES);
        }
        let here = Use::Sheet(year.assessment.fiscal_year);
        if uses.iter().any(|it| *it != here) {
            caption(ui, words::CANNOT_REMOVE);
        } else if ui.button(words::REMOVE).clicked() {
            actions.push(Action::Edit(Edit::RemoveVendor(vendor.id)));
        }
    });
}

fn field_ui(ui: &mut Ui, vendor: &Vendor, field: VendorField, id: Id, actions: &mut Vec<Action>) {
    let edit = |text| Action::Edit(Edit::VendorText(vendor.id, field, text));
    text_field(ui, id.with(field), words::field(field), field.of(vendor), actions, edit);
}

fn remote_ui(ui: &mut Ui, vendor: &Vendor, id: Id, actions: &mut Vec<Action>) {
    caption(ui, words::REMOTE);
    let [yes, no, open] = words::REMOTE_CHOICES;
    let three =
        [(Some(true), yes, None, false), (Some(false), no, None, false), (None, open, None, false)];
    let chosen = Some(vendor.remote_maintenance);
    if let Some(remote) = answer_buttons(ui, words::REMOTE, &three, chosen, 40.0) {
        actions.push(Action::Edit(Edit::VendorRemote(vendor.id, remote)));
    }
    // A method that was typed stays in sight, whatever is chosen.
    if vendor.remote_maintenance == Some(true) || !vendor.remote_method.is_empty() {
        field_ui(ui, vendor, VendorField::RemoteMethod, id, actions);
    }
}

fn caller_ui(ui: &mut Ui, year: YearView<'_>, vendor: &Vendor, id: Id, actions: &mut Vec<Action>) {
    let workbook = &year.book.workbook;
    caption(ui, words::CALLER);
    let chosen = vendor.caller.and_then(|person| workbook.person(person));
    let name = chosen.map_or(words::NOBODY, |person| person.name.as_str());
    let combo = ComboBox::from_id_salt(id.with("caller")).selected_text(name).width(220.0);
    let shown = combo.truncate().show_ui(ui, |ui| {
        let mut pick = |ui: &mut Ui, person: Option<PersonId>, name: &str| {
            if ui.selectable_label(vendor.caller == person, name).clicked() {
                actions.push(Action::Edit(Edit::VendorCaller(vendor.id, person)));
            }
        };
        pick(ui, None, words::NOBODY);
        for person in &workbook.people {
            if person.is_there_on(year.view.today) || vendor.caller == Some(person.id) {
                pick(ui, Some(person.id), &person.name);
            }
        }
    });
    shown.response.accessible_name(words::CALLER);
}
