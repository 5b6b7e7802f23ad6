//! The keyboard of the table, as in a spreadsheet.

use egui::{Event, FocusDirection, ImeEvent, Key, Modifiers, Ui};

use super::batch;
use super::cursor::{Cursor, Mode};
use super::gutter::tick_box;
use super::shown::Sheet;
use crate::model::{CellSort, DeviceColumn};
use crate::state::Action;

/// Reads the keys while a cell of the table has the focus. `page` is how many rows are in sight.
pub fn keys(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    page: usize,
    actions: &mut Vec<Action>,
) {
    note_composition(ui, cursor);
    let Some(at) = cursor.at else {
        return;
    };
    let field = Cursor::field(ui, at);
    let focused = ui.memory(egui::Memory::focused);
    // Esc takes the focus away before anybody is asked, where it has just come.
    let escaped =
        focused.is_none() && cursor.had_focus && ui.input(|input| input.key_pressed(Key::Escape));
    if escaped {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let has_focus = escaped || focused == Some(field);
    // The arrows find their way into the table from nowhere.
    let arrows = [Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight];
    let is_free = focused.is_none() && sheet.view.state.dialog.is_none();
    if is_free && ui.input(|input| arrows.iter().any(|key| input.key_pressed(*key))) {
        cursor.wants.focus = true;
    }
    let is_input_method =
        ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))));
    // While it composes, every key belongs to the input method.
    if !has_focus || cursor.is_composing || is_input_method || sheet.view.state.dialog.is_some() {
        return;
    }
    let is_used = if cursor.is_editing() {
        editing_keys(ui, sheet, cursor, actions)
    } else {
        clipboard(ui, sheet, cursor, actions);
        commands(ui, sheet, cursor, actions) || moving_keys(ui, sheet, cursor, page, actions)
    };
    if is_used {
        // The toolkit would move the focus as well.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        focus(ui, cursor);
    }
}

/// Puts the focus into the cell, wherever the cursor is now.
fn focus(ui: &Ui, cursor: &Cursor) {
    if let Some(at) = cursor.at {
        let field = Cursor::field(ui, at);
        if !ui.memory(|memory| memory.has_focus(field)) && cursor.had_focus {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
    }
}

fn note_composition(ui: &Ui, cursor: &mut Cursor) {
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    cursor.is_composing = !text.is_empty();
                }
                Event::Ime(ImeEvent::Commit(_)) => cursor.is_composing = false,
                _ => {}
            }
        }
    });
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    // Taken exactly: with Shift an arrow selects, and Ctrl+Shift+Z is not Ctrl+Z.
    ui.input_mut(|input| {
        let found = input.events.iter().position(|event| {
            matches!(event, Event::Key { key: it, pressed: true, modifiers: with, .. }
                if *it == key && with.matches_exact(modifiers))
        });
        if let Some(at) = found {
            input.events.remove(at);
        }
        found.is_some()
    })
}

/// Keys while a cell is edited.
fn editing_keys(ui: &Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) -> bool {
    if pressed(ui, Modifiers::NONE, Key::Escape) {
        cursor.cancel(sheet, actions);
        return true;
    }
    // What stood there before the first character is nothing that the field itself could bring back.
    // Nor is a text that was rejected before.
    let is_whole = matches!(cursor.mode, Mode::Typing | Mode::Mending);
    if is_whole && pressed(ui, Modifiers::COMMAND, Key::Z) {
        cursor.cancel(sheet, actions);
        return true;
    }
    let Some((row, column)) = cursor.position(sheet) else {
        return false;
    };
    let is_choice = cursor
        .at
        .is_some_and(|(_, column)| !matches!(column.sort(), CellSort::Text | CellSort::Date));
    if is_choice {
        if pressed(ui, Modifiers::NONE, Key::ArrowDown) {
            cursor.option = Some(cursor.option.map_or(0, |at| at + 1));
            cursor.wants.option = true;
            return true;
        }
        if pressed(ui, Modifiers::NONE, Key::ArrowUp) {
            // From nothing it goes to the last one, which the list finds.
            cursor.option = Some(cursor.option.map_or(usize::MAX, |at| at.saturating_sub(1)));
            cursor.wants.option = true;
            return true;
        }
    }
    let mut run = None;
    let to = if pressed(ui, Modifiers::NONE, Key::Enter) {
        Some((row + 1, column_of_run(sheet, cursor).unwrap_or(column)))
    } else if pressed(ui, Modifiers::SHIFT, Key::Enter) {
        Some((row.saturating_sub(1), column))
    } else if pressed(ui, Modifiers::NONE, Key::Tab) {
        run = run_from(sheet, cursor, column);
        Some((row, column + 1))
    } else if pressed(ui, Modifiers::SHIFT, Key::Tab) {
        run = cursor.run;
        Some((row, column.saturating_sub(1)))
    } else if cursor.mode == Mode::Typing && !is_choice {
        arrow(ui, Modifiers::NONE, (row, column))
    } else {
        None
    };
    let Some(to) = to else {
        return false;
    };
    if is_choice {
        take_option(sheet, cursor, actions);
    }
    // Where there is no other cell to go to, what is typed next would take the place of what was rejected.
    let last = (sheet.last_row(), sheet.columns.len().saturating_sub(1));
    if (to.0.min(last.0), to.1.min(last.1)) == (row, column) && cursor.is_unreadable(sheet) {
        cursor.stay();
        return true;
    }
    cursor.go(sheet, to, false, actions);
    cursor.run = run;
    true
}

