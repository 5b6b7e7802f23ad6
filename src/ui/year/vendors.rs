//! The vendor contract question, the vendors, and one of them: its sheet of the year, its
//! particulars, and the copy of what came back.

mod asked;
mod copy;
mod details;
mod list;
mod quick_entry;
mod quick_head;
mod sheet;

use egui::Ui;

use crate::explain::vendors as words;
use crate::model::vendor_waiting::VendorState;
use crate::model::{FormRef, Paper, Papers, Vendor, VendorId, VendorSheet};
use crate::state::{Action, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, card, primary};
use crate::ui::year::returned::excel_ui;

use self::asked::asked_ui;
use self::copy::copy_ui;
use self::details::details_ui;
use self::list::list_ui;
use self::quick_entry::{is_on, quick_entry_ui};
use self::sheet::sheet_ui;

/// The screen.
pub fn vendors_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    if let Some(shown) = Shown::of(year)
        && let Some(sheet) = shown.sheet
        && is_on(ui, year, sheet)
    {
        quick_entry_ui(ui, year, shown.vendor, sheet, actions);
        return;
    }
    let folded = ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH;
    if folded {
        widgets::scroll(ui, "vendors", |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
                ui,
                |ui| {
                    list_ui(ui, year, true, actions);
                    ui.add_space(12.0);
                    vendor_ui(ui, year, actions);
                },
            );
        });
        return;
    }
    egui::Panel::left("vendors")
        .exact_size(360.0)
        .resizable(false)
        .frame(theme::side_list(ui))
        .show(ui, |ui| {
            let has_any = Shown::of(year).is_some();
            widgets::scroll(ui, "vendors", |ui| list_ui(ui, year, has_any, actions));
        });
    // Every vendor begins at its beginning.
    let vendor = Shown::of(year).map(|shown| shown.vendor.id);
    widgets::scroll(ui, ("vendor", vendor), |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            if vendor.is_none() {
                card(ui, |ui| {
                    widgets::paragraph(ui, words::FIRST_VENDOR);
                    list::new_vendor_ui(ui, year, actions);
                });
            }
            vendor_ui(ui, year, actions);
        });
    });
}

/// The vendor on screen.
#[derive(Clone, Copy)]
struct Shown<'a> {
    vendor: &'a Vendor,
    /// Its sheet for the year, if it has one.
    sheet: Option<&'a VendorSheet>,
}

impl<'a> Shown<'a> {
    /// The one chosen, else the first of the year.
    fn of(year: YearView<'a>) -> Option<Self> {
        let workbook = year.workbook;
        let chosen = year.book.vendor.and_then(|vendor| workbook.vendor(vendor));
        let first = || year.assessment.vendor_sheets.first();
        let vendor = chosen.or_else(|| workbook.vendor(first()?.vendor))?;
        Some(Self { vendor, sheet: year.assessment.sheet(vendor.id) })
    }
}

fn vendor_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let Some(shown) = Shown::of(year) else {
        return;
    };
    let vendor = shown.vendor;
    let id = ids::in_clinic(ui, ("vendor", year.assessment.fiscal_year, vendor.id));
    let title = ui.heading(words::named(vendor));
    follow_choice(ui, year, &title);
    ui.add_space(4.0);
    // How to reach it comes first: a letter needs it, and so does whoever calls.
    let details = id.with("details card");
    let glance = words::details_summary(&vendor.systems, &vendor.telephone);
    let is_unknown = vendor.telephone.is_empty() && vendor.mail.is_empty();
    if is_unknown && ui.data(|data| data.get_temp::<bool>(details)).is_none() {
        // It stays unfolded while it is typed in.
        widgets::set_folding(ui, details, true);
    }
    let is_new = shown.sheet.is_none();
    widgets::folding_card(ui, details, words::DETAILS, &glance, is_new, |ui| {
        details_ui(ui, year, vendor, id, actions);
    });
    match shown.sheet {
        Some(sheet) => {
            let state = VendorState::of(sheet, year.day());
            let glance = words::form_state(&state);
            widgets::folding_card(ui, id.with("sheet card"), words::SHEET, &glance, true, |ui| {
                sheet_ui(ui, year, vendor.id, sheet, &state, id, actions);
            });
        }
        None => card(ui, |ui| no_sheet_ui(ui, year, vendor.id, actions)),
    }
    if let Some(sheet) = shown.sheet {
        excel_ui(ui, year, sheet, actions);
        asked_ui(ui, year, sheet, id, actions);
    }
    if let Some(sheet) = shown.sheet {
        copy_ui(ui, year, sheet, id, actions);
    }
}

/// Brings the vendor into sight where someone has just been sent to it: in a narrow window it
/// stands far below the list.
fn follow_choice(ui: &Ui, year: YearView<'_>, title: &egui::Response) {
    let memory = ids::in_clinic(ui, "vendor last chosen");
    let last: Option<VendorId> = ui.data(|data| data.get_temp(memory));
    if let Some(chosen) = year.book.vendor.filter(|chosen| last != Some(*chosen)) {
        title.scroll_to_me(Some(egui::Align::TOP));
        ui.data_mut(|data| data.insert_temp(memory, chosen));
    }
}

fn no_sheet_ui(ui: &mut Ui, year: YearView<'_>, vendor: VendorId, actions: &mut Vec<Action>) {
    if year.edition.bridge {
        widgets::paragraph(ui, words::NO_FORM);
        return;
    }
    widgets::paragraph(ui, words::NO_SHEET);
    if primary(ui, year.is_writable(), words::ADD_SHEET).clicked() {
        actions.push(Action::Edit(crate::state::Edit::AddSheet(vendor)));
    }
}

/// Goes to the printing of the letter to a vendor.
fn print_letter(vendor: VendorId, actions: &mut Vec<Action>) {
    actions.push(Action::ChoosePapers(Papers::only(Paper::Letter(vendor))));
    actions.push(Action::Go(Screen::Export));
}

/// How many of a sheet's rows are copied, and how many there are.
fn copied(year: YearView<'_>, sheet: &VendorSheet) -> (usize, usize) {
    let form = FormRef::Vendor(sheet.vendor);
    let rows = year.edition.form_of(form).rows();
    let is_copied = |it: &crate::model::edition::FormRow<'_>| {
        let response = year.assessment.response(form, &it.item.key);
        response.and_then(crate::model::Response::current).is_some()
    };
    rows.fold((0, 0), |(copied, all), row| (copied + usize::from(is_copied(&row)), all + 1))
}
