//! 版, its days and people, 改訂履歴, the approval, and what changed since an approved version.

use chrono::Months;
use egui::{Id, Ui, vec2};

use super::approved_list::{Comparing, approved_list_ui};
use super::fields::{person_pick, push_step, quiet};
use super::{Page, changes, revisions};
use crate::explain::document_screen as words;
use crate::model::ApprovedDocument;
use crate::state::{Action, ChartDay, Dialog, DocumentEdit, DocumentPerson};
use crate::text::document as plan_words;
use crate::ui::ids;
use crate::ui::widgets::{
    NamedField, Rows, attention, caption, card, date_field, heading, named_field, paragraph,
    primary,
};

/// The id of the field of 版.
pub(super) fn version_id(ui: &Ui) -> Id {
    ids::in_clinic(ui, "version of the document")
}

/// The id of the field of 次回見直し予定日.
pub(super) fn review_id(ui: &Ui) -> Id {
    ids::in_clinic(ui, ("day of the document", ChartDay::NextReview))
}

/// The page.
pub(super) fn versions_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    super::sheet_ui(ui, "versions of the document", 940.0, |ui| {
        ui.add_enabled_ui(page.is_writable(), |ui| {
            card(ui, |ui| particulars_ui(ui, page, actions));
            card(ui, |ui| revisions::revisions_ui(ui, page, actions));
            card(ui, |ui| approval_ui(ui, page, actions));
        });
        let compared = page.book.document.compared;
        card(ui, |ui| {
            approved_list_ui(ui, page.document, Comparing::WithNow(compared), actions);
        });
        if let (Some(at), Some(found)) = (page.book.document.compared, &page.made.changes)
            && let Some(approved) = page.document.approved.get(at)
        {
            card(ui, |ui| changes::changes_ui(ui, page, approved, found, actions));
        }
    });
}

/// Width of a field of the particulars, in points.
const FIELD: f32 = 330.0;

fn particulars_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let document = page.document;
    heading(ui, words::PARTICULARS);
    caption(ui, words::PARTICULARS_EXPLAINED);
    changed_ui(ui, page, actions);
    let cell = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        let width = FIELD.min(ui.available_width());
        ui.allocate_ui(vec2(width, 70.0), |ui| {
            ui.set_width(width);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                add(ui);
            });
        });
    };
    ui.horizontal_wrapped(|ui| {
        cell(ui, &mut |ui| version_ui(ui, page, version_id(ui), actions));
        for (which, label, day, id) in [
            (
                ChartDay::Created,
                plan_words::CREATED_ON,
                document.created_on,
                day_id(ui, ChartDay::Created),
            ),
            (
                ChartDay::Revised,
                plan_words::REVISED_ON,
                document.revised_on,
                day_id(ui, ChartDay::Revised),
            ),
            (
                ChartDay::NextReview,
                plan_words::NEXT_REVIEW_ON,
                document.next_review_on,
                review_id(ui),
            ),
        ] {
            cell(ui, &mut |ui| {
                let typed = |day| page.edit(DocumentEdit::Day(which, day));
                date_field(ui, id, label, day, None, actions, typed);
                if which == ChartDay::NextReview && day.is_none_or(|day| day < page.view.today) {
                    in_a_year_ui(ui, page, actions);
                }
            });
        }
        for (which, label, person) in [
            (DocumentPerson::Author, plan_words::AUTHOR, document.author),
            (DocumentPerson::Approver, plan_words::APPROVER, document.approver),
        ] {
            cell(ui, &mut |ui| {
                caption(ui, label);
                let id = ids::in_clinic(ui, ("person of the document", which));
                person_pick(ui, page, id, label, person, |person| {
                    actions.push(page.edit(DocumentEdit::Person(which, person)));
                });
            });
        }
    });
}

/// Most plans are reviewed after a year.
fn in_a_year_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let name = words::button(words::IN_A_YEAR, plan_words::NEXT_REVIEW_ON);
    if quiet(ui, words::IN_A_YEAR, &name) {
        let day = page.view.today.checked_add_months(Months::new(12));
        push_step(actions, page, DocumentEdit::Day(ChartDay::NextReview, day));
    }
}

fn day_id(ui: &Ui, which: ChartDay) -> Id {
    ids::in_clinic(ui, ("day of the document", which))
}

/// 版, as typed.
pub(super) fn version_ui(ui: &mut Ui, page: Page<'_>, id: Id, actions: &mut Vec<Action>) {
    caption(ui, plan_words::VERSION);
    let field = NamedField {
        id,
        name: plan_words::VERSION,
        value: &page.document.version,
        hint: "",
        rows: Rows::One,
        is_filled: false,
    };
    named_field(ui, &field, actions, |text| page.edit(DocumentEdit::Version(text)));
}

/// Raises the version to the next one, revised today.
pub(super) fn raise_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let next = page.document.next_version();
    if ui.button(words::raise(&next)).clicked() {
        push_step(actions, page, DocumentEdit::Raise(page.view.today));
    }
}

/// Said where the approved version of this number reads differently.
fn changed_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let is_last = |approved: &&ApprovedDocument| Some(*approved) == page.document.last_approved();
    let approved = page.document.approved_as(&page.document.version).filter(is_last);
    let has_changed = page.made.gaps.contains(&crate::document::DocumentGap::ChangedSinceApproval);
    if approved.is_some() && has_changed {
        attention(ui, &words::changed_since(page.document.version.trim()));
        raise_ui(ui, page, actions);
    }
}

fn approval_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::APPROVAL);
    paragraph(ui, words::APPROVAL_EXPLAINED);
    if primary(ui, page.is_writable(), words::APPROVE).clicked() {
        actions.push(Action::LeaveField);
        actions.push(Action::Ask(Dialog::ApproveDocument));
    }
}
