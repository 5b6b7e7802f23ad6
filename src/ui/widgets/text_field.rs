//! Text fields. What stands in them goes into the workbook verbatim and in the same frame, because
//! an input method may be composing it; nothing is judged before the focus leaves.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Galley, Id, Key, KeyboardShortcut, Margin, Modifiers, Response, ScrollArea, TextBuffer,
    TextEdit, TextStyle, Ui,
};

use super::date_field::take_wanted_focus;
use super::{caption, field_menu, one_line, paragraph};
use crate::explain::{checklist, field_menu as words};
use crate::state::Action;
use crate::ui::theme;

/// Space between the border of a field and its text.
const MARGIN: Margin = Margin::symmetric(10, 8);

/// A longer text, in bytes, is shown in part and cannot be edited: laying out costs a hundred times its room.
const LONGEST: usize = 1024 * 1024;

/// What stands in the place of a field with far too much in it: its beginning, and the way to empty it.
fn long_ui(
    ui: &mut Ui,
    name: &str,
    value: &str,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) -> Response {
    paragraph(ui, &one_line(value));
    let shown = caption(ui, &words::too_long_to_edit(value.chars().count()));
    let empty = ui.button(words::EMPTY_FIELD);
    if empty.accessible_name(words::empty_named(name)).clicked() {
        actions.push(edit(String::new()));
        actions.push(Action::LeaveField);
    }
    shown
}

/// A field of one line with its label above. `edit` makes an action of the new text.
pub fn text_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    value: &str,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) -> Response {
    ui.vertical(|ui| {
        let caption = caption(ui, label);
        if value.len() > LONGEST {
            return long_ui(ui, label, value, actions, edit);
        }
        let mut text = value.to_owned();
        let field = TextEdit::singleline(&mut text).id(id).margin(MARGIN);
        let field = ui.add(field.desired_width(f32::INFINITY)).labelled_by(caption.id);
        report(ui, &field, text, actions, edit);
        field
    })
    .inner
}

/// A field whose caption stands elsewhere, or nowhere.
pub struct NamedField<'a> {
    /// The id.
    pub id: Id,
    /// The name that is spoken.
    pub name: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// What belongs there, shown while it is empty.
    pub hint: &'a str,
    /// At least this many lines are visible; with one, Enter leaves the field.
    pub rows: Rows,
    /// Whether it was filled from somewhere else, and follows it.
    pub is_filled: bool,
}

/// How a field grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One line, forever.
    One,
    /// One line, which goes on below where it is too long to be seen; Enter is not part of it.
    Wrapped,
    /// As many as the text has, and at least this many.
    From(usize),
}

/// The height beyond which a named field scrolls inside itself, in points.
const TALLEST: f32 = 420.0;

/// A field with a name of its own. It takes the focus where that was asked for by
/// [`want_focus`](super::want_focus).
pub fn named_field(
    ui: &mut Ui,
    field: &NamedField<'_>,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) -> Response {
    if field.value.len() > LONGEST {
        return long_ui(ui, field.name, field.value, actions, edit);
    }
    let mut text = field.value.to_owned();
    let tokens = theme::tokens(ui);
    let ground = if field.is_filled { tokens.accent_soft } else { tokens.card };
    let add = |ui: &mut Ui| {
        let response = match field.rows {
            Rows::One => {
                let edit = TextEdit::singleline(&mut text).id(field.id).margin(MARGIN);
                let edit = edit.background_color(ground);
                ui.add(edit.hint_text(field.hint).desired_width(f32::INFINITY))
            }
            Rows::Wrapped | Rows::From(_) => {
                let (rows, enter) = match field.rows {
                    Rows::From(rows) => (rows, Some(Key::Enter)),
                    _ => (1, None),
                };
                let enter = enter.map(|key| KeyboardShortcut::new(Modifiers::NONE, key));
                let mut layouter = airy;
                let edit = TextEdit::multiline(&mut text).id(field.id).margin(MARGIN);
                let edit = edit.background_color(ground);
                let edit = edit.return_key(enter);
                let edit = edit.hint_text(field.hint).desired_rows(rows).layouter(&mut layouter);
                ui.add(edit.desired_width(f32::INFINITY))
            }
        };
        let response = response.accessible_name(field.name);
        if take_wanted_focus(ui, field.id) {
            response.request_focus();
        }
        report(ui, &response, text, actions, edit);
        response
    };
    if field.rows == Rows::One || field.value.len() < SHORT {
        return add(ui);
    }
    let scroll = ScrollArea::vertical().id_salt(field.id.with("scroll")).max_height(TALLEST);
    scroll.min_scrolled_height(TALLEST).show(ui, add).inner
}

/// A text of fewer bytes never gets as tall as a field may be.
const SHORT: usize = 600;

/// The height beyond which a field of several lines scrolls inside itself, in points.
const MEMO_HEIGHT: f32 = 240.0;

/// A field of several lines with its label above.
pub fn memo_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    value: &str,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) {
    ui.vertical(|ui| {
        let caption = caption(ui, label);
        if value.len() > LONGEST {
            long_ui(ui, label, value, actions, edit);
            return;
        }
        let scroll = ScrollArea::vertical().id_salt(id.with("scroll")).max_height(MEMO_HEIGHT);
        // Where little of the screen is left the screen scrolls, not the field.
        let scroll = scroll.min_scrolled_height(MEMO_HEIGHT);
        scroll.show(ui, |ui| {
            let mut text = value.to_owned();
            let field = TextEdit::multiline(&mut text).id(id).desired_rows(3).margin(MARGIN);
            let mut layouter = airy;
            let field = field.layouter(&mut layouter);
            let field = ui.add(field.desired_width(f32::INFINITY)).labelled_by(caption.id);
            report(ui, &field, text, actions, edit);
        });
    });
}

/// Lays text out with the room between its lines that Japanese needs.
fn airy(ui: &Ui, text: &dyn TextBuffer, width: f32) -> Arc<Galley> {
    let font = TextStyle::Body.resolve(ui.style());
    let color = ui.visuals().text_color();
    let mut job = LayoutJob::simple(text.as_str().to_owned(), font, color, width);
    for section in &mut job.sections {
        section.format.line_height = Some(24.0);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Pushes what happened to a field: a change by key, menu or input method, and its end.
fn report(
    ui: &Ui,
    field: &Response,
    mut text: String,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) {
    let cut = field_menu(ui, field, &mut text);
    if field.changed() || cut {
        actions.push(edit(text));
    }
    if field.lost_focus() {
        actions.push(Action::LeaveField);
    }
}

/// A field for a name that is not in a list yet, with the button that adds it. What is typed stays
/// in the window until it is added.
pub fn new_name_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    actions: &mut Vec<Action>,
    add: impl FnOnce(String) -> Action,
) {
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 90.0).clamp(80.0, 300.0);
        let field = TextEdit::singleline(&mut text).id(id.with("field")).hint_text(label);
        let field = field.desired_width(width).margin(MARGIN);
        let field = ui.add(field).accessible_name(label);
        field_menu(ui, &field, &mut text);
        let has_name = !text.trim().is_empty();
        let button = ui.add_enabled(has_name, egui::Button::new(checklist::ADD));
        // Enter ends a composition first; only the Enter after it leaves the field.
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if has_name && (button.clicked() || entered) {
            actions.push(add(text.trim().to_owned()));
            text.clear();
        }
        ui.data_mut(|data| data.insert_temp(id, text));
    });
}
