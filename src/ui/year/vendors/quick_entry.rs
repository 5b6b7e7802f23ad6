//! The answers of a sheet that came back, one key per row.

use chrono::NaiveDate;
use egui::{Id, Key, Role, Sense, Ui, WidgetInfo, vec2};

use super::quick_head::{head_ui, paper_day};
use crate::explain::{missing, vendors as words};
use crate::model::edition::FormRow;
use crate::model::target_date::target_problem;
use crate::model::{
    Answer, AnswerPlace, FiscalYear, FormRef, ItemKey, Response, Vendor, VendorId, VendorSheet,
};
use crate::state::{Action, Edit};
use crate::text::answers;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, answer_buttons, caption, card, date_boxes, paragraph, want_focus};
use crate::ui::year::checklist::current_item;

/// Where the window remembers the sheet that is being entered.
fn memory(ui: &Ui) -> Id {
    ids::in_clinic(ui, "sheet entered by keys")
}

/// Whether this sheet is being entered.
pub(super) fn is_on(ui: &Ui, year: YearView<'_>, sheet: &VendorSheet) -> bool {
    let memory = memory(ui);
    let entered: Option<(FiscalYear, VendorId)> = ui.data(|data| data.get_temp(memory));
    year.is_writable() && entered == Some((year.assessment.fiscal_year, sheet.vendor))
}

/// Begins to enter a sheet.
pub(super) fn begin(ui: &Ui, year: YearView<'_>, sheet: &VendorSheet) {
    let entered = (year.assessment.fiscal_year, sheet.vendor);
    let memory = memory(ui);
    ui.data_mut(|data| data.insert_temp(memory, entered));
    // The button that was pressed is gone, so Enter and Esc belong to the list at once.
    let focused = ui.memory(egui::Memory::focused);
    ui.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
}

pub(super) fn end(ui: &Ui) {
    let memory = memory(ui);
    ui.data_mut(|data| data.remove::<(FiscalYear, VendorId)>(memory));
}

/// One sheet being entered.
struct Entry<'a> {
    year: YearView<'a>,
    form: FormRef,
    rows: Vec<FormRow<'a>>,
    /// The row that the keys answer.
    current: ItemKey,
    /// The 確認日 that an answer gets.
    day: Option<NaiveDate>,
}

pub(super) fn quick_entry_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    vendor: &Vendor,
    sheet: &VendorSheet,
    actions: &mut Vec<Action>,
) {
    let form = FormRef::Vendor(vendor.id);
    let Some(current) = current_item(year, form) else {
        return;
    };
    let rows = year.edition.form_of(form).rows().collect();
    let day = paper_day(ui, year, sheet);
    let entry = Entry { year, form, rows, current, day };
    entry.keys(ui, actions);
    widgets::scroll(ui, "quick entry", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 860.0);
            head_ui(ui, year, vendor, sheet, actions);
            let wanted = entry.missing_ui(ui);
            let list = card(ui, |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let mut group_before = "";
                    for row in &entry.rows {
                        let group = row.group.map_or("", |group| group.short.as_str());
                        if group != group_before {
                            caption(ui, group);
                            group_before = group;
                        }
                        ui.push_id(&row.item.key, |ui| entry.row_ui(ui, *row, actions));
                    }
                })
            });
            let name = words::QUICK_LIST;
            list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
            if let Some(wanted) = wanted {
                // In the next frame: the click that asked for it still takes the focus away.
                want_focus(ui, wanted);
                ui.ctx().request_repaint();
            }
        });
    });
}

impl Entry<'_> {
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
            let edit = Edit::Transcribe(self.place(key), answer, self.day);
            actions.push(Action::Edit(edit));
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
            let is_wide = ui.available_width() > 620.0;
            let name = |ui: &mut Ui, width: f32| {
                ui.allocate_ui(vec2(width, theme::CONTROL), |ui| {
                    ui.set_min_width(width);
                    let text = format!("{} {}", row.full_number(), row.item.short);
                    ui.label(text.trim());
                });
            };
            if is_wide {
                ui.horizontal(|ui| {
                    let width = ui.available_width() - 316.0;
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
        let choices = [
            (Some(Answer::Yes), answers::answer(Answer::Yes), None, false),
            (Some(Answer::No), answers::answer(Answer::No), None, true),
            (None, words::QUICK_BLANK, None, false),
        ];
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
        if self.rows.iter().all(|row| self.answer_of(&row.item.key).is_some()) {
            paragraph(ui, words::QUICK_DONE);
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

    /// While no text field has the focus, 1 to 3 answer. The other keys belong to a button that has
    /// the focus, and to the list where nothing has it. Esc first lets go of what had the focus.
    fn keys(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let memory = ids::in_clinic(ui, "focus in the quick entry");
        let before: bool = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
        let has_focus = ui.memory(|memory| memory.focused().is_some());
        ui.data_mut(|data| data.insert_temp(memory, has_focus));
        if self.year.view.state.dialog.is_some() || ui.ctx().text_edit_focused() {
            return;
        }
        let pressed = |key| ui.input(|it| it.modifiers.is_none() && it.key_pressed(key));
        let keys =
            [(Key::Num1, Some(Answer::Yes)), (Key::Num2, Some(Answer::No)), (Key::Num3, None)];
        for (key, answer) in keys {
            if pressed(key) {
                self.give(&self.current, answer, actions);
            }
        }
        if has_focus {
            return;
        }
        let forward = pressed(Key::ArrowDown) || pressed(Key::Enter);
        if (forward || pressed(Key::ArrowUp))
            && let Some(to) = self.beside(&self.current, forward)
        {
            actions.push(Action::Show(self.place(to)));
        }
        if pressed(Key::Escape) && !before {
            end(ui);
        }
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
