//! The fields of a section: what stands in them, where it comes from, and the way back.

use egui::{Button, Id, RichText, Ui};

use super::{Page, gap_line, list, source, table, written_word};
use crate::document::plan::block_written;
use crate::document::{Content, DocumentGap, Origin, PlanBlock, Written};
use crate::explain::{document_screen as words, window};
use crate::model::date_entry::read_whole;
use crate::model::document::CellValue;
use crate::model::document_template::{FieldKind, TemplateChoice, TemplateField};
use crate::model::{ColumnKey, DocumentValue, FieldKey, PersonId, RowKey};
use crate::state::{Action, DocumentEdit, Screen};
use crate::text::report;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{
    NamedField, Rows, caption, date_boxes, heading, lettered, named_field, phrases, pick_field,
    want_focus,
};

/// A field of the section on screen.
pub(super) struct Spot<'a> {
    pub(super) page: Page<'a>,
    pub(super) field: &'a TemplateField,
    pub(super) block: &'a PlanBlock,
    /// The same as template and workbook alone give it.
    pub(super) given: Option<&'a PlanBlock>,
    /// Section and label.
    pub(super) name: String,
    /// Whether the label says no more than the title of the section.
    pub(super) is_called_as_section: bool,
}

/// The id of a field.
pub(super) fn field_id(ui: &Ui, field: &FieldKey) -> Id {
    ids::in_clinic(ui, ("field of the document", field))
}

/// The id of a line of a list.
pub(super) fn line_id(ui: &Ui, field: &FieldKey, line: usize) -> Id {
    field_id(ui, field).with(("line", line))
}

/// The id of a cell.
pub(super) fn cell_id(ui: &Ui, field: &FieldKey, row: &RowKey, column: &ColumnKey) -> Id {
    field_id(ui, field).with((row, column))
}

/// The id of the button that adds a row to a table.
pub(super) fn add_row_id(ui: &Ui, field: &FieldKey) -> Id {
    field_id(ui, field).with("add a row")
}

fn pending(ui: &Ui) -> Id {
    ids::in_clinic(ui, "focus asked for in the document")
}

/// Asks that a field takes the focus when its section is next drawn.
pub(super) fn ask_focus(ui: &Ui, id: Id) {
    want_focus(ui, id);
    let pending = pending(ui);
    ui.data_mut(|data| data.insert_temp(pending, true));
}

/// Whether some field of the section is to take the focus now.
pub(super) fn is_focus_asked(ui: &Ui) -> bool {
    let pending = pending(ui);
    ui.data(|data| data.get_temp(pending)).unwrap_or(false)
}

/// The section has been drawn, so the requested field has the focus by now.
pub(super) fn forget_focus(ui: &Ui) {
    let pending = pending(ui);
    ui.data_mut(|data| data.remove::<bool>(pending));
}

/// A change that is one step of its own, whatever was typed before and after it.
pub(super) fn push_step(actions: &mut Vec<Action>, page: Page<'_>, of: DocumentEdit) {
    actions.extend([Action::LeaveField, page.edit(of), Action::LeaveField]);
}

/// A short, unobtrusive button.
pub(super) fn quiet(ui: &mut Ui, text: &str, name: &str) -> bool {
    let color = theme::tokens(ui).accent;
    keep_whole(ui, text);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 6.0;
        let button = Button::new(RichText::new(text).small().color(color));
        let button = button.frame_when_inactive(false).wrap_mode(egui::TextWrapMode::Extend);
        ui.add(button).accessible_name(name).clicked()
    })
    .inner
}

/// Begins a new line where a line that wraps has no room left for a few small words in one piece.
pub(super) fn keep_whole(ui: &mut Ui, text: &str) {
    const AROUND: f32 = 28.0;
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER);
    let is_full = ui.available_size_before_wrap().x < galley.size().x + AROUND;
    if is_full && ui.layout().main_wrap() {
        ui.end_row();
    }
}

/// A few words that something is not as it should be.
pub(super) fn warning(ui: &mut Ui, text: &str) {
    let color = theme::tokens(ui).attention;
    phrases(ui, text, lettered(ui, &egui::TextStyle::Small, 20.0, color));
}

