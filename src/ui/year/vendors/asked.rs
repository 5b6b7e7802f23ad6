//! 照会事項: what of the questions one vendor is asked, in which words, and what else it is asked.

use egui::{Id, Ui};

use crate::explain::vendors as words;
use crate::model::VendorSheet;
use crate::model::questions::{Question, questions};
use crate::state::{Action, Edit, SheetEdit};
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, check_box, folding_card, memo_field};

/// A tick for each question and its words, the questions of the clinic's own, and all of it as text.
pub(super) fn asked_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let all = questions(year.edition, year.assessment);
    let is_asked = |question: &Question<'_>| !sheet.not_asked.contains(&question.row.item.key);
    let asked = all.iter().filter(|it| is_asked(it)).count();
    let own = sheet.own_questions().count();
    let glance = words::asked(asked, all.len(), own);
    folding_card(ui, id.with("asked card"), words::ASKED, &glance, false, |ui| {
        caption(ui, words::ASKED_EXPLAINED);
        ui.add_enabled_ui(year.is_writable(), |ui| {
            for question in &all {
                let item = &question.row.item.key;
                let is_asked = is_asked(question);
                if check_box(ui, is_asked, &words::question(question)).clicked() {
                    let edit = SheetEdit::Asks(item.clone(), !is_asked);
                    actions.push(Action::Edit(Edit::Sheet(sheet.vendor, edit)));
                }
                if is_asked {
                    words_ui(ui, year, sheet, question, id, actions);
                }
            }
            let edit =
                |text| Action::Edit(Edit::Sheet(sheet.vendor, SheetEdit::OwnQuestions(text)));
            let id = id.with("own questions");
            memo_field(ui, id, words::OWN_QUESTIONS, &sheet.own_questions, actions, edit);
        });
        ui.add_enabled_ui(asked + own > 0, |ui| {
            if ui.button(words::COPY_ASKED).clicked() {
                actions.push(Action::Copy(as_text(year, Some(sheet))));
            }
        });
    });
}

/// The words of one question. Typed back to what is proposed, they are the proposal again.
fn words_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    question: &Question<'_>,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let item = &question.row.item.key;
    let proposal = proposal(year, question);
    let shown = sheet.reworded(question).unwrap_or(&proposal);
    let edit = |text: String| {
        let text = (text != proposal).then_some(text);
        Action::Edit(Edit::Sheet(sheet.vendor, SheetEdit::Reword(item.clone(), text)))
    };
    let label = words::question_words(question);
    memo_field(ui, id.with(("words", item)), &label, shown, actions, edit);
}

fn proposal(year: YearView<'_>, question: &Question<'_>) -> String {
    let item = question.row.item;
    let guided = year.guided(crate::model::FormKind::Institution, &item.key);
    words::proposal(guided, item)
}

/// Everything that is asked, as text to send: of one vendor, or all there is.
pub(super) fn as_text(year: YearView<'_>, sheet: Option<&VendorSheet>) -> String {
    let all = questions(year.edition, year.assessment);
    let is_asked =
        |it: &&Question<'_>| sheet.is_none_or(|sheet| !sheet.not_asked.contains(&it.row.item.key));
    let rows = all.iter().filter(is_asked).map(|question| {
        let reworded = sheet.and_then(|sheet| sheet.reworded(question)).map(str::to_owned);
        (question, reworded.unwrap_or_else(|| proposal(year, question)))
    });
    let own = sheet.into_iter().flat_map(VendorSheet::own_questions);
    words::questions(rows, own, year.workbook, year.edition)
}
