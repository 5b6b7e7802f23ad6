//! What of the questions one vendor is asked: not every system is its own.

use egui::{Id, Ui};

use crate::explain::vendors as words;
use crate::model::VendorSheet;
use crate::model::questions::{questions, questions_for};
use crate::state::{Action, Edit, SheetEdit};
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, check_box, folding_card};

/// A tick for each question, and the ticked ones as text. Nothing where there is nothing to ask.
pub(super) fn asked_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let all = questions(year.edition, year.assessment);
    if all.is_empty() {
        return;
    }
    let asked = questions_for(year.edition, year.assessment, sheet.vendor);
    let glance = words::asked(asked.len(), all.len());
    folding_card(ui, id.with("asked card"), words::ASKED, &glance, false, |ui| {
        caption(ui, words::ASKED_EXPLAINED);
        ui.add_enabled_ui(year.is_writable(), |ui| {
            for question in &all {
                let item = &question.row.item.key;
                let is_asked = !sheet.not_asked.contains(item);
                if check_box(ui, is_asked, &words::question(question)).clicked() {
                    let edit = SheetEdit::Asks(item.clone(), !is_asked);
                    actions.push(Action::Edit(Edit::Sheet(sheet.vendor, edit)));
                }
            }
        });
        ui.add_enabled_ui(!asked.is_empty(), |ui| {
            if ui.button(words::COPY_ASKED).clicked() {
                let text = words::questions(&asked, year.workbook, year.edition);
                actions.push(Action::Copy(text));
            }
        });
    });
}
