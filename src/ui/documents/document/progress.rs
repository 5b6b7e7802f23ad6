//! How far the document has come, what is still missing, which version it is, and printing it.

use egui::{ProgressBar, Ui};

use super::{Page, checks, gap_line, start};
use crate::document::{DocumentGap, PlanSection, Written};
use crate::explain::document_screen as words;
use crate::model::Papers;
use crate::state::{Action, DocumentEdit, DocumentSpot, DocumentTab, Screen};
use crate::text::{dates, document as plan_words};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{attention, caption, card, heading, paragraph, primary};

/// The page.
pub(super) fn progress_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    super::sheet_ui(ui, "progress of the document", 1160.0, |ui| {
        ui.heading(&page.template.title);
        standing_ui(ui, page, actions);
        ui.add_space(6.0);
        if ui.available_width() > 780.0 {
            ui.columns(2, |columns| {
                card(&mut columns[0], |ui| gaps_ui(ui, page, actions));
                side_ui(&mut columns[1], page, actions);
            });
        } else {
            card(ui, |ui| gaps_ui(ui, page, actions));
            side_ui(ui, page, actions);
        }
    });
}

fn standing_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let sections = || page.made.plan.sections();
    let all = sections().count();
    let complete = sections().filter(|section| section.written == Written::Complete).count();
    paragraph(ui, &words::progress(complete, all));
    #[expect(clippy::cast_precision_loss, reason = "tens of sections")]
    let share = complete as f32 / all.max(1) as f32;
    let tokens = theme::tokens(ui);
    let width = ui.available_width().min(560.0);
    ui.scope(|ui| {
        ui.visuals_mut().extreme_bg_color = tokens.bar;
        let bar = ProgressBar::new(share).desired_width(width).desired_height(14.0);
        ui.add(bar.fill(tokens.accent)).accessible_name(words::PROGRESS);
    });
    ui.add_space(4.0);
    chapters_ui(ui, page, actions);
    ui.add_space(4.0);
    let open = sections().find(|section| section.written != Written::Complete);
    let label = if open.is_some() { words::GO_ON } else { words::READ };
    if primary(ui, true, label).clicked() {
        let of_text = page.made.gaps.iter().find(|gap| gap_line::field_of(gap).is_some());
        match (open, of_text) {
            (Some(_), Some(gap)) => gap_line::go(ui, page, gap, actions),
            (Some(section), None) => {
                let spot = DocumentSpot::Section(section.key.clone());
                actions.push(page.show(DocumentTab::Writing, Some(spot)));
            }
            (None, _) => actions.push(page.show(DocumentTab::Writing, None)),
        }
    }
}

/// Room for the names of chapters, in points.
const CHAPTER: f32 = 330.0;
/// Room for the bar of a chapter, in points.
const BAR: f32 = 180.0;

/// How far each chapter has come; it leads to its first section that is open.
fn chapters_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let width = (ui.available_width() - BAR - 80.0).min(CHAPTER);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for chapter in &page.made.plan.chapters {
            let is_complete = |it: &&PlanSection| it.written == Written::Complete;
            let complete = chapter.sections.iter().filter(is_complete).count();
            let all = chapter.sections.len();
            let open = chapter.sections.iter().find(|section| !is_complete(section));
            let Some(section) = open.or(chapter.sections.first()) else { continue };
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 28.0;
                let size = egui::vec2(width, 28.0);
                let name = egui::Button::new(&chapter.heading).frame(false).truncate();
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                let clicked = ui.allocate_ui_with_layout(size, layout, |ui| {
                    ui.set_min_width(width);
                    ui.add(name).clicked()
                });
                if clicked.inner {
                    let spot = DocumentSpot::Section(section.key.clone());
                    actions.push(page.show(DocumentTab::Writing, Some(spot)));
                }
                #[expect(clippy::cast_precision_loss, reason = "a chapter has a few sections")]
                let share = complete as f32 / all.max(1) as f32;
                ui.visuals_mut().extreme_bg_color = tokens.bar;
                let bar = ProgressBar::new(share).desired_width(BAR).desired_height(10.0);
                let bar = ui.add(bar.fill(tokens.accent));
                bar.accessible_name(words::chapter(&chapter.heading, complete, all));
                caption(ui, &words::fraction(complete, all));
            });
        }
    });
}

/// The lines of as many sections are shown at first.
const SECTIONS_AT_FIRST: usize = 5;

