//! What changed since an approved version: lines gone and lines new, told apart by a mark and by
//! being struck through.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Role, Stroke, TextStyle, Ui, WidgetInfo};

use super::Page;
use super::fields::quiet;
use crate::bcp::Change;
use crate::model::bcp::ApprovedBcp;
use crate::state::{Action, BcpSpot, BcpTab};
use crate::text::bcp_screen as words;
use crate::ui::theme;
use crate::ui::widgets::{caption, heading, paragraph};

/// The comparison.
pub(super) fn changes_ui(
    ui: &mut Ui,
    page: Page<'_>,
    approved: &ApprovedBcp,
    changes: &[Change],
    actions: &mut Vec<Action>,
) {
    heading(ui, &words::compared(approved.version.trim()));
    if changes.is_empty() {
        paragraph(ui, words::NO_CHANGES);
        return;
    }
    caption(ui, words::CHANGES_EXPLAINED);
    ui.label(words::changes(changes.len()));
    let mut last = None;
    for (at, change) in changes.iter().enumerate() {
        if last != Some(&change.section) {
            last = Some(&change.section);
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| {
                heading(ui, &change.title);
                let is_there = page.made.plan.section(&change.section).is_some();
                let name = words::button(words::JUMP, &change.title);
                if is_there && quiet(ui, words::JUMP, &name) {
                    let spot = BcpSpot::Section(change.section.clone());
                    actions.push(Action::ShowBcp(BcpTab::Writing, Some(spot)));
                }
            });
        }
        ui.push_id(at, |ui| change_ui(ui, change));
    }
}

fn change_ui(ui: &mut Ui, change: &Change) {
    ui.spacing_mut().item_spacing.y = 3.0;
    if !change.label.is_empty() {
        caption(ui, &change.label);
    }
    for line in &change.before {
        line_ui(ui, words::GONE_MARK, line, &words::gone_line(line), true);
    }
    for line in &change.after {
        line_ui(ui, words::NEW_MARK, line, &words::new_line(line), false);
    }
}

fn line_ui(ui: &mut Ui, mark: &str, line: &str, spoken: &str, is_gone: bool) {
    let tokens = theme::tokens(ui);
    let color = if is_gone { tokens.secondary } else { tokens.ink };
    let fill = if is_gone { tokens.bar } else { tokens.accent_soft };
    let frame = egui::Frame::new().fill(fill).corner_radius(4);
    frame.inner_margin(egui::Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let font = TextStyle::Body.resolve(ui.style());
        let mut job = LayoutJob::default();
        let mut format = TextFormat::simple(font, color);
        format.line_height = Some(24.0);
        job.append(mark, 0.0, format.clone());
        if is_gone {
            format.strikethrough = Stroke::new(1.0, color);
        }
        job.append(line, 6.0, format);
        let label = ui.add(Label::new(job).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    });
}
