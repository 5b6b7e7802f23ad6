//! The first start and nothing else: one card with the name of the clinic.

use egui::{Button, Key, RichText, Sense, TextEdit, Ui, vec2};

use super::copies::open_button_ui;
use crate::explain::{help, start as words, window};
use crate::state::{Action, Dialog, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{
    Icon, attention, caption, field_menu, focus_at_first, heading, paint_icon, paragraph,
};

/// Width of the card, in points.
const CARD: f32 = 512.0;

/// The card in the middle, and what else can be done below it.
pub(super) fn first_start_ui(
    ui: &mut Ui,
    view: View<'_>,
    data_folder: &str,
    actions: &mut Vec<Action>,
) {
    let width = CARD.min(ui.available_width());
    let left = ((ui.available_width() - width) / 2.0).max(0.0);
    // The shape of the card is known before it is drawn: as wide, and as high as it was last.
    ui.add_space((ui.ctx().content_rect().height() * 0.08 - 16.0).max(0.0));
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_width(width);
            card_ui(ui, view, actions);
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| {
                let can = view.warning.is_none();
                if ui.add_enabled(can, Button::new(words::SAMPLE)).clicked() {
                    actions.push(Action::CreateSample);
                }
                open_button_ui(ui, view, actions);
                if ui.button(help::TOUR).clicked() {
                    actions.push(Action::Ask(Dialog::Tour(0)));
                }
                if ui.button(window::screen(Screen::Settings)).clicked() {
                    actions.push(Action::Go(Screen::Settings));
                }
            });
            caption(ui, &format!("{}　{data_folder}", words::DATA_FOLDER));
            for note in &view.editions.notes {
                caption(ui, note);
            }
        });
    });
}

fn card_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new()
        .fill(tokens.card)
        .stroke(egui::Stroke::new(1.0, tokens.line))
        .corner_radius(12)
        .inner_margin(if ui.available_width() < CARD { 16 } else { 32 });
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
            ui.painter().rect_filled(rect, 8.0, tokens.accent);
            paint_icon(ui.painter(), rect.center(), Icon::Checklist, tokens.on_accent);
            ui.heading(window::TITLE);
        });
        paragraph(ui, words::WHAT_IT_IS);
        if let Some(warning) = view.warning {
            attention(ui, &warning.lines());
        }
        ui.add_space(4.0);
        name_ui(ui, view, actions);
        ui.add_space(4.0);
        caption(ui, words::OFFLINE);
    });
}

fn name_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let label = heading(ui, words::NAME);
    let memory = ids::in_clinic(ui, "name at the first start");
    let mut name: String = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let id = ids::in_clinic(ui, "field of the name at the first start");
    let field = TextEdit::singleline(&mut name).id(id).desired_width(f32::INFINITY);
    let field = field.margin(egui::Margin::symmetric(10, 8));
    let response = ui.add_enabled(view.warning.is_none(), field).labelled_by(label.id);
    let _ = field_menu(ui, &response, &mut name);
    focus_at_first(ui, &response);
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.data_mut(|data| data.insert_temp(memory, name.clone()));
    caption(ui, words::NAME_HINT);
    ui.add_space(8.0);
    let can = view.warning.is_none() && !name.trim().is_empty();
    let tokens = theme::tokens(ui);
    let (fill, ink) =
        if can { (tokens.accent, tokens.on_accent) } else { (tokens.line, tokens.ink) };
    let button = Button::new(RichText::new(words::BEGIN).text_style(theme::strong()).color(ink));
    let size = vec2(ui.available_width(), 48.0);
    let add = |ui: &mut Ui| ui.add_sized(size, button.fill(fill));
    if ui.add_enabled_ui(can, add).inner.clicked() || (is_entered && can) {
        actions.push(Action::CreateClinic(name));
    }
}
