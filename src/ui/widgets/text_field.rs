//! Text fields. What stands in them goes into the workbook verbatim and in the same frame, because
//! an input method may be composing it; nothing is judged before the focus leaves.

use egui::{Id, Key, ScrollArea, TextEdit, Ui};

use super::caption;
use crate::state::Action;
use crate::text::checklist;

/// A field of one line with its label above. `edit` makes an action of the new text.
pub fn text_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    value: &str,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) {
    ui.vertical(|ui| {
        let caption = caption(ui, label);
        let mut text = value.to_owned();
        let field = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY);
        let response = ui.add(field.margin(egui::Margin::symmetric(10, 8)));
        let response = response.labelled_by(caption.id);
        if response.changed() {
            actions.push(edit(text));
        }
        if response.lost_focus() {
            actions.push(Action::LeaveField);
        }
    });
}

/// The height beyond which a field of several lines scrolls inside itself, in points.
const MEMO_HEIGHT: f32 = 240.0;

/// A field of several lines with its label above.
pub fn memo_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    value: &str,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Action,
) {
    ui.vertical(|ui| {
        let caption = caption(ui, label);
        let scroll = ScrollArea::vertical().id_salt(id.with("scroll")).max_height(MEMO_HEIGHT);
        scroll.show(ui, |ui| {
            let mut text = value.to_owned();
            let field = TextEdit::multiline(&mut text).id(id).desired_rows(3);
            let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 8));
            let response = ui.add(field).labelled_by(caption.id);
            if response.changed() {
                actions.push(edit(text));
            }
            if response.lost_focus() {
                actions.push(Action::LeaveField);
            }
        });
    });
}

/// A field for a name that is not in a list yet, with the button that adds it. What is typed stays
/// in the window until it is added.
pub fn new_name_field(
    ui: &mut Ui,
    id: Id,
    label: &str,
    actions: &mut Vec<Action>,
    add: impl FnOnce(String) -> Action,
) {
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 90.0).clamp(80.0, 300.0);
        let field = TextEdit::singleline(&mut text).id(id.with("field")).hint_text(label);
        let field = field.desired_width(width).margin(egui::Margin::symmetric(10, 8));
        let response = ui.add(field).accessible_name(label);
        let has_name = !text.trim().is_empty();
        let button = ui.add_enabled(has_name, egui::Button::new(checklist::ADD));
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if has_name && (button.clicked() || entered) {
            actions.push(add(text.trim().to_owned()));
            text.clear();
        }
        ui.data_mut(|data| data.insert_temp(id, text));
    });
}