/// How many lines belong to the first sections.
fn shown_at_first(page: Page<'_>, all: &[DocumentGap]) -> usize {
    let mut groups: Vec<String> = Vec::new();
    let is_beyond = |gap: &DocumentGap| {
        let group = gap_line::group(page, gap);
        if groups.last() != Some(&group) {
            groups.push(group);
        }
        groups.len() > SECTIONS_AT_FIRST
    };
    all.iter().position(is_beyond).unwrap_or(all.len())
}

fn gaps_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    let all = &page.made.gaps;
    heading(ui, &words::gaps(all.len()));
    if all.is_empty() {
        paragraph(ui, words::NO_GAPS);
        return;
    }
    caption(ui, words::GAPS_EXPLAINED);
    let id = ids::in_clinic(ui, "all gaps of the document");
    let shows_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let count = if shows_all { all.len() } else { shown_at_first(page, all) };
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut last = None;
    for (at, gap) in all[..count].iter().enumerate() {
        let group = gap_line::group(page, gap);
        if last.as_ref() != Some(&group) {
            ui.add_space(if at > 0 { 6.0 } else { 0.0 });
            heading(ui, &group);
            last = Some(group);
        }
        ui.push_id(at, |ui| gap_line::gap_ui(ui, page, gap, actions));
    }
    ui.horizontal(|ui| {
        if count < all.len() && ui.button(words::show_rest(all.len() - count)).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    });
}

fn side_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    card(ui, |ui| version_ui(ui, page, actions));
    card(ui, |ui| printing_ui(ui, page, actions));
    if let Some(table) = page.table {
        card(ui, |ui| {
            heading(ui, words::tab(DocumentTab::Checks));
            ui.label(checks::standing(page, table));
            ui.horizontal(|ui| {
                if ui.button(words::TO_CHECKS).clicked() {
                    actions.push(page.show(DocumentTab::Checks, None));
                }
            });
        });
    }
    if page.template.sizes.len() > 1 {
        card(ui, |ui| size_ui(ui, page, actions));
    }
}

fn size_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    heading(ui, &words::size(&page.template.called));
    caption(ui, &page.template.sizes_remark);
    let size = page.template.size(page.document.size.as_ref());
    let chosen =
        ui.add_enabled_ui(page.is_writable(), |ui| start::sizes_ui(ui, page.template, size));
    if let Some(size) = chosen.inner {
        actions.push(page.edit(DocumentEdit::Begin(Some(size))));
    }
}

fn version_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::STANDING);
    let document = page.document;
    let days = [
        (plan_words::CREATED_ON, document.created_on),
        (plan_words::REVISED_ON, document.revised_on),
        (plan_words::NEXT_REVIEW_ON, document.next_review_on),
    ];
    let version = Some((plan_words::VERSION, plan_words::version(&document.version)));
    let version = version.filter(|(_, version)| !version.is_empty());
    let days = days.into_iter().filter_map(|(label, day)| Some((label, dates::both(day?))));
    for (label, value) in version.into_iter().chain(days) {
        ui.label(words::field(label, &value));
    }
    if let Some(day) = document.next_review_on.filter(|day| *day < page.view.today) {
        attention(ui, &words::gap_review_passed(day));
    }
    match document.approved_as(&document.version) {
        Some(approved) => {
            ui.label(words::approved(&approved.version, approved.approved_on, &approved.approver));
        }
        None => {
            caption(ui, words::NOT_APPROVED);
        }
    }
    ui.horizontal(|ui| {
        if ui.button(words::TO_VERSIONS).clicked() {
            actions.push(page.show(DocumentTab::Versions, None));
        }
    });
}

fn printing_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::PRINTING);
    if !page.template.printing_remark.is_empty() {
        paragraph(ui, &page.template.printing_remark);
    }
    match page.document.prints.last() {
        Some(print) => {
            ui.label(words::last_print(print.on, &print.version));
        }
        None => attention(ui, words::NEVER_PRINTED),
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::PRINT).clicked() {
            let papers = Papers::of_document(page.template, &page.document.key);
            actions.push(Action::ChoosePapers(papers));
            actions.push(Action::Go(Screen::Export));
        }
        let printed = egui::Button::new(words::PRINTED);
        if ui.add_enabled(page.is_writable(), printed).clicked() {
            actions.push(page.edit(DocumentEdit::Printed(page.view.today)));
        }
    });
}
