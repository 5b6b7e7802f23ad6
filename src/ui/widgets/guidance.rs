//! 手引き beside a row: why, how, what to show, an example, what to ask.

use egui::{CollapsingHeader, RichText, Role, TextStyle, Ui, WidgetInfo};

use super::marked_text::marked_text;
use crate::model::guidance::{ItemGuidance, plain};
use crate::model::{FormKind, Guidance, ItemKey};
use crate::state::Action;
use crate::text::guidance as words;
use crate::ui::theme;

/// Width of the guidance where it stands beside the row, in points.
pub const GUIDANCE_WIDTH: f32 = 330.0;

/// Shows the guidance for a row, or says that there is none.
pub fn guidance_ui(
    ui: &mut Ui,
    guidance: &Guidance,
    form: FormKind,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let group = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        match guidance.item(form, key) {
            Some(item) => {
                // A term's popup must not be taken for that of the row before.
                ui.push_id((key, "guidance"), |ui| parts_ui(ui, guidance, form, item, actions));
                cases_ui(ui, guidance, item);
            }
            None => {
                ui.weak(words::NONE);
            }
        }
    });
    group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::NAME));
}

fn parts_ui(
    ui: &mut Ui,
    guidance: &Guidance,
    form: FormKind,
    item: &ItemGuidance,
    actions: &mut Vec<Action>,
) {
    part(ui, words::why(form));
    marked_text(ui, guidance, &item.why);
    part(ui, words::how(form));
    for (at, step) in item.how.iter().enumerate() {
        point_ui(ui, guidance, &words::step(at + 1), step);
    }
    part(ui, words::SHOW);
    for thing in &item.show {
        point_ui(ui, guidance, words::POINT, thing);
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
        let title = RichText::new(name).line_height(Some(24.0));
        CollapsingHeader::new(title).id_salt(("guidance case", name)).show(ui, |ui| {
            ui.push_id(&item.key, |ui| marked_text(ui, guidance, text));
        });
    }
}

fn part(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    let size = TextStyle::Small.resolve(ui.style()).size;
    let title = RichText::new(title).text_style(theme::strong()).size(size + 0.5);
    ui.label(title.color(theme::tokens(ui).accent));
}

/// A step or a point of a list, its lines standing clear of the number.
fn point_ui(ui: &mut Ui, guidance: &Guidance, mark: &str, text: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.horizontal_top(|ui| {
            let color = theme::tokens(ui).secondary;
            ui.label(RichText::new(mark).line_height(Some(24.0)).color(color));
            marked_text(ui, guidance, text);
        });
    });
}
