//! The left side: the yearly question, the vendors, a new one, and what to ask them.

use egui::Ui;

use super::Shown;
use crate::explain::vendors as words;
use crate::model::need::vendor_sheets_needed;
use crate::model::questions::questions;
use crate::model::vendor_waiting::{FormState, VendorState};
use crate::model::{FormRef, Paper, Papers, VendorContract, VendorSheet};
use crate::state::{Action, Edit, Screen};
use crate::text::answers;
use crate::ui::ids;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    Mark, answer_buttons, attention, caption, check_box, heading, new_name_field, paragraph,
    record_row,
};

/// `has_new` offers a new vendor here; before the first one that stands beside the list.
pub(super) fn list_ui(ui: &mut Ui, year: YearView<'_>, has_new: bool, actions: &mut Vec<Action>) {
    let writable = year.is_writable();
    ui.add_enabled_ui(writable, |ui| {
        heading(ui, words::CONTRACT);
        caption(ui, words::CONTRACT_EXPLAINED);
        let two = [VendorContract::Present, VendorContract::Absent]
            .map(|contract| (contract, answers::contract(contract), None, false));
        let chosen = year.assessment.vendor_contract;
        if let Some(contract) = answer_buttons(ui, words::CONTRACT, &two, chosen, 40.0) {
            actions.push(Action::Edit(Edit::Contract(Some(contract))));
        }
    });
    let needed = vendor_sheets_needed(year.edition, year.assessment);
    let is_bridge = year.edition.bridge;
    if is_bridge {
        caption(ui, words::NO_FORM);
    } else if !needed {
        attention(ui, words::NOT_NEEDED);
    }
    ui.add_space(8.0);
    names_ui(ui, year, actions);
    if has_new {
        new_vendor_ui(ui, year, actions);
    }
    ui.add_space(12.0);
    if !is_bridge {
        caption(ui, words::BLANK_EXPLAINED);
        if ui.button(words::BLANK).clicked() {
            actions.push(Action::ChoosePapers(Papers::only(Paper::BlankVendorForm)));
            actions.push(Action::Go(Screen::Export));
        }
        ui.add_space(12.0);
    }
    questions_ui(ui, year, actions);
}

fn names_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::VENDORS);
    if year.assessment.vendor_sheets.is_empty() {
        ui.weak(words::NONE);
    }
    let chosen = Shown::of(year).map(|shown| shown.vendor.id);
    let workbook = year.workbook;
    for sheet in &year.assessment.vendor_sheets {
        let name = words::name(workbook, sheet.vendor);
        let (mark, state) = described(year, sheet);
        let is_chosen = chosen == Some(sheet.vendor);
        if record_row(ui, mark, &name, &state, is_chosen).clicked() {
            actions.push(Action::ShowVendor(sheet.vendor));
        }
    }
    let others = workbook.vendors.iter();
    let others: Vec<_> =
        others.filter(|vendor| year.assessment.sheet(vendor.id).is_none()).collect();
    if others.is_empty() {
        return;
    }
    ui.add_space(4.0);
    caption(ui, words::WITHOUT_SHEET);
    for vendor in others {
        let is_over = !vendor.is_there_on(year.day());
        let state = if is_over { words::ENDED } else { "" };
        let (name, is_chosen) = (words::named(vendor), chosen == Some(vendor.id));
        if record_row(ui, Mark::NotNeeded, name, state, is_chosen).clicked() {
            actions.push(Action::ShowVendor(vendor.id));
        }
    }
}

/// The mark of a sheet, and its state in words.
fn described(year: YearView<'_>, sheet: &VendorSheet) -> (Mark, String) {
    let state = VendorState::of(sheet, year.day());
    let vendor = year.workbook.vendor(sheet.vendor);
    let is_over = vendor.is_some_and(|it| !it.is_there_on(year.day()));
    if is_over {
        return (Mark::NotNeeded, words::ENDED.to_owned());
    }
    let mark = match state.form {
        _ if state.is_awaited() && state.is_overdue() => Mark::No,
        FormState::ToSend => Mark::Open,
        FormState::Waiting { .. } | FormState::Returned(None) => Mark::Unknown,
        FormState::Returned(Some(_)) => Mark::Yes,
    };
    let mut words = words::form_state(&state);
    if sheet.responses.iter().any(|response| !response.is_blank()) {
        let form = FormRef::Vendor(sheet.vendor);
        let progress = crate::model::progress::progress(year.edition, year.assessment, form);
        words = format!("{words}　{}", answers::fraction(progress));
    }
    (mark, words)
}

/// The field for a new vendor, and whether it gets a sheet.
pub(super) fn new_vendor_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let needed = vendor_sheets_needed(year.edition, year.assessment);
    ui.add_enabled_ui(year.is_writable(), |ui| new_ui(ui, year, needed, actions));
}

fn new_ui(ui: &mut Ui, year: YearView<'_>, needed: bool, actions: &mut Vec<Action>) {
    let id = ids::in_clinic(ui, ("new vendor", year.assessment.fiscal_year));
    let memory = id.with("with sheet");
    let with_sheet = ui.data(|data| data.get_temp(memory)).unwrap_or(needed);
    new_name_field(ui, id, words::NEW, actions, |name| {
        let edit = if with_sheet { Edit::AddVendor(name) } else { Edit::AddVendorAlone(name) };
        Action::Edit(edit)
    });
    if check_box(ui, with_sheet, words::NEW_WITH_SHEET).clicked() {
        ui.data_mut(|data| data.insert_temp(memory, !with_sheet));
    }
}

fn questions_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::QUESTIONS);
    let all = questions(year.edition, year.assessment);
    if all.is_empty() {
        caption(ui, words::NO_QUESTIONS);
        return;
    }
    for question in &all {
        paragraph(ui, &words::question(question));
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::COPY_QUESTIONS).clicked() {
            actions.push(Action::Copy(super::asked::as_text(year, None)));
        }
        // A bridge prints 記入内容一覧 alone.
        if !year.edition.bridge && ui.button(words::PRINT_QUESTIONS).clicked() {
            actions.push(Action::ChoosePapers(Papers::only(Paper::Questions)));
            actions.push(Action::Go(Screen::Export));
        }
    });
}
