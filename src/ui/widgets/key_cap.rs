//! The cap of a key before the word that it stands for, so that nobody takes it for a count.

use egui::{
    Align2, Atom, Button, Color32, IdSalt, Response, RichText, Stroke, StrokeKind, TextStyle,
};
use egui::{Ui, vec2};

/// Width and height of a cap, in points.
const SIZE: f32 = 22.0;

/// A button whose word stands behind the cap of its key; `finish` gives the button its look, `colors` are
/// those of the cap: ground, rim and letter.
pub fn capped(
    ui: &mut Ui,
    key: &str,
    text: RichText,
    colors: [Color32; 3],
    finish: impl FnOnce(Button<'static>) -> Button<'static>,
) -> Response {
    let id = IdSalt::new("cap of a key");
    let button = finish(Button::new((Atom::custom(id, vec2(SIZE, SIZE)), text)));
    let shown = button.atom_ui(ui);
    if let Some(rect) = shown.rect(id).filter(|rect| ui.is_rect_visible(*rect)) {
        let [ground, rim, letter] = colors;
        ui.painter().rect(rect, 4.0, ground, Stroke::new(1.0, rim), StrokeKind::Inside);
        let font = TextStyle::Small.resolve(ui.style());
        let _ = ui.painter().text(rect.center(), Align2::CENTER_CENTER, key, font, letter);
    }
    shown.response
}
