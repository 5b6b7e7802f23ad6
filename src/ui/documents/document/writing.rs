//! The text: outline, the section as it will be printed, and its help.

use egui::{Button, Key, RichText, Ui};

use super::outline::{outline_drop_down, outline_ui, show};
use super::{Page, section};
use crate::document::PlanSection;
use crate::explain::document_screen as words;
use crate::model::document_template::TemplateSection;
use crate::model::{DocumentPart, Papers};
use crate::state::{Action, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{self, card, heading, paragraph, primary};

/// Width of the outline, in points.
const OUTLINE: f32 = 290.0;
/// Width of the help, in points.
const HELP: f32 = 264.0;
/// The least width of a section beside its help, in points.
const SECTION: f32 = 520.0;

/// The page.
pub(super) fn writing_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let Some(shown) = page.section() else {
        return;
    };
    let Some(template) = page.template.section(&shown.key) else {
        return;
    };
    keys(ui, page, shown, actions);
    let folded = ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH;
    if !folded {
        egui::Panel::left("outline")
            .exact_size(OUTLINE)
            .resizable(false)
            .frame(theme::side_list(ui))
            .show(ui, |ui| {
                widgets::scroll(ui, "outline", |ui| outline_ui(ui, page, shown, actions));
            });
    }
    if folded || ui.available_width() < SECTION + HELP {
        section_ui(ui, page, shown, template, (folded, true), actions);
        return;
    }
    // Where the section has all it can use, the help takes more, up to a line's length.
    let help = (ui.available_width() - 900.0).clamp(HELP, 420.0);
    // In reading order, so that Tab goes the same way: outline, section, help.
    egui::Panel::left("section")
        .exact_size(ui.available_width() - help)
        .resizable(false)
        .frame(egui::Frame::new())
        .show(ui, |ui| section_ui(ui, page, shown, template, (folded, false), actions));
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(16);
    frame.show(ui, |ui| {
        widgets::scroll(ui, ("help", &shown.key), |ui| help_ui(ui, template));
    });
}

/// The section, and the bar at its foot, which stays in sight however long the section is.
fn section_ui(
    ui: &mut Ui,
    page: Page<'_>,
    shown: &PlanSection,
    template: &TemplateSection,
    (folded, with_help): (bool, bool),
    actions: &mut Vec<Action>,
) {
    let noted = ids::in_clinic(ui, "height of the steps between sections");
    let bar: f32 = ui.data(|data| data.get_temp(noted)).unwrap_or(53.0);
    egui::Panel::top("section above the steps")
        .exact_size((ui.available_height() - bar).max(40.0))
        .resizable(false)
        .frame(egui::Frame::new())
        .show(ui, |ui| {
            // Every section begins at its beginning.
            widgets::scroll(ui, ("section", &shown.key), |ui| {
                let margin = if folded { theme::edge(ui) } else { 18 };
                let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 12));
                frame.show(ui, |ui| {
                    widgets::keep_to_width(ui, 900.0);
                    if folded {
                        outline_drop_down(ui, page, shown, actions);
                    }
                    card(ui, |ui| section::section_ui(ui, page, shown, template, actions));
                    if with_help {
                        card(ui, |ui| help_ui(ui, template));
                    }
                });
            });
        });
    let margin = egui::Margin::symmetric(18, 8);
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(margin);
    let steps = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        steps_ui(ui, page, shown, actions);
    });
    let height = steps.response.rect.height() + 1.0;
    if (height - bar).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(noted, height));
        ui.request_repaint();
    }
}

/// The sections before and after the one on screen.
fn around<'a>(
    page: Page<'a>,
    shown: &PlanSection,
) -> (Option<&'a PlanSection>, Option<&'a PlanSection>) {
    let mut before = None;
    let mut sections = page.made.plan.sections();
    for section in sections.by_ref() {
        if section.key == shown.key {
            break;
        }
        before = Some(section);
    }
    (before, sections.next())
}

fn steps_ui(ui: &mut Ui, page: Page<'_>, shown: &PlanSection, actions: &mut Vec<Action>) {
    let (before, after) = around(page, shown);
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(before.is_some(), Button::new(words::PREVIOUS)).clicked() {
            actions.extend(before.map(|section| show(page, section)));
        }
        if primary(ui, after.is_some(), words::NEXT).clicked() {
            actions.extend(after.map(|section| show(page, section)));
        }
        if ui.button(words::AS_PRINTED).clicked() {
            actions.push(Action::LeaveField);
            actions.push(Action::ChoosePapers(Papers::only(page.paper(DocumentPart::Body))));
            actions.push(Action::Go(Screen::Preview));
        }
    });
}

/// While no field has the focus, the page keys lead to the next and the previous section.
fn keys(ui: &Ui, page: Page<'_>, shown: &PlanSection, actions: &mut Vec<Action>) {
    if page.view.state.dialog.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let (before, after) = around(page, shown);
    let to = if ui.input(|input| input.key_pressed(Key::PageDown)) {
        after
    } else if ui.input(|input| input.key_pressed(Key::PageUp)) {
        before
    } else {
        None
    };
    actions.extend(to.map(|section| show(page, section)));
}

/// What is decided in a section, and an example.
fn help_ui(ui: &mut Ui, template: &TemplateSection) {
    let group = ui.vertical(|ui| {
        heading(ui, words::HELP);
        for (title, text) in
            [(words::DECIDE, &template.decide), (words::EXAMPLE, &template.example)]
        {
            ui.add_space(8.0);
            let title = RichText::new(title).text_style(theme::strong());
            ui.label(title.color(theme::tokens(ui).accent));
            paragraph(ui, text);
        }
    });
    group.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, words::HELP));
}
