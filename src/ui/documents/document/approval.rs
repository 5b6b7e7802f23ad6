//! The dialog before the document is approved.

use egui::{RichText, Ui};

use super::fields::person_pick;
use super::{Page, gap_line, versions};
use crate::document::DocumentGap;
use crate::explain::{document_screen as words, window};
use crate::state::{Action, DocumentEdit, DocumentPerson, DocumentTab};
use crate::text::document as plan_words;
use crate::ui::ids;
use crate::ui::view::View;
use crate::ui::widgets::{attention, caption, paragraph, primary};

/// How many of the gaps are named.
const NAMED: usize = 4;

/// What approving means, who approves which version, and what is still open.
pub fn approve_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let page = view.state.open.as_ref().and_then(|book| Page::of(view, book));
    let Some(page) = page else {
        actions.push(Action::Dismiss);
        return;
    };
    let document = page.document;
    ui.label(RichText::new(words::approve_title(&page.template.called)).heading());
    paragraph(ui, words::APPROVE_MEANS);
    let used = document.approved_as(&document.version);
    let has_version = !document.version.trim().is_empty();
    versions::version_ui(ui, page, ids::in_clinic(ui, "version in the dialog"), actions);
    if let Some(used) = used {
        attention(ui, &words::version_used(document.version.trim(), used.approved_on));
    } else if !has_version {
        attention(ui, words::VERSION_WANTED);
    }
    if used.is_some() || !has_version {
        versions::raise_ui(ui, page, actions);
    }
    caption(ui, plan_words::APPROVER);
    let approver = document.approver.and_then(|id| page.book.workbook.person(id));
    let approver = approver.filter(|person| person.is_there_on(view.today));
    let id = ids::in_clinic(ui, "approver in the dialog");
    let name = plan_words::APPROVER;
    person_pick(ui, page, id, name, document.approver, |person| {
        actions.push(page.edit(DocumentEdit::Person(DocumentPerson::Approver, person)));
    });
    if approver.is_none() {
        caption(ui, words::APPROVER_WANTED);
    }
    open_ui(ui, page);
    let approver = approver.filter(|_| has_version && used.is_none() && page.is_writable());
    ui.horizontal_wrapped(|ui| {
        let label = words::approve_version(&document.version);
        if primary(ui, approver.is_some(), &label).clicked() {
            actions.push(page.edit(DocumentEdit::Approve));
            actions.push(Action::Dismiss);
        }
        if open_gaps(page).next().is_some() && ui.button(words::LOOK).clicked() {
            actions.push(Action::Dismiss);
            actions.push(page.show(DocumentTab::Progress, None));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// What is still open, but for what approving itself settles.
fn open_gaps(page: Page<'_>) -> impl Iterator<Item = &DocumentGap> {
    page.made.gaps.iter().filter(|gap| {
        !matches!(
            gap,
            DocumentGap::NoVersion
                | DocumentGap::NeverApproved
                | DocumentGap::ChangedSinceApproval
                | DocumentGap::NotPrinted
        )
    })
}

fn open_ui(ui: &mut Ui, page: Page<'_>) {
    let count = open_gaps(page).count();
    if count == 0 {
        return;
    }
    attention(ui, &words::still_open(count));
    for gap in open_gaps(page).take(NAMED) {
        caption(ui, &words::field(&gap_line::place(page, gap), &gap_line::what(page, gap)));
    }
    if count > NAMED {
        caption(ui, &words::and_more(count - NAMED));
    }
}