/// The field with its label and all remarks.
pub(super) fn field_ui(ui: &mut Ui, spot: &Spot<'_>, actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    let block = spot.block;
    if !block.label.is_empty() && !spot.is_called_as_section {
        ui.horizontal_wrapped(|ui| {
            heading(ui, &block.label);
            let written = block_written(block);
            if !block.required {
                caption(ui, words::OPTIONAL);
            } else if written != Written::Complete {
                // In words: a ring before a label looks like something to be chosen.
                caption(ui, written_word(written));
            }
        });
    }
    match &block.content {
        Content::Table(table) => table::table_ui(ui, spot, table, actions),
        Content::List(lines) => {
            list::list_ui(ui, spot, lines, actions);
            origin_ui(ui, spot, actions);
        }
        Content::Text(text) => {
            value_ui(ui, spot, text, actions);
            origin_ui(ui, spot, actions);
        }
    }
    for gap in &spot.page.made.gaps {
        let is_here = gap_line::field_of(gap) == Some(&block.field);
        if is_here && !matches!(gap, DocumentGap::Empty(_)) {
            warning(ui, &gap_line::what(spot.page, gap));
        }
    }
}

/// A field that holds one value.
fn value_ui(ui: &mut Ui, spot: &Spot<'_>, text: &str, actions: &mut Vec<Action>) {
    let key = &spot.field.key;
    let id = field_id(ui, key);
    // What is typed back to what is given follows it again.
    let given = match spot.given.map(|given| &given.content) {
        Some(Content::Text(given)) => given.as_str(),
        _ => "",
    };
    let typed = |text: String| {
        let is_given = !given.is_empty() && text == given;
        spot.page.edit(DocumentEdit::Value(
            key.clone(),
            (!is_given).then_some(DocumentValue::Text(text)),
        ))
    };
    let rows = match &spot.field.kind {
        FieldKind::Paragraph(_) => Rows::From(2),
        FieldKind::LongText => Rows::From(3),
        FieldKind::Text | FieldKind::Drawing => Rows::Wrapped,
        FieldKind::Date => return day_ui(ui, spot, text, actions),
        FieldKind::Choice(choices) => return choice_ui(ui, spot, text, choices, actions),
        FieldKind::Person | FieldKind::Vendor => {
            return record_ui(ui, spot, text, actions);
        }
        _ => Rows::One,
    };
    let hint = &spot.field.placeholder;
    let is_filled = spot.block.origin == Origin::Known;
    let field = NamedField { id, name: &spot.name, value: text, hint, rows, is_filled };
    named_field(ui, &field, actions, typed);
}

fn day_ui(ui: &mut Ui, spot: &Spot<'_>, text: &str, actions: &mut Vec<Action>) {
    let key = &spot.field.key;
    let day = match spot.page.document.value(key) {
        Some(DocumentValue::Date(day)) => *day,
        // What the workbook knows comes in words.
        _ => read_whole(text).ok(),
    };
    let typed =
        |day| spot.page.edit(DocumentEdit::Value(key.clone(), Some(DocumentValue::Date(day))));
    date_boxes(ui, field_id(ui, key), &spot.name, day, None, actions, typed);
}

fn choice_ui(
    ui: &mut Ui,
    spot: &Spot<'_>,
    text: &str,
    choices: &[TemplateChoice],
    actions: &mut Vec<Action>,
) {
    let nothing = (text.is_empty(), words::NOTHING.to_owned());
    let chosen = match spot.page.document.value(&spot.field.key) {
        Some(DocumentValue::Choice(key)) => Some(key),
        _ => None,
    };
    let words = choices.iter();
    let words = words.map(|choice| (Some(&choice.key) == chosen, choice.label.clone()));
    let words: Vec<(bool, String)> = std::iter::once(nothing).chain(words).collect();
    let shown = if text.is_empty() { words::NOTHING } else { text };
    let id = field_id(ui, &spot.field.key);
    let width = ui.available_width().min(420.0);
    if let Some(at) = pick_field(ui, id, &spot.name, shown, width, &words) {
        let value = at.checked_sub(1).map(|at| DocumentValue::Choice(choices[at].key.clone()));
        push_step(actions, spot.page, DocumentEdit::Value(spot.field.key.clone(), value));
    }
}

/// One of the people or vendors.
fn record_ui(ui: &mut Ui, spot: &Spot<'_>, text: &str, actions: &mut Vec<Action>) {
    let key = &spot.field.key;
    let value = spot.page.document.value(key);
    let is_chosen = matches!(value, Some(DocumentValue::Person(_) | DocumentValue::Vendor(_)));
    let given = match spot.given.map(|given| &given.content) {
        Some(Content::Text(given)) if !given.is_empty() => words::as_recorded(given),
        _ => words::NOTHING.to_owned(),
    };
    let records = match spot.field.kind {
        FieldKind::Vendor => vendors(spot.page),
        _ => people(spot.page),
    };
    let first = (!is_chosen, given);
    let others = records.iter().map(|(one, name)| (value == Some(one), name.clone()));
    let words: Vec<(bool, String)> = std::iter::once(first).chain(others).collect();
    let shown = if text.trim().is_empty() { words::NOTHING } else { text };
    let width = ui.available_width().min(420.0);
    if let Some(at) = pick_field(ui, field_id(ui, key), &spot.name, shown, width, &words) {
        let value = at.checked_sub(1).map(|at| records[at].0.clone());
        push_step(actions, spot.page, DocumentEdit::Value(key.clone(), value));
    }
}

