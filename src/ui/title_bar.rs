//! The bar over a screen: its title, the clinic and the year, the search, how saving stands, and the
//! steps back and forth. Nothing in it writes a file.

use egui::containers::menu::MenuButton;
use egui::{Button, ComboBox, RichText, Stroke, TextStyle, Ui, vec2};

use super::command::Command;
use super::dialogs;
use super::ids;
use super::navigation::{list_ui, menu_ui, name_of};
use super::theme;
use super::view::View;
use super::widgets::{ICON, Icon, one_line, paint_icon};
use crate::explain::unsaved::NOT_SAVED;
use crate::explain::window;
use crate::state::{Action, Dialog, Edit, OpenBook, Screen};
use crate::text::dates;

/// Room that the switch between years takes, in points.
const YEAR_WIDTH: f32 = 148.0;
/// Width of a button with nothing but a drawing, in points.
const BARE_BUTTON: f32 = 44.0;
/// Width of the field that opens the search, in points.
const SEARCH_WIDTH: f32 = 168.0;
/// The least room in which a title says anything, in points.
const LEAST_TITLE: f32 = 120.0;

/// What there is room for. Each next one gives one thing up, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// Everything.
    All,
    /// The search is a drawing.
    NoSearchField,
    /// The clinic's name is a drawing.
    NoName,
    /// The time of saving goes.
    NoTime,
    /// やり直す stands in the menu.
    NoRedo,
}

/// A longer name of a clinic is cut, in points.
const MOST_NAME: f32 = 280.0;

const ROOMS: [Room; 5] = [Room::All, Room::NoSearchField, Room::NoName, Room::NoTime, Room::NoRedo];

/// The bar of a wide window.
pub(super) fn wide_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL + 4.0);
        let title = title_of(view, screen);
        let wide = |ui: &Ui, text: &str, style: TextStyle| {
            let font = style.resolve(ui.style());
            ui.painter().layout_no_wrap(text.to_owned(), font, theme::tokens(ui).ink).size().x
        };
        let title_width = wide(ui, &title, TextStyle::Heading) + 8.0;
        let padding = 2.0 * ui.spacing().button_padding.x;
        let gap = ui.spacing().item_spacing.x;
        let name = &*one_line(&book.workbook.clinic.name);
        let name_width = (wide(ui, name, TextStyle::Button) + padding + 20.0).min(MOST_NAME);
        let needed = |ui: &Ui, room: Room| {
            let search = if room < Room::NoSearchField { SEARCH_WIDTH } else { BARE_BUTTON };
            let name = if room < Room::NoName { name_width } else { BARE_BUTTON };
            let saving = saving_width(ui, view, room);
            let undo = wide(ui, window::UNDO, TextStyle::Button) + padding;
            let redo = wide(ui, window::REDO, TextStyle::Button) + padding + gap;
            let redo = if room < Room::NoRedo { redo } else { 0.0 };
            YEAR_WIDTH + search + name + saving + undo + redo + 6.0 * gap
        };
        let available = ui.available_width();
        let fits =
            |ui: &Ui, room: Room| title_width.max(LEAST_TITLE) + needed(ui, room) <= available;
        let room = ROOMS.into_iter().find(|room| fits(ui, *room)).unwrap_or(Room::NoRedo);
        let rest = needed(ui, room);
        let room_for_title = (available - rest).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room_for_title);
            ui.add(egui::Label::new(RichText::new(one_line(&title)).heading()).truncate());
        });
        // What is measured before is a little more than what is drawn; the rest ends at the edge.
        let memory = ids::in_clinic(ui, ("slack of the bar", room as usize));
        let slack: f32 = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
        ui.add_space((ui.available_width() - rest + slack).max(0.0));
        clinic_menu_ui(ui, view, (book, screen), room, actions);
        year_ui(ui, view, book, actions);
        search_ui(ui, room < Room::NoSearchField, actions);
        saving_ui(ui, view, room);
        command_ui(ui, view, Command::Undo, actions);
        if room < Room::NoRedo {
            command_ui(ui, view, Command::Redo, actions);
        }
        let now = (slack + ui.max_rect().right() - ui.min_rect().right()).clamp(0.0, 120.0);
        if (now - slack).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(memory, now));
            ui.request_repaint();
        }
    });
}

/// The bar of a narrow window: the rail folds into a drop-down, with what the menu holds.
pub(super) fn narrow_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    screen: Screen,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let combo = ComboBox::from_id_salt("navigation").selected_text(name_of(view, screen));
        let shown = combo.width(176.0).height(320.0).show_ui(ui, |ui| {
            list_ui(ui, view, screen, actions);
        });
        shown.response.accessible_name(window::NAVIGATION);
        year_ui(ui, view, book, actions);
        search_ui(ui, false, actions);
        saving_ui(ui, view, Room::NoTime);
        command_ui(ui, view, Command::Undo, actions);
    });
}

/// The title of a screen: its name, and of the overview the year.
fn title_of(view: View<'_>, screen: Screen) -> String {
    let year = view.state.open.as_ref().and_then(|book| book.year);
    match (screen, year) {
        (Screen::Overview, Some(year)) => crate::explain::overview::heading(year),
        _ => name_of(view, screen),
    }
}

