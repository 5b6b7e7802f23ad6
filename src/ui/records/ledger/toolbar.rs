//! The line above the table: search, filters, columns, files, paper, and a new device.

use egui::{
    Button, ComboBox, Event, Id, Key, Modifiers, PopupCloseBehavior, TextEdit, TextStyle, Ui,
};

use super::batch;
use super::columns::columns_menu;
use super::cursor::Cursor;
use super::shown::Sheet;
use crate::explain::ledger::{self as words, kind};
use crate::model::{DeviceKind, LedgerView, Paper, Papers, StateFilter};
use crate::state::{Action, Screen};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::records::import::import_items_ui;
use crate::ui::theme;
use crate::ui::widgets::{caption, field_menu, menu, primary};

/// The id of the search field.
pub fn search_field(ui: &Ui) -> Id {
    ids::in_clinic(ui, "search of the ledger")
}

/// The whole line.
pub fn toolbar_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    let folded = folded(ui, &sheet.view.state.ledger);
    ui.horizontal_wrapped(|ui| {
        // Enter leads from the search to what was found.
        cursor.wants.focus |= narrowing_ui(ui, sheet, cursor, SEARCH, actions);
        columns_menu(ui, sheet, cursor, actions);
        if folded < Folded::Files {
            files_menu(ui, sheet, actions);
        }
        if folded == Folded::Nothing {
            print_ui(ui, actions);
            form_button_ui(ui, cursor);
        } else {
            menu(ui, words::MORE_TOOLS, PopupCloseBehavior::CloseOnClick, |ui| {
                ui.set_max_width(320.0);
                form_button_ui(ui, cursor);
                print_ui(ui, actions);
                if folded == Folded::Files {
                    ui.separator();
                    import_items_ui(ui, sheet.book, actions);
                }
            });
        }
        add_ui(ui, sheet, cursor, actions);
    });
}

/// Width of the search field, without its edge.
const SEARCH: f32 = 130.0;
/// Least width of the two drop-downs.
const DROP_DOWNS: [f32; 2] = [130.0, 120.0];

/// What stands in a menu, because the line has no room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Folded {
    Nothing,
    /// The paper and the form.
    Few,
    /// Files in and out as well.
    Files,
}

/// As little as is needed for one line.
fn folded(ui: &Ui, ledger: &LedgerView) -> Folded {
    let font = TextStyle::Button.resolve(ui.style());
    let ink = theme::tokens(ui).ink;
    let spacing = ui.spacing();
    let gap = spacing.item_spacing.x;
    let button = |name: &str| {
        let text = ui.painter().layout_no_wrap(name.to_owned(), font.clone(), ink);
        text.size().x + spacing.button_padding.x * 2.0 + gap
    };
    let menu = |name: &str| button(name) + spacing.icon_width + spacing.icon_spacing;
    let [kinds, states] = DROP_DOWNS;
    let always = SEARCH
        + 20.0
        + gap
        + menu(words::kind_filter(ledger.kind)).max(kinds + gap)
        + menu(words::state_filter(ledger.state)).max(states + gap)
        + menu(words::COLUMNS)
        + button(words::ADD);
    let files = menu(words::FILES);
    let room = ui.available_width();
    if always + files + button(words::PRINT) + button(words::FORM) <= room {
        Folded::Nothing
    } else if always + files + menu(words::MORE_TOOLS) <= room {
        Folded::Few
    } else {
        Folded::Files
    }
}

/// Shows the form beside the table, or takes it away.
fn form_button_ui(ui: &mut Ui, cursor: &mut Cursor) {
    let form = Button::new(words::FORM).selected(cursor.panes.form);
    if ui.add(form).on_hover_text(words::FORM_HINT).clicked() {
        cursor.panes.form = !cursor.panes.form;
    }
}

/// Leads to the print screen with the ledger chosen.
fn print_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if ui.button(words::PRINT).clicked() {
        actions.push(Action::ChoosePapers(Papers::only(Paper::Ledger)));
        actions.push(Action::Go(Screen::Export));
    }
}

/// Files in and out, folded into one button.
pub fn files_menu(ui: &mut Ui, sheet: Sheet<'_>, actions: &mut Vec<Action>) {
    menu(ui, words::FILES, PopupCloseBehavior::CloseOnClick, |ui| {
        ui.set_max_width(320.0);
        import_items_ui(ui, sheet.book, actions);
    });
}

/// How many rows search and filters leave.
pub fn count_ui(ui: &mut Ui, sheet: Sheet<'_>) {
    caption(ui, &words::count(sheet.height(), sheet.book.workbook.devices.len()));
}

/// Search and filters; says whether Enter was pressed in the search.
pub fn narrowing_ui(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    cursor: &mut Cursor,
    width: f32,
    actions: &mut Vec<Action>,
) -> bool {
    let search = search_field(ui);
    if ui.memory(|memory| memory.has_focus(search)) {
        cursor.is_paste_refused |= refuse_rows(ui);
    } else {
        cursor.is_paste_refused = false;
    }
    let ledger = &sheet.view.state.ledger;
    let mut search = ledger.search.clone();
    let field = TextEdit::singleline(&mut search).id(search_field(ui)).hint_text(words::SEARCH);
    let field = field.desired_width(width).margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field).accessible_name(words::SEARCH);
    let cut = field_menu(ui, &field, &mut search);
    if field.changed() || cut {
        actions.push(Action::ViewLedger(LedgerView { search, ..ledger.clone() }));
    }
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let is_free = sheet.view.state.dialog.is_none();
    if is_free && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        field.request_focus();
    }
    let combo = ComboBox::from_id_salt("kinds").selected_text(words::kind_filter(ledger.kind));
    let shown = combo.width(DROP_DOWNS[0]).show_ui(ui, |ui| {
        for of in [None].into_iter().chain(DeviceKind::ALL.map(Some)) {
            let name = of.map_or(words::ALL_KINDS, kind);
            if list_entry(ui, ledger.kind == of, name).clicked() {
                actions.push(Action::ViewLedger(LedgerView { kind: of, ..ledger.clone() }));
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::KIND).id);
    let combo = ComboBox::from_id_salt("states").selected_text(words::state_filter(ledger.state));
    let shown = combo.width(DROP_DOWNS[1]).show_ui(ui, |ui| {
        for state in StateFilter::ALL {
            let name = words::state_filter(state);
            if list_entry(ui, ledger.state == state, name).clicked() {
                actions.push(Action::ViewLedger(LedgerView { state, ..ledger.clone() }));
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::STATE).id);
    is_entered
}

/// Rows of a table are no word to search for: they are not pasted, which this says.
fn refuse_rows(ui: &Ui) -> bool {
    let is_rows = |event: &Event| matches!(event, Event::Paste(text) if text.trim_end().contains(['\t', '\r', '\n']));
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_rows(event));
        input.events.len() < before
    })
}

/// Leads to the row in which a device is added.
pub fn add_ui(ui: &mut Ui, sheet: Sheet<'_>, cursor: &mut Cursor, actions: &mut Vec<Action>) {
    if primary(ui, sheet.is_writable(), words::ADD).clicked() {
        batch::add(sheet, cursor, actions);
    }
}
