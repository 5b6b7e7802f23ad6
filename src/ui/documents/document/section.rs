//! One section as it will be printed, with its fields to be written in place.

use egui::{RichText, Role, Ui, WidgetInfo};

use super::fields::{self, Spot};
use super::{Page, written_word};
use crate::document::PlanSection;
use crate::explain::document_screen as words;
use crate::model::document_template::TemplateSection;
use crate::state::Action;
use crate::ui::theme;
use crate::ui::widgets::caption;

/// The section.
pub(super) fn section_ui(
    ui: &mut Ui,
    page: Page<'_>,
    section: &PlanSection,
    template: &TemplateSection,
    actions: &mut Vec<Action>,
) {
    let title = section.heading.clone();
    let group = ui.vertical(|ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&title).text_style(theme::official()));
            ui.add_space(8.0);
            fields::keep_whole(ui, written_word(section.written));
            caption(ui, written_word(section.written));
        });
        let given = page.made.given.section(&section.key);
        let mut running = 0;
        ui.add_enabled_ui(page.is_writable(), |ui| {
            for (at, (field, block)) in template.fields.iter().zip(&section.blocks).enumerate() {
                let label = if block.label.is_empty() {
                    running += 1;
                    words::running_text(running)
                } else {
                    block.label.clone()
                };
                let spot = Spot {
                    page,
                    field,
                    block,
                    given: given.and_then(|given| given.blocks.get(at)),
                    is_called_as_section: block.label == section.title,
                    name: words::field(&section.title, &label),
                };
                ui.push_id(&field.key, |ui| fields::field_ui(ui, &spot, actions));
            }
        });
    });
    fields::forget_focus(ui);
    group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &title));
}
