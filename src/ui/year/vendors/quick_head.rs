//! The head of the quick entry: how much is copied, and the days that the paper carries.

use chrono::NaiveDate;
use egui::{Id, RichText, Ui, vec2};

use super::copied;
use super::quick_entry::end;
use crate::explain::vendors as words;
use crate::model::{Vendor, VendorSheet};
use crate::state::{Action, Edit, SheetDay, SheetEdit};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, date_field, side_by_side};

/// Where the window remembers the 確認日 of the paper that is being copied.
fn memory(ui: &Ui, year: YearView<'_>, sheet: &VendorSheet) -> Id {
    ids::in_clinic(
        ui,
        ("day of the paper", &year.book.id, year.assessment.fiscal_year, sheet.vendor),
    )
}

/// The 確認日 that the next answers get: the one typed at the head, which may be none. Before that,
/// the day on which the sheet came back, or today.
pub(super) fn paper_day(ui: &Ui, year: YearView<'_>, sheet: &VendorSheet) -> Option<NaiveDate> {
    let memory = memory(ui, year, sheet);
    let typed: Option<Option<NaiveDate>> = ui.data(|data| data.get_temp(memory));
    typed.unwrap_or_else(|| Some(sheet.received_on.unwrap_or(year.day())))
}

pub(super) fn head_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    vendor: &Vendor,
    sheet: &VendorSheet,
    actions: &mut Vec<Action>,
) {
    ui.heading(words::quick_title(words::named(vendor)));
    let (done, all) = copied(year, sheet);
    ui.horizontal_wrapped(|ui| {
        let count = RichText::new(words::copied(done, all)).text_style(theme::title());
        ui.label(count.color(theme::tokens(ui).accent));
        ui.label(words::QUICK_KEYS);
        if ui.button(words::QUICK_END).clicked() {
            end(ui);
        }
    });
    side_by_side(ui, |ui| {
        ui.allocate_ui(vec2(310.0, 80.0), |ui| {
            let day = SheetDay::Received;
            let edit = |new| Action::Edit(Edit::Sheet(vendor.id, SheetEdit::Day(day, new)));
            let id = ids::in_clinic(ui, ("quick entry", year.assessment.fiscal_year, vendor.id));
            let label = words::sheet_day(day);
            date_field(ui, id, label, sheet.received_on, None, actions, edit);
        });
        ui.allocate_ui(vec2(310.0, 80.0), |ui| paper_day_ui(ui, year, sheet, actions));
    });
    caption(ui, words::QUICK_DATE);
}

/// The day typed here belongs to the window: only the answers carry it into the workbook.
fn paper_day_ui(ui: &mut Ui, year: YearView<'_>, sheet: &VendorSheet, actions: &mut Vec<Action>) {
    let memory = memory(ui, year, sheet);
    let day = paper_day(ui, year, sheet);
    let mut typed = None;
    let keep = |new| {
        typed = Some(new);
        Action::LeaveField
    };
    date_field(ui, memory.with("field"), words::PAPER_DAY, day, None, actions, keep);
    if let Some(typed) = typed {
        ui.data_mut(|data| data.insert_temp(memory, typed));
    }
}
