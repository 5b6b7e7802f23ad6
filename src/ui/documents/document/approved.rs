//! An approved version, to be read as it was approved.

use egui::{RichText, Role, Ui, WidgetInfo};

use crate::explain::{document_screen as words, window};
use crate::model::document_approved::{ApprovedDocument, FrozenContent, FrozenSection};
use crate::state::Action;
use crate::text::{dates, document as plan_words};
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{caption, heading, paragraph};

/// The version at a place among those that were approved.
pub fn approved_version_ui(ui: &mut Ui, view: View<'_>, at: usize, actions: &mut Vec<Action>) {
    let document = view
        .state
        .open
        .as_ref()
        .and_then(|book| book.workbook.document(&book.document_on_screen(view.documents)?));
    let Some(approved) = document.and_then(|document| document.approved.get(at)) else {
        actions.push(Action::Dismiss);
        return;
    };
    ui.label(RichText::new(&approved.title).heading());
    particulars_ui(ui, approved);
    if ui.button(window::CLOSE).clicked() {
        actions.push(Action::Dismiss);
    }
    let mut chapter = "";
    for section in &approved.sections {
        if section.chapter != chapter {
            chapter = &section.chapter;
            ui.add_space(12.0);
            ui.label(RichText::new(chapter).text_style(theme::title()));
        }
        section_ui(ui, section);
    }
}

fn particulars_ui(ui: &mut Ui, approved: &ApprovedDocument) {
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::japanese).unwrap_or_default();
    let approval = words::approved(&approved.version, approved.approved_on, &approved.approver);
    ui.label(approval);
    for (label, value) in [
        (plan_words::CREATED_ON, day(approved.created_on)),
        (plan_words::REVISED_ON, day(approved.revised_on)),
        (plan_words::NEXT_REVIEW_ON, day(approved.next_review_on)),
        (plan_words::AUTHOR, approved.author.clone()),
    ] {
        if !value.trim().is_empty() {
            caption(ui, &words::field(label, &value));
        }
    }
    for revision in &approved.revisions {
        let parts = [revision.version.clone(), day(revision.on), revision.what.clone()];
        caption(ui, &plan_words::row(&parts));
    }
}

fn section_ui(ui: &mut Ui, section: &FrozenSection) {
    ui.add_space(6.0);
    let group = ui.vertical(|ui| {
        heading(ui, &section.title);
        for block in &section.blocks {
            if !block.label.is_empty() && !section.title.ends_with(&block.label) {
                caption(ui, &block.label);
            }
            match &block.content {
                FrozenContent::Text(lines) | FrozenContent::List(lines) => {
                    for line in lines {
                        paragraph(ui, line);
                    }
                }
                FrozenContent::Table { rows, .. } => {
                    for row in rows.iter().skip(1) {
                        paragraph(ui, &words::frozen_row(&rows[0], row));
                    }
                }
            }
        }
    });
    group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &section.title));
}
