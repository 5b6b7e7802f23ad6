//! What would happen: counts, choices, the rows that are not imported, the first devices.

use egui::text::{LayoutJob, TextFormat};
use egui::{RichText, Ui};

use super::leave_ui;
use crate::exchange::{ImportOptions, ImportPlan, ImportSheet, SameNumber};
use crate::explain::{exchange as file_words, import as words, import_remarks};
use crate::state::{Action, Import, ImportAction, OpenBook, ReadFile, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{
    answer_buttons, attention, caption, check_box, heading, paragraph, primary,
};

/// How many rows are listed at first.
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
        leave_ui(ui, Screen::Ledger, actions);
        return;
    };
    ui.label(RichText::new(words::counts(plan)).text_style(theme::title()));
    if book.read_only.is_some() {
        attention(ui, words::READ_ONLY);
    } else if plan.is_empty() {
        attention(ui, words::NOTHING);
    }
    for advice in words::advice(plan) {
        attention(ui, &advice);
    }
    choices_ui(ui, import, read, plan, actions);
    ui.horizontal_wrapped(|ui| {
        let can = !plan.is_empty() && book.read_only.is_none();
        if primary(ui, can, &words::confirm(plan)).clicked() {
            actions.push(Action::Import(ImportAction::Confirm));
        }
        leave_ui(ui, Screen::Ledger, actions);
    });
    caption(ui, words::ONE_STEP);
}

fn choices_ui(
    ui: &mut Ui,
    import: &Import,
    read: &ReadFile,
    plan: &ImportPlan,
    actions: &mut Vec<Action>,
) {
    let options = import.options;
    let has_hidden = read.sheet().is_some_and(ImportSheet::has_hidden);
    if has_hidden && check_box(ui, options.skip_hidden, words::SKIP_HIDDEN).clicked() {
        let options = ImportOptions { skip_hidden: !options.skip_hidden, ..options };
        actions.push(Action::Import(ImportAction::Options(options)));
    }
    // A choice that would change nothing is not worth asking about.
    let is_known = plan.updated + plan.unchanged + plan.skipped > 0;
    if is_known || options.same_number != SameNumber::Update {
        same_number_ui(ui, options, actions);
    }
    let has_names = !plan.new_vendors.is_empty() || !plan.new_people.is_empty();
    if has_names || !options.add_names {
        let names = words::add_names(plan);
        if check_box(ui, options.add_names, &names).clicked() {
            let options = ImportOptions { add_names: !options.add_names, ..options };
            actions.push(Action::Import(ImportAction::Options(options)));
        }
    }
}

fn same_number_ui(ui: &mut Ui, options: ImportOptions, actions: &mut Vec<Action>) {
    caption(ui, words::SAME_NUMBER);
    let choices = [SameNumber::Update, SameNumber::Skip, SameNumber::Add]
        .map(|choice| (choice, file_words::same_number(choice), None, false));
    let chosen = Some(options.same_number);
    if let Some(same_number) =
        answer_buttons(ui, words::SAME_NUMBER, &choices, chosen, theme::CONTROL)
    {
        let options = ImportOptions { same_number, ..options };
        actions.push(Action::Import(ImportAction::Options(options)));
    }
    if options.same_number == SameNumber::Update {
        caption(ui, words::UPDATE_EXPLAINED);
    }
}

pub(super) fn rejected_ui(ui: &mut Ui, plan: &ImportPlan, actions: &mut Vec<Action>) {
    let rejected = &plan.rejected;
    heading(ui, &words::rejected(rejected.len()));
    caption(ui, words::REJECTED_EXPLAINED);
    let line = |at: usize| file_words::rejected(rejected[at].row, &rejected[at].reasons);
    let list =
        LongList { id: "all rejected rows", copy: words::COPY_REJECTED, count: rejected.len() };
    list.ui(ui, line, actions);
}

/// What was taken for granted and what was not understood, before anything comes in.
pub(super) fn remarks_ui(ui: &mut Ui, plan: &ImportPlan, actions: &mut Vec<Action>) {
    let remarks = &plan.remarks;
    heading(ui, &words::remarks(remarks.len()));
    caption(ui, words::REMARKS_EXPLAINED);
    let line = |at: usize| import_remarks::with_row(&remarks[at]);
    let list = LongList { id: "all remarks", copy: words::COPY_REMARKS, count: remarks.len() };
    list.ui(ui, line, actions);
}

/// A list of which the beginning is shown first.
pub(super) struct LongList {
    pub(super) id: &'static str,
    /// The button that copies all of it.
    pub(super) copy: &'static str,
    pub(super) count: usize,
}

impl LongList {
    pub(super) fn ui(
        &self,
        ui: &mut Ui,
        line: impl Fn(usize) -> String,
        actions: &mut Vec<Action>,
    ) {
        if ui.button(self.copy).clicked() {
            let lines: Vec<String> = (0..self.count).map(&line).collect();
            actions.push(Action::Copy(lines.join("\n")));
        }
        let id = ids::in_clinic(ui, self.id);
        let shows_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
        let most = if shows_all { MOST_LISTED } else { LISTED };
        let count = self.count.min(most);
        for at in 0..count {
            ui.separator();
            paragraph(ui, &line(at));
        }
        if !shows_all && count < self.count {
            let rest = self.count.min(MOST_LISTED) - count;
            if ui.button(words::show_rest(rest)).clicked() {
                ui.data_mut(|data| data.insert_temp(id, true));
            }
        }
    }
}

/// A column and what stands there, as one piece that is not broken at the end of a line.
fn pair(ui: &Ui, column: &str, said: &str) -> LayoutJob {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let tokens = theme::tokens(ui);
    let mut job = LayoutJob::default();
    let column = format!("{column} ");
    for (text, color) in [(column.as_str(), tokens.secondary), (said, tokens.ink)] {
        job.append(text, 0.0, TextFormat::simple(font.clone(), color));
    }
    job
}

/// The first devices as they would stand in the ledger.
pub(super) fn first_devices_ui(ui: &mut Ui, plan: &ImportPlan, book: &OpenBook) {
    heading(ui, words::FIRST_DEVICES);
    for device in plan.devices.iter().take(3) {
        ui.separator();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(20.0, 2.0);
            ui.spacing_mut().interact_size.y = 26.0;
            for (column, said) in words::device(device, plan, &book.workbook) {
                ui.add(egui::Label::new(pair(ui, column, &said)).extend());
            }
        });
    }
}
