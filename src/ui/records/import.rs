//! Devices from a file: choose it, look at what would happen, import it in one step.

mod columns;
mod outcome;
mod people_and_contacts;

use egui::{ComboBox, ProgressBar, TextEdit, Ui};

use crate::exchange::{RecordKind, TableKind};
use crate::explain::{exchange as file_words, import as words, import_records, window};
use crate::state::{
    Action, Import, ImportAction, ImportPhase, OpenBook, ReadFile, Screen, TableAction,
    TableContent, typed_path,
};
use crate::ui::dialog_parts::explanation_ui;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{
    self, attention, caption, card, export_table_buttons_ui, field_menu, heading, paragraph,
    primary,
};

use columns::columns_ui;
use outcome::{first_devices_ui, outcome_ui, rejected_ui, remarks_ui};
use people_and_contacts::records_ui;

/// The buttons of the ledger for files, in a row that wraps.
pub fn import_buttons_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| import_items_ui(ui, book, actions));
}

/// The same as they are laid out: in a menu one below the other.
pub fn import_items_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    let can = book.read_only.is_none();
    if ui.add_enabled(can, egui::Button::new(words::BEGIN)).clicked() {
        actions.push(Action::Import(ImportAction::Begin));
    }
    if !book.workbook.devices.is_empty() {
        export_table_buttons_ui(ui, TableKind::Devices, actions);
    }
    template_button_ui(ui, actions);
}

fn template_button_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if ui.button(words::SAVE_TEMPLATE).clicked() {
        actions.push(Action::Table(TableAction::Ask(TableContent::Template)));
    }
}

/// The screen.
pub fn import_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let import = &view.state.import;
    take_dropped(ui, import, actions);
    widgets::scroll(ui, "import", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
            ui,
            |ui| {
                widgets::keep_to_width(ui, 980.0);
                ui.horizontal_wrapped(|ui| {
                    let (text, screen) = list_of(import);
                    if ui.button(text).clicked() {
                        actions.push(Action::Go(screen));
                    }
                });
                match &import.phase {
                    ImportPhase::Idle | ImportPhase::Picking => file_ui(ui, view, actions),
                    ImportPhase::Reading(share) => card(ui, |ui| reading_ui(ui, *share, actions)),
                    ImportPhase::Read(read) => read_ui(ui, import, read, book, actions),
                    ImportPhase::Done { added, updated, rejected } => {
                        let counts = [*added, *updated, *rejected];
                        card(ui, |ui| done_ui(ui, import, counts, actions));
                    }
                }
            },
        );
    });
}

/// A file that is dropped onto the window is read like one that was chosen.
fn take_dropped(ui: &Ui, import: &Import, actions: &mut Vec<Action>) {
    let dropped =
        ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = dropped.filter(|_| !import.is_waiting()) {
        actions.push(Action::Import(ImportAction::Read(path)));
    }
}

fn file_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let import = &view.state.import;
    card(ui, |ui| {
        match import.records {
            Some(kind) => paragraph(ui, &import_records::explained(kind)),
            None => paragraph(ui, words::EXPLAINED),
        };
        if let Some(problem) = &import.problem {
            explanation_ui(ui, problem, actions);
        }
        ui.add_enabled_ui(import.phase != ImportPhase::Picking, |ui| {
            if primary(ui, !view.has_dialog, words::PICK).clicked() {
                actions.push(Action::Import(ImportAction::Pick));
            }
            caption(ui, words::DROP);
            path_ui(ui, import, actions);
        });
    });
    if import.records.is_some() {
        return;
    }
    ui.add_space(8.0);
    card(ui, |ui| {
        paragraph(ui, words::TEMPLATE_EXPLAINED);
        template_button_ui(ui, actions);
    });
}

fn path_ui(ui: &mut Ui, import: &Import, actions: &mut Vec<Action>) {
    let label = caption(ui, words::PATH);
    let mut path = import.path.clone();
    let field = TextEdit::singleline(&mut path).desired_width(f32::INFINITY);
    let field = ui.add(field.margin(egui::Margin::symmetric(10, 8))).labelled_by(label.id);
    let cut = field_menu(ui, &field, &mut path);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let is_filled = !path.trim().is_empty();
    let button = ui.add_enabled(is_filled, egui::Button::new(words::READ));
    let read = Action::Import(ImportAction::Read(typed_path(&path)));
    if field.changed() || cut {
        actions.push(Action::Import(ImportAction::TypePath(path)));
    }
    if is_filled && (button.clicked() || entered) {
        actions.push(read);
    }
}

fn reading_ui(ui: &mut Ui, share: f32, actions: &mut Vec<Action>) {
    let bar = ProgressBar::new(share).text(words::percent(share));
    ui.add(bar).accessible_name(words::READING);
    if ui.button(words::STOP).clicked() {
        actions.push(Action::Import(ImportAction::Cancel));
    }
}

/// The list into which rows come: the button that leads there, and its screen.
fn list_of(import: &Import) -> (&'static str, Screen) {
    match import.records {
        None => (words::TO_LEDGER, Screen::Ledger),
        Some(kind) => (import_records::to_list(kind), screen_of(kind)),
    }
}

