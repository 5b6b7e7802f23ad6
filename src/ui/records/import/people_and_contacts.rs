//! What a list of people, vendors or contacts would do, before it comes in.

use egui::{RichText, Ui};

use super::outcome::LongList;
use super::{leave_ui, list_of, screen_of};
use crate::exchange::{ImportOptions, ImportSheet, RecordFate, RecordPlan};
use crate::explain::{exchange as file_words, import as import_words, import_records as words};
use crate::state::{Action, Import, ImportAction, OpenBook, ReadFile};
use crate::ui::theme;
use crate::ui::widgets::{attention, caption, card, check_box, heading, paragraph, primary};

pub(super) fn records_ui(
    ui: &mut Ui,
    import: &Import,
    read: &ReadFile,
    book: &OpenBook,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        let name = read.path.file_name().unwrap_or(read.path.as_os_str()).to_string_lossy();
        heading(ui, &name);
        caption(ui, &file_words::source(read.file.kind));
        for remark in read.file.sheets.iter().flat_map(|sheet| &sheet.remarks) {
            attention(ui, &file_words::remark(*remark));
        }
        let has_hidden = read.file.sheets.iter().any(ImportSheet::has_hidden);
        let options = import.options;
        if has_hidden && check_box(ui, options.skip_hidden, import_words::SKIP_HIDDEN).clicked() {
            let options = ImportOptions { skip_hidden: !options.skip_hidden, ..options };
            actions.push(Action::Import(ImportAction::Options(options)));
        }
        if ui.button(import_words::OTHER_FILE).clicked() {
            actions.push(Action::Import(ImportAction::Leave));
        }
    });
    ui.add_space(8.0);
    let (_, screen) = list_of(import);
    let Some(plan) = &read.records else {
        card(ui, |ui| {
            paragraph(ui, import_words::JUDGING);
            leave_ui(ui, screen, actions);
        });
        return;
    };
    card(ui, |ui| outcome_ui(ui, plan, book, actions));
    ui.add_space(8.0);
    if !plan.remarks.is_empty() {
        card(ui, |ui| {
            heading(ui, &import_words::remarks(plan.remarks.len()));
            let line = |at: usize| words::with_row(&plan.remarks[at]);
            let copy = import_words::COPY_REMARKS;
            let list = LongList { id: "remarks on records", copy, count: plan.remarks.len() };
            list.ui(ui, line, actions);
        });
        ui.add_space(8.0);
    }
    let shown: Vec<_> =
        plan.rows.iter().filter(|row| row.fate != RecordFate::Unchanged).take(20).collect();
    if !shown.is_empty() {
        card(ui, |ui| {
            for row in shown {
                paragraph(ui, &words::row(row));
            }
        });
    }
}

fn outcome_ui(ui: &mut Ui, plan: &RecordPlan, book: &OpenBook, actions: &mut Vec<Action>) {
    ui.label(RichText::new(words::counts(plan)).text_style(theme::title()));
    if book.read_only.is_some() {
        attention(ui, import_words::READ_ONLY);
    } else if plan.is_empty() {
        attention(ui, words::NOTHING);
    }
    ui.horizontal_wrapped(|ui| {
        let can = !plan.is_empty() && book.read_only.is_none();
        if primary(ui, can, &words::confirm(plan)).clicked() {
            actions.push(Action::Import(ImportAction::Confirm));
        }
        leave_ui(ui, screen_of(plan.kind), actions);
    });
    caption(ui, import_words::ONE_STEP);
}
