//! The second place for copies, on the screen of the settings.

use egui::{Button, RichText, TextEdit, Ui};

use crate::explain::second_place as words;
use crate::model::Preferences;
use crate::state::Action;
use crate::ui::ids;
use crate::ui::view::View;
use crate::ui::widgets::{attention, caption, field_menu, heading, paragraph};

/// Where it is, when the last copy was made there, and the ways to another.
pub fn second_place_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::HEADING);
    paragraph(ui, words::EXPLAINED);
    let place = view.preferences.second_place.as_ref();
    match place {
        None => {
            caption(ui, words::NONE);
        }
        Some(place) => {
            ui.label(RichText::new(place.to_string_lossy()).monospace());
            let second = &view.state.second;
            if view.state.open.is_some() {
                let of_here = second.last.filter(|_| second.place == *place);
                match of_here {
                    Some(last) => paragraph(ui, &words::last(last)),
                    None => paragraph(ui, words::NOT_YET),
                };
                if let Some(problem) = second.problem.as_ref().filter(|_| second.place == *place) {
                    attention(ui, problem);
                }
            }
        }
    }
    let mut choose = |second_place| {
        let preferences = Preferences { second_place, ..view.preferences.clone() };
        actions.push(Action::Prefer(preferences));
    };
    let mut picks = false;
    ui.horizontal_wrapped(|ui| {
        picks = ui.add_enabled(!view.has_dialog, Button::new(words::PICK)).clicked();
        if place.is_some() && ui.button(words::STOP).clicked() {
            choose(None);
        }
    });
    let id = ids::in_clinic(ui, "typed second place");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let label = caption(ui, words::TYPED);
    let field = TextEdit::singleline(&mut typed).id(id.with("field"));
    let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field).labelled_by(label.id);
    field_menu(ui, &field, &mut typed);
    if ui.add_enabled(!typed.trim().is_empty(), Button::new(words::USE_TYPED)).clicked() {
        choose(Some(typed.trim().into()));
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
    if picks {
        actions.push(Action::PickSecondPlace);
    }
}
