//! What would happen: counts, choices, the rows that are not imported, the first devices.

use egui::{Id, RichText, Ui};

use super::leave_ui;
use crate::exchange::{Options, Plan, SameNumber};
use crate::state::{Action, Import, ImportAction, OpenBook, ReadFile};
use crate::text::{exchange as file_words, import as words};
use crate::ui::theme;
use crate::ui::widgets::{
    answer_buttons, attention, caption, check_box, heading, paragraph, primary,
};

/// So many rows are listed at first.
const LISTED: usize = 20;
/// The most rows that are listed at all: a list of thousands would not be read.
const MOST_LISTED: usize = 500;

pub(super) fn outcome_ui(
    ui: &mut Ui,
    import: &Import,
    read: &ReadFile,
    book: &OpenBook,
    actions: &mut Vec<Action>,
) {
    let Some(plan) = &read.plan else {
        paragraph(ui, words::JUDGING);
        leave_ui(ui, actions);
        return;
    };
    ui.label(RichText::new(words::counts(plan)).text_style(theme::title()));
    if book.read_only.is_some() {
        attention(ui, words::READ_ONLY);
    } else if plan.is_empty() {
        attention(ui, words::NOTHING);
    }
    choices_ui(ui, import, plan, actions);
    ui.horizontal_wrapped(|ui| {
        let can = !plan.is_empty() && book.read_only.is_none();
        if primary(ui, can, &words::confirm(plan)).clicked() {
            actions.push(Action::Import(ImportAction::Confirm));
        }
        leave_ui(ui, actions);
    });
    caption(ui, words::ONE_STEP);
}

fn choices_ui(ui: &mut Ui, import: &Import, plan: &Plan, actions: &mut Vec<Action>) {
    let options = import.options;
    caption(ui, words::SAME_NUMBER);
    let choices = [SameNumber::Update, SameNumber::Skip, SameNumber::Add]
        .map(|choice| (choice, file_words::same_number(choice), None, false));
    let chosen = Some(options.same_number);
    if let Some(same_number) =
        answer_buttons(ui, words::SAME_NUMBER, &choices, chosen, theme::CONTROL)
    {
        let options = Options { same_number, ..options };
        actions.push(Action::Import(ImportAction::Options(options)));
    }
    if options.same_number == SameNumber::Update {
        caption(ui, words::UPDATE_EXPLAINED);
    }
    if check_box(ui, options.add_names, &words::add_names(plan)).clicked() {
        let options = Options { add_names: !options.add_names, ..options };
        actions.push(Action::Import(ImportAction::Options(options)));
    }
}

pub(super) fn rejected_ui(ui: &mut Ui, plan: &Plan, actions: &mut Vec<Action>) {
    let rejected = &plan.rejected;
    heading(ui, &words::rejected(rejected.len()));
    caption(ui, words::REJECTED_EXPLAINED);
    let line = |at: usize| file_words::rejected(rejected[at].row, &rejected[at].reasons);
    if ui.button(words::COPY_REJECTED).clicked() {
        let lines: Vec<String> = (0..rejected.len()).map(line).collect();
        actions.push(Action::Copy(lines.join("\n")));
    }
    let id = Id::unique("all rejected rows");
    let shows_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let most = if shows_all { MOST_LISTED } else { LISTED };
    let count = rejected.len().min(most);
    for at in 0..count {
        ui.separator();
        paragraph(ui, &line(at));
    }
    if !shows_all && count < rejected.len() {
        let rest = rejected.len().min(MOST_LISTED) - count;
        if ui.button(words::show_rest(rest)).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    }
}

/// The first devices as they would stand in the ledger.
pub(super) fn first_devices_ui(ui: &mut Ui, plan: &Plan, book: &OpenBook) {
    heading(ui, words::FIRST_DEVICES);
    for device in plan.devices.iter().take(3) {
        ui.separator();
        paragraph(ui, &words::device(device, plan, &book.workbook));
    }
}