/// The column in which the run of Tabs began that goes on, or begins, with a Tab in this one.
fn run_from(sheet: Sheet<'_>, cursor: &Cursor, column: usize) -> Option<DeviceColumn> {
    cursor.run.or_else(|| sheet.columns.get(column).copied())
}

/// Where Enter goes back to after a run of Tabs.
fn column_of_run(sheet: Sheet<'_>, cursor: &Cursor) -> Option<usize> {
    let run = cursor.run?;
    sheet.columns.iter().position(|column| *column == run)
}

/// Takes the option that is marked in the list under the cell, if what was typed means none by
/// itself.
fn take_option(sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let Some((device, (id, column))) = cursor.device(sheet).zip(cursor.at) else {
        return;
    };
    let typed = cursor.drafts.get(&(id, column)).cloned().unwrap_or_default();
    let workbook = &sheet.book.workbook;
    let is_whole = !typed.trim().is_empty()
        && crate::model::device_entry::parse_cell(column, &typed, workbook).is_ok();
    let current = device.cell(column);
    let offered = cursor.offered(sheet);
    let marked = cursor.option.and_then(|at| offered.get(at.min(offered.len().saturating_sub(1))));
    let Some((_, cell)) = marked.filter(|_| !is_whole).cloned() else {
        return;
    };
    if cell == current {
        cursor.drafts.remove(&(id, column));
    } else {
        cursor.choose(cell, actions);
    }
}

/// Where an arrow key leads.
fn arrow(ui: &Ui, modifiers: Modifiers, (row, column): (usize, usize)) -> Option<(usize, usize)> {
    if pressed(ui, modifiers, Key::ArrowUp) {
        Some((row.saturating_sub(1), column))
    } else if pressed(ui, modifiers, Key::ArrowDown) {
        Some((row + 1, column))
    } else if pressed(ui, modifiers, Key::ArrowLeft) {
        Some((row, column.saturating_sub(1)))
    } else if pressed(ui, modifiers, Key::ArrowRight) {
        Some((row, column + 1))
    } else {
        None
    }
}

fn moving_keys(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    page: usize,
    actions: &mut Vec<Action>,
) -> bool {
    let Some(here) = cursor.position(sheet) else {
        return false;
    };
    let (row, column) = here;
    let last = (sheet.height().saturating_sub(1), sheet.columns.len().saturating_sub(1));
    // Left of the first column are the boxes of the rows.
    if column == 0
        && let Some(device) = sheet.device(row)
        && pressed(ui, Modifiers::NONE, Key::ArrowLeft)
    {
        let tick = tick_box(ui, device.id);
        ui.memory_mut(|memory| memory.request_focus(tick));
        cursor.had_focus = false;
        cursor.run = None;
        return true;
    }
    for (modifiers, extends) in [(Modifiers::NONE, false), (Modifiers::SHIFT, true)] {
        let to = if let Some(to) = arrow(ui, modifiers, here) {
            to
        } else if pressed(ui, modifiers, Key::PageUp) {
            (row.saturating_sub(page), column)
        } else if pressed(ui, modifiers, Key::PageDown) {
            (row + page, column)
        } else if pressed(ui, modifiers, Key::Home) {
            (row, 0)
        } else if pressed(ui, modifiers, Key::End) {
            (row, last.1)
        } else {
            continue;
        };
        cursor.go(sheet, to, extends, actions);
        return true;
    }
    for (modifiers, extends) in
        [(Modifiers::COMMAND, false), (Modifiers::COMMAND | Modifiers::SHIFT, true)]
    {
        let to = if pressed(ui, modifiers, Key::Home) {
            (0, 0)
        } else if pressed(ui, modifiers, Key::End) {
            last
        } else if pressed(ui, modifiers, Key::ArrowUp) {
            (0, column)
        } else if pressed(ui, modifiers, Key::ArrowDown) {
            (last.0, column)
        } else if pressed(ui, modifiers, Key::ArrowLeft) {
            (row, 0)
        } else if pressed(ui, modifiers, Key::ArrowRight) {
            (row, last.1)
        } else {
            continue;
        };
        cursor.go(sheet, to, extends, actions);
        return true;
    }
    tab_keys(ui, sheet, cursor, here, (sheet.last_row(), last.1), actions)
}