/// Everybody who is there, by name.
fn people(page: Page<'_>) -> Vec<(DocumentValue, String)> {
    let people = page.book.workbook.people_on(page.view.today);
    people.map(|it| (DocumentValue::Person(Some(it.id)), it.name.clone())).collect()
}

/// Every vendor with a contract, by name.
fn vendors(page: Page<'_>) -> Vec<(DocumentValue, String)> {
    let vendors = page.book.workbook.vendors.iter();
    let there = vendors.filter(|vendor| vendor.is_there_on(page.view.today));
    there.map(|it| (DocumentValue::Vendor(Some(it.id)), it.name.clone())).collect()
}

/// Those who may be picked for a cell, by name.
pub(super) fn names(page: Page<'_>, of_vendors: bool) -> Vec<(CellValue, String)> {
    let records = if of_vendors { vendors(page) } else { people(page) };
    let as_cell = |value| match value {
        DocumentValue::Person(Some(id)) => Some(CellValue::Person(id)),
        DocumentValue::Vendor(Some(id)) => Some(CellValue::Vendor(id)),
        _ => None,
    };
    records.into_iter().filter_map(|(value, name)| Some((as_cell(value)?, name))).collect()
}

/// Where a value comes from, and the way back to it.
fn origin_ui(ui: &mut Ui, spot: &Spot<'_>, actions: &mut Vec<Action>) {
    let back = || DocumentEdit::Value(spot.field.key.clone(), None);
    let screen = spot.field.known.map(source::screen_of);
    let given = spot.given;
    let has_nothing_to_say = match spot.block.origin {
        Origin::Differs => false,
        Origin::Known | Origin::Empty => screen.is_none(),
        Origin::Own | Origin::Template => true,
    };
    if has_nothing_to_say {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        match (spot.block.origin, screen) {
            (Origin::Known, Some(screen)) => {
                caption(ui, &words::from(window::screen(screen)));
                open_ui(ui, &spot.name, screen, actions);
            }
            (Origin::Empty, Some(screen)) => {
                caption(ui, &words::keep_in(window::screen(screen)));
                open_ui(ui, &spot.name, screen, actions);
            }
            (Origin::Differs, _) => {
                let of_workbook = given.is_some_and(|given| given.origin == Origin::Known);
                let (mark, label) = if of_workbook {
                    (words::DIFFERS, words::FOLLOW)
                } else {
                    (words::CHANGED, words::TEMPLATE)
                };
                if of_workbook {
                    warning(ui, mark);
                    if let Some(Content::Text(text)) = given.map(|given| &given.content) {
                        caption(ui, &words::now(text));
                    }
                } else {
                    caption(ui, mark);
                }
                if quiet(ui, label, &words::button(label, &spot.name)) {
                    push_step(actions, spot.page, back());
                }
            }
            _ => {}
        }
    });
}

/// The way to where something is kept.
pub(super) fn open_ui(ui: &mut Ui, name: &str, screen: Screen, actions: &mut Vec<Action>) {
    let label = words::open(window::screen(screen));
    // Also where nothing can be changed: looking is always possible.
    if quiet(ui, &label, &words::button(&label, name)) {
        actions.push(Action::Go(screen));
    }
}

/// A drop-down of the people for a field outside the text. `pick` is told who was picked; nobody is
/// `None`.
pub(super) fn person_pick(
    ui: &mut Ui,
    page: Page<'_>,
    id: Id,
    name: &str,
    chosen: Option<PersonId>,
    pick: impl FnOnce(Option<PersonId>),
) {
    let workbook = &page.book.workbook;
    let there: Vec<_> = workbook.people_on(page.view.today).collect();
    let shown = chosen.map_or_else(
        || words::NOTHING.to_owned(),
        |id| match workbook.person(id) {
            Some(person) if person.is_there_on(page.view.today) => person.name.clone(),
            Some(person) => words::gone(&person.name),
            None => report::unknown_person(id.0),
        },
    );
    let nobody = (chosen.is_none(), words::NOTHING.to_owned());
    let people = there.iter().map(|person| (chosen == Some(person.id), person.name.clone()));
    let words: Vec<(bool, String)> = std::iter::once(nobody).chain(people).collect();
    let width = ui.available_width().min(320.0);
    if let Some(at) = pick_field(ui, id, name, &shown, width, &words) {
        pick(at.checked_sub(1).map(|at| there[at].id));
    }
}
