//! The frame around every screen: title bar, state line, dialogs, and which function draws a screen.

use egui::{Button, ComboBox, Panel, RichText, Stroke, Ui};

use super::command::{self, Command};
use super::dialogs;
use super::documents::{document, export, preview};
use super::field_session::begin_field_session;
use super::focus_ring::focus_ring;
use super::ids;
use super::navigation::{name_of, navigation_ui};
use super::program::{proof, settings, start};
use super::records::{charts, clinic, contacts, import, ledger, people};
use super::theme;
use super::toast::toast_ui;
use super::view::View;
use super::widgets::{self, attention, note_today, primary};
use super::year::{activity, checklist, closing, new_form, overview, returned, vendors, years};
use crate::explain::closing::READING;
use crate::explain::window;
use crate::model::DocumentKey;
use crate::state::{Action, Dialog, Edit, OpenBook, Screen, ScreenNeeds};
use crate::text::dates;

/// Draws the whole window and pushes what the user meant.
pub fn window_ui(ui: &mut Ui, view: View<'_>, data_folder: &str, actions: &mut Vec<Action>) {
    let clinic = view.state.open.as_ref().map(|book| book.id.as_str());
    ids::enter_clinic(ui, clinic, |ui| clinic_ui(ui, view, data_folder, actions));
}

/// The same in the scope of the clinic that is open.
fn clinic_ui(ui: &mut Ui, view: View<'_>, data_folder: &str, actions: &mut Vec<Action>) {
    begin_field_session(ui, view);
    command::shortcuts(ui, view, actions);
    note_today(ui, view.today);
    match (&view.state.open, view.state.screen) {
        (Some(book), screen) if screen != Screen::Start => {
            book_ui(ui, view, book, screen, actions);
        }
        (None, Screen::Settings) => settings::settings_ui(ui, view, actions),
        (None, Screen::NewForm) => new_form::new_form_ui(ui, view, actions),
        _ => start::start_ui(ui, view, data_folder, actions),
    }
    if let Some(dialog) = &view.state.dialog {
        ids::enter_document(ui, document_of(view), |ui| {
            dialogs::dialog_ui(ui, view, dialog, actions);
        });
    }
    begin_field_session(ui, view);
    toast_ui(ui, actions);
    focus_ring(ui);
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
            title_ui(ui, view, book, screen, actions);
        }
    });
    if !is_narrow {
        Panel::left("navigation")
            .exact_size(theme::NAV_WIDTH)
            .resizable(false)
            .frame(frame.inner_margin(8))
            .show(ui, |ui| {
                widgets::scroll(ui, "navigation", |ui| navigation_ui(ui, view, screen, actions));
            });
    }
    if let Some(read_only) = &book.read_only {
        Panel::top("read only").show(ui, |ui| attention(ui, &read_only.sentence));
    }
    let shows_year = screen.spec().needs == ScreenNeeds::Year && screen != Screen::Proofread;
    if shows_year && book.assessment().is_some_and(|it| it.closed().is_some()) {
        Panel::top("closed year").show(ui, |ui| closing::band_ui(ui, view, actions));
    }
    egui::CentralPanel::default().frame(egui::Frame::new().fill(tokens.ground)).show(ui, |ui| {
        ids::enter_document(ui, document_of(view), |ui| screen_ui(ui, view, book, screen, actions));
    });
}

/// The document on screen, whose fields are not those of another document.
fn document_of(view: View<'_>) -> Option<DocumentKey> {
    let book = view.state.open.as_ref().filter(|_| view.state.screen == Screen::Document)?;
    book.document_on_screen(view.documents)
}

fn screen_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    let year_ui = match screen {
        Screen::Overview => overview::overview_ui,
        Screen::Activity => activity::activity_ui,
        Screen::Checklist => checklist::checklist_ui,
        Screen::Vendors => vendors::vendors_ui,
        Screen::Returned => returned::returned_ui,
        Screen::Proofread => proof::proof_ui,
        Screen::Export => return export::export_ui(ui, view, book, actions),
        Screen::Preview => return preview::preview_ui(ui, view, actions),
        Screen::People => return people::people_ui(ui, view, book, actions),
        Screen::Contacts => return contacts::contacts_ui(ui, view, book, actions),
        Screen::Charts => return charts::charts_ui(ui, view, book, actions),
        Screen::Ledger => return ledger::ledger_ui(ui, view, book, actions),
        Screen::Import => return import::import_ui(ui, view, book, actions),
        Screen::Document => return document::document_ui(ui, view, book, actions),
        Screen::Clinic => return clinic::clinic_ui(ui, book, actions),
        Screen::Settings => return settings::settings_ui(ui, view, actions),
        Screen::Years => return years::years_ui(ui, view, book, actions),
        Screen::NewForm => return new_form::new_form_ui(ui, view, actions),
        Screen::Start => return,
    };
    match view.year() {
        Some(year) => year_ui(ui, year, actions),
        None => no_year_ui(ui, view, book, actions),
    }
}