/// Tab goes from cell to cell and at the end of a row to the next one; after the last cell it
/// leaves the table.
fn tab_keys(
    ui: &Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    (row, column): (usize, usize),
    last: (usize, usize),
    actions: &mut Vec<Action>,
) -> bool {
    if pressed(ui, Modifiers::NONE, Key::Tab) {
        if (row, column) == last {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            return false;
        }
        let to = if column == last.1 { (row + 1, 0) } else { (row, column + 1) };
        let run = run_from(sheet, cursor, column);
        cursor.go(sheet, to, false, actions);
        cursor.run = run;
        return true;
    }
    if pressed(ui, Modifiers::SHIFT, Key::Tab) {
        if (row, column) == (0, 0) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
            return false;
        }
        let to = if column == 0 { (row - 1, last.1) } else { (row, column - 1) };
        let run = cursor.run;
        cursor.go(sheet, to, false, actions);
        cursor.run = run;
        return true;
    }
    false
}

/// Keys that change rows or begin to edit; says whether one was pressed.
fn commands(ui: &Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) -> bool {
    if pressed(ui, Modifiers::NONE, Key::Escape) {
        if cursor.anchor == cursor.at {
            cursor.chosen.clear();
        } else {
            cursor.anchor = cursor.at;
        }
        return true;
    }
    if is_row_ticked(ui) {
        batch::tick_selected(sheet, cursor);
        return true;
    }
    if pressed(ui, Modifiers::COMMAND, Key::A) {
        if let Some((device, column)) = sheet.device(0).zip(sheet.columns.first()) {
            let last = sheet.device(sheet.height().saturating_sub(1));
            cursor.anchor = Some((device.id, *column));
            cursor.at = last.zip(sheet.columns.last()).map(|(device, column)| (device.id, *column));
            cursor.run = None;
        }
        return true;
    }
    if !sheet.is_writable() {
        return false;
    }
    if pressed(ui, Modifiers::NONE, Key::Enter)
        || pressed(ui, Modifiers::NONE, Key::F2)
        || pressed(ui, Modifiers::ALT, Key::ArrowDown)
    {
        cursor.begin(sheet, Mode::Caret);
    } else if pressed(ui, Modifiers::NONE, Key::Delete)
        || pressed(ui, Modifiers::NONE, Key::Backspace)
    {
        batch::empty(sheet, cursor, actions);
    } else if pressed(ui, Modifiers::COMMAND, Key::D) {
        batch::duplicate_rows(sheet, cursor, actions);
    } else if pressed(ui, Modifiers::NONE, Key::Insert) {
        batch::add(sheet, cursor, actions);
    } else if pressed(ui, Modifiers::COMMAND, Key::Delete) {
        // What goes is seen before it goes.
        if cursor.chosen.is_empty() {
            batch::tick_selected(sheet, cursor);
        } else {
            batch::remove(sheet, cursor, actions);
        }
    } else if pressed(ui, Modifiers::COMMAND, Key::Z) {
        if !cursor.drop_rejected(sheet, actions) {
            actions.push(Action::Undo);
        }
    } else if pressed(ui, Modifiers::COMMAND, Key::Y)
        || pressed(ui, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)
    {
        actions.push(Action::Redo);
    } else {
        return false;
    }
    true
}

/// Shift+Space ticks rows; the blank that it types as well is none.
fn is_row_ticked(ui: &Ui) -> bool {
    let is_pressed = pressed(ui, Modifiers::SHIFT, Key::Space);
    if is_pressed {
        let is_blank = |event: &Event| matches!(event, Event::Text(text) if text.trim().is_empty());
        ui.input_mut(|input| input.events.retain(|event| !is_blank(event)));
    }
    is_pressed
}

/// Copying, cutting and pasting of whole cells.
fn clipboard(ui: &Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let mut events = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let is_ours = matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
            if is_ours {
                events.push(event.clone());
            }
            !is_ours
        });
    });
    for event in events {
        match event {
            Event::Copy => batch::copy(ui, sheet, cursor),
            Event::Cut => {
                batch::copy(ui, sheet, cursor);
                if sheet.is_writable() {
                    batch::empty(sheet, cursor, actions);
                }
            }
            Event::Paste(text) if sheet.is_writable() => {
                batch::paste_text(sheet, cursor, &text, actions);
            }
            _ => {}
        }
    }
}
