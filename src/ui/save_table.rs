//! The dialog that saves a table for other programs, or the ministry's own Excel form.

use std::path::Path;

use egui::{Button, TextEdit, Ui};

use super::dialog_parts::{explanation_ui, leading, title};
use super::view::View;
use super::widgets::{attention, caption, field_menu, heading, marking_choice, paragraph, primary};
use crate::explain::{export, import as words};
use crate::state::{Action, TableAction, TableFile, TablePhase};

pub(super) fn save_table_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let Some(table) = &view.state.table else {
        actions.push(Action::Dismiss);
        return;
    };
    title(ui, &words::save_title(table.content));
    if let TablePhase::Done(path) = &table.phase {
        done_ui(ui, table, path, actions);
        return;
    }
    paragraph(ui, words::save_explained(table.content));
    ui.add_enabled_ui(!table.is_busy(), |ui| {
        if let Some(cell) = &table.unsure
            && let Some(marking) = marking_choice(ui, cell, table.marking)
        {
            actions.push(Action::Table(TableAction::Mark(marking)));
        }
        path_ui(ui, table, view.has_dialog, actions);
    });
    match &table.phase {
        TablePhase::Exists(_) => attention(ui, words::EXISTS),
        TablePhase::Failed(explanation) => explanation_ui(ui, explanation, actions),
        TablePhase::Preparing => {
            caption(ui, words::PREPARING);
        }
        TablePhase::Writing => {
            caption(ui, words::SAVING);
        }
        TablePhase::Idle | TablePhase::Picking | TablePhase::Done(_) => {}
    }
    ui.horizontal_wrapped(|ui| {
        let replaces = matches!(table.phase, TablePhase::Exists(_));
        let label = if replaces { export::OVERWRITE } else { words::SAVE };
        // What stands there already is not replaced by pressing Enter twice.
        let save = if replaces {
            primary(ui, table.may_write(), label)
        } else {
            leading(ui, table.may_write(), label)
        };
        if save.clicked() {
            actions.push(Action::Table(TableAction::Write(replaces)));
        }
        if table.phase == TablePhase::Writing && ui.button(words::STOP).clicked() {
            actions.push(Action::Table(TableAction::Cancel));
        }
        if ui.button(words::LEAVE).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

fn path_ui(ui: &mut Ui, table: &TableFile, has_dialog: bool, actions: &mut Vec<Action>) {
    let label = caption(ui, export::PATH);
    let mut path = table.path.clone();
    let field = TextEdit::singleline(&mut path).desired_width(f32::INFINITY);
    let field = ui.add(field.margin(egui::Margin::symmetric(10, 8))).labelled_by(label.id);
    let cut = field_menu(ui, &field, &mut path);
    if field.changed() || cut {
        actions.push(Action::Table(TableAction::TypePath(path)));
    }
    if ui.add_enabled(!has_dialog, Button::new(export::BROWSE)).clicked() {
        actions.push(Action::Table(TableAction::Pick));
    }
}

fn done_ui(ui: &mut Ui, table: &TableFile, path: &Path, actions: &mut Vec<Action>) {
    paragraph(ui, words::SAVED);
    caption(ui, &path.to_string_lossy());
    if let Some((answered, remarks)) = &table.filled {
        paragraph(ui, &words::filled(*answered));
        if !remarks.is_empty() {
            heading(ui, words::FORM_REMARKS);
        }
        for remark in remarks {
            attention(ui, remark);
        }
    }
    ui.horizontal_wrapped(|ui| {
        if leading(ui, true, export::OPEN).clicked() {
            actions.push(Action::OpenFile(path.to_owned()));
        }
        if ui.button(export::OPEN_FOLDER).clicked() {
            actions.push(Action::ShowInFolder(path.to_owned()));
        }
        if ui.button(words::CLOSE).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}
