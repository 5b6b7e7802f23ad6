//! Whether an input method is composing: while it does, every key belongs to it, those included that the
//! program would otherwise take from within a field.

use egui::{Context, Event, ImeEvent};

use super::ids;

/// Notes what the events of this frame say.
pub(super) fn note_composition(ctx: &Context) {
    let told = ctx.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
            Event::Ime(ImeEvent::Commit(_)) => Some(false),
            _ => None,
        })
    });
    let memory = ids::in_clinic(ctx, "an input method composes");
    let is_it = |ctx: &Context| ctx.data(|data| data.get_temp::<bool>(memory)).unwrap_or(false);
    if let Some(composes) = told.filter(|told| *told != is_it(ctx)) {
        ctx.data_mut(|data| data.insert_temp(memory, composes));
    }
}

/// Whether it is composing; without a field to compose in, whatever was told last, it is not.
pub(super) fn is_composing(ctx: &Context) -> bool {
    let memory = ids::in_clinic(ctx, "an input method composes");
    ctx.text_edit_focused() && ctx.data(|data| data.get_temp(memory)).unwrap_or(false)
}