/// What is rarely needed, behind the name of the clinic or, where there is no room for it, a drawing.
fn clinic_menu_ui(
    ui: &mut Ui,
    view: View<'_>,
    (book, screen): (&OpenBook, Screen),
    room: Room,
    actions: &mut Vec<Action>,
) {
    let name = &*one_line(&book.workbook.clinic.name);
    let menu = |ui: &mut Ui| menu_ui(ui, view, screen, room == Room::NoRedo, actions);
    let response = ui
        .scope(|ui| {
            ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
            ui.visuals_mut().widgets.inactive.weak_bg_fill = theme::tokens(ui).ground;
            ui.set_max_width(MOST_NAME);
            if room < Room::NoName {
                // Room for the tip behind the name.
                let button = Button::new(format!("{name}　")).truncate();
                let (response, _) = MenuButton::from_button(button).ui(ui, menu);
                let (color, rect) = (theme::tokens(ui).secondary, response.rect);
                let tip = egui::pos2(rect.right() - 16.0, rect.center().y + 3.0);
                let points = vec![tip, tip + vec2(-5.0, -6.0), tip + vec2(5.0, -6.0)];
                let shape = egui::Shape::convex_polygon(points, color, Stroke::NONE);
                ui.painter().add(shape);
                response
            } else {
                let button = Button::new("").min_size(vec2(BARE_BUTTON, theme::CONTROL));
                let (response, _) = MenuButton::from_button(button).ui(ui, menu);
                let color = theme::tokens(ui).ink;
                paint_icon(ui.painter(), response.rect.center(), Icon::Clinic, color);
                response
            }
        })
        .inner;
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, window::MENU));
    response.on_hover_text(name);
}

/// Opens the search.
fn search_ui(ui: &mut Ui, with_words: bool, actions: &mut Vec<Action>) {
    let width = if with_words { SEARCH_WIDTH } else { BARE_BUTTON };
    let response = ui.add(Button::new("").min_size(vec2(width, theme::CONTROL)));
    let (tokens, rect) = (theme::tokens(ui), response.rect);
    let color = tokens.secondary;
    let at = egui::pos2(rect.left() + BARE_BUTTON / 2.0, rect.center().y);
    paint_icon(ui.painter(), at, Icon::Search, color);
    if with_words {
        let text = TextStyle::Body.resolve(ui.style());
        let left = egui::pos2(rect.left() + BARE_BUTTON / 2.0 + ICON, rect.center().y);
        let _ = ui.painter().text(left, egui::Align2::LEFT_CENTER, window::SEARCH, text, color);
        let small = TextStyle::Small.resolve(ui.style());
        let right = egui::pos2(rect.right() - 10.0, rect.center().y);
        let keys = ui.ctx().format_shortcut(&Command::Find.shortcut());
        let _ = ui.painter().text(right, egui::Align2::RIGHT_CENTER, keys, small, color);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, window::FIND));
    if response.on_hover_text(window::FIND).clicked() {
        actions.push(Action::Ask(Dialog::Find(String::new())));
    }
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
            if let Some(assessment) = book.assessment().filter(|it| !it.is_blank())
                && book.can_remove(assessment.fiscal_year)
                && ui.button(window::set_year_aside(assessment.fiscal_year)).clicked()
            {
                actions.push(Action::Ask(Dialog::RemoveYear(assessment.fiscal_year)));
            }
        });
        shown.response.accessible_name(window::YEAR);
    });
}

/// How saving stands; without the time where there is no room for it.
fn saving_line(view: View<'_>, room: Room) -> String {
    if view.saving.problem.is_some() {
        return NOT_SAVED.to_owned();
    }
    let line = &view.saving.line;
    let short = line.split(' ').next().unwrap_or_default();
    if room >= Room::NoTime { short.to_owned() } else { line.clone() }
}

/// The room for it, in points: the same whatever it says as long as all is well, so that nothing beside
/// it moves.
fn saving_width(ui: &Ui, view: View<'_>, room: Room) -> f32 {
    let font = TextStyle::Body.resolve(ui.style());
    let wide = |text: String| {
        ui.painter().layout_no_wrap(text, font.clone(), theme::tokens(ui).ink).size().x
    };
    let widest = if room < Room::NoTime { window::SAVED_AT } else { window::SAVING };
    wide(saving_line(view, room)).max(wide(widest.to_owned())) + 4.0
}

fn saving_ui(ui: &mut Ui, view: View<'_>, room: Room) {
    let size = vec2(saving_width(ui, view, room), theme::CONTROL);
    let place = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, place, |ui| {
        ui.set_min_size(size);
        let line = saving_line(view, room);
        if view.saving.problem.is_some() {
            ui.label(RichText::new(line).color(theme::tokens(ui).attention));
        } else {
            ui.weak(line);
        }
    });
}

/// Asks for the year to start: this one, or the first later one that has not been started.
pub(super) fn ask_start_year(view: View<'_>) -> Option<Action> {
    let workbook = &view.state.open.as_ref()?.workbook;
    dialogs::start_year(&view.editions.options, workbook, view.today).map(Action::Ask)
}
