//! What a form that came back says, beside what stands on the sheet.

use chrono::NaiveDate;
use egui::{RichText, Role, Ui, WidgetInfo, vec2};

use crate::explain::returned::{self as words, RowState};
use crate::explain::vendors;
use crate::model::returned_row::{ReturnedRow, day_problem};
use crate::model::{FormKind, Response, VendorSheet, Workbook};
use crate::original::is_same_vendor;
use crate::state::{Action, ReadReturn, ReturnAction, RowOfFile};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{attention, caption, check_box, date_field, heading, paragraph, primary};

/// The file, from whom it is, when it came, and what would be taken.
pub(super) fn preview_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    read: &ReadReturn,
    actions: &mut Vec<Action>,
) {
    let file = read.path.file_name().unwrap_or(read.path.as_os_str()).to_string_lossy();
    heading(ui, &file);
    name_ui(ui, year.workbook, sheet, read);
    let count = |which: RowState| {
        let rows = read.rows.iter().filter(|row| state_of(row, sheet) == which);
        (which, rows.count())
    };
    ui.label(RichText::new(words::counts(RowState::ALL.map(count))).text_style(theme::title()));
    received_ui(ui, year, sheet, read, actions);
    let taken = read.taken(sheet).count();
    let can = taken > 0 || read.new_received(sheet).is_some();
    if year.book.read_only.is_some() {
        attention(ui, words::READ_ONLY);
    } else if !can {
        attention(ui, words::NOTHING);
    }
    ui.horizontal_wrapped(|ui| {
        let can = can && year.is_writable();
        if primary(ui, can, &words::confirm(taken)).clicked() {
            actions.push(Action::Return(ReturnAction::Confirm));
        }
        if ui.button(words::OTHER_FILE).clicked() {
            actions.push(Action::Return(ReturnAction::Leave));
        }
        if ui.button(words::LEAVE).clicked() {
            actions.push(Action::ShowVendor(sheet.vendor));
        }
    });
    caption(ui, words::ONE_STEP);
}

/// From whom the file says it is.
fn name_ui(ui: &mut Ui, workbook: &Workbook, sheet: &VendorSheet, read: &ReadReturn) {
    let vendor = vendors::name(workbook, sheet.vendor);
    let Some(name) = &read.name else {
        caption(ui, words::NAMELESS);
        return;
    };
    let name: String = name.chars().take(LONGEST).collect();
    if is_same_vendor(&name, &vendor) {
        caption(ui, &words::from(&name));
        return;
    }
    let is_known = workbook.vendors.iter().any(|other| is_same_vendor(&name, &other.name));
    attention(ui, &words::other_name(&name, &vendor, is_known));
}

/// The most characters of a cell that are shown: a cell may hold any number of them.
const LONGEST: usize = 300;

fn received_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    read: &ReadReturn,
    actions: &mut Vec<Action>,
) {
    if let Some(day) = sheet.received_on {
        caption(ui, &words::received_stays(day));
        return;
    }
    caption(ui, words::RECEIVED_EXPLAINED);
    let odd = read.received.and_then(|day| odd(day, year, sheet));
    let id = ids::in_clinic(ui, ("received back", year.assessment.fiscal_year, sheet.vendor));
    ui.allocate_ui(vec2(290.0, 80.0), |ui| {
        let edit = |day| Action::Return(ReturnAction::Received(day));
        date_field(ui, id, words::RECEIVED, read.received, odd, actions, edit);
    });
}

fn odd(day: NaiveDate, year: YearView<'_>, sheet: &VendorSheet) -> Option<String> {
    let problem = day_problem(day, sheet.sent_on, year.view.today)?;
    Some(words::odd_day(day, problem))
}

fn response<'a>(row: &ReturnedRow, sheet: &'a VendorSheet) -> Option<&'a Response> {
    sheet.responses.iter().find(|response| response.item == row.item)
}

fn state_of(row: &RowOfFile, sheet: &VendorSheet) -> RowState {
    if row.row.changes(response(&row.row, sheet)) {
        RowState::Differs
    } else if row.row.is_answered() {
        RowState::Same
    } else if row.unclear.is_some() {
        RowState::Unclear
    } else {
        RowState::Blank
    }
}

/// Every row of the file.
pub(super) fn rows_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    read: &ReadReturn,
    actions: &mut Vec<Action>,
) {
    heading(ui, words::ROWS);
    caption(ui, words::ROWS_EXPLAINED);
    for (at, row) in read.rows.iter().enumerate() {
        ui.separator();
        ui.push_id(at, |ui| row_ui(ui, year, sheet, (at, row), actions));
    }
}

fn row_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    (at, row): (usize, &RowOfFile),
    actions: &mut Vec<Action>,
) {
    let asked = year.edition.form(FormKind::Vendor).row(&row.row.item);
    let (number, short) =
        asked.map(|it| (it.full_number(), it.item.short.clone())).unwrap_or_default();
    let group = asked.and_then(|it| it.group).map_or("", |group| group.short.as_str());
    let name = words::row(&number, &short, group);
    let state = state_of(row, sheet);
    let shown = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if state == RowState::Differs {
            if check_box(ui, row.is_taken, &name).clicked() {
                actions.push(Action::Return(ReturnAction::Take(at, !row.is_taken)));
            }
        } else {
            ui.label(&name);
        }
        said_ui(ui, row, state, response(&row.row, sheet));
        if let Some(wording) = &row.reworded {
            let wording: String = wording.chars().take(LONGEST).collect();
            paragraph(ui, &words::reworded(&wording));
        }
        if let Some(text) = &row.unclear {
            let text: String = text.chars().take(LONGEST).collect();
            attention(ui, &words::unclear(&text));
        }
        let days = [row.row.first_on, row.row.second_on].into_iter().flatten();
        for remark in days.filter_map(|day| odd(day, year, sheet)) {
            attention(ui, &remark);
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
}

/// How the row stands, what stands on the sheet, and what the file says.
fn said_ui(ui: &mut Ui, row: &RowOfFile, state: RowState, stands: Option<&Response>) {
    let tokens = theme::tokens(ui);
    let tag = RichText::new(words::state(state));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        if state != RowState::Differs {
            ui.label(tag.small().color(tokens.secondary));
            let standing = stands.map(ReturnedRow::standing);
            match standing.filter(ReturnedRow::is_answered) {
                _ if state == RowState::Same => {
                    caption(ui, &words::in_file(&row.row));
                }
                Some(standing) => {
                    caption(ui, &words::now(&standing));
                }
                None => {}
            }
            return;
        }
        let frame = egui::Frame::new().fill(tokens.accent_soft).corner_radius(4);
        frame.inner_margin(egui::Margin::symmetric(8, 2)).show(ui, |ui| {
            ui.label(tag.small().color(tokens.accent));
        });
        let blank = Response::unanswered(row.row.item.clone());
        ui.label(words::now(&ReturnedRow::standing(stands.unwrap_or(&blank))));
        ui.label(RichText::new(words::in_file(&row.row)).text_style(theme::strong()));
    });
}

/// What no row of the edition asks.
pub(super) fn unmatched_ui(ui: &mut Ui, read: &ReadReturn) {
    heading(ui, words::UNMATCHED);
    caption(ui, words::UNMATCHED_EXPLAINED);
    for wording in &read.unmatched {
        let wording: String = wording.chars().take(LONGEST).collect();
        paragraph(ui, &wording);
    }
}
