//! What was promised for a day, and who has not answered: beside the work on the overview.

use egui::text::LayoutJob;
use egui::{Role, Ui, WidgetInfo, vec2};

use crate::explain::overview as words;
use crate::model::Vendor;
use crate::model::due::{Due, Promise, due};
use crate::model::need::vendor_sheets_needed;
use crate::model::vendor_waiting::{VendorState, vendor_states};
use crate::state::Action;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{Icon, caption, heading, paint_icon};

/// What was promised for a day, and who has not answered.
pub(super) fn due_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::DUE);
    let all = due(year.edition, year.assessment, year.day());
    if all.is_empty() {
        caption(ui, words::NOTHING_DUE);
    }
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in &all {
            let is_late = one.days.is_none_or(|days| days < 0);
            let (text, jump) = promise(year, one);
            if line_ui(ui, &words::days(one), &text, is_late) {
                actions.push(jump);
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::DUE_LIST));
    ui.add_space(12.0);
    replies_ui(ui, year, actions);
}

/// What was promised, and where it is kept.
fn promise(year: YearView<'_>, due: &Due) -> (String, Action) {
    match &due.what {
        Promise::Row(place) => {
            let row = year.edition.institution.row(&place.item);
            let (name, group) = row.map_or(("", ""), |row| {
                (row.item.short.as_str(), row.group.map_or("", |group| group.short.as_str()))
            });
            (words::due_row(name, group, due.target), Action::Show(place.clone()))
        }
        Promise::GetBack(vendor) | Promise::Disclosure(vendor, _) => {
            (words::due_vendor(due, year.workbook), Action::ShowVendor(*vendor))
        }
    }
}

/// Who has not answered, and since when.
fn replies_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::REPLIES);
    if !vendor_sheets_needed(year.edition, year.assessment) {
        let is_bridge = year.edition.bridge;
        caption(ui, if is_bridge { words::NO_VENDOR_FORM } else { words::NO_REPLIES_NEEDED });
        return;
    }
    if year.assessment.vendor_sheets.is_empty() {
        caption(ui, words::NO_VENDORS);
    }
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let states = vendor_states(year.edition, year.assessment, year.day());
        // Nobody waits for one whose contract has ended.
        let vendor = |state: &VendorState| year.workbook.vendor(state.vendor);
        let is_there = |it: &Vendor| it.is_there_on(year.day());
        for state in states.into_iter().filter(|state| vendor(state).is_none_or(is_there)) {
            let row = words::reply_row(&state, year.workbook);
            let needs_attention = state.is_awaited() && state.is_overdue();
            if line_ui(ui, &words::reply(&state), &row, needs_attention) {
                actions.push(Action::ShowVendor(state.vendor));
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::REPLY_LIST));
}

/// Below this width the state stands above the line and not before it, in points.
const FOLD: f32 = 420.0;
/// The width of the state before a line, in points.
const STATE_WIDTH: f32 = 140.0;

/// One line that leads somewhere: a state before, a name after it. Says whether it was chosen.
pub(super) fn line_ui(ui: &mut Ui, state: &str, text: &str, needs_attention: bool) -> bool {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    if width < FOLD {
        return stacked_ui(ui, state, text, needs_attention);
    }
    let layout = |text: &str, style: egui::TextStyle, color, width| {
        let mut job = LayoutJob::simple(text.to_owned(), style.resolve(ui.style()), color, width);
        job.sections.iter_mut().for_each(|section| section.format.line_height = Some(22.0));
        ui.painter().layout_job(job)
    };
    let color = if needs_attention { tokens.attention } else { tokens.ink };
    let state_galley = layout(state, theme::strong(), color, STATE_WIDTH);
    let room = width - STATE_WIDTH - 8.0;
    let galley = layout(text, egui::TextStyle::Body, tokens.ink, room);
    let height = (galley.size().y.max(state_galley.size().y) + 16.0).max(40.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 6.0, tokens.hover);
        }
        let place = |galley: std::sync::Arc<egui::Galley>, x: f32| {
            let at = egui::pos2(x, rect.center().y - galley.size().y / 2.0);
            painter.galley(at, galley, tokens.ink);
        };
        place(state_galley, rect.left() + 4.0);
        place(galley, rect.left() + STATE_WIDTH + 8.0);
        painter.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, tokens.bar));
    }
    said(ui, &response, state, text);
    response.clicked()
}

/// The same with the state above: the first line of the text is what it is about, the rest is small.
fn stacked_ui(ui: &mut Ui, state: &str, text: &str, needs_attention: bool) -> bool {
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let color = if needs_attention { tokens.attention } else { tokens.ink };
    let (name, below) = text.split_once('\n').unwrap_or((text, ""));
    let lines = [
        (state, theme::small_strong(), color, 22.0),
        (name, egui::TextStyle::Body, tokens.ink, 24.0),
        (below, theme::detail(), tokens.secondary, 20.0),
    ];
    let room = width - 24.0;
    let galleys = lines.map(|(text, style, color, height)| {
        let mut job = LayoutJob::simple(text.to_owned(), style.resolve(ui.style()), color, room);
        job.sections.iter_mut().for_each(|section| section.format.line_height = Some(height));
        (ui.painter().layout_job(job), text.is_empty())
    });
    let shown = || galleys.iter().filter(|(_, is_empty)| !is_empty).map(|(galley, _)| galley);
    let height = shown().map(|galley| galley.size().y).sum::<f32>() + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 6.0, tokens.hover);
        }
        let mut at = rect.min + vec2(0.0, 8.0);
        for galley in shown() {
            painter.galley(at, std::sync::Arc::clone(galley), tokens.ink);
            at.y += galley.size().y;
        }
        let onward = egui::pos2(rect.right() - 10.0, rect.center().y);
        paint_icon(painter, onward, Icon::Onward, tokens.secondary);
        painter.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, tokens.line));
    }
    said(ui, &response, state, text);
    response.clicked()
}

/// How a line sounds.
fn said(ui: &Ui, response: &egui::Response, state: &str, text: &str) {
    let spoken = format!("{state} {}", text.replace('\n', " "));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &spoken));
}
