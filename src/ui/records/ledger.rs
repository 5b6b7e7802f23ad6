//! The ledger of devices: a table as in a spreadsheet, and a form for each device.

mod batch;
pub mod bulk;
mod cell;
mod chips;
mod columns;
mod cursor;
pub mod evidence;
mod form;
mod gutter;
mod key_order;
mod keys;
mod layout;
mod list;
mod options;
pub mod paste;
pub mod removal;
mod shown;
mod table;
mod toolbar;
mod widths;

use egui::{Event, Key, Margin, Modifiers, RichText, Ui};

use self::cursor::Cursor;
pub use self::key_order::KeyOrder;
use self::shown::Sheet;
use crate::explain::ledger::{self as words, cell_problem};
use crate::model::Device;
use crate::state::{Action, OpenBook};
use crate::ui::areas::note_area;
use crate::ui::records::import::import_buttons_ui;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{self, caption, card, paragraph, primary};

/// Width of the form beside the table.
const FORM: f32 = 390.0;
/// Height of the foot of the table, whatever stands in it.
const FOOT: f32 = 56.0;

/// The screen.
pub fn ledger_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let mut cursor = Cursor::load(ui);
    let form_on = cursor.at.filter(|_| cursor.panes.form).map(|(id, _)| id);
    let shown = shown::shown(ui, view, book, cursor.is_editing(), form_on);
    let columns = view.state.ledger.look.columns.to_vec();
    let next = Device {
        kind: view.state.ledger.kind.unwrap_or_default(),
        ..Device::blank(book.workbook.next_device())
    };
    let sheet = Sheet { view, book, shown: &shown, columns: &columns, next: &next };
    cursor.settle(sheet, actions);
    take_back(ui, sheet, &mut cursor, actions);
    if book.workbook.devices.is_empty() {
        empty_ui(ui, sheet, &mut cursor, actions);
    } else if ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH {
        narrow_ui(ui, sheet, &mut cursor, actions);
    } else {
        wide_ui(ui, sheet, &mut cursor, actions);
    }
    cursor.store(ui);
}

/// Undo, by its key or its button, first drops what was typed and rejected: it stands in no step of
/// the workbook.
fn take_back(ui: &Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let asked = actions.iter().rposition(|action| matches!(action, Action::Undo));
    if let Some(at) = asked {
        let mut own = Vec::new();
        if cursor.drop_rejected(sheet, &mut own) {
            actions.remove(at);
            actions.append(&mut own);
        }
    } else if !cursor.drafts.is_empty()
        && sheet.view.state.dialog.is_none()
        && !ui.ctx().text_edit_focused()
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z))
    {
        // There is no step of the workbook yet.
        cursor.drop_rejected(sheet, actions);
    }
}

fn wide_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new().fill(theme::tokens(ui).ground);
    let bar = egui::Panel::top("ledger bar").frame(frame.inner_margin(margin(theme::edge(ui), 8)));
    let bar = bar.show_separator_line(false).show(ui, |ui| {
        toolbar::toolbar_ui(ui, sheet, cursor, actions);
        chips::chips_ui(ui, sheet, true, actions);
    });
    note_area(ui, bar.response.rect);
    if cursor.panes.form {
        let panel = egui::Panel::right("device form").exact_size(FORM).resizable(false);
        panel.frame(frame.inner_margin(margin(12, 4))).show(ui, |ui| {
            widgets::scroll(ui, "device form", |ui| {
                form::form_ui(ui, sheet, cursor, words::CLOSE_FORM, actions);
            });
        });
    }
    grid_ui(ui, sheet, cursor, actions);
}

/// The table with what has to be said about the cell under it.
fn grid_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new().fill(theme::tokens(ui).ground);
    foot_ui(ui, sheet, cursor, actions);
    let inner = frame.inner_margin(margin(theme::edge(ui), 0));
    egui::CentralPanel::default().frame(inner).show(ui, |ui| {
        if sheet.height() == 0 {
            paragraph(ui, words::NOTHING_FOUND);
            if ui.button(words::SHOW_ALL).clicked() {
                actions.push(Action::ViewLedger(sheet.view.state.ledger.unfiltered()));
            }
        } else {
            note_area(ui, ui.max_rect());
            table::table_ui(ui, sheet, cursor, actions);
        }
    });
}

