//! The screens of a clinic: the rail beside the one on screen, the list into which it folds where the
//! window is narrow, and the menu of what is rarely needed.

use egui::{Button, Color32, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::areas::note_landing;
use super::command::Command;
use super::theme;
use super::view::View;
use super::widgets::{self, ICON, Icon, one_line, paint_icon};
use crate::explain::window;
use crate::model::progress::progress;
use crate::model::{Document, FormRef};
use crate::state::{Action, Dialog, Screen, ScreenGroup};
use crate::text::answers;

/// An entry: where it leads, its name, its drawing, and whether it is on screen.
struct Entry {
    name: String,
    icon: Icon,
    to: Action,
    is_here: bool,
    count: Option<String>,
}

/// Height of an entry of the rail, in points.
const RAIL_ENTRY: f32 = 46.0;
/// The same where the window is low, in points: below the height of drawing and name the drawing goes.
const LEAST_RAIL_ENTRY: f32 = 28.0;
/// Least height of an entry with its drawing, in points.
const WITH_ICON: f32 = ICON + 21.0;

/// The rail: what is worked on from the top, the settings at its foot. Where it is higher than the window
/// the upper part scrolls.
pub fn rail_ui(ui: &mut Ui, view: View<'_>, screen: Screen, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let entries = entries(view, screen);
    #[expect(clippy::cast_precision_loss, reason = "a clinic has a handful of screens")]
    let share = (ui.available_height() - 8.0) / (entries.len() + 1) as f32 - 2.0;
    let height = share.clamp(LEAST_RAIL_ENTRY, RAIL_ENTRY);
    let foot = height + 8.0;
    let upper = (ui.available_height() - foot).max(height);
    ui.allocate_ui(vec2(ui.available_width(), upper), |ui| {
        ui.set_min_height(upper);
        ui.spacing_mut().scroll.floating = true;
        widgets::scroll(ui, "navigation", |ui| {
            for entry in entries {
                rail_entry_ui(ui, entry, height, actions);
            }
        });
    });
    rail_entry_ui(ui, entry_of(view, screen, Screen::Settings), height, actions);
}

/// The list into which the rail folds, with what the menu holds at its end.
pub fn list_ui(ui: &mut Ui, view: View<'_>, screen: Screen, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let settings = entry_of(view, screen, Screen::Settings);
    for entry in entries(view, screen).into_iter().chain([settings]) {
        list_entry_ui(ui, entry, actions);
    }
    ui.separator();
    for entry in rare_entries(view, screen) {
        list_entry_ui(ui, entry, actions);
    }
}

/// What is rarely needed, under the name of the clinic. `with_redo` where the bar has no room for it.
pub fn menu_ui(
    ui: &mut Ui,
    view: View<'_>,
    screen: Screen,
    with_redo: bool,
    actions: &mut Vec<Action>,
) {
    ui.set_width(260.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    if with_redo {
        let redo = Command::Redo;
        if ui.add_enabled(redo.is_enabled(view), Button::new(redo.tooltip(view))).clicked() {
            actions.push(redo.action(view));
            ui.close();
        }
        ui.separator();
    }
    for entry in rare_entries(view, screen) {
        if list_entry_ui(ui, entry, actions) {
            ui.close();
        }
    }
}

/// Everything that is worked on, from top to bottom.
fn entries(view: View<'_>, screen: Screen) -> Vec<Entry> {
    let groups = [ScreenGroup::Year, ScreenGroup::Records, ScreenGroup::Papers];
    let mut found = Vec::new();
    for to in groups.into_iter().flat_map(ScreenGroup::screens) {
        if to == Screen::Document {
            found.extend(documents(view, screen.entry() == to));
        } else {
            found.push(entry_of(view, screen, to));
        }
    }
    found
}

/// The rest, and the way out of the clinic.
fn rare_entries(view: View<'_>, screen: Screen) -> Vec<Entry> {
    let rest = ScreenGroup::More.screens().filter(|to| *to != Screen::Settings);
    let mut found: Vec<Entry> = rest.map(|to| entry_of(view, screen, to)).collect();
    let led = |name: &str, icon, to| Entry {
        name: name.to_owned(),
        icon,
        to,
        is_here: false,
        count: None,
    };
    // What compares wording is for the day on which the ministry's file is at hand.
    let is_last = |it: &Entry| matches!(it.to, Action::Go(Screen::Proofread));
    let last = found.iter().position(is_last);
    let last = last.map(|at| found.remove(at));
    found.push(led(window::HELP, Icon::Document, Action::Ask(Dialog::Help)));
    found.extend(last);
    found.push(led(window::ALL_CLINICS, Icon::Clinic, Action::CloseClinic));
    found
}

fn entry_of(view: View<'_>, screen: Screen, to: Screen) -> Entry {
    Entry {
        name: window::screen(to).to_owned(),
        icon: icon_of(to),
        to: Action::Go(to),
        is_here: screen.entry() == to,
        count: count_of(view, to),
    }
}

pub(super) fn icon_of(screen: Screen) -> Icon {
    match screen {
        Screen::Overview | Screen::Years | Screen::Activity => Icon::Overview,
        Screen::Checklist => Icon::Checklist,
        Screen::Vendors | Screen::Returned => Icon::Vendors,
        Screen::People => Icon::People,
        Screen::Contacts => Icon::Contacts,
        Screen::Charts => Icon::Charts,
        Screen::Ledger | Screen::Import => Icon::Ledger,
        Screen::Document => Icon::Plan,
        Screen::Export | Screen::Preview => Icon::Print,
        Screen::Settings => Icon::Settings,
        Screen::Proofread | Screen::NewForm => Icon::Document,
        Screen::Clinic | Screen::Start => Icon::Clinic,
    }
}

/// An entry for every document that was begun, and for every template on which one may be.
fn documents(view: View<'_>, is_shown: bool) -> Vec<Entry> {
    let Some(book) = &view.state.open else { return Vec::new() };
    let on_screen = book.document_on_screen(view.documents);
    let entry = |name: String, key: &crate::model::DocumentKey, icon: Icon| Entry {
        name,
        icon,
        to: Action::OpenDocument(key.clone()),
        is_here: is_shown && on_screen.as_ref() == Some(key),
        count: None,
    };
    let mut found = Vec::new();
    for (at, template) in view.documents.templates().enumerate() {
        let icon = if at == 0 { Icon::Plan } else { Icon::Document };
        for key in book.workbook.documents_offered(template) {
            found.push(entry(window::document(template, &key), &key, icon));
        }
    }
    // What was approved can be read and printed without its template.
    let is_alone = |it: &&Document| view.documents.template(&it.key.template).is_none();
    for document in book.workbook.documents.iter().filter(is_alone) {
        found.push(entry(window::document_alone(document), &document.key, Icon::Document));
    }
    found
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

/// One entry of the rail: the drawing above the whole name, in two lines where one is too short.
fn rail_entry_ui(ui: &mut Ui, entry: Entry, height: f32, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let size = if entry.is_here { theme::rail_here() } else { theme::rail() };
    let color = if entry.is_here { tokens.accent } else { tokens.ink };
    let font = size.resolve(ui.style());
    let galley = {
        let mut job = egui::text::LayoutJob::simple(
            one_line(&entry.name).into_owned(),
            font,
            color,
            width - 4.0,
        );
        job.wrap.max_rows = 2;
        job.halign = egui::Align::Center;
        job.sections.iter_mut().for_each(|section| section.format.line_height = Some(17.0));
        ui.painter().layout_job(job)
    };
    let has_icon = height >= WITH_ICON;
    let height = if has_icon { height.max(galley.size().y + ICON + 4.0) } else { height };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if entry.is_here {
        note_landing(ui, response.id);
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if entry.is_here {
            painter.rect_filled(rect, 8.0, tokens.accent_soft);
        } else if response.hovered() {
            painter.rect_filled(rect, 8.0, tokens.hover);
        }
        let x = rect.center().x;
        if has_icon {
            let air = (height - galley.size().y - ICON) / 2.0;
            let icon = pos2(x, rect.top() + air.min(5.0) + ICON / 2.0);
            paint_icon(painter, icon, entry.icon, color);
            painter.galley(pos2(x, icon.y + ICON / 2.0 + 2.0), galley, color);
        } else {
            painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, color);
        }
    }
    let (enabled, is_here, name) = (ui.is_enabled(), entry.is_here, entry.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_here, &name));
    if response.clicked() {
        actions.push(entry.to);
    }
}

/// One entry of a list; the one on screen is filled and bold. Says whether it was chosen.
fn list_entry_ui(ui: &mut Ui, entry: Entry, actions: &mut Vec<Action>) -> bool {
    let response = list_button_ui(ui, &entry);
    let is_chosen = response.clicked();
    if is_chosen {
        actions.push(entry.to);
    }
    is_chosen
}

fn list_button_ui(ui: &mut Ui, entry: &Entry) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), 36.0);
    let mut text = RichText::new(one_line(&entry.name));
    if entry.is_here {
        text = text.text_style(theme::strong()).color(tokens.accent);
    }
    let fill = if entry.is_here { tokens.accent_soft } else { Color32::TRANSPARENT };
    let count = RichText::new(entry.count.clone().unwrap_or_default());
    let count = count.small().color(tokens.secondary);
    let response = ui
        .scope(|ui| {
            ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
            ui.spacing_mut().button_padding = vec2(12.0, 2.0);
            ui.spacing_mut().interact_size.y = 36.0;
            ui.add(Button::new(text).fill(fill).right_text(count).min_size(size))
        })
        .inner;
    let (enabled, is_here) = (ui.is_enabled(), entry.is_here);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_here, &entry.name));
    response
}