fn screen_of(kind: RecordKind) -> Screen {
    match kind {
        RecordKind::People => Screen::People,
        RecordKind::Vendors => Screen::Vendors,
        RecordKind::Contacts => Screen::Contacts,
    }
}

fn done_ui(
    ui: &mut Ui,
    import: &Import,
    [added, updated, rejected]: [usize; 3],
    actions: &mut Vec<Action>,
) {
    match import.records {
        Some(kind) => paragraph(ui, &import_records::done(kind, added, updated)),
        None => paragraph(ui, &words::done(added, updated, rejected)),
    };
    caption(ui, words::ONE_STEP);
    ui.horizontal_wrapped(|ui| {
        let (text, screen) = list_of(import);
        if primary(ui, true, text).clicked() {
            actions.push(Action::Go(screen));
        }
        if ui.button(words::OTHER_FILE).clicked() {
            let again = import.records.map_or(ImportAction::Begin, ImportAction::BeginRecords);
            actions.push(Action::Import(again));
        }
    });
}

fn read_ui(
    ui: &mut Ui,
    import: &Import,
    read: &ReadFile,
    book: &OpenBook,
    actions: &mut Vec<Action>,
) {
    if import.records.is_some() {
        records_ui(ui, import, read, book, actions);
        return;
    }
    card(ui, |ui| source_ui(ui, read, actions));
    ui.add_space(8.0);
    card(ui, |ui| outcome_ui(ui, import, read, book, actions));
    ui.add_space(8.0);
    if let Some(plan) = read.plan.as_ref().filter(|plan| !plan.remarks.is_empty()) {
        card(ui, |ui| remarks_ui(ui, plan, actions));
        ui.add_space(8.0);
    }
    if let Some(plan) = read.plan.as_ref().filter(|plan| !plan.rejected.is_empty()) {
        card(ui, |ui| rejected_ui(ui, plan, actions));
        ui.add_space(8.0);
    }
    if let Some(plan) = read.plan.as_ref().filter(|plan| !plan.is_empty()) {
        card(ui, |ui| first_devices_ui(ui, plan, book));
        ui.add_space(8.0);
    }
    card(ui, |ui| columns_ui(ui, read, actions));
}

/// The file, its sheet and its head, and what was noticed while it was read.
fn source_ui(ui: &mut Ui, read: &ReadFile, actions: &mut Vec<Action>) {
    let name = read.path.file_name().unwrap_or(read.path.as_os_str()).to_string_lossy();
    heading(ui, &name);
    caption(ui, &file_words::source(read.file.kind));
    let Some(sheet) = read.sheet() else { return };
    ui.horizontal_wrapped(|ui| {
        if read.file.sheets.len() > 1 {
            let shown =
                ComboBox::from_id_salt("sheet").selected_text(&sheet.name).show_ui(ui, |ui| {
                    for (at, sheet) in read.file.sheets.iter().enumerate() {
                        if list_entry(ui, at == read.sheet, &sheet.name).clicked() {
                            actions.push(Action::Import(ImportAction::Sheet(at)));
                        }
                    }
                });
            note_list(ui, shown.response.accessible_name(words::SHEET).id);
        }
        head_ui(ui, read, actions);
        if ui.button(words::OTHER_FILE).clicked() {
            actions.push(Action::Import(ImportAction::Leave));
        }
    });
    if read.file.sheets.len() > 1 {
        caption(ui, &words::sheets(read.file.sheets.len()));
    }
    if read.matching.head.is_none() {
        attention(ui, words::NO_HEAD_FOUND);
    }
    if !sheet.remarks.is_empty() {
        caption(ui, words::REMARKS);
        for remark in &sheet.remarks {
            attention(ui, &file_words::remark(*remark));
        }
    }
}

/// How many rows are offered as the head.
const HEADS: usize = 20;

fn head_ui(ui: &mut Ui, read: &ReadFile, actions: &mut Vec<Action>) {
    let Some(sheet) = read.sheet() else { return };
    let head = read.matching.head;
    let row = head.and_then(|at| sheet.rows.get(at));
    let name = row.map_or_else(
        || words::NO_HEAD.to_owned(),
        |row| format!("{} {}", words::HEAD, words::head_row(row.number, [].into_iter())),
    );
    let combo = ComboBox::from_id_salt("head").selected_text(name.trim()).width(220.0);
    let shown = combo.show_ui(ui, |ui| {
        for (at, row) in sheet.rows.iter().take(HEADS).enumerate() {
            let label = words::head_row(row.number, row.cells().map(|(_, cell)| cell));
            if list_entry(ui, head == Some(at), label).clicked() {
                actions.push(Action::Import(ImportAction::Head(Some(at))));
            }
        }
        if list_entry(ui, head.is_none(), words::NO_HEAD).clicked() {
            actions.push(Action::Import(ImportAction::Head(None)));
        }
    });
    note_list(ui, shown.response.accessible_name(words::HEAD).id);
}

/// What leads out of the import, at its end.
fn leave_ui(ui: &mut Ui, screen: Screen, actions: &mut Vec<Action>) {
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Import(ImportAction::Leave));
        actions.push(Action::Go(screen));
    }
}

/// Whether there is room for two things beside each other.
fn is_wide(ui: &Ui) -> bool {
    ui.available_width() >= theme::FOLD_NAV
}
