//! One row: the official sentence, its answers, dates, person, target and memo.

use chrono::Months;
use egui::{Button, Id, Key, RichText, Ui};

use super::ask_desk::{desks_ui, to_questions_ui};
use super::evidence::facts_ui;
use super::last_year::{last_year_ui, repeated, said};
use crate::explain::{checklist, missing};
use crate::model::edition::FormRow;
use crate::model::guidance::plain;
use crate::model::last_year::LastYear;
use crate::model::missing::second_date_problem;
use crate::model::need::need;
use crate::model::target_date::target_problem;
use crate::model::{Answer, AnswerPlace, FormRef, ItemKey, Response, SecondAnswer};
use crate::state::{Action, Edit, RoundNumber, Screen};
use crate::text::answers;
use crate::ui::composition::is_composing;
use crate::ui::ids;
use crate::ui::records::ledger::evidence::evidence_ui;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    answer_buttons, attention, caption, card, date_field, heading, lettered, memo_field, paragraph,
    person_field, phrases, primary, quotation, side_by_side, text_field, want_focus,
};

/// Below this height of the window, in points, what is about a row follows its answers.
const LOWEST: f32 = 440.0;

/// Width of a date, in points: two stand side by side on a desk's screen.
const DATE: f32 = 252.0;

/// Shows the row `key` of `form`.
pub fn item_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let Some(row) = year.edition.form_of(form).row(key) else {
        return;
    };
    let blank = Response::unanswered(key.clone());
    let response = year.assessment.response(form, key).unwrap_or(&blank);
    let place = AnswerPlace { form, item: key.clone() };
    let id = item_id(ui, year, &place);
    let writable = year.is_writable();

    // In the lowest windows only question and sentence stand above the answers.
    let height = ui.ctx().content_rect().height();
    let is_lowest = height < LOWEST;
    official_ui(ui, year, form, row, is_lowest);
    let need = need(year.edition, year.assessment, form, row.item);
    if !need.is_needed() {
        attention(ui, answers::need(need));
    }
    // Where there is little room the answers come first.
    let is_low = height < 560.0;
    if !is_low {
        behind_ui(ui, year, form, key, actions);
    }
    if !is_lowest {
        last_year_ui(ui, year, &place, actions);
    }
    ui.add_enabled_ui(writable, |ui| {
        first_round_ui(ui, year, &place, response, id, actions);
    });
    if is_lowest {
        last_year_ui(ui, year, &place, actions);
        source_ui(ui, year, form, row);
    }
    if is_low {
        behind_ui(ui, year, form, key, actions);
    }
    ui.add_enabled_ui(writable, |ui| {
        let edit = |text| Action::Edit(Edit::Memo(place.clone(), text));
        memo_field(ui, id.with("memo"), checklist::MEMO, &response.memo, actions, edit);
        let edit = |text| Action::Edit(Edit::InnerMemo(place.clone(), text));
        let (id_of_inner, inner) = (id.with("inner memo"), &response.inner_memo);
        memo_field(ui, id_of_inner, checklist::INNER_MEMO, inner, actions, edit);
        second_round_ui(ui, year, &place, response, id, actions);
    });
    keys(ui, year, &place, actions);
}

/// What the ledger and the documents say about a row, and about those that became it.
fn behind_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    for key in year.lineage(form.kind(), key) {
        ui.push_id(&key, |ui| {
            evidence_ui(ui, year, form, &key, actions);
            facts_ui(ui, year, form, &key, actions);
        });
    }
}

/// Number and group, the question in plain words, the official sentence that it stands for, and what
/// should be known besides. A row of which the theme alone is known goes by its short title, and one
/// without guidance by the official sentence alone.
fn official_ui(ui: &mut Ui, year: YearView<'_>, form: FormRef, row: FormRow<'_>, is_lowest: bool) {
    let group = row.group.map_or("", |group| group.short.as_str());
    let place = format!("{}　{group}", row.full_number());
    let counted = year.edition.form_of(form).rows().filter(|row| row.section.is_some());
    let keys: Vec<&ItemKey> = counted.map(|row| &row.item.key).collect();
    let at = keys.iter().position(|key| **key == row.item.key);
    if is_lowest && form == FormRef::Institution {
        // The list or the drop-down says it.
    } else if let Some(at) = at {
        ui.horizontal(|ui| {
            caption(ui, place.trim());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                caption(ui, &checklist::position(at + 1, keys.len()));
            });
        });
    } else if !place.trim().is_empty() {
        caption(ui, place.trim());
    }
    let item = row.item;
    let official = item.wording.as_ref().map(|wording| wording.text.as_str());
    if let Some(guidance) = year.guided(form.kind(), &item.key) {
        let look = lettered(ui, &egui::TextStyle::Heading, 34.0, theme::tokens(ui).ink);
        phrases(ui, &plain(&guidance.question), look);
        quotation(ui, |ui| {
            paragraph(ui, official.unwrap_or(&item.short));
            if !is_lowest {
                source_ui(ui, year, form, row);
            }
        });
    } else {
        let look = lettered(ui, &theme::official(), 33.0, theme::tokens(ui).ink);
        phrases(ui, official.unwrap_or(&item.short), look);
        if !is_lowest {
            source_ui(ui, year, form, row);
        }
    }
    if !item.remark.is_empty() {
        paragraph(ui, &item.remark);
    }
}

