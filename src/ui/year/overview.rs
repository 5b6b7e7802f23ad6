//! The overview: one sentence on where the clinic stands, the one next thing to do, how far each
//! part is, what is due, and who has not answered.

use egui::text::LayoutJob;
use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use crate::explain::{overview as words, window};
use crate::model::due::{Due, Promise, due};
use crate::model::form_year::is_of_another_year;
use crate::model::need::vendor_sheets_needed;
use crate::model::next_step::{NextStep, next_step};
use crate::model::progress::{progress, progress_of};
use crate::model::vendor_waiting::{VendorState, vendor_states};
use crate::model::{FormRef, Vendor};
use crate::state::{Action, OpenBook, Screen};
use crate::text::answers;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    self, caption, card, heading, keep_to_width, legend, paragraph, progress_row,
};
use crate::ui::year::closing::{closed_ui, end_of_year_ui};
use crate::ui::year::new_form::{beside_ui, change_ui, offer_ui};

/// The screen.
pub fn overview_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    // A year that was just closed is seen from its top, where what can be done now stands.
    let name = if year.closing().is_some() { "closed overview" } else { "overview" };
    widgets::scroll(ui, name, |ui| {
        let margin = if ui.available_width() < theme::FOLD_NAV { 16 } else { 28 };
        egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 20)).show(ui, |ui| {
            keep_to_width(ui, 1160.0);
            let (assessment, edition) = (year.assessment, year.edition);
            ui.heading(words::heading(assessment.fiscal_year));
            let standing = progress(edition, assessment, FormRef::Institution);
            paragraph(ui, &answers::standing(standing));
            if year.closing().is_some() {
                closed_ui(ui, year, actions);
            } else {
                form_ui(ui, year, actions);
                next_ui(ui, year, actions);
            }
            ui.horizontal_wrapped(|ui| {
                if ui.button(window::screen(Screen::Activity)).clicked() {
                    actions.push(Action::Go(Screen::Activity));
                }
                compare_button_ui(ui, year.book, actions);
            });
            ui.add_space(8.0);
            if ui.available_width() > 780.0 {
                ui.columns(2, |columns| {
                    card(&mut columns[0], |ui| progress_ui(ui, year));
                    card(&mut columns[1], |ui| due_ui(ui, year, actions));
                });
            } else {
                card(ui, |ui| progress_ui(ui, year));
                card(ui, |ui| due_ui(ui, year, actions));
            }
            end_of_year_ui(ui, year, actions);
        });
    });
}

/// What should be known of the form of a year under way, and the way to another.
fn form_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let edition = year.edition;
    if edition.bridge {
        paragraph(ui, &window::bridge(edition.fiscal_year));
        offer_ui(ui, year.view, actions);
    } else if is_of_another_year(year.assessment.fiscal_year, edition) {
        offer_ui(ui, year.view, actions);
        change_ui(ui, year, actions);
    }
    beside_ui(ui, year, actions);
}

/// Leads to the comparison of years, where there are several.
pub fn compare_button_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    let has_years = book.workbook.assessments.len() > 1;
    if has_years && ui.button(window::screen(Screen::Years)).clicked() {
        actions.push(Action::Go(Screen::Years));
    }
}

/// The band with the one next thing.
fn next_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let step = next_step(year.edition, year.assessment, year.day());
    let fiscal = year.assessment.fiscal_year;
    let (title, how) = words::next(&step, year.edition, year.workbook, fiscal);
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new().fill(tokens.band).corner_radius(10);
    frame.inner_margin(egui::Margin::symmetric(22, 16)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 130.0).max(160.0);
            ui.vertical(|ui| {
                ui.set_max_width(width);
                let title = RichText::new(title).text_style(theme::title());
                ui.label(title.color(tokens.on_band));
                ui.label(RichText::new(how).line_height(Some(24.0)).color(tokens.on_band));
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = RichText::new(words::GO_ON).color(tokens.band_button_ink);
                let button = Button::new(text).fill(tokens.band_button).min_size(vec2(108.0, 44.0));
                if ui.add(button).clicked() {
                    actions.push(go_on(&step));
                }
            });
        });
    });
}

/// Leads to where the next thing is done.
pub fn go_on_from(year: YearView<'_>) -> Action {
    go_on(&next_step(year.edition, year.assessment, year.day()))
}

