//! 改訂履歴, a line for each change that was worth one.

use egui::{Ui, vec2};

use super::Page;
use super::fields::{push_step, quiet};
use crate::explain::document_screen as words;
use crate::model::DocumentRevision;
use crate::state::{Action, DocumentEdit, RevisionEdit, SeenLine};
use crate::text::document as plan_words;
use crate::ui::ids;
use crate::ui::widgets::{
    NamedField, Rows, caption, date_boxes, heading, line_keys, named_field, want_focus,
};

/// Room for the button that takes a line away, in points.
const REMOVE: f32 = 56.0;

/// The lines, and the button that adds one.
pub(super) fn revisions_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    heading(ui, plan_words::REVISIONS);
    caption(ui, words::REVISIONS_EXPLAINED);
    let revisions = &page.document.revisions;
    let change = DocumentEdit::Revision;
    let lines = ids::in_clinic(ui, "revisions of the document");
    let keys = line_keys(ui, lines, revisions);
    let id_of = |key: u64| lines.with(key);
    for (at, (revision, key)) in revisions.iter().zip(keys.of_lines.iter()).enumerate() {
        let Some(seen) = SeenLine::of(revisions, at) else { continue };
        let name = |head: usize| words::revision(at + 1, plan_words::REVISION_HEADS[head]);
        let id = id_of(*key);
        let text_ui = |ui: &mut Ui, head: usize, actions: &mut Vec<Action>| {
            caption(ui, plan_words::REVISION_HEADS[head]);
            let name = name(head);
            let (value, rows) = if head == 0 {
                (&revision.version, Rows::One)
            } else {
                (&revision.what, Rows::From(1))
            };
            let field = NamedField {
                id: id.with(head),
                name: &name,
                value,
                hint: "",
                rows,
                is_filled: false,
            };
            named_field(ui, &field, actions, |text| {
                let seen = seen.clone();
                page.edit(change(if head == 0 {
                    RevisionEdit::Version(seen, text)
                } else {
                    RevisionEdit::What(seen, text)
                }))
            });
        };
        // Everything on one line where there is room for a few words beside the day.
        let width = ui.available_width();
        let beside = width - 84.0 - 300.0 - REMOVE - 3.0 * 8.0;
        let fits = beside > 220.0;
        let line_ui = |ui: &mut Ui| {
            ui.allocate_ui(vec2(84.0, 70.0), |ui| {
                ui.set_width(84.0);
                ui.vertical(|ui| text_ui(ui, 0, actions));
            });
            ui.allocate_ui(vec2(300.0, 70.0), |ui| {
                ui.set_width(300.0);
                let typed = |day| page.edit(change(RevisionEdit::Day(seen.clone(), day)));
                ui.vertical(|ui| {
                    caption(ui, plan_words::REVISION_HEADS[1]);
                    date_boxes(ui, id.with("day"), &name(1), revision.on, None, actions, typed);
                });
            });
            let room = if fits { beside } else { width - REMOVE - 8.0 };
            ui.allocate_ui(vec2(room, 70.0), |ui| {
                ui.set_width(room);
                ui.vertical(|ui| text_ui(ui, 2, actions));
            });
            let remove = words::button(words::REMOVE, &words::row(plan_words::REVISIONS, at + 1));
            if quiet(ui, words::REMOVE, &remove) {
                push_step(actions, page, change(RevisionEdit::Remove(seen.clone())));
            }
        };
        if fits {
            ui.horizontal_top(line_ui);
        } else {
            ui.horizontal_wrapped(line_ui);
        }
    }
    if ui.button(words::ADD_REVISION).clicked() {
        let version = page.document.version.clone();
        let line = DocumentRevision { version, on: Some(page.view.today), what: String::new() };
        push_step(actions, page, change(RevisionEdit::Add(line)));
        want_focus(ui, id_of(keys.next).with(2_usize));
    }
}
