//! 手引き beside a row: why, how, what to show, an example, what to ask.

use std::f32::consts::FRAC_PI_2;

use egui::text::LayoutJob;
use egui::{RichText, Role, Sense, Shape, Stroke, TextStyle, Ui, Vec2, WidgetInfo, vec2};

use super::caption;
use super::marked_text::marked_text;
use crate::explain::guidance as words;
use crate::model::guidance::{ItemGuidance, plain};
use crate::model::{FormKind, Guidance};
use crate::state::Action;
use crate::ui::areas::note_landing;
use crate::ui::ids;
use crate::ui::theme;

/// Width of the guidance where it stands beside the row, in points.
pub const GUIDANCE_WIDTH: f32 = 316.0;
/// Room for the triangle before the title of a case, in points.
const ICON: f32 = 20.0;
/// Room for the number of a step, in points.
const NUMBER: f32 = 19.0;
/// Room for the mark of a point in a list without order, in points.
const POINT: f32 = 10.0;

/// Shows the guidance for a row, or says that there is none.
pub fn guidance_ui(
    ui: &mut Ui,
    guidance: &Guidance,
    (form, item): (FormKind, Option<&ItemGuidance>),
    actions: &mut Vec<Action>,
) {
    let group = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        match item {
            Some(item) => {
                // A term's popup must not be taken for that of the row before.
                ui.push_id((&item.key, "guidance"), |ui| {
                    parts_ui(ui, guidance, form, item, actions);
                });
                cases_ui(ui, guidance, item);
            }
            None => {
                ui.weak(words::NONE);
            }
        }
    });
    group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::NAME));
    // What is only read can be come to as well.
    let rect = group.response.rect.intersect(ui.clip_rect());
    let text = ui.interact(rect, group.response.id.with("text"), Sense::focusable_noninteractive());
    text.widget_info(|| WidgetInfo::labeled(Role::Note, true, words::NAME));
    note_landing(ui, text.id);
}

fn parts_ui(
    ui: &mut Ui,
    guidance: &Guidance,
    form: FormKind,
    item: &ItemGuidance,
    actions: &mut Vec<Action>,
) {
    if !item.yes_when.is_empty() {
        part(ui, words::YES_WHEN);
        for sign in &item.yes_when {
            point_ui(ui, guidance, (words::POINT, POINT), sign);
        }
        caption(ui, words::YES_WHEN_IS_OURS);
    }
    part(ui, words::why(form));
    marked_text(ui, guidance, &item.why);
    part(ui, words::how(form));
    for (at, step) in item.how.iter().enumerate() {
        point_ui(ui, guidance, (&words::step(at + 1), NUMBER), step);
    }
    part(ui, words::SHOW);
    for thing in &item.show {
        point_ui(ui, guidance, (words::POINT, POINT), thing);
    }
    part(ui, words::EXAMPLE);
    marked_text(ui, guidance, &item.example);
    part(ui, words::ask(form));
    for question in &item.ask {
        marked_text(ui, guidance, &words::question(question));
    }
    if ui.button(words::COPY).clicked() {
        let questions: Vec<String> = item.ask.iter().map(|it| plain(it)).collect();
        actions.push(Action::Copy(questions.join("\n")));
    }
}

/// What changes in two cases, folded away for those whom they do not concern. Unfolded once, a case
/// stays so on all rows: a clinic is in it or not.
fn cases_ui(ui: &mut Ui, guidance: &Guidance, item: &ItemGuidance) {
    let cases = [(words::CLOUD, &item.cloud), (words::ENTRUSTED, &item.entrusted)];
    if cases.iter().all(|(_, text)| text.is_none()) {
        return;
    }
    part(ui, words::CASES);
    for (name, text) in cases {
        let Some(text) = text else { continue };
        if case_title_ui(ui, name) {
            ui.push_id(&item.key, |ui| {
                ui.indent(name, |ui| marked_text(ui, guidance, text));
            });
        }
    }
}

/// The title of a case, which folds and unfolds it; whether it is unfolded. Unlike egui's own it
/// runs over several lines where it has to.
fn case_title_ui(ui: &mut Ui, name: &str) -> bool {
    let memory = ids::in_clinic(ui, ("guidance case", name));
    let was_open: bool = ui.data(|data| data.get_temp(memory)).unwrap_or(false);
    let tokens = theme::tokens(ui);
    let width = ui.available_width();
    let font = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::simple(name.to_owned(), font, tokens.ink, width - ICON - 4.0);
    job.sections.iter_mut().for_each(|section| section.format.line_height = Some(22.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = vec2(width, galley.size().y + 8.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let is_open = was_open != response.clicked();
    ui.data_mut(|data| data.insert_temp(memory, is_open));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 6.0, tokens.accent_soft);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, tokens.accent);
            painter.rect_stroke(rect.shrink(1.0), 6.0, stroke, egui::StrokeKind::Inside);
        }
        painter.galley(rect.min + vec2(ICON, 4.0), galley, tokens.ink);
        let center = rect.left_center() + vec2(ICON / 2.0, 0.0);
        let tip = Vec2::angled(if is_open { FRAC_PI_2 } else { 0.0 }) * 5.0;
        let base = center - tip * 0.6;
        let triangle = vec![center + tip, base + tip.rot90(), base - tip.rot90()];
        painter.add(Shape::convex_polygon(triangle, tokens.secondary, Stroke::NONE));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    is_open
}

fn part(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    let size = TextStyle::Small.resolve(ui.style()).size;
    let title = RichText::new(title).text_style(theme::strong()).size(size + 0.5);
    ui.label(title.color(theme::tokens(ui).accent));
}

/// A step or a point of a list, its lines standing clear of the mark and in line with the others.
fn point_ui(ui: &mut Ui, guidance: &Guidance, (mark, room): (&str, f32), text: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.horizontal_top(|ui| {
            let color = theme::tokens(ui).secondary;
            let mark = ui.label(RichText::new(mark).line_height(Some(24.0)).color(color));
            ui.add_space((room - mark.rect.width()).max(0.0));
            marked_text(ui, guidance, text);
        });
    });
}
