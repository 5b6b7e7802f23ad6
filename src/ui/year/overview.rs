//! The overview: the whole work as a list of parts, each with how it stands, the one next thing to do, and
//! beside it the day of the inspection and what is due.

use egui::{Button, RichText, Ui, vec2};

use super::promises::due_ui;
use super::task_row::task_row_ui;
use crate::explain::{help, overview as words, window};
use crate::model::FormRef;
use crate::model::form_year::is_of_another_year;
use crate::model::next_step::NextStep;
use crate::model::tasks::{Next, Task, TaskState, Work, next, tasks};
use crate::state::{Action, ChartOnScreen, Dialog, Edit, OpenBook, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    self, caption, date_field, heading, keep_to_width, lettered, paragraph, phrases,
};
use crate::ui::year::closing::{closed_ui, end_of_year_ui};
use crate::ui::year::new_form::{beside_ui, change_ui, offer_ui};

/// Below this width what is due stands under the work and not beside it, in points.
const FOLD_SHEET: f32 = 900.0;
/// Width of the sheet with what is due, in points.
const SHEET_WIDTH: f32 = 376.0;

/// The screen.
pub fn overview_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let is_wide = ui.available_width() >= FOLD_SHEET;
    let width = ui.available_width() - if is_wide { SHEET_WIDTH } else { 0.0 };
    // In reading order, so that Tab goes the same way.
    egui::Panel::left("work")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::new())
        .show(ui, |ui| work_ui(ui, year, !is_wide, actions));
    if is_wide {
        let tokens = theme::tokens(ui);
        let frame = egui::Frame::new().fill(tokens.panel);
        let margin = egui::Margin { left: 32, right: 12, top: 16, bottom: 12 };
        frame.show(ui, |ui| {
            widgets::scroll(ui, "due", |ui| {
                egui::Frame::new().inner_margin(margin).show(ui, |ui| sheet_ui(ui, year, actions));
            });
        });
    }
}

fn work_ui(ui: &mut Ui, year: YearView<'_>, with_sheet: bool, actions: &mut Vec<Action>) {
    // A year that was just closed is seen from its top, where what can be done now stands.
    let name = if year.closing().is_some() { "closed overview" } else { "overview" };
    widgets::scroll(ui, name, |ui| {
        let margin = theme::edge(ui);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 12)).show(ui, |ui| {
            keep_to_width(ui, 1160.0);
            let (pair, today) = ((year.edition, year.assessment), year.day());
            let all = tasks(pair, year.workbook, year.view.works, today);
            paragraph(ui, &words::standing(&all));
            if year.closing().is_some() {
                closed_ui(ui, year, actions);
            } else {
                next_ui(ui, year, &next(pair, &all, today), actions);
            }
            if all.iter().all(|it| matches!(it.state, TaskState::NotStarted | TaskState::NotNeeded))
            {
                ui.horizontal_wrapped(|ui| {
                    caption(ui, help::NEW_HERE);
                    if ui.button(help::TOUR).clicked() {
                        actions.push(Action::Ask(Dialog::Tour(0)));
                    }
                });
            }
            ui.add_space(4.0);
            tasks_ui(ui, year, &all, actions);
            ui.add_space(8.0);
            if year.closing().is_none() {
                form_ui(ui, year, actions);
            }
            ui.horizontal_wrapped(|ui| {
                if ui.button(window::screen(Screen::Activity)).clicked() {
                    actions.push(Action::Go(Screen::Activity));
                }
                compare_button_ui(ui, year.book, actions);
            });
            if with_sheet {
                ui.add_space(12.0);
                sheet_ui(ui, year, actions);
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
fn next_ui(ui: &mut Ui, year: YearView<'_>, next: &Next, actions: &mut Vec<Action>) {
    let fiscal = year.assessment.fiscal_year;
    let (title, how) = match next {
        Next::Step(step) => words::next(step, year.edition, year.workbook, fiscal),
        Next::Task(work) => words::next_task(work, year.view.works),
    };
    // The question that she will meet, where it is one.
    let question = match next {
        Next::Step(NextStep::Answer(place)) if place.form == FormRef::Institution => {
            year.guided(place.form.kind(), &place.item).map(|guided| guided.question.as_str())
        }
        _ => None,
    };
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new().fill(tokens.accent_soft).corner_radius(12);
    frame.inner_margin(egui::Margin::symmetric(16, 14)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 130.0).max(160.0);
            ui.vertical(|ui| {
                ui.set_max_width(width);
                if let Some(question) = question.filter(|it| !it.is_empty()) {
                    let title = RichText::new(title).text_style(theme::small_strong());
                    ui.label(title.color(tokens.accent));
                    phrases(ui, question, lettered(ui, &theme::title(), 28.0, tokens.ink));
                } else {
                    phrases(ui, &title, lettered(ui, &theme::title(), 28.0, tokens.ink));
                }
                phrases(ui, &how, lettered(ui, &egui::TextStyle::Body, 24.0, tokens.secondary));
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = RichText::new(words::GO_ON).color(tokens.on_accent);
                let button = Button::new(text).fill(tokens.accent).min_size(vec2(108.0, 40.0));
                if ui.add(button).clicked() {
                    actions.push(go_on(next));
                }
            });
        });
    });
}

/// Leads to where the next thing is done.
pub fn go_on_from(year: YearView<'_>) -> Action {
    let (pair, today) = ((year.edition, year.assessment), year.day());
    let all = tasks(pair, year.workbook, year.view.works, today);
    go_on(&next(pair, &all, today))
}

fn go_on(next: &Next) -> Action {
    let step = match next {
        Next::Step(step) => step,
        Next::Task(work) => return to(work),
    };
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

/// Where a part of the work is done.
fn to(work: &Work) -> Action {
    match work {
        Work::Checklist => Action::Go(Screen::Checklist),
        Work::Vendors => Action::Go(Screen::Vendors),
        Work::People => Action::Go(Screen::People),
        Work::Contacts => Action::Go(Screen::Contacts),
        Work::Chart => Action::ShowChart(ChartOnScreen::Contact),
        Work::Ledger => Action::Go(Screen::Ledger),
        Work::Document(key) => Action::OpenDocument(key.clone()),
        Work::Print => Action::Go(Screen::Export),
    }
}

/// Every part of the work; the heavy line is the finish.
fn tasks_ui(ui: &mut Ui, year: YearView<'_>, all: &[Task], actions: &mut Vec<Action>) {
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for task in all {
            if task.work == Work::Print {
                finish_ui(ui);
            }
            if task_row_ui(ui, task, year) {
                actions.push(to(&task.work));
            }
        }
    });
    list.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, words::TASKS));
}

fn finish_ui(ui: &mut Ui) {
    ui.add_space(12.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme::tokens(ui).ink);
}

/// The day of the inspection, what is due, and who has not answered.
fn sheet_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::INSPECTION);
    let day = year.assessment.inspection_on;
    ui.add_enabled_ui(year.is_writable(), |ui| {
        let fiscal = year.assessment.fiscal_year;
        let id = ids::in_clinic(ui, ("inspection", fiscal));
        let edit = |day| Action::Edit(Edit::InspectionDay(day));
        date_field(ui, id, words::INSPECTION_DAY, day, None, actions, edit);
    });
    if let Some(day) = day {
        caption(ui, &words::inspection_in(day, year.day()));
    }
    ui.add_space(12.0);
    due_ui(ui, year, actions);
}