/// The notes of an official sentence, and where it comes from.
fn source_ui(ui: &mut Ui, year: YearView<'_>, form: FormRef, row: FormRow<'_>) {
    for note in &row.item.notes {
        paragraph(ui, &note.text);
    }
    if row.item.wording.is_some() {
        origin_ui(ui, year, form);
    } else {
        caption(ui, checklist::WORDING_UNKNOWN);
    }
}

/// Where a sentence comes from.
fn origin_ui(ui: &mut Ui, year: YearView<'_>, form: FormRef) {
    let edition = year.edition;
    let origin = checklist::origin(
        &edition.name.text,
        &edition.form_of(form).name.text,
        &edition.attribution,
    );
    caption(ui, &origin);
    if edition.bridge {
        caption(ui, checklist::BRIDGE);
    }
}

fn first_round_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    place: &AnswerPlace,
    response: &Response,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let four = [
        (Answer::Yes, answers::answer(Answer::Yes), Some("1"), false),
        (Answer::No, answers::answer(Answer::No), Some("2"), true),
        (Answer::Unknown, answers::answer(Answer::Unknown), Some("3"), false),
        (Answer::NotApplicable, answers::answer(Answer::NotApplicable), Some("4"), false),
    ];
    let offered = &four[..offered(place.form)];
    let first = &response.first;
    if let Some(answer) = answer_buttons(ui, checklist::ANSWER, offered, first.answer, 52.0) {
        give_answer(ui, year, place, answer, actions);
    }
    match first.answer {
        Some(Answer::Unknown) => {
            caption(ui, checklist::UNKNOWN_NOTE);
            to_questions_ui(ui, year, actions);
            desks_ui(ui, year, actions);
        }
        Some(Answer::NotApplicable) => {
            let edit = |text| Action::Edit(Edit::Reason(place.clone(), text));
            let value = &response.reason;
            text_field(ui, id.with("reason"), checklist::REASON, value, actions, edit);
            caption(ui, checklist::NOT_APPLICABLE_ADVICE);
            desks_ui(ui, year, actions);
        }
        _ => {}
    }
    side_by_side(ui, |ui| {
        ui.allocate_ui(egui::vec2(DATE, 80.0), |ui| {
            let edit = |date| Action::Edit(Edit::Date(place.clone(), RoundNumber::First, date));
            let fiscal = year.assessment.fiscal_year;
            let is_odd = first.date.is_some_and(|day| !fiscal.contains(day));
            let remark = is_odd.then(|| checklist::outside_of(fiscal));
            date_field(ui, id.with("date"), checklist::DATE, first.date, remark, actions, edit);
        });
        if plans(year, place) && (first.answer == Some(Answer::No) || response.target.is_some()) {
            ui.add_space(12.0);
            let fiscal = year.assessment.fiscal_year;
            let remark = target_problem(response, fiscal, year.day())
                .map(|problem| missing::target(problem, fiscal));
            ui.allocate_ui(egui::vec2(DATE, 80.0), |ui| {
                let edit = |date| Action::Edit(Edit::Target(place.clone(), date));
                let (id, date) = (id.with("target"), response.target);
                ui.vertical(|ui| {
                    date_field(ui, id, checklist::TARGET, date, remark, actions, edit);
                    quick_targets_ui(ui, year, place, actions);
                });
            });
        }
    });
    if place.form == FormRef::Institution {
        let id = id.with("person");
        let day = first.date.unwrap_or(year.day());
        person_field(ui, id, year.workbook, place, RoundNumber::First, first.person, day, actions);
    }
}

