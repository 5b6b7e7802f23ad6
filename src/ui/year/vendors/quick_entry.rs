//! The answers of a sheet that came back, one key per row.

use egui::{Id, Ui};

use super::quick_head::{head_ui, paper_day};
use crate::explain::vendors as words;
use crate::model::{FiscalYear, FormRef, Vendor, VendorId, VendorSheet};
use crate::state::Action;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets;
use crate::ui::year::answer_rows::AnswerRows;
use crate::ui::year::checklist::current_item;

/// Where the window remembers the sheet that is being entered.
fn memory(ui: &Ui) -> Id {
    ids::in_clinic(ui, "sheet entered by keys")
}

/// Whether this sheet is being entered.
pub(super) fn is_on(ui: &Ui, year: YearView<'_>, sheet: &VendorSheet) -> bool {
    let memory = memory(ui);
    let entered: Option<(FiscalYear, VendorId)> = ui.data(|data| data.get_temp(memory));
    year.is_writable() && entered == Some((year.assessment.fiscal_year, sheet.vendor))
}

/// Begins to enter a sheet.
pub(super) fn begin(ui: &Ui, year: YearView<'_>, sheet: &VendorSheet) {
    let entered = (year.assessment.fiscal_year, sheet.vendor);
    let memory = memory(ui);
    ui.data_mut(|data| data.insert_temp(memory, entered));
    // The button that was pressed is gone, so Enter and Esc belong to the list at once.
    let focused = ui.memory(egui::Memory::focused);
    ui.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
}

pub(super) fn end(ui: &Ui) {
    let memory = memory(ui);
    ui.data_mut(|data| data.remove::<(FiscalYear, VendorId)>(memory));
}

pub(super) fn quick_entry_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    vendor: &Vendor,
    sheet: &VendorSheet,
    actions: &mut Vec<Action>,
) {
    let form = FormRef::Vendor(vendor.id);
    let Some(current) = current_item(year, form) else {
        return;
    };
    let rows = year.edition.form_of(form).rows().collect();
    let day = paper_day(ui, year, sheet);
    let entry = AnswerRows { year, form, rows, current, day };
    if entry.keys(ui, actions) {
        end(ui);
    }
    widgets::scroll(ui, "quick entry", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
            ui,
            |ui| {
                widgets::keep_to_width(ui, 860.0);
                head_ui(ui, year, vendor, sheet, actions);
                entry.list_ui(ui, words::QUICK_LIST, actions, |_, _, _| {});
            },
        );
    });
}
