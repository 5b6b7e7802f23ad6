//! 前年の回答, in one line directly above the answers, with the key that says it again.

use egui::{Frame, Margin, RichText, Ui};

use crate::explain::checklist as words;
use crate::model::last_year::{LastAnswer, LastYear, last_year};
use crate::model::{AnswerPlace, FormRef};
use crate::state::{Action, Edit};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{capped, caption};

/// What the year before says about a row.
pub(super) fn said<'a>(year: YearView<'a>, place: &AnswerPlace) -> LastYear<'a> {
    let known = |id: &str| year.view.all_editions.iter().copied().find(|it| it.id == id);
    let today = year.day();
    last_year(year.edition, place.form, &place.item, year.before(), &known, today)
}

/// The edit that says it again, where that is offered.
pub(super) fn repeated(place: &AnswerPlace, last: &LastAnswer<'_>) -> Option<Edit> {
    let answer = last.answer.filter(|_| last.may_repeat())?;
    let reason = last.responses.iter().map(|it| it.reason.clone()).find(|it| !it.is_empty());
    Some(Edit::Repeat(place.clone(), answer, reason.unwrap_or_default()))
}

/// The line.
pub(super) fn last_year_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    place: &AnswerPlace,
    actions: &mut Vec<Action>,
) {
    let said = said(year, place);
    let Some(line) = words::last_year_line(&said) else { return };
    let tokens = theme::tokens(ui);
    let frame = Frame::new().fill(tokens.panel).corner_radius(8);
    frame.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            caption(ui, &line);
            if let LastYear::Answered(last) = &said {
                repeat_ui(ui, year, place, last, actions);
            }
        });
        let LastYear::Answered(last) = &said else { return };
        let remarks = words::last_year_remarks(last);
        if !remarks.is_empty() {
            caption(ui, &remarks);
        }
    });
}

fn repeat_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    place: &AnswerPlace,
    last: &LastAnswer<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(edit) = repeated(place, last) else { return };
    // What a vendor answered is copied from its sheet of this year.
    if place.form != FormRef::Institution {
        return;
    }
    let tokens = theme::tokens(ui);
    let colors = [tokens.card, tokens.line, tokens.ink];
    let button = ui.add_enabled_ui(year.is_writable(), |ui| {
        capped(ui, "0", RichText::new(words::REPEAT), colors, |button| button)
    });
    let button = button.inner.accessible_name(words::REPEAT);
    if button.clicked() {
        actions.push(Action::Edit(edit));
    }
}