/// In place of a screen that needs a year where there is none, or none whose edition is known.
fn no_year_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    egui::Frame::new().inner_margin(24).show(ui, |ui| {
        let is_closed = book.assessment().is_some_and(|it| it.closed().is_some());
        if is_closed && view.frozen.is_none() {
            widgets::caption(ui, READING);
        } else if book.year.is_some() {
            attention(ui, window::NO_EDITION);
            overview::compare_button_ui(ui, book, actions);
        } else {
            ui.label(window::NO_YEAR_YET);
            if primary(ui, book.read_only.is_none(), window::START_YEAR).clicked() {
                actions.extend(ask_start_year(view));
            }
        }
    });
}

/// Room that the longest title takes in the bar, in points.
const TITLE_WIDTH: f32 = 190.0;
/// The least room in which the clinic's name says anything, in points.
const NAME_WIDTH: f32 = 80.0;
/// Room that the switch between years takes, in points.
const YEAR_WIDTH: f32 = 160.0;

/// The bar of a wide window. The name of the screen is its title: that of the program stands on the window.
fn title_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL);
        ui.add_space(8.0);
        // Laid out from left to right, so that Tab follows the reading order, and moved to the
        // right by the width that it had when it was last drawn.
        let noted = ids::in_clinic(ui, "width of the commands");
        let noted_width: f32 = ui.data(|data| data.get_temp(noted)).unwrap_or(460.0);
        // Where there is little room the clinic's name gives way first, then the title.
        let mut room = ui.available_width() - noted_width - YEAR_WIDTH;
        if room > TITLE_WIDTH {
            let left = ui.cursor().left();
            ui.label(RichText::new(name_of(view, screen)).text_style(theme::title()));
            ui.add_space(8.0);
            room -= ui.cursor().left() - left;
        }
        if room > NAME_WIDTH {
            let name = egui::Label::new(&book.workbook.clinic.name).truncate();
            ui.scope(|ui| {
                ui.set_max_width(room - 16.0);
                ui.add(name);
            });
        }
        year_ui(ui, view, book, actions);
        ui.add_space((ui.available_width() - noted_width - 8.0).max(0.0));
        let commands = ui.horizontal(|ui| {
            saving_ui(ui, view, actions);
            command_ui(ui, view, Command::Undo, actions);
            command_ui(ui, view, Command::Redo, actions);
            let export = Command::Export;
            if primary(ui, export.is_enabled(view), export.label()).clicked() {
                actions.push(export.action(view));
            }
        });
        let width = commands.response.rect.width();
        if (width - noted_width).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(noted, width));
            ui.request_repaint();
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
        let combo = ComboBox::from_id_salt("navigation").selected_text(name_of(view, screen));
        let shown = combo.width(190.0).height(320.0).show_ui(ui, |ui| {
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
        actions.push(command.action(view));
    }
}

/// The switch between years, and the way to start a new one.
fn year_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let selected = book.year.map_or_else(|| window::NO_YEAR.to_owned(), dates::fiscal_year);
    let selected = RichText::new(selected).color(tokens.accent);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
            widget.weak_bg_fill = tokens.accent_soft;
            widget.corner_radius = egui::CornerRadius::same(18);
        }
        widgets.inactive.bg_stroke = Stroke::NONE;
        let combo = ComboBox::from_id_salt("year").selected_text(selected).width(124.0);
        let shown = combo.height(400.0).show_ui(ui, |ui| {
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
            // A year begun by mistake goes as it came, as long as nothing is said in it.
            if let Some(assessment) = book.assessment().filter(|it| it.is_blank())
                && book.read_only.is_none()
                && ui.button(window::remove_year(assessment.fiscal_year)).clicked()
            {
                actions.push(Action::Edit(Edit::RemoveYear(assessment.fiscal_year)));
            }
        });
        shown.response.accessible_name(window::YEAR);
    });
}

/// Asks for the year to start: this one, or the first later one that has not been started.
fn ask_start_year(view: View<'_>) -> Option<Action> {
    let workbook = &view.state.open.as_ref()?.workbook;
    dialogs::start_year(&view.editions.options, workbook, view.today).map(Action::Ask)
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
