//! The chapters and sections of the document with the state of each.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use super::{Page, mark_of, written_word};
use crate::document::PlanSection;
use crate::explain::document_screen as words;
use crate::state::{Action, DocumentSpot, DocumentTab};
use crate::ui::ids;
use crate::ui::list_keys::note_list;
use crate::ui::widgets::{caption, row_ui};

/// The outline as a list.
pub(super) fn outline_ui(
    ui: &mut Ui,
    page: Page<'_>,
    shown: &PlanSection,
    actions: &mut Vec<Action>,
) {
    let group = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for chapter in &page.made.plan.chapters {
            ui.add_space(6.0);
            caption(ui, &chapter.heading);
            for section in &chapter.sections {
                let title = section.heading.clone();
                let spoken = words::spoken_section(&title, written_word(section.written));
                let is_shown = section.key == shown.key;
                let row = row_ui(ui, mark_of(section.written), &title, &spoken, is_shown);
                if is_shown {
                    keep_in_sight(ui, &row, section);
                }
                if row.clicked() {
                    actions.push(show(page, section));
                }
            }
        }
    });
    group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::OUTLINE));
}

/// Brings the row of a section into sight when it has just come on screen.
fn keep_in_sight(ui: &Ui, row: &egui::Response, section: &PlanSection) {
    let noted = ids::in_clinic(ui, "section last in sight");
    let last: Option<String> = ui.data(|data| data.get_temp(noted));
    if last.as_ref() != Some(&section.key) {
        ui.data_mut(|data| data.insert_temp(noted, section.key.clone()));
        row.scroll_to_me(None);
    }
}

/// The outline as a drop-down, for narrow windows.
pub(super) fn outline_drop_down(
    ui: &mut Ui,
    page: Page<'_>,
    shown: &PlanSection,
    actions: &mut Vec<Action>,
) {
    let title = shown.heading.clone();
    let width = ui.available_width().min(420.0);
    let combo = ComboBox::from_id_salt("outline of the document").selected_text(title);
    let combo = combo.width(width).truncate();
    let response = combo.show_ui(ui, |ui| outline_ui(ui, page, shown, actions)).response;
    note_list(ui, response.accessible_name(words::OUTLINE).id);
}

/// Shows a section.
pub(super) fn show(page: Page<'_>, section: &PlanSection) -> Action {
    page.show(DocumentTab::Writing, Some(DocumentSpot::Section(section.key.clone())))
}
