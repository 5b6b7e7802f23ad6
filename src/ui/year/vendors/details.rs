//! The vendor itself, as every year sees it: how to reach it, what it maintains, where it is used.

use egui::{Id, Ui, vec2};

use crate::explain::{people, vendors as words};
use crate::model::{RecordRef, Use, Vendor, VendorField};
use crate::state::{Action, Edit};
use crate::ui::records::used::used_ui;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    PersonChoice, answer_buttons, attention, caption, danger, date_field, heading, text_field,
};

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
    let uses = year.workbook.uses_of(RecordRef::Vendor(vendor.id));
    ui.add_enabled_ui(year.is_writable(), |ui| {
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
        if vendor.name.trim().is_empty() {
            attention(ui, people::NO_NAME);
        }
        remote_ui(ui, vendor, id, actions);
        field_ui(ui, vendor, VendorField::WhenToCall, id, actions);
        caller_ui(ui, year, vendor, id, actions);
        ui.allocate_ui(vec2(310.0, 80.0), |ui| {
            let edit = |day| Action::Edit(Edit::VendorEnded(vendor.id, day));
            let (id, day) = (id.with("ended"), vendor.ended_on);
            date_field(ui, id, words::ENDED_ON, day, None, actions, edit);
        });
    });
    heading(ui, words::USES);
    used_ui(ui, &uses, (year.workbook, year.view.documents), actions);
    if uses.is_empty() {
        caption(ui, words::NO_USES);
    }
    let here = Use::Sheet(year.assessment.fiscal_year);
    let record = RecordRef::Vendor(vendor.id);
    if uses.iter().any(|it| *it != here) {
        caption(ui, words::CANNOT_REMOVE);
        if year.workbook.can_forget(record) {
            ui.add_enabled_ui(year.is_writable(), |ui| {
                if danger(ui, words::REMOVE_EVERYWHERE).clicked() {
                    actions.push(Action::Edit(Edit::RemoveEverywhere(record)));
                }
            });
        }
        return;
    }
    ui.add_enabled_ui(year.is_writable(), |ui| {
        if danger(ui, words::REMOVE).clicked() {
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
    let caller = PersonChoice {
        workbook: year.workbook,
        label: words::CALLER,
        nobody: words::NOBODY,
        chosen: vendor.caller,
        day: year.day(),
    };
    let edit = |caller| Action::Edit(Edit::VendorCaller(vendor.id, caller));
    caller.show(ui, id.with("caller"), actions, edit);
}
