//! The ring around what the keyboard is at: outside of the control and painted last, so that it is seen
//! on filled buttons as well, in two colors of which one stands out on any ground.

use egui::{Context, Event, Id, Key, Painter, Rect, Stroke, StrokeKind, Ui};

use super::{ids, theme};

/// Width of each of its two bands, in points.
const BAND: f32 = 2.0;
/// Rounding of the controls that it goes around, in points.
const ROUNDING: f32 = 8.0;
/// What is larger than this part of the window is no control: it shows by itself where its keys are.
const LARGEST_PART: f32 = 0.4;

/// Paints it where the focus came by a key. A click shows by itself where it was.
pub(super) fn focus_ring(ui: &Ui) {
    let memory = memory(ui);
    let before: bool = ui.data(|data| data.get_temp(memory)).unwrap_or(false);
    let by_key = is_by_key(ui, before);
    if by_key != before {
        ui.data_mut(|data| data.insert_temp(memory, by_key));
    }
    if !by_key {
        return;
    }
    let focused: Option<Id> = ui.memory(egui::Memory::focused);
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    let screen = ui.ctx().content_rect();
    if response.rect.area() > screen.area() * LARGEST_PART || !response.rect.is_positive() {
        return;
    }
    // What is scrolled away is not ringed over its neighbors.
    let clip = response.interact_rect.expand(BAND * 2.0 + 1.0).intersect(screen);
    let painter = ui.ctx().layer_painter(response.layer_id).with_clip_rect(clip);
    paint(ui, &painter, response.rect);
}

/// Shows it from now on: a key that is used up elsewhere moved the focus.
pub(super) fn show_ring(ctx: &Context) {
    let memory = memory(ctx);
    ctx.data_mut(|data| data.insert_temp(memory, true));
}

fn memory(ctx: &Context) -> Id {
    ids::in_clinic(ctx, "focus by key")
}

fn paint(ui: &Ui, painter: &Painter, rect: Rect) {
    let [inner, outer] = theme::focus_ring(ui);
    for (at, color) in [(1.0, inner), (2.0, outer)] {
        let around = rect.expand(BAND * at);
        let rounding = ROUNDING + BAND * at;
        painter.rect_stroke(around, rounding, Stroke::new(BAND, color), StrokeKind::Inside);
    }
}

/// Whether the focus is where the keyboard brought it.
fn is_by_key(ui: &Ui, before: bool) -> bool {
    let typing = ui.ctx().text_edit_focused();
    ui.input(|input| {
        if input.pointer.any_pressed() {
            return false;
        }
        let moves = |key: Key| match key {
            Key::Tab | Key::F6 => true,
            Key::P => input.modifiers.command,
            // Inside a text these move the cursor.
            Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => !typing,
            _ => false,
        };
        let is_moved =
            |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if moves(*key));
        before || input.events.iter().any(is_moved)
    })
}
