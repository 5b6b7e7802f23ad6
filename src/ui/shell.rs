//! The frame around every screen: title bar, navigation, state line, dialogs.

use egui::{Button, ComboBox, Panel, RichText, Role, Ui, WidgetInfo};

use super::command::{self, Command};
use super::dialogs;
use super::screens::{checklist, clinic, export, proof, start, vendors};
use super::theme;
use super::view::View;
use super::widgets::{attention, primary};
use crate::model::progress::progress;
use crate::model::{Edition, FormRef};
use crate::state::{Action, Dialog, OpenBook, Screen};
use crate::text::{answers, dates, window};

/// Draws the whole window and pushes what the user meant.
pub fn window_ui(ui: &mut Ui, view: View<'_>, data_folder: &str, actions: &mut Vec<Action>) {
    command::shortcuts(ui, view, actions);
    match (&view.state.open, view.state.screen) {
        (Some(book), screen) if screen != Screen::Start => {
            book_ui(ui, view, book, screen, actions);
        }
        _ => start::start_ui(ui, view, data_folder, actions),
    }
    if let Some(dialog) = &view.state.dialog {
        dialogs::dialog_ui(ui, view, dialog, actions);
    }
}

fn book_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new().fill(tokens.card);
    let is_narrow = ui.available_width() < theme::FOLD_NAV;
    Panel::top("title").frame(frame.inner_margin(8)).show(ui, |ui| {
        if is_narrow {
            narrow_title_ui(ui, view, book, screen, actions);
        } else {
            title_ui(ui, view, book, actions);
        }
    });
    if !is_narrow {
        Panel::left("navigation")
            .exact_size(theme::NAV_WIDTH)
            .resizable(false)
            .frame(frame.inner_margin(8))
            .show(ui, |ui| navigation_ui(ui, view, screen, actions));
    }
    if let Some(read_only) = &book.read_only {
        Panel::top("read only").show(ui, |ui| attention(ui, &read_only.sentence));
    }
    egui::CentralPanel::default().frame(egui::Frame::new().fill(tokens.ground)).show(ui, |ui| {
        screen_ui(ui, view, book, screen, actions);
    });
}

fn screen_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    if screen == Screen::Clinic {
        clinic::clinic_ui(ui, book, actions);
        return;
    }
    let Some(year) = view.year() else {
        egui::Frame::new().inner_margin(24).show(ui, |ui| {
            if book.year.is_some() {
                attention(ui, window::NO_EDITION);
            } else {
                ui.label(window::NO_YEAR_YET);
                if primary(ui, book.read_only.is_none(), window::START_YEAR).clicked() {
                    actions.extend(ask_start_year(view));
                }
            }
        });
        return;
    };
    match screen {
        Screen::Checklist => checklist::checklist_ui(ui, year, actions),
        Screen::Vendors => vendors::vendors_ui(ui, year, actions),
        Screen::Proofread => proof::proof_ui(ui, year, actions),
        Screen::Export => export::export_ui(ui, year, actions),
        Screen::Start | Screen::Clinic => {}
    }
}

fn title_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(window::TITLE).text_style(theme::strong()));
        let name = egui::Label::new(&book.workbook.clinic.name).truncate();
        let width = (ui.available_width() * 0.3).min(300.0);
        ui.scope(|ui| {
            ui.set_max_width(width);
            ui.add(name);
        });
        year_ui(ui, view, book, actions);
        saving_ui(ui, view, actions);
        command_ui(ui, view, Command::Undo, actions);
        command_ui(ui, view, Command::Redo, actions);
        if primary(ui, Command::Export.is_enabled(view), Command::Export.label()).clicked() {
            actions.push(Command::Export.action());
        }
    });
}

/// The title bar of a narrow window: the navigation folds into a drop-down, and what it offers
/// needs no button of its own.
fn narrow_title_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let combo = ComboBox::from_id_salt("navigation").selected_text(window::screen(screen));
        let shown = combo.width(190.0).height(300.0).show_ui(ui, |ui| {
            navigation_ui(ui, view, screen, actions);
        });
        shown.response.accessible_name(window::NAVIGATION);
        year_ui(ui, view, book, actions);
        saving_ui(ui, view, actions);
        command_ui(ui, view, Command::Undo, actions);
    });
}

fn command_ui(ui: &mut Ui, view: View<'_>, command: Command, actions: &mut Vec<Action>) {
    let response = ui.add_enabled(command.is_enabled(view), Button::new(command.label()));
    if response.on_hover_text(command.tooltip(view)).clicked() {
        actions.push(command.action());
    }
}

fn year_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let selected = book.year.map_or_else(|| window::NO_YEAR.to_owned(), dates::fiscal_year);
    let shown =
        ComboBox::from_id_salt("year").selected_text(selected).width(120.0).show_ui(ui, |ui| {
            for assessment in &book.workbook.assessments {
                let year = assessment.fiscal_year;
                let is_shown = book.year == Some(year);
                if ui.selectable_label(is_shown, dates::fiscal_year(year)).clicked() {
                    actions.push(Action::OpenYear(year));
                }
            }
            if book.read_only.is_none() && ui.button(window::START_YEAR).clicked() {
                actions.extend(ask_start_year(view));
            }
        });
    shown.response.accessible_name(window::YEAR);
}

/// Asks for the year to start: this one, or the first later one that has not been started.
fn ask_start_year(view: View<'_>) -> Option<Action> {
    let workbook = &view.state.open.as_ref()?.workbook;
    dialogs::start_year(view.editions, workbook, view.today).map(Action::Ask)
}

fn saving_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let Some(problem) = &view.saving.problem else {
        ui.weak(&view.saving.line);
        return;
    };
    let line = RichText::new(&view.saving.line).color(theme::tokens(ui).attention);
    if ui.button(line).clicked() {
        actions.push(Action::Ask(Dialog::Problem(problem.clone())));
    }
    if ui.button(window::RETRY).clicked() {
        actions.push(Action::RetrySave);
    }
}

fn navigation_ui(ui: &mut Ui, view: View<'_>, screen: Screen, actions: &mut Vec<Action>) {
    let count = |form| {
        let year = view.year()?;
        Some(answers::fraction(progress(year.edition, year.assessment, form)))
    };
    for to in
        [Screen::Checklist, Screen::Vendors, Screen::Clinic, Screen::Proofread, Screen::Export]
    {
        let label = window::screen(to);
        let right = match to {
            Screen::Checklist => count(FormRef::Institution),
            Screen::Vendors => view.year().map(|year| {
                let sheets = &year.assessment.vendor_sheets;
                let back = sheets.iter().filter(|sheet| !sheet.is_blank()).count();
                format!("{back}/{}", sheets.len())
            }),
            Screen::Proofread => {
                let open = view.edition.map_or(0, Edition::unconfirmed);
                (open > 0).then(|| open.to_string())
            }
            _ => None,
        };
        let size = egui::vec2(ui.available_width(), theme::CONTROL);
        let mut button = Button::selectable(screen == to, label).min_size(size);
        if let Some(right) = right {
            button = button.right_text(RichText::new(right).small());
        }
        let response = ui.add(button);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, screen == to, label));
        if response.clicked() {
            actions.push(Action::Go(to));
        }
    }
    ui.add_space(12.0);
    if ui.button(window::ALL_CLINICS).clicked() {
        actions.push(Action::CloseClinic);
    }
}