/// Days that are often the 目標日, each a click away; none lies beyond the fiscal year.
fn quick_targets_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    place: &AnswerPlace,
    actions: &mut Vec<Action>,
) {
    let (today, last) = (year.day(), year.assessment.fiscal_year.last_day());
    let in_months = |months| today.checked_add_months(Months::new(months)).unwrap_or(last);
    let days = [
        (checklist::IN_A_MONTH, in_months(1)),
        (checklist::IN_THREE_MONTHS, in_months(3)),
        (checklist::END_OF_YEAR, last),
    ];
    let accent = theme::tokens(ui).accent;
    ui.horizontal_wrapped(|ui| {
        for (label, day) in days {
            if ui.link(RichText::new(label).small().color(accent)).clicked() {
                actions.push(Action::Edit(Edit::Target(place.clone(), Some(day.min(last)))));
            }
        }
    });
}

fn second_round_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    place: &AnswerPlace,
    response: &Response,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let wanted = id.with("second wanted");
    let is_wanted = ui.data(|data| data.get_temp(wanted)).unwrap_or(false);
    let second = &response.second;
    let is_used = second.answer.is_some() || second.date.is_some();
    let is_offered = plans(year, place) && response.second_round_offered();
    // As long as the day is still to come the first round is what matters.
    let is_due = response.target.is_some_and(|target| target <= year.day());
    if !(is_wanted || is_used || (is_offered && is_due)) {
        if is_offered && year.is_writable() && ui.button(checklist::SECOND).clicked() {
            ui.data_mut(|data| data.insert_temp(wanted, true));
        }
        return;
    }
    card(ui, |ui| {
        heading(ui, checklist::SECOND_HEADING);
        if is_offered && second.answer.is_none() {
            caption(ui, checklist::SECOND_OFFERED);
        }
        let two = [
            (SecondAnswer::Yes, answers::second(SecondAnswer::Yes), None, false),
            (SecondAnswer::No, answers::second(SecondAnswer::No), None, true),
        ];
        ui.push_id("second", |ui| {
            let chosen = second.answer;
            if let Some(answer) = answer_buttons(ui, checklist::SECOND_ANSWER, &two, chosen, 40.0) {
                actions.push(Action::Edit(Edit::SecondAnswer(place.clone(), Some(answer))));
            }
            if is_used {
                let edit =
                    |date| Action::Edit(Edit::Date(place.clone(), RoundNumber::Second, date));
                let id = id.with("second date");
                let remark = second_date_problem(response)
                    .map(|problem| missing::row_problem(problem, year.assessment.fiscal_year));
                let label = checklist::SECOND_DATE;
                date_field(ui, id, label, second.date, remark, actions, edit);
                if place.form == FormRef::Institution {
                    let (id, round) = (id.with("second person"), RoundNumber::Second);
                    let day = second.date.unwrap_or(year.day());
                    person_field(ui, id, year.workbook, place, round, second.person, day, actions);
                }
                if ui.button(checklist::CLEAR).clicked() {
                    actions.push(Action::Edit(Edit::SecondAnswer(place.clone(), None)));
                }
            }
        });
    });
}

/// How many of the answers are offered: a vendor's sheet is copied from paper, and the paper knows two.
fn offered(form: FormRef) -> usize {
    match form {
        FormRef::Institution => 4,
        FormRef::Vendor(_) => 2,
    }
}

/// The bar under a row: previous, next, and what is wanted rarely. It keeps its shape whatever was
/// answered. Behind the last row of the clinic's own form stands the overview.
pub fn steps_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let place = AnswerPlace { form, item: key.clone() };
    let keys: Vec<&ItemKey> = year.edition.form_of(form).rows().map(|row| &row.item.key).collect();
    let at = keys.iter().position(|it| *it == key).unwrap_or(0);
    let go = |to: usize| Action::Show(AnswerPlace { form, item: keys[to].clone() });
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(at > 0, Button::new(checklist::PREVIOUS)).clicked() {
            actions.push(go(at - 1));
        }
        let is_last = at + 1 >= keys.len();
        if is_last && form == FormRef::Institution {
            if primary(ui, true, checklist::SUMMARY).clicked() {
                actions.push(Action::Go(Screen::Overview));
            }
        } else if primary(ui, !is_last, checklist::NEXT).clicked() {
            actions.push(go(at + 1));
        }
        if year.is_writable() {
            let menu = RichText::new(checklist::MORE);
            ui.menu_button(menu, |ui| rare_ui(ui, year, &place, actions));
        }
    });
}