fn go_on(step: &NextStep) -> Action {
    match step {
        NextStep::VendorContract | NextStep::AddVendor | NextStep::AskVendor(_) => {
            Action::Go(Screen::Vendors)
        }
        NextStep::Answer(place) | NextStep::Mend(place, _) | NextStep::Overdue(place) => {
            Action::Show(place.clone())
        }
        NextStep::SendForm(vendor)
        | NextStep::GetBack(vendor)
        | NextStep::VendorSheet(FormRef::Vendor(vendor)) => Action::ShowVendor(*vendor),
        NextStep::VendorSheet(FormRef::Institution) => Action::Go(Screen::Vendors),
        NextStep::Print => Action::Go(Screen::Export),
    }
}

fn progress_ui(ui: &mut Ui, year: YearView<'_>) {
    heading(ui, words::PROGRESS);
    let form = FormRef::Institution;
    for section in &year.edition.institution.sections {
        for group in &section.groups {
            let of = progress_of(year.edition, year.assessment, form, &group.items);
            progress_row(ui, &group.short, of, 140.0);
        }
    }
    ui.add_space(6.0);
    legend(ui);
}

fn due_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::DUE);
    let all = due(year.edition, year.assessment, year.day());
    if all.is_empty() {
        caption(ui, words::NOTHING_DUE);
    }
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in &all {
            let is_late = one.days.is_none_or(|days| days < 0);
            let (text, jump) = promise(year, one);
            if line_ui(ui, &words::days(one), &text, is_late) {
                actions.push(jump);
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::DUE_LIST));
    ui.add_space(12.0);
    replies_ui(ui, year, actions);
}

/// What was promised, and where it is kept.
fn promise(year: YearView<'_>, due: &Due) -> (String, Action) {
    match &due.what {
        Promise::Row(place) => {
            let row = year.edition.institution.row(&place.item);
            let (name, group) = row.map_or(("", ""), |row| {
                (row.item.short.as_str(), row.group.map_or("", |group| group.short.as_str()))
            });
            (words::due_row(name, group, due.target), Action::Show(place.clone()))
        }
        Promise::GetBack(vendor) | Promise::Disclosure(vendor, _) => {
            (words::due_vendor(due, year.workbook), Action::ShowVendor(*vendor))
        }
    }
}

/// Who has not answered, and since when.
fn replies_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::REPLIES);
    if !vendor_sheets_needed(year.edition, year.assessment) {
        let is_bridge = year.edition.bridge;
        caption(ui, if is_bridge { words::NO_VENDOR_FORM } else { words::NO_REPLIES_NEEDED });
        return;
    }
    if year.assessment.vendor_sheets.is_empty() {
        caption(ui, words::NO_VENDORS);
    }
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let states = vendor_states(year.edition, year.assessment, year.day());
        // Nobody waits for one whose contract has ended.
        let vendor = |state: &VendorState| year.workbook.vendor(state.vendor);
        let is_there = |it: &Vendor| it.is_there_on(year.day());
        for state in states.into_iter().filter(|state| vendor(state).is_none_or(is_there)) {
            let row = words::reply_row(&state, year.workbook);
            let needs_attention = state.is_awaited() && state.is_overdue();
            if line_ui(ui, &words::reply(&state), &row, needs_attention) {
                actions.push(Action::ShowVendor(state.vendor));
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::REPLY_LIST));
}

/// The width of the state before a line, in points.
const STATE_WIDTH: f32 = 140.0;

/// One line that leads somewhere: a state before, a name after it. Says whether it was chosen.
pub(super) fn line_ui(ui: &mut Ui, state: &str, text: &str, needs_attention: bool) -> bool {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let layout = |text: &str, style: egui::TextStyle, color, width| {
        let mut job = LayoutJob::simple(text.to_owned(), style.resolve(ui.style()), color, width);
        job.sections.iter_mut().for_each(|section| section.format.line_height = Some(22.0));
        ui.painter().layout_job(job)
    };
    let color = if needs_attention { tokens.attention } else { tokens.ink };
    let state_galley = layout(state, theme::strong(), color, STATE_WIDTH);
    let room = width - STATE_WIDTH - 8.0;
    let galley = layout(text, egui::TextStyle::Body, tokens.ink, room);
    let height = (galley.size().y.max(state_galley.size().y) + 16.0).max(40.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, 6.0, tokens.accent_soft);
        }
        let place = |galley: std::sync::Arc<egui::Galley>, x: f32| {
            let at = egui::pos2(x, rect.center().y - galley.size().y / 2.0);
            painter.galley(at, galley, tokens.ink);
        };
        place(state_galley, rect.left() + 4.0);
        place(galley, rect.left() + STATE_WIDTH + 8.0);
        painter.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, tokens.bar));
    }
    let spoken = format!("{state} {}", text.replace('\n', " "));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &spoken));
    response.clicked()
}
