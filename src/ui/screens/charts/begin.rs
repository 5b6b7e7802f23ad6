//! The three arrangements that a chart is begun with, each with a small picture.

use egui::{Button, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::model::chart_template::{begin, begin_again};
use crate::model::{ChartKind, ChartTemplate};
use crate::state::{Action, Edit, OpenBook, Screen};
use crate::text::{chart as words, window};
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{caption, card, heading, keep_to_width, paragraph, primary};

const TEMPLATES: [ChartTemplate; 3] =
    [ChartTemplate::Small, ChartTemplate::Departments, ChartTemplate::Hospital];

/// The three cards; one click begins.
pub fn begin_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    kind: ChartKind,
    actions: &mut Vec<Action>,
) {
    let workbook = &book.workbook;
    ui.add_space(8.0);
    ui.heading(words::begin_title(kind));
    ui.scope(|ui| {
        keep_to_width(ui, 860.0);
        paragraph(ui, words::purpose(kind));
        paragraph(ui, words::BEGIN_EXPLAINED);
    });
    if workbook.people_on(view.today).all(|person| person.roles.is_empty()) {
        card(ui, |ui| {
            paragraph(ui, words::NO_ROLES);
            if ui.button(window::screen(Screen::People)).clicked() {
                actions.push(Action::Go(Screen::People));
            }
        });
    }
    ui.add_space(8.0);
    let mut template_ui = |ui: &mut Ui, template| {
        card(ui, |ui| {
            heading(ui, words::template(template));
            picture_ui(ui, template);
            // Room for two lines in each card, so that the buttons stand in line.
            let room = vec2(ui.available_width(), 44.0);
            ui.allocate_ui(room, |ui| {
                ui.set_min_height(44.0);
                caption(ui, words::template_explained(template));
            });
            let can_change = book.read_only.is_none();
            let button = ui.horizontal(|ui| primary(ui, can_change, words::BEGIN)).inner;
            if button.accessible_name(words::begin_with(template)).clicked() {
                let words = words::TEMPLATE_WORDS;
                let chart = Box::new(begin(workbook, kind, template, words, view.today));
                actions.push(Action::Edit(Edit::Chart(kind, chart)));
            }
        });
    };
    if ui.available_width() > 640.0 {
        ui.columns(TEMPLATES.len(), |columns| {
            for (ui, template) in columns.iter_mut().zip(TEMPLATES) {
                template_ui(ui, template);
            }
        });
    } else {
        for template in TEMPLATES {
            template_ui(ui, template);
            ui.add_space(8.0);
        }
    }
}

/// The question before a chart is arranged anew.
pub fn arrange_ui(ui: &mut Ui, view: View<'_>, kind: ChartKind, actions: &mut Vec<Action>) {
    ui.label(RichText::new(words::ARRANGE_TITLE).heading());
    paragraph(ui, words::ARRANGE_EXPLAINED);
    let Some(book) = &view.state.open else { return };
    for template in TEMPLATES {
        let width = ui.available_width();
        let button = Button::new(words::template(template)).min_size(vec2(width, theme::CONTROL));
        if ui.add(button).accessible_name(words::begin_with(template)).clicked() {
            let words = words::TEMPLATE_WORDS;
            let chart = begin_again(&book.workbook, kind, template, words, view.today);
            actions.push(Action::Edit(Edit::Chart(kind, Box::new(chart))));
            actions.push(Action::Dismiss);
        }
        caption(ui, words::template_explained(template));
    }
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Dismiss);
    }
}

/// Boxes of a picture in the order of its levels, from the bottom: how many stand side by side.
fn levels(template: ChartTemplate) -> &'static [usize] {
    match template {
        ChartTemplate::Small => &[1, 1, 1],
        ChartTemplate::Departments => &[4, 3, 1],
        ChartTemplate::Hospital => &[5, 5, 2],
    }
}

/// A sketch of the arrangement: the way up on the left, those outside on the right.
fn picture_ui(ui: &mut Ui, template: ChartTemplate) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width().min(300.0), 128.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter();
    let line = Stroke::new(1.5, tokens.accent);
    let inside = Rect::from_min_max(rect.min, pos2(rect.min.x + rect.width() * 0.7, rect.max.y));
    let levels = levels(template);
    let (box_height, step) = (26.0, 44.0);
    let outside_x = rect.max.x - 46.0;
    let top_of = |level: usize| {
        let from_top = u16::try_from(levels.len() - 1 - level).unwrap_or_default();
        rect.min.y + 6.0 + f32::from(from_top) * step
    };
    for (level, count) in levels.iter().enumerate() {
        let share = inside.width() / f32::from(u16::try_from(*count).unwrap_or(1));
        let width = (share - 8.0).min(64.0);
        let top = top_of(level);
        for at in 0..*count {
            let at = f32::from(u16::try_from(at).unwrap_or_default());
            let middle = inside.min.x + share * (at + 0.5);
            let shape =
                Rect::from_min_size(pos2(middle - width / 2.0, top), vec2(width, box_height));
            painter.rect(shape, 4.0, tokens.accent_soft, line, StrokeKind::Inside);
            if level + 1 < levels.len() {
                painter.vline(middle, (top - (step - box_height) / 2.0)..=top, line);
            }
            if level > 0 {
                let below = top + box_height;
                painter.vline(middle, below..=(below + (step - box_height) / 2.0), line);
            }
        }
        if level + 1 < levels.len() {
            // A rail joins the boxes of this level and those of the next.
            let widest = (*count).max(levels[level + 1]);
            let share = inside.width() / f32::from(u16::try_from(widest).unwrap_or(1));
            let rail = (inside.min.x + share / 2.0)..=(inside.max.x - share / 2.0);
            painter.hline(rail, top - (step - box_height) / 2.0, line);
        }
    }
    // From the one who decides to those outside.
    let director = top_of(levels.len() - 1) + box_height / 2.0;
    let last = levels.last().copied().unwrap_or(1);
    let share = inside.width() / f32::from(u16::try_from(last).unwrap_or(1));
    let from = inside.max.x - share / 2.0 + (share - 8.0).min(64.0) / 2.0;
    let bus = outside_x - 10.0;
    painter.hline(from..=bus, director, line);
    painter.vline(bus, director..=(top_of(0) + box_height / 2.0), line);
    for level in 0..levels.len() {
        let top = top_of(level);
        painter.hline(bus..=outside_x, top + box_height / 2.0, line);
        let shape = Rect::from_min_size(pos2(outside_x, top), vec2(44.0, box_height));
        painter.rect(shape, 4.0, tokens.card, line, StrokeKind::Inside);
    }
}
