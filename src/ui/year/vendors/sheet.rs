//! Where the vendor's form for the year is, what else was asked for, and when to get back.

use chrono::Days;
use egui::{Button, Id, Role, Ui, WidgetInfo, vec2};

use super::print_letter;
use super::quick_entry::begin;
use crate::explain::{clinic as clinic_words, vendors as words};
use crate::model::vendor_waiting::{DisclosureState, FormState, VendorState};
use crate::model::{VendorId, VendorSheet};
use crate::state::{Action, ClinicField, Edit, SheetDay, SheetEdit};
use crate::ui::ids;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    caption, danger, date_field, heading, paragraph, primary, side_by_side, text_field,
};

pub(super) fn sheet_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    vendor: VendorId,
    sheet: &VendorSheet,
    state: &VendorState,
    id: Id,
    actions: &mut Vec<Action>,
) {
    paragraph(ui, &words::form_sentence(state));
    ui.add_enabled_ui(year.is_writable(), |ui| {
        let steps = Steps { year, sheet, vendor };
        let row = ui.horizontal_wrapped(|ui| steps.form_ui(ui, state, actions));
        row.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::STEPS));
        steps.clinic_ui(ui, actions);
        let is_out = matches!(state.form, FormState::Waiting { .. });
        let mut days = vec![(SheetDay::Sent, sheet.sent_on)];
        if is_out || sheet.reminded_on.is_some() {
            days.push((SheetDay::Reminded, sheet.reminded_on));
        }
        days.push((SheetDay::Received, sheet.received_on));
        days_ui(ui, vendor, &days, id, actions);
        if matches!(state.form, FormState::Returned(_)) {
            returned_ui(ui, vendor, sheet, id, actions);
        }
        ui.add_space(6.0);
        heading(ui, words::DISCLOSURE);
        paragraph(ui, &words::disclosure_sentence(state));
        if !matches!(state.disclosure, DisclosureState::Received(_)) {
            ui.horizontal_wrapped(|ui| steps.disclosure_ui(ui, state, actions));
        }
        let days = [
            (SheetDay::DisclosureAsked, sheet.disclosure_asked_on),
            (SheetDay::DisclosureReceived, sheet.disclosure_received_on),
        ];
        // Before anything was asked there is nothing to correct.
        let is_asked = days.iter().any(|(_, day)| day.is_some());
        days_ui(ui, vendor, &days[..if is_asked { 2 } else { 0 }], id, actions);
        if state.is_awaited() || sheet.next_on.is_some() {
            ui.add_space(6.0);
            days_ui(ui, vendor, &[(SheetDay::Next, sheet.next_on)], id, actions);
            steps.next_ui(ui, actions);
            caption(ui, words::NEXT_EXPLAINED);
        }
        ui.add_space(6.0);
        if danger(ui, words::REMOVE_SHEET).clicked() {
            actions.push(Action::Edit(Edit::RemoveSheet(vendor)));
        }
    });
}

/// What one click says happened today.
struct Steps<'a> {
    year: YearView<'a>,
    sheet: &'a VendorSheet,
    vendor: VendorId,
}