/// The foot of the table or the list. It has one height, so that nothing moves when rows are ticked.
fn foot_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new().fill(theme::tokens(ui).ground);
    let foot = egui::Panel::bottom("ledger line");
    let foot = foot.frame(frame.inner_margin(margin(theme::edge(ui), 4)));
    let foot = foot.exact_size(FOOT).resizable(false).show_separator_line(false);
    let foot = foot.show(ui, |ui| {
        if cursor.chosen.is_empty() {
            line_ui(ui, sheet, cursor);
        } else {
            bulk::bulk_ui(ui, sheet, cursor, actions);
        }
    });
    note_area(ui, foot.response.rect);
}

/// What was typed and cannot be read; else what the cell takes; else what the keys do.
fn line_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &Cursor) {
    if cursor.is_paste_refused {
        let color = theme::tokens(ui).attention;
        ui.label(RichText::new(words::PASTE_INTO_TABLE).small().color(color));
        return;
    }
    if let Some(((id, column), problem)) = cursor.unread(sheet)
        && let Some(device) = sheet.entry_of(id).or_else(|| sheet.book.workbook.device(id))
    {
        let row = sheet.row_of(id).unwrap_or(0);
        let color = theme::tokens(ui).attention;
        let text = words::unread((device, row, column), &cell_problem(&problem));
        ui.label(RichText::new(text).color(color));
        return;
    }
    let hint = cursor.at.and_then(|(_, column)| words::hint(column.sort()));
    let text = hint.map_or_else(
        || format!("{}{}", words::KEYS, words::LEAVE),
        |hint| format!("{hint}{}", words::KEYS),
    );
    caption(ui, &text);
}

/// The list, or the form of one device, or on request the table.
fn narrow_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new().fill(theme::tokens(ui).ground);
    if cursor.panes.form && cursor.device(sheet).is_some() {
        widgets::scroll(ui, "device form", |ui| {
            egui::Frame::new().inner_margin(theme::edge(ui)).show(ui, |ui| {
                widgets::keep_to_width(ui, 620.0);
                form::form_ui(ui, sheet, cursor, words::BACK, actions);
            });
        });
        return;
    }
    let edge = theme::edge(ui);
    let bar = egui::Panel::top("ledger bar").frame(frame.inner_margin(margin(edge, 6)));
    bar.show_separator_line(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            toolbar::narrowing_ui(ui, sheet, cursor, 130.0, actions);
            toolbar::count_ui(ui, sheet);
            let before = cursor.at;
            toolbar::add_ui(ui, sheet, cursor, actions);
            // Where there is no table a new device is written in its form.
            let is_new = cursor.at.is_some_and(|(id, _)| sheet.is_next(id));
            cursor.panes.form |= !cursor.panes.table && is_new && cursor.at != before;
            let name = if cursor.panes.table { words::LIST } else { words::TABLE };
            if ui.button(name).clicked() {
                cursor.panes.table = !cursor.panes.table;
                cursor.wants.sight = true;
            }
            if cursor.panes.table {
                columns::columns_menu(ui, sheet, cursor, actions);
            }
            toolbar::files_menu(ui, sheet, actions);
        });
        let is_narrowed = sheet.view.state.ledger.finding.is_some();
        if is_narrowed || ui.ctx().content_rect().height() > 500.0 {
            chips::chips_ui(ui, sheet, false, actions);
        }
    });
    if cursor.panes.table {
        grid_ui(ui, sheet, cursor, actions);
    } else {
        if !cursor.chosen.is_empty() {
            foot_ui(ui, sheet, cursor, actions);
        }
        egui::CentralPanel::default().frame(frame.inner_margin(margin(edge, 0))).show(ui, |ui| {
            if sheet.height() == 0 {
                paragraph(ui, words::NOTHING_FOUND);
            }
            list::list_ui(ui, sheet, cursor, actions);
        });
    }
}

/// What a ledger is for, and how one begins.
fn empty_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "ledger", |ui| {
        egui::Frame::new().inner_margin(Margin::symmetric(theme::edge(ui), 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 760.0);
            card(ui, |ui| {
                widgets::heading(ui, words::EMPTY_TITLE);
                paragraph(ui, words::EMPTY);
                paragraph(ui, words::EMPTY_PASTE);
                if primary(ui, sheet.is_writable(), words::FIRST).clicked() {
                    batch::add(sheet, cursor, actions);
                }
                import_buttons_ui(ui, sheet.book, actions);
            });
        });
    });
    if !sheet.is_writable() || sheet.view.state.dialog.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let pasted = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    });
    if let Some(text) = pasted {
        batch::paste_text(sheet, cursor, &text, actions);
    }
}

fn margin(x: i8, y: i8) -> Margin {
    Margin::symmetric(x, y)
}
