//! The list of screens beside the one on screen, in groups.

use egui::{Button, Color32, Response, RichText, Role, Stroke, Ui, WidgetInfo};

use super::theme;
use super::view::View;
use super::widgets::caption;
use crate::explain::window;
use crate::model::progress::progress;
use crate::model::{Document, FormRef};
use crate::state::{Action, Screen, ScreenGroup};
use crate::text::answers;

/// Every screen that has an entry, and the way out of the clinic.
pub fn navigation_ui(ui: &mut Ui, view: View<'_>, screen: Screen, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    for group in ScreenGroup::ALL {
        if let Some(heading) = window::screen_group(group) {
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                ui.add_space(14.0);
                caption(ui, heading);
            });
        }
        for to in group.screens() {
            let is_here = screen.entry() == to;
            if to == Screen::Document {
                documents_ui(ui, view, is_here, actions);
                continue;
            }
            if entry_ui(ui, window::screen(to), is_here, count_of(view, to)).clicked() {
                actions.push(Action::Go(to));
            }
        }
    }
    if entry_ui(ui, window::ALL_CLINICS, false, None).clicked() {
        actions.push(Action::CloseClinic);
    }
}

/// An entry for every document that was begun, and for every template on which one may be.
fn documents_ui(ui: &mut Ui, view: View<'_>, is_here: bool, actions: &mut Vec<Action>) {
    let Some(book) = &view.state.open else { return };
    let on_screen = book.document_on_screen(view.documents);
    for template in view.documents.templates() {
        for key in book.workbook.documents_offered(template) {
            let is_chosen = on_screen.as_ref() == Some(&key);
            let name = window::document(template, &key);
            if entry_ui(ui, &name, is_here && is_chosen, None).clicked() {
                actions.push(Action::OpenDocument(key));
            }
        }
    }
    // What was approved can be read and printed without its template.
    let is_alone = |it: &&Document| view.documents.template(&it.key.template).is_none();
    for document in book.workbook.documents.iter().filter(is_alone) {
        let is_chosen = on_screen.as_ref() == Some(&document.key);
        let name = window::document_alone(document);
        if entry_ui(ui, &name, is_here && is_chosen, None).clicked() {
            actions.push(Action::OpenDocument(document.key.clone()));
        }
    }
}

/// The name of a screen, or of the document on it.
pub fn name_of(view: View<'_>, screen: Screen) -> String {
    let document = view.state.open.as_ref().filter(|_| screen == Screen::Document);
    let key = document.and_then(|book| book.document_on_screen(view.documents));
    let named = key.and_then(|key| {
        if let Some(template) = view.documents.template(&key.template) {
            return Some(window::document(template, &key));
        }
        document?.workbook.document(&key).map(window::document_alone)
    });
    named.unwrap_or_else(|| window::screen(screen).to_owned())
}

/// The small count after an entry.
fn count_of(view: View<'_>, screen: Screen) -> Option<String> {
    let year = view.year()?;
    match screen {
        Screen::Checklist => {
            let progress = progress(year.edition, year.assessment, FormRef::Institution);
            Some(answers::fraction(progress))
        }
        Screen::Vendors if !year.assessment.vendor_sheets.is_empty() => {
            let sheets = &year.assessment.vendor_sheets;
            let back = sheets.iter().filter(|sheet| !sheet.is_blank()).count();
            Some(format!("{back}/{}", sheets.len()))
        }
        _ => None,
    }
}

/// One entry of the navigation; the one on screen is filled and bold.
fn entry_ui(ui: &mut Ui, label: &str, is_shown: bool, count: Option<String>) -> Response {
    let tokens = theme::tokens(ui);
    let size = egui::vec2(ui.available_width(), 36.0);
    let mut text = RichText::new(label);
    if is_shown {
        text = text.text_style(theme::strong()).color(tokens.accent);
    }
    let fill = if is_shown { tokens.accent_soft } else { Color32::TRANSPARENT };
    let count = RichText::new(count.unwrap_or_default()).small().color(tokens.secondary);
    let response = ui
        .scope(|ui| {
            ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
            ui.spacing_mut().button_padding = egui::vec2(12.0, 2.0);
            ui.spacing_mut().interact_size.y = 36.0;
            ui.add(Button::new(text).fill(fill).right_text(count).min_size(size))
        })
        .inner;
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_shown, label));
    response
}