impl Steps<'_> {
    /// A button that enters today. The one that most likely comes next stands out.
    fn today_ui(
        &self,
        ui: &mut Ui,
        day: SheetDay,
        label: &str,
        comes_next: bool,
        actions: &mut Vec<Action>,
    ) {
        let button = if comes_next { primary(ui, true, label) } else { ui.add(Button::new(label)) };
        if button.clicked() {
            let edit = SheetEdit::on(day, self.year.day());
            actions.push(Action::Edit(Edit::Sheet(self.vendor, edit)));
            // A click is a step of its own, not a keystroke in the field below.
            actions.push(Action::LeaveField);
        }
    }

    fn form_ui(&self, ui: &mut Ui, state: &VendorState, actions: &mut Vec<Action>) {
        // Each button keeps its place, so that a second click means no other day.
        let is_to_send = state.form == FormState::ToSend;
        // Nothing is printed first where there is no form.
        let is_printed = is_set(ui, self.was_printed(ui)) || self.year.edition.bridge;
        if !matches!(state.form, FormState::Returned(None)) {
            self.letter_ui(ui, is_to_send && !is_printed, actions);
        }
        match state.form {
            FormState::ToSend => {
                self.today_ui(ui, SheetDay::Sent, words::SENT_TODAY, is_printed, actions);
            }
            FormState::Waiting { since, reminded, .. } => {
                // Nobody is reminded on the very day of the letter.
                let can = reminded.unwrap_or(since) != self.year.day();
                ui.add_enabled_ui(can, |ui| {
                    self.today_ui(ui, SheetDay::Reminded, words::REMINDED_TODAY, false, actions);
                });
            }
            FormState::Returned(_) => {}
        }
        let is_back = matches!(state.form, FormState::Returned(_));
        // One thing stands out at a time: a day that is missing comes first.
        let has_day = matches!(state.form, FormState::Returned(Some(_)));
        let quick = |ui: &mut Ui| {
            if has_day { primary(ui, true, words::QUICK) } else { ui.button(words::QUICK) }
        };
        if is_back && quick(ui).clicked() {
            begin(ui, self.year, self.sheet);
        }
        if !matches!(state.form, FormState::Returned(Some(_))) {
            let comes_next = !matches!(state.form, FormState::ToSend);
            self.today_ui(ui, SheetDay::Received, words::RECEIVED_TODAY, comes_next, actions);
        }
    }

    /// The letter comes first, until it was printed.
    fn letter_ui(&self, ui: &mut Ui, comes_next: bool, actions: &mut Vec<Action>) {
        // There is no form to send with it in a year on a bridge.
        if self.year.edition.bridge {
            return;
        }
        let button =
            if comes_next { primary(ui, true, words::LETTER) } else { ui.button(words::LETTER) };
        if !button.clicked() {
            return;
        }
        let asks = self.asks_for_clinic(ui);
        let clinic = &self.year.workbook.clinic;
        let lacks = clinic.address.trim().is_empty() || clinic.telephone.trim().is_empty();
        if lacks && !is_set(ui, asks) {
            ui.data_mut(|data| data.insert_temp(asks, true));
        } else {
            let printed = self.was_printed(ui);
            ui.data_mut(|data| {
                data.remove::<bool>(asks);
                data.insert_temp(printed, true);
            });
            print_letter(self.vendor, actions);
        }
    }

    /// Address and telephone of the clinic, which stand on the letter: asked for when one is printed
    /// without them.
    fn clinic_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if !is_set(ui, self.asks_for_clinic(ui)) {
            return;
        }
        let clinic = &self.year.workbook.clinic;
        paragraph(ui, words::LETTER_NEEDS);
        for (field, value) in
            [(ClinicField::Address, &clinic.address), (ClinicField::Telephone, &clinic.telephone)]
        {
            let id = ids::in_clinic(ui, ("clinic on the letter", field));
            let edit = |text| Action::Edit(Edit::Clinic(field, text));
            text_field(ui, id, clinic_words::field(field), value, actions, edit);
        }
    }

    /// Where the window remembers that the clinic's particulars are asked for.
    fn asks_for_clinic(&self, ui: &Ui) -> Id {
        ids::in_clinic(ui, ("letter asks for the clinic", self.vendor))
    }

    /// Where the window remembers that the letter was printed.
    fn was_printed(&self, ui: &Ui) -> Id {
        let year = self.year.assessment.fiscal_year;
        ids::in_clinic(ui, ("letter was printed", year, self.vendor))
    }

    /// Nothing of it is left once MDS/SDS is there.
    fn disclosure_ui(&self, ui: &mut Ui, state: &VendorState, actions: &mut Vec<Action>) {
        let (asked, received) = (SheetDay::DisclosureAsked, SheetDay::DisclosureReceived);
        if state.disclosure == DisclosureState::NotAsked {
            self.today_ui(ui, asked, words::DISCLOSURE_ASKED_TODAY, false, actions);
        }
        self.today_ui(ui, received, words::DISCLOSURE_RECEIVED_TODAY, false, actions);
    }

    fn next_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let day = self.year.day().checked_add_days(Days::new(14));
        if ui.button(words::IN_TWO_WEEKS).clicked() {
            let edit = SheetEdit::Day(SheetDay::Next, day);
            actions.push(Action::Edit(Edit::Sheet(self.vendor, edit)));
            actions.push(Action::LeaveField);
        }
    }
}

fn is_set(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp(id)).unwrap_or_default()
}

type Day = (SheetDay, Option<chrono::NaiveDate>);

fn days_ui(ui: &mut Ui, vendor: VendorId, days: &[Day], id: Id, actions: &mut Vec<Action>) {
    if days.is_empty() {
        return;
    }
    side_by_side(ui, |ui| {
        for day in days {
            day_ui(ui, vendor, *day, id, actions);
        }
    });
}

fn day_ui(ui: &mut Ui, vendor: VendorId, (which, day): Day, id: Id, actions: &mut Vec<Action>) {
    ui.allocate_ui(vec2(290.0, 80.0), |ui| {
        ui.set_min_width(290.0);
        let edit = |day| Action::Edit(Edit::Sheet(vendor, SheetEdit::Day(which, day)));
        let id = id.with(which);
        date_field(ui, id, words::sheet_day(which), day, None, actions, edit);
    });
}

/// Who answered, and where the original is.
fn returned_ui(
    ui: &mut Ui,
    vendor: VendorId,
    sheet: &VendorSheet,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let of = |edit| Action::Edit(Edit::Sheet(vendor, edit));
    let edit = |text| of(SheetEdit::Respondent(text));
    let (field, value) = (id.with("respondent"), &sheet.respondent);
    text_field(ui, field, words::RESPONDENT, value, actions, edit);
    let edit = |text| of(SheetEdit::OriginalKeptAt(text));
    text_field(ui, id.with("kept"), words::KEPT_AT, &sheet.original_kept_at, actions, edit);
}
