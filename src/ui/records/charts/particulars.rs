//! What is said about the chart itself: dates, version, author, where it is kept.

use egui::{Align, ComboBox, Id, Layout, Ui, vec2};

use super::{ChartView, leave_note, take_note};
use crate::explain::chart as words;
use crate::model::PersonId;
use crate::state::{Action, ChartDay, ChartEdit, ChartField, ChartPerson};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::widgets::{caption, card, date_field, heading, text_field, want_focus};

/// A field that a gap leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// 作成日
    Created,
    /// 次回見直し予定日
    NextReview,
    /// 作成者 or 承認者
    Person(ChartPerson),
}

fn id_of(ui: &Ui, chart: ChartView<'_>) -> Id {
    ids::in_clinic(ui, ("chart particulars", chart.kind))
}

fn day_id(ui: &Ui, chart: ChartView<'_>, day: ChartDay) -> Id {
    id_of(ui, chart).with(day)
}

/// Puts the focus into a field when it is next drawn.
pub fn want(ui: &Ui, chart: ChartView<'_>, wanted: Wanted) {
    leave_note(ui, id_of(ui, chart), wanted);
}

/// The card.
pub fn particulars_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    let it = chart.chart;
    card(ui, |ui| {
        ui.add_enabled_ui(chart.can_change(), |ui| {
            heading(ui, words::PARTICULARS);
            let wanted: Option<Wanted> = take_note(ui, id_of(ui, chart));
            match wanted {
                Some(Wanted::Created) => want_focus(ui, day_id(ui, chart, ChartDay::Created)),
                Some(Wanted::NextReview) => want_focus(ui, day_id(ui, chart, ChartDay::NextReview)),
                Some(Wanted::Person(_)) | None => {}
            }
            ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
                for (day, date) in [
                    (ChartDay::Created, it.created_on),
                    (ChartDay::Revised, it.revised_on),
                    (ChartDay::NextReview, it.next_review_on),
                ] {
                    ui.allocate_ui(vec2(300.0, 80.0), |ui| {
                        let edit = |date| chart.edit(ChartEdit::Day(day, date));
                        let id = day_id(ui, chart, day);
                        date_field(ui, id, words::day(day), date, None, actions, edit);
                    });
                }
            });
            ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
                for (role, label, person) in [
                    (ChartPerson::Author, words::AUTHOR, it.author),
                    (ChartPerson::Approver, words::APPROVER, it.approver),
                ] {
                    let id = id_of(ui, chart).with(label);
                    let is_wanted = wanted == Some(Wanted::Person(role));
                    let pick = |picked| chart.edit(ChartEdit::Person(role, picked));
                    person_ui(ui, id, chart, (label, person), is_wanted, actions, pick);
                }
            });
            for (field, value) in
                [(ChartField::Version, &it.version), (ChartField::KeptAt, &it.kept_at)]
            {
                let edit = |text| chart.edit(ChartEdit::Text(field, text));
                let id = id_of(ui, chart).with(field);
                text_field(ui, id, words::field(field), value, actions, edit);
            }
        });
    });
}

/// A person of the clinic, or nobody: the label, and who it is now. Those who have left can stay,
/// but no longer be picked.
pub fn person_ui(
    ui: &mut Ui,
    id: Id,
    chart: ChartView<'_>,
    (label, person): (&str, Option<PersonId>),
    wants_focus: bool,
    actions: &mut Vec<Action>,
    pick: impl Fn(Option<PersonId>) -> Action,
) {
    let workbook = &chart.book.workbook;
    ui.vertical(|ui| {
        ui.set_max_width(260.0);
        caption(ui, label);
        let name =
            person.and_then(|id| workbook.person(id)).map_or(words::NO_PERSON, |it| &it.name);
        let combo = ComboBox::from_id_salt(id).selected_text(name).width(230.0).truncate();
        let shown = combo.show_ui(ui, |ui| {
            if list_entry(ui, person.is_none(), words::NO_PERSON).clicked() {
                actions.push(pick(None));
            }
            for it in &workbook.people {
                let is_chosen = person == Some(it.id);
                if (is_chosen || it.is_there_on(chart.view.today))
                    && list_entry(ui, is_chosen, &it.name).clicked()
                {
                    actions.push(pick(Some(it.id)));
                }
            }
        });
        let response = shown.response.accessible_name(label);
        note_list(ui, response.id);
        if wants_focus {
            response.request_focus();
            response.scroll_to_me(None);
        }
    });
}
