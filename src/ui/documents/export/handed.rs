//! After letters were printed: when they went out.

use egui::Ui;

use crate::explain::{export as words, vendors};
use crate::model::VendorId;
use crate::model::vendor_waiting::{FormState, VendorState};
use crate::state::{Action, Edit, SheetDay, SheetEdit};
use crate::ui::view::YearView;
use crate::ui::widgets::caption;

/// The day on which the letters just printed went out, one click per vendor.
pub(super) fn handed_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let letters = &year.view.state.export.letters;
    let sheets: Vec<_> =
        letters.iter().filter_map(|vendor| year.assessment.sheet(*vendor)).collect();
    if sheets.is_empty() {
        return;
    }
    ui.add_space(8.0);
    caption(ui, words::LETTERS_PRINTED);
    ui.add_enabled_ui(year.is_writable(), |ui| {
        for sheet in sheets {
            let state = VendorState::of(sheet, year.day());
            let name = vendors::name(year.workbook, sheet.vendor);
            let today = Some(year.day());
            let is_done = [sheet.sent_on, sheet.reminded_on].contains(&today);
            match state.form {
                FormState::ToSend => {
                    let label = words::sent_today(&name);
                    today_ui(ui, year, sheet.vendor, SheetDay::Sent, &label, actions);
                }
                FormState::Waiting { .. } if !is_done => {
                    let label = words::reminded_today(&name);
                    today_ui(ui, year, sheet.vendor, SheetDay::Reminded, &label, actions);
                }
                _ => {
                    ui.label(words::recorded(&name, &vendors::form_state(&state)));
                }
            }
        }
    });
}

fn today_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    vendor: VendorId,
    day: SheetDay,
    label: &str,
    actions: &mut Vec<Action>,
) {
    if ui.button(label).clicked() {
        let edit = SheetEdit::on(day, year.day());
        actions.push(Action::Edit(Edit::Sheet(vendor, edit)));
        actions.push(Action::LeaveField);
    }
}
