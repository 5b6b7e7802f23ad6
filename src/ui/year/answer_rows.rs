//! The rows of a form below each other, answered one key after the other.

use chrono::NaiveDate;
use egui::{Id, Key, Role, Sense, Ui, WidgetInfo, vec2};

use crate::explain::{checklist, missing, vendors as words};
use crate::model::edition::FormRow;
use crate::model::guidance::plain;
use crate::model::target_date::target_problem;
use crate::model::{Answer, AnswerPlace, FormRef, ItemKey, Response};
use crate::state::{Action, Edit};
use crate::text::answers;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{
    answer_buttons, caption, card, date_boxes, paragraph, text_field, want_focus,
};

/// A form being answered row by row: a vendor's sheet that is copied, or the clinic's own.
pub(super) struct AnswerRows<'a> {
    pub(super) year: YearView<'a>,
    pub(super) form: FormRef,
    pub(super) rows: Vec<FormRow<'a>>,
    /// The row that the keys answer.
    pub(super) current: ItemKey,
    /// The 確認日 that an answer copied from a vendor's sheet gets.
    pub(super) day: Option<NaiveDate>,
}

/// What a row can be answered with: the answer, its word, and whether it needs attention.
type Choice = (Option<Answer>, &'static str, bool);

/// A vendor's sheet is copied from paper, and the paper knows two answers and the blank.
const COPIED: [Choice; 3] = [
    (Some(Answer::Yes), "", false),
    (Some(Answer::No), "", true),
    (None, words::QUICK_BLANK, false),
];
const OWN: [Choice; 4] = [
    (Some(Answer::Yes), "", false),
    (Some(Answer::No), "", true),
    (Some(Answer::Unknown), "", false),
    (Some(Answer::NotApplicable), "", false),
];

impl AnswerRows<'_> {
    /// The list, named as one group; `before` is drawn above a row.
    pub(super) fn list_ui(
        &self,
        ui: &mut Ui,
        name: &str,
        actions: &mut Vec<Action>,
        mut before: impl FnMut(&mut Ui, &ItemKey, &mut Vec<Action>),
    ) {
        let wanted = self.missing_ui(ui);
        let list = card(ui, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let mut group_before = "";
                for row in &self.rows {
                    let group = row.group.map_or("", |group| group.short.as_str());
                    if group != group_before {
                        caption(ui, group);
                        group_before = group;
                    }
                    before(ui, &row.item.key, actions);
                    ui.push_id(&row.item.key, |ui| self.row_ui(ui, *row, actions));
                }
            })
        });
        list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
        if let Some(wanted) = wanted {
            // In the next frame: the click that asked for it still takes the focus away.
            want_focus(ui, wanted);
            ui.ctx().request_repaint();
        }
    }

    fn choices(&self) -> &'static [Choice] {
        match self.form {
            FormRef::Institution => &OWN,
            FormRef::Vendor(_) => &COPIED,
        }
    }

    fn edit(&self, key: &ItemKey, answer: Option<Answer>) -> Edit {
        let place = self.place(key);
        match self.form {
            FormRef::Institution => Edit::Answer(place, answer),
            FormRef::Vendor(_) => Edit::Transcribe(place, answer, self.day),
        }
    }

    fn answer_of(&self, key: &ItemKey) -> Option<Answer> {
        self.year.assessment.response(self.form, key).and_then(|it| it.first.answer)
    }

    fn place(&self, key: &ItemKey) -> AnswerPlace {
        AnswerPlace { form: self.form, item: key.clone() }
    }

    /// The row that many rows further on; the first and the last have nothing beyond them.
    fn beside(&self, key: &ItemKey, forward: bool) -> Option<&ItemKey> {
        let at = self.rows.iter().position(|row| row.item.key == *key)?;
        let to = if forward { at + 1 } else { at.checked_sub(1)? };
        self.rows.get(to).map(|row| &row.item.key)
    }

    /// Answers a row and goes on to the next.
    fn give(&self, key: &ItemKey, answer: Option<Answer>, actions: &mut Vec<Action>) {
        if self.answer_of(key) != answer {
            actions.push(Action::Edit(self.edit(key, answer)));
        }
        let next = self.beside(key, true).unwrap_or(key);
        actions.push(Action::Show(self.place(next)));
    }

    fn row_ui(&self, ui: &mut Ui, row: FormRow<'_>, actions: &mut Vec<Action>) {
        let key = &row.item.key;
        let is_current = *key == self.current;
        let tokens = theme::tokens(ui);
        let group = row.group.map_or("", |group| group.short.as_str());
        let state = self.answer_of(key).map_or(words::QUICK_BLANK, answers::answer);
        let spoken = words::quick_row(&row.full_number(), &row.item.short, group, state);
        let fill = if is_current { tokens.accent_soft } else { tokens.card };
        let frame = egui::Frame::new().fill(fill).corner_radius(6);
        let frame = frame.inner_margin(egui::Margin::symmetric(8, 3));
        let shown = frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let is_wide = ui.available_width() > self.room_for_choices() + 304.0;
            let name = |ui: &mut Ui, width: f32| {
                let layout = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(vec2(width, theme::CONTROL), layout, |ui| {
                    ui.set_min_width(width);
                    ui.set_max_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let title = format!("{} {}", row.full_number(), row.item.short);
                    match self.question(key) {
                        Some(question) => {
                            caption(ui, title.trim());
                            paragraph(ui, &question);
                        }
                        None => {
                            paragraph(ui, title.trim());
                        }
                    }
                });
            };
            if is_wide {
                ui.horizontal(|ui| {
                    let width = ui.available_width() - self.room_for_choices();
                    name(ui, width);
                    self.choices_ui(ui, key, &spoken, actions);
                });
            } else {
                name(ui, ui.available_width());
                self.choices_ui(ui, key, &spoken, actions);
            }
        });
        let response = shown.response.interact(Sense::click());
        if response.clicked() {
            actions.push(Action::Show(self.place(key)));
        }
        if is_current {
            let bar = egui::Rect::from_min_size(
                shown.response.rect.min,
                vec2(3.0, shown.response.rect.height()),
            );
            ui.painter().rect_filled(bar, 0.0, tokens.accent);
            keep_in_sight(ui, &shown.response, key);
        }
        self.target_ui(ui, row, actions);
        self.reason_ui(ui, row, actions);
    }

    /// What a row asks in plain words; a sheet of a vendor is copied by its numbers.
    fn question(&self, key: &ItemKey) -> Option<String> {
        let is_own = self.form == FormRef::Institution;
        let guidance = self.year.guided(self.form.kind(), key).filter(|_| is_own)?;
        Some(plain(&guidance.question)).filter(|question| !question.is_empty())
    }

    /// Room for the answers beside the name of a row, in points.
    fn room_for_choices(&self) -> f32 {
        match self.form {
            FormRef::Institution => 486.0,
            FormRef::Vendor(_) => 316.0,
        }
    }

    /// Why a row of the clinic's own form does not apply.
    fn reason_ui(&self, ui: &mut Ui, row: FormRow<'_>, actions: &mut Vec<Action>) {
        let key = &row.item.key;
        let response = self.year.assessment.response(self.form, key);
        let response = response.filter(|it| it.first.answer == Some(Answer::NotApplicable));
        let Some(response) = response.filter(|_| self.form == FormRef::Institution) else {
            return;
        };
        let place = self.place(key);
        let year = self.year.assessment.fiscal_year;
        let id = ids::in_clinic(ui, ("reason in the list", year, key));
        let label = checklist::reason_of(&row.full_number());
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let edit = |text| Action::Edit(Edit::Reason(place, text));
            text_field(ui, id, &label, &response.reason, actions, edit);
        });
    }

    /// 目標日 of a row that was answered いいえ, and what is wrong with it.
    fn target_ui(&self, ui: &mut Ui, row: FormRow<'_>, actions: &mut Vec<Action>) {
        let place = self.place(&row.item.key);
        let year = self.year.assessment.fiscal_year;
        let response = self.year.assessment.response(self.form, &row.item.key);
        let response = response.filter(|it| it.first.answer == Some(Answer::No));
        // Only a row of the form itself has a place for it.
        let Some(response) = response.filter(|_| row.section.is_some()) else {
            return;
        };
        let problem = target_problem(response, year, self.year.day());
        let remark = problem.map(|problem| missing::target(problem, year));
        let target = response.target;
        let label = words::quick_target(&row.full_number(), &row.item.short);
        ui.horizontal_top(|ui| {
            ui.add_space(24.0);
            ui.allocate_ui(vec2(64.0, theme::CONTROL), |ui| {
                ui.set_min_height(theme::CONTROL);
                ui.centered_and_justified(|ui| ui.label(words::TARGET));
            });
            let id = self.target_id(ui, &row.item.key);
            let edit = |day| Action::Edit(Edit::Target(place, day));
            date_boxes(ui, id, &label, target, remark, actions, edit);
        });
    }

    fn target_id(&self, ui: &Ui, key: &ItemKey) -> Id {
        ids::in_clinic(ui, ("quick target", self.year.assessment.fiscal_year, self.form, key))
    }

    fn choices_ui(&self, ui: &mut Ui, key: &ItemKey, spoken: &str, actions: &mut Vec<Action>) {
        let choices = self.choices().iter().map(|(answer, word, attention)| {
            (*answer, answer.map_or(*word, answers::answer), None, *attention)
        });
        let choices: Vec<_> = choices.collect();
        let given = self.answer_of(key);
        // A row without an answer needs no mark to say so.
        let chosen = given.map(Some);
        if let Some(answer) = answer_buttons(ui, spoken, &choices, chosen, 34.0) {
            self.give(key, answer, actions);
        }
    }

    /// What is still to do: dates that いいえ asks for, and in the end nothing. Returns the date field
    /// that is asked for.
    fn missing_ui(&self, ui: &mut Ui) -> Option<Id> {
        let answers = || self.rows.iter().map(|row| self.answer_of(&row.item.key));
        if answers().all(|answer| answer.is_some()) {
            let unknown = answers().filter(|answer| *answer == Some(Answer::Unknown)).count();
            paragraph(ui, &words::quick_done(unknown));
        }
        let lacks_target = |row: &&FormRow<'_>| {
            let response = self.year.assessment.response(self.form, &row.item.key);
            let is_open = |it: &Response| it.current() == Some(Answer::No) && it.target.is_none();
            row.section.is_some() && response.is_some_and(is_open)
        };
        let open: Vec<&FormRow<'_>> = self.rows.iter().filter(lacks_target).collect();
        let first = open.first()?;
        let row = ui.horizontal_wrapped(|ui| {
            ui.label(words::targets_missing(open.len()));
            ui.button(words::ENTER_TARGETS).clicked()
        });
        row.inner.then(|| self.target_id(ui, &first.item.key))
    }

    /// While no text field has the focus, the numbers answer. The other keys belong to a button that has
    /// the focus, and to the list where nothing has it. Esc first lets go of what had the focus; says
    /// whether it ends the list.
    pub(super) fn keys(&self, ui: &Ui, actions: &mut Vec<Action>) -> bool {
        let memory = ids::in_clinic(ui, "focus in the quick entry");
        let before: bool = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
        let has_focus = ui.memory(|memory| memory.focused().is_some());
        ui.data_mut(|data| data.insert_temp(memory, has_focus));
        if self.year.view.state.dialog.is_some() || ui.ctx().text_edit_focused() {
            return false;
        }
        let pressed = |key| ui.input(|it| it.modifiers.is_none() && it.key_pressed(key));
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
        for (key, (answer, ..)) in keys.into_iter().zip(self.choices()) {
            if pressed(key) && self.year.is_writable() {
                self.give(&self.current, *answer, actions);
            }
        }
        if has_focus {
            return false;
        }
        let forward = pressed(Key::ArrowDown) || pressed(Key::Enter);
        if (forward || pressed(Key::ArrowUp))
            && let Some(to) = self.beside(&self.current, forward)
        {
            actions.push(Action::Show(self.place(to)));
        }
        pressed(Key::Escape) && !before
    }
}

/// Scrolls the current row into sight when it has just become that.
fn keep_in_sight(ui: &Ui, response: &egui::Response, key: &ItemKey) {
    let memory = ids::in_clinic(ui, "row last entered");
    let last: Option<ItemKey> = ui.data(|data| data.get_temp(memory));
    if last.as_ref() != Some(key) {
        response.scroll_to_me(None);
        ui.data_mut(|data| data.insert_temp(memory, key.clone()));
    }
}
