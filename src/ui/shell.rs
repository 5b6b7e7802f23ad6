//! The frame around every screen: title bar, state line, dialogs, and which function draws a screen.

use egui::{Panel, Ui};

use super::areas::{area_keys, begin_areas, note_area};
use super::command;
use super::composition::note_composition;
use super::dialogs;
use super::documents::{document, export, preview};
use super::field_session::begin_field_session;
use super::focus_ring::focus_ring;
use super::ids;
use super::navigation::rail_ui;
use super::program::{proof, settings, start, strays};
use super::records::{charts, clinic, contacts, import, ledger, people};
use super::theme;
use super::title_bar::{self, ask_start_year};
use super::toast::toast_ui;
use super::unsaved::{band, bars_ui};
use super::view::View;
use super::widgets::{self, attention, note_today, primary};
use super::year::{activity, checklist, closing, new_form, overview, returned, vendors, years};
use crate::explain::closing::READING;
use crate::explain::window;
use crate::model::DocumentKey;
use crate::state::{Action, OpenBook, Screen, ScreenNeeds};

/// Draws the whole window and pushes what the user meant.
pub fn window_ui(ui: &mut Ui, view: View<'_>, data_folder: &str, actions: &mut Vec<Action>) {
    let clinic = view.state.open.as_ref().map(|book| book.id.as_str());
    ids::enter_clinic(ui, clinic, |ui| clinic_ui(ui, view, data_folder, actions));
}

/// The same in the scope of the clinic that is open.
fn clinic_ui(ui: &mut Ui, view: View<'_>, data_folder: &str, actions: &mut Vec<Action>) {
    begin_field_session(ui, view);
    begin_areas(ui);
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
    note_composition(ui);
    area_keys(ui, view.state.dialog.is_some());
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
    let frame = egui::Frame::new().fill(tokens.ground);
    let is_narrow = ui.available_width() < theme::FOLD_NAV;
    if !is_narrow {
        let rail =
            egui::Frame::new().fill(tokens.panel).inner_margin(egui::Margin::symmetric(4, 8));
        Panel::left("navigation")
            .exact_size(theme::NAV_WIDTH)
            .resizable(false)
            .frame(rail)
            .show(ui, |ui| rail_ui(ui, view, screen, actions));
    }
    let margin = if is_narrow {
        egui::Margin::same(8)
    } else {
        egui::Margin { left: theme::EDGE, right: 24, top: 8, bottom: 8 }
    };
    let bar = Panel::top("title").frame(frame.inner_margin(margin)).show(ui, |ui| {
        if is_narrow {
            title_bar::narrow_ui(ui, view, book, screen, actions);
        } else {
            title_bar::wide_ui(ui, view, book, screen, actions);
        }
    });
    note_area(ui, bar.response.rect);
    if let Some(read_only) = &book.read_only {
        Panel::top("read only").show(ui, |ui| attention(ui, &read_only.sentence));
    }
    bars_ui(ui, view, book, actions);
    if !view.state.strays.is_empty() {
        Panel::top("strays").frame(band(ui)).show(ui, |ui| strays::band_ui(ui, view, actions));
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
    egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 20)).show(ui, |ui| {
        let is_closed = book.assessment().is_some_and(|it| it.closed().is_some());
        if is_closed && view.frozen.is_none() {
            widgets::caption(ui, READING);
        } else if book.year.is_some() {
            attention(ui, window::NO_EDITION);
            overview::compare_button_ui(ui, book, actions);
        } else {
            ui.label(window::NO_YEAR_YET);
            let is_first = book.workbook.assessments.is_empty();
            let start = if is_first { window::START_FIRST_YEAR } else { window::START_YEAR };
            if primary(ui, book.read_only.is_none(), start).clicked() {
                actions.extend(ask_start_year(view));
            }
        }
    });
}