/// Taking an answer back, and a second round that nothing asks for yet.
fn rare_ui(ui: &mut Ui, year: YearView<'_>, place: &AnswerPlace, actions: &mut Vec<Action>) {
    let blank = Response::unanswered(place.item.clone());
    let response = year.assessment.response(place.form, &place.item).unwrap_or(&blank);
    let is_answered = response.first.answer.is_some();
    if ui.add_enabled(is_answered, Button::new(checklist::CLEAR)).clicked() {
        actions.push(Action::Edit(Edit::Answer(place.clone(), None)));
    }
    let is_shown = plans(year, place) && response.second_round_offered();
    let can = !is_shown && response.second.answer.is_none();
    if ui.add_enabled(can, Button::new(checklist::SECOND)).clicked() {
        let wanted = item_id(ui, year, place).with("second wanted");
        ui.data_mut(|data| data.insert_temp(wanted, true));
    }
}

/// Whether いいえ on this row asks for a plan: it does on all but the applicability question.
fn plans(year: YearView<'_>, place: &AnswerPlace) -> bool {
    let row = year.edition.form_of(place.form).row(&place.item);
    row.is_some_and(|row| row.section.is_some())
}

/// The id under which the fields of a row are known.
fn item_id(ui: &Ui, year: YearView<'_>, place: &AnswerPlace) -> Id {
    ids::in_clinic(ui, ("item", year.assessment.fiscal_year, place))
}

/// The page keys lead to the next and the previous row, also from within a field: after いいえ the focus is
/// in one. Behind the last row stands the overview.
fn page_keys(ui: &Ui, year: YearView<'_>, place: &AnswerPlace, actions: &mut Vec<Action>) {
    if is_composing(ui) {
        return;
    }
    let rows: Vec<&ItemKey> =
        year.edition.form_of(place.form).rows().map(|row| &row.item.key).collect();
    let at = rows.iter().position(|key| **key == place.item).unwrap_or(0);
    let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let show = |key: &ItemKey| Action::Show(AnswerPlace { form: place.form, item: key.clone() });
    let to = if pressed(Key::PageDown) {
        let is_own = place.form == FormRef::Institution;
        rows.get(at + 1)
            .map_or(is_own.then_some(Action::Go(Screen::Overview)), |key| Some(show(key)))
    } else if pressed(Key::PageUp) {
        at.checked_sub(1).and_then(|before| rows.get(before)).map(|key| show(key))
    } else {
        None
    };
    if let Some(to) = to {
        if let Some(focused) = ui.memory(egui::Memory::focused) {
            ui.memory_mut(|memory| memory.surrender_focus(focused));
        }
        actions.extend([Action::LeaveField, to]);
    }
}

/// F4 goes to the memo. While no field has the focus, 1 to 4 answer and 0 says last year's answer again.
fn keys(ui: &Ui, year: YearView<'_>, place: &AnswerPlace, actions: &mut Vec<Action>) {
    if year.view.state.dialog.is_some() {
        return;
    }
    if ui.input(|input| input.key_pressed(Key::F4)) {
        let memo = item_id(ui, year, place).with("memo");
        ui.memory_mut(|memory| memory.request_focus(memo));
    }
    page_keys(ui, year, place, actions);
    if ui.ctx().text_edit_focused() {
        return;
    }
    let table = [
        (Key::Num1, Answer::Yes),
        (Key::Num2, Answer::No),
        (Key::Num3, Answer::Unknown),
        (Key::Num4, Answer::NotApplicable),
    ];
    if !year.is_writable() {
        return;
    }
    if place.form == FormRef::Institution
        && ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Num0))
        && let LastYear::Answered(last) = said(year, place)
    {
        actions.extend(repeated(place, &last).map(Action::Edit));
    }
    for (key, answer) in table.into_iter().take(offered(place.form)) {
        let pressed = ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        if pressed {
            give_answer(ui, year, place, answer, actions);
        }
    }
}

/// Answers, and goes where the work goes on: after いいえ to the target date, after 該当なし to the reason;
/// after はい, for those who like it so, to the next row.
fn give_answer(
    ui: &Ui,
    year: YearView<'_>,
    place: &AnswerPlace,
    answer: Answer,
    actions: &mut Vec<Action>,
) {
    actions.push(Action::Edit(Edit::Answer(place.clone(), Some(answer))));
    match answer {
        Answer::No => want_focus(ui, item_id(ui, year, place).with("target")),
        Answer::NotApplicable => {
            let reason = item_id(ui, year, place).with("reason");
            ui.memory_mut(|memory| memory.request_focus(reason));
        }
        // A sheet that came back is copied row by row.
        Answer::Yes
            if year.view.preferences.next_after_yes || place.form != FormRef::Institution =>
        {
            let rows = year.edition.form_of(place.form).rows();
            let mut after = rows.skip_while(|row| row.item.key != place.item).skip(1);
            if let Some(next) = after.next() {
                let item = next.item.key.clone();
                actions.push(Action::Show(AnswerPlace { form: place.form, item }));
            }
        }
        _ => {}
    }
}
