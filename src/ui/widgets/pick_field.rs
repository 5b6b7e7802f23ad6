//! A drop-down of words.

use egui::{ComboBox, Id, Response, Ui};

use super::{one_line, take_wanted_focus};
use crate::ui::list_keys::{list_entry, note_list};

/// Shows the drop-down with what is chosen; returns the place of the word that was picked. It takes
/// the focus where that was asked for by [`want_focus`](super::want_focus).
pub fn pick_field(
    ui: &mut Ui,
    id: Id,
    name: &str,
    shown: &str,
    width: f32,
    words: &[(bool, String)],
) -> Option<usize> {
    let mut picked = None;
    let combo = ComboBox::from_id_salt(id.with("combo")).selected_text(one_line(shown));
    let combo = combo.width(width.max(60.0)).truncate();
    let shown = combo.show_ui(ui, |ui| {
        for (at, (is_chosen, word)) in words.iter().enumerate() {
            // Two people may have one name.
            let entry = ui.push_id(at, |ui| list_entry(ui, *is_chosen, word)).inner;
            if entry.clicked() {
                picked = Some(at);
            }
        }
    });
    let response: Response = shown.response.accessible_name(name);
    note_list(ui, response.id);
    if take_wanted_focus(ui, id) {
        response.request_focus();
    }
    picked
}
