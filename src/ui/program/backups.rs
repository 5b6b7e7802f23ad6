//! The backups of a clinic: the list of them, what differs in one, and the way back to it.

use egui::{Button, Ui};

use crate::explain::{backups as words, difference, start, window};
use crate::state::{Action, BackupEntry, Dialog};
use crate::text::DifferenceText;
use crate::ui::dialog_parts::title;
use crate::ui::widgets::{caption, focus_at_first, heading, paragraph, primary};

/// The backups, newest first; `None` while they are being read.
pub fn list_ui(
    ui: &mut Ui,
    clinic: &str,
    backups: Option<&[BackupEntry]>,
    actions: &mut Vec<Action>,
) {
    title(ui, words::TITLE);
    match backups {
        None => waiting_ui(ui, start::LOOKING),
        Some([]) => {
            ui.weak(start::NO_BACKUPS);
        }
        Some(_) => {
            paragraph(ui, words::EXPLAINED);
        }
    }
    // Above the list, which may be long: in sight wherever it is scrolled to at the beginning.
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Dismiss);
    }
    for (nth, backup) in backups.unwrap_or_default().iter().enumerate() {
        ui.push_id(&backup.name, |ui| backup_ui(ui, clinic, backup, nth == 0, actions));
    }
}

fn backup_ui(
    ui: &mut Ui,
    clinic: &str,
    backup: &BackupEntry,
    is_first: bool,
    actions: &mut Vec<Action>,
) {
    ui.separator();
    paragraph(ui, &backup.kept);
    caption(ui, &backup.contents);
    if let Some(differs) = &backup.differs {
        caption(ui, differs);
    }
    ui.horizontal_wrapped(|ui| {
        let compare = ui.add_enabled(backup.readable, Button::new(words::COMPARE));
        if is_first {
            focus_at_first(ui, &compare);
        }
        let name = words::named(words::COMPARE, &backup.kept);
        if compare.accessible_name(name).clicked() {
            actions.push(Action::CompareBackup(backup.name.clone()));
        }
        let put_back = ui.add_enabled(backup.readable, Button::new(words::PUT_BACK));
        let name = words::named(words::PUT_BACK, &backup.kept);
        if put_back.accessible_name(name).clicked() {
            actions.push(Action::Restore(clinic.to_owned(), backup.name.clone()));
        }
    });
}

/// What differs in one of the backups; `None` while it is being compared.
pub fn difference_ui(
    ui: &mut Ui,
    clinic: &str,
    (backups, at): (&[BackupEntry], usize),
    shown: Option<&DifferenceText>,
    actions: &mut Vec<Action>,
) {
    title(ui, words::TITLE);
    let Some(backup) = backups.get(at) else {
        actions.push(Action::Dismiss);
        return;
    };
    paragraph(ui, &backup.kept);
    caption(ui, &backup.contents);
    summary_ui(ui, shown);
    ui.horizontal_wrapped(|ui| {
        let back = ui.button(words::BACK);
        focus_at_first(ui, &back);
        if back.clicked() {
            let (clinic, backups) = (clinic.to_owned(), Some(backups.to_vec()));
            actions.push(Action::Ask(Dialog::Restore { clinic, backups }));
        }
        if primary(ui, backup.readable, words::PUT_BACK).clicked() {
            actions.push(Action::Restore(clinic.to_owned(), backup.name.clone()));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
    caption(ui, words::EXPLAINED);
    if let Some(shown) = shown {
        lines_ui(ui, shown);
    }
}

/// How much differs; `None` while it is being found out.
pub fn summary_ui(ui: &mut Ui, shown: Option<&DifferenceText>) {
    match shown {
        Some(shown) => {
            paragraph(ui, &shown.summary);
        }
        None => waiting_ui(ui, words::COMPARING),
    }
}

/// What differs, item by item.
pub fn lines_ui(ui: &mut Ui, shown: &DifferenceText) {
    if shown.lines.is_empty() {
        return;
    }
    heading(ui, difference::HEADING);
    for line in &shown.lines {
        paragraph(ui, line);
    }
    if shown.rest > 0 {
        caption(ui, &difference::rest(shown.rest));
    }
}

/// While a backup is put back.
pub fn restoring_ui(ui: &mut Ui) {
    title(ui, words::TITLE);
    waiting_ui(ui, start::PUTTING_BACK);
}

fn waiting_ui(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.spinner();
        ui.label(text);
    });
}
