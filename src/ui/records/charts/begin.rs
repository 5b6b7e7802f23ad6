//! The three arrangements that a chart is begun with, each with a small picture.

use egui::{Button, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::explain::{chart as words, window};
use crate::model::{ChartKind, ChartTemplate};
use crate::state::{Action, ChartEdit, Edit, OpenBook, Screen};
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
                actions.push(Action::ShowRoles);
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
            // The first is what a small clinic takes.
            let is_usual = TEMPLATES.first() == Some(&template);
            let button = ui.horizontal(|ui| {
                if is_usual {
                    primary(ui, can_change, words::BEGIN)
                } else {
                    ui.add_enabled(can_change, egui::Button::new(words::BEGIN))
                }
            });
            let button = button.inner;
            if button.accessible_name(words::begin_with(template)).clicked() {
                actions.push(begin(kind, template));
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

fn begin(kind: ChartKind, template: ChartTemplate) -> Action {
    Action::Edit(Edit::Chart(kind, ChartEdit::Begin(template, words::TEMPLATE_WORDS)))
}

/// The question before a chart is rearranged.
pub fn arrange_ui(ui: &mut Ui, kind: ChartKind, actions: &mut Vec<Action>) {
    ui.label(RichText::new(words::ARRANGE_TITLE).heading());
    paragraph(ui, words::ARRANGE_EXPLAINED);
    for template in TEMPLATES {
        let width = ui.available_width();
        let button = Button::new(words::template(template)).min_size(vec2(width, theme::CONTROL));
        if ui.add(button).accessible_name(words::begin_with(template)).clicked() {
            actions.push(begin(kind, template));
            actions.push(Action::Dismiss);
        }
        caption(ui, words::template_explained(template));
    }
    if ui.button(window::CANCEL).clicked() {
        actions.push(Action::Dismiss);
    }
}

/// Boxes of a picture in the order of its levels, from the bottom: how many stand side by side.
fn levels(template: ChartTemplate) -> &'static [u8] {
    match template {
        ChartTemplate::Small => &[1, 1, 1],
        ChartTemplate::Departments => &[4, 3, 1],
        ChartTemplate::Hospital => &[5, 5, 2],
    }
}

/// The height of a box of a picture, from one level to the next, and the width of the boxes outside.
const HEIGHT: f32 = 26.0;
const STEP: f32 = 44.0;
const OUTSIDE: f32 = 44.0;

/// A sketch of the arrangement: the way up on the left, those outside on the right.
fn picture_ui(ui: &mut Ui, template: ChartTemplate) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width().min(300.0), STEP * 3.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter();
    let line = Stroke::new(1.5, tokens.accent);
    let draw = |shape: Rect, fill| {
        painter.rect(shape, 4.0, fill, line, StrokeKind::Inside);
    };
    let (left, width) = (rect.min.x, rect.width() * 0.7);
    // From the top, so that those who decide stand first.
    let levels: Vec<Vec<Rect>> = levels(template)
        .iter()
        .rev()
        .zip(0u8..)
        .map(|(count, level)| {
            let top = rect.min.y + 6.0 + f32::from(level) * STEP;
            let each = width / f32::from(*count);
            let size = vec2((each - 8.0).min(64.0), HEIGHT);
            let middle = |at| left + each * (f32::from(at) + 0.5);
            let boxes = (0..*count).map(|at| pos2(middle(at), top + HEIGHT / 2.0));
            boxes.map(|center| Rect::from_center_size(center, size)).collect()
        })
        .collect();
    for shape in levels.iter().flatten() {
        draw(*shape, tokens.accent_soft);
    }
    for pair in levels.windows(2) {
        // A rail joins the boxes of two levels.
        let [upper, lower] = pair else { continue };
        let rail = upper.first().map_or(0.0, |it| it.max.y) + (STEP - HEIGHT) / 2.0;
        let all = || upper.iter().chain(lower).map(|it| it.center().x);
        let ends = all().fold(f32::INFINITY, f32::min)..=all().fold(0.0, f32::max);
        painter.hline(ends, rail, line);
        for (boxes, is_upper) in [(upper, true), (lower, false)] {
            for shape in boxes {
                let edge = if is_upper { shape.max.y } else { shape.min.y };
                painter.vline(shape.center().x, edge.min(rail)..=edge.max(rail), line);
            }
        }
    }
    let Some(last) = levels.first().and_then(|top| top.last()) else { return };
    let bus = rect.max.x - OUTSIDE - 10.0;
    painter.hline(last.max.x..=bus, last.center().y, line);
    for boxes in &levels {
        let Some(y) = boxes.first().map(|it| it.center().y) else { continue };
        painter.vline(bus, last.center().y..=y, line);
        painter.hline(bus..=(bus + 10.0), y, line);
        let center = pos2(rect.max.x - OUTSIDE / 2.0, y);
        draw(Rect::from_center_size(center, vec2(OUTSIDE, HEIGHT)), tokens.card);
    }
}
