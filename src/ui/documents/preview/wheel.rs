//! Larger and smaller by the wheel and by fingers, about the place that is pointed at.

use egui::{Event, MouseWheelUnit, Rect, Ui};

use super::{REAL_SIZE, Reading, STEPS, Zoom};

/// What one notch of the wheel does: about a tenth.
const NOTCH: f32 = 1.1;
/// How many points of a wheel that tells points make a notch.
const POINTS: f32 = 50.0;

pub(super) fn zoom_by_wheel(ui: &Ui, room: Rect, reading: &mut Reading) {
    let factor = ui.input(|input| input.events.iter().filter_map(factor_of).product::<f32>());
    if (factor - 1.0).abs() < f32::EPSILON {
        return;
    }
    let [least, most] = [STEPS[0], STEPS[STEPS.len() - 1]];
    reading.zoom = Zoom::Times((reading.scale / REAL_SIZE * factor).clamp(least, most));
    reading.pointed = ui.ctx().pointer_latest_pos().map(|at| at - room.min);
}

/// By how much an event makes the pages larger.
fn factor_of(event: &Event) -> Option<f32> {
    match event {
        Event::Zoom(factor) => Some(*factor),
        Event::MouseWheel { unit, delta, modifiers, .. } if modifiers.command => {
            let notches = match unit {
                MouseWheelUnit::Point => delta.y / POINTS,
                MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y,
            };
            Some(NOTCH.powf(notches))
        }
        _ => None,
    }
}
