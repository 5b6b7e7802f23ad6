//! The vendor contract question, the vendors of the year, and one vendor's sheet.

use egui::{Id, RichText, Ui, vec2};

use super::checklist::current_item;
use super::item::{item_ui, steps_ui};
use super::item_list::item_drop_down;
use crate::model::need::vendor_sheets_needed;
use crate::model::progress::progress;
use crate::model::questions::questions;
use crate::model::{FormKind, FormRef, Paper, Papers, VendorContract, VendorField, VendorId};
use crate::state::{Action, Edit, Screen, SheetDay, SheetEdit};
use crate::text::{answers, vendors as words};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    self, answer_buttons, attention, caption, card, date_field, guidance_ui, heading,
    new_name_field, row_ui, text_field,
};

/// The screen.
pub fn vendors_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let folded = ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH;
    if folded {
        widgets::scroll(ui, "vendors", |ui| {
            egui::Frame::new().inner_margin(12).show(ui, |ui| {
                list_ui(ui, year, actions);
                sheet_ui(ui, year, actions);
            });
        });
        return;
    }
    egui::Panel::left("vendors")
        .exact_size(340.0)
        .resizable(false)
        .frame(egui::Frame::new().fill(theme::tokens(ui).ground).inner_margin(12))
        .show(ui, |ui| {
            widgets::scroll(ui, "vendors", |ui| list_ui(ui, year, actions));
        });
    widgets::scroll(ui, "sheet", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            sheet_ui(ui, year, actions);
        });
    });
}

fn list_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let writable = year.book.read_only.is_none();
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
    if !vendor_sheets_needed(year.edition, year.assessment) {
        attention(ui, words::NOT_NEEDED);
    }
    ui.add_space(8.0);
    heading(ui, words::VENDORS);
    if year.assessment.vendor_sheets.is_empty() {
        ui.weak(words::NONE);
    }
    let chosen = shown_vendor(year);
    for sheet in &year.assessment.vendor_sheets {
        let form = FormRef::Vendor(sheet.vendor);
        let name = year.book.workbook.vendor(sheet.vendor).map_or("", |it| it.name.as_str());
        let progress = progress(year.edition, year.assessment, form);
        let (mark, state) = if sheet.is_blank() {
            (crate::ui::widgets::Mark::Open, words::WAITING.to_owned())
        } else if progress.open() == 0 {
            (crate::ui::widgets::Mark::Yes, answers::fraction(progress))
        } else {
            let state = format!("{} {}", words::RECEIVED, answers::fraction(progress));
            (crate::ui::widgets::Mark::Unknown, state)
        };
        let text = format!("{name}　{state}");
        if row_ui(ui, mark, &text, &text, chosen == Some(sheet.vendor)).clicked() {
            actions.push(Action::ShowVendor(sheet.vendor));
        }
    }
    ui.add_enabled_ui(writable, |ui| {
        new_name_field(ui, Id::unique("new vendor"), words::NEW, actions, |name| {
            Action::Edit(Edit::AddVendor(name))
        });
        let others: Vec<_> = year
            .book
            .workbook
            .vendors
            .iter()
            .filter(|vendor| year.assessment.sheet(vendor.id).is_none())
            .collect();
        if !others.is_empty() {
            caption(ui, words::FROM_BEFORE);
            for vendor in others {
                if ui.button(&vendor.name).clicked() {
                    actions.push(Action::Edit(Edit::AddSheet(vendor.id)));
                }
            }
        }
    });
    ui.add_space(12.0);
    caption(ui, words::BLANK_EXPLAINED);
    if ui.button(words::BLANK).clicked() {
        actions.push(Action::ChoosePapers(Papers::only(Paper::BlankVendorForm)));
        actions.push(Action::Go(Screen::Export));
    }
    ui.add_space(12.0);
    questions_ui(ui, year, actions);
}

fn questions_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::QUESTIONS);
    let all = questions(year.edition, year.assessment);
    if all.is_empty() {
        caption(ui, words::NO_QUESTIONS);
        return;
    }
    for question in &all {
        ui.label(words::question(question));
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::COPY_QUESTIONS).clicked() {
            let text = words::questions(&all, &year.book.workbook, year.edition);
            actions.push(Action::Copy(text));
        }
        if ui.button(words::PRINT_QUESTIONS).clicked() {
            actions.push(Action::ChoosePapers(Papers::only(Paper::Questions)));
            actions.push(Action::Go(Screen::Export));
        }
    });
}

/// The vendor on screen: the one chosen, else the first of the year.
fn shown_vendor(year: YearView<'_>) -> Option<VendorId> {
    year.book
        .vendor
        .filter(|vendor| year.assessment.sheet(*vendor).is_some())
        .or_else(|| year.assessment.vendor_sheets.first().map(|sheet| sheet.vendor))
}

fn sheet_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let shown = shown_vendor(year)
        .and_then(|id| Some((year.book.workbook.vendor(id)?, year.assessment.sheet(id)?)));
    let Some((vendor, sheet)) = shown else {
        return;
    };
    let form = FormRef::Vendor(vendor.id);
    let id = Id::unique(("sheet", year.assessment.fiscal_year, vendor.id));
    ui.add_enabled_ui(year.book.read_only.is_none(), |ui| {
        card(ui, |ui| {
            let rename = |text| Action::Edit(Edit::VendorText(vendor.id, VendorField::Name, text));
            text_field(ui, id.with("name"), words::NAME, &vendor.name, actions, rename);
            let of = |edit| Action::Edit(Edit::Sheet(vendor.id, edit));
            let value = &sheet.respondent;
            let edit = |text| of(SheetEdit::Respondent(text));
            text_field(ui, id.with("respondent"), words::RESPONDENT, value, actions, edit);
            ui.horizontal_wrapped(|ui| {
                ui.allocate_ui(vec2(310.0, 80.0), |ui| {
                    let edit = |day| of(SheetEdit::Day(SheetDay::Received, day));
                    let (id, day) = (id.with("received"), sheet.received_on);
                    date_field(
                        ui,
                        id,
                        words::sheet_day(SheetDay::Received),
                        day,
                        None,
                        actions,
                        edit,
                    );
                });
                ui.allocate_ui(vec2(310.0, 80.0), |ui| {
                    let edit = |day| Action::Edit(Edit::VendorEnded(vendor.id, day));
                    let (id, day) = (id.with("ended"), vendor.ended_on);
                    date_field(ui, id, words::ENDED_ON, day, None, actions, edit);
                });
            });
            let value = &sheet.original_kept_at;
            let edit = |text| of(SheetEdit::OriginalKeptAt(text));
            text_field(ui, id.with("kept"), words::KEPT_AT, value, actions, edit);
            if ui.button(words::REMOVE).clicked() {
                actions.push(Action::Edit(Edit::RemoveSheet(vendor.id)));
            }
        });
    });
    ui.add_space(12.0);
    ui.label(RichText::new(words::TRANSCRIBE).text_style(theme::strong()));
    if let Some(item) = current_item(year, form) {
        item_drop_down(ui, year, form, &item, actions);
        item_ui(ui, year, form, &item, actions);
        steps_ui(ui, year, form, &item, actions);
        ui.add_space(12.0);
        let guidance = year.view.guidance;
        card(ui, |ui| guidance_ui(ui, guidance, FormKind::Vendor, &item, actions));
    }
}
