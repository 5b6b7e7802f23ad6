//! F6: from one area of the window to the next — rail, bar, list, what is worked on, guidance, foot.
//!
//! Whatever draws an area notes where it stands, in reading order. Where the key is pressed, the focus goes
//! to the next one: to what is chosen in it, else to its first answer, else to its first control.

use egui::{Context, Id, Key, Modifiers, Rect, Ui, WidgetRect};

use super::focus_ring::show_ring;
use super::ids;

/// Notes an area of the present frame.
pub(super) fn note_area(ctx: &Context, rect: Rect) {
    let memory = memory(ctx);
    ctx.data_mut(|data| {
        let areas: &mut Vec<Rect> = data.get_temp_mut_or_default(memory);
        if !areas.contains(&rect) {
            areas.push(rect);
        }
    });
}

/// Forgets the areas of the frame before.
pub(super) fn begin_areas(ui: &Ui) {
    let (areas, landings) = (memory(ui), landings(ui));
    ui.data_mut(|data| {
        data.remove::<Vec<Rect>>(areas);
        data.remove::<Vec<Id>>(landings);
    });
}

/// Moves the focus where the key was pressed. A dialog is one area.
pub(super) fn area_keys(ui: &Ui, has_dialog: bool) {
    let (on, back) = ui.input_mut(|input| {
        let back = input.consume_key(Modifiers::SHIFT, Key::F6);
        (input.consume_key(Modifiers::NONE, Key::F6), back)
    });
    if has_dialog || !(on || back) {
        return;
    }
    let memory = memory(ui);
    let areas: Vec<Rect> = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let here = focused.and_then(|focused| {
        let center = focused.rect.center();
        let around = areas.iter().enumerate().filter(|(_, area)| area.contains(center));
        around.min_by(|(_, a), (_, b)| a.area().total_cmp(&b.area())).map(|(at, _)| at)
    });
    let count = areas.len();
    let order = (1..=count).map(|step| match (here, back) {
        (Some(here), false) => (here + step) % count,
        (Some(here), true) => (here + count - step) % count,
        (None, false) => step - 1,
        (None, true) => count - step,
    });
    if let Some(id) = order.into_iter().find_map(|at| first_in(ui, areas[at], &areas)) {
        ui.memory_mut(|memory| memory.request_focus(id));
        show_ring(ui);
    }
}

/// Notes a control at which the focus arrives in its area: what is chosen there, or the first answer.
pub(super) fn note_landing(ctx: &Context, id: Id) {
    let memory = landings(ctx);
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Vec<Id>>(memory).push(id));
}

/// Where the focus goes in an area; what stands in a smaller area inside of it belongs to that one.
fn first_in(ui: &Ui, area: Rect, areas: &[Rect]) -> Option<Id> {
    let memory = landings(ui);
    let landings: Vec<Id> = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let is_elsewhere = |at: egui::Pos2| {
        areas.iter().any(|it| it.area() < area.area() && area.contains_rect(*it) && it.contains(at))
    };
    ui.ctx().viewport(|viewport| {
        let widgets = &viewport.this_pass.widgets;
        let can_have_it = |it: &&WidgetRect| {
            // What is scrolled away has its place under something else.
            let at = it.interact_rect.center();
            it.sense.is_focusable()
                && it.enabled
                && it.interact_rect.is_positive()
                && area.contains(at)
                && !is_elsewhere(at)
        };
        let all: Vec<Id> =
            widgets.get_layer(ui.layer_id()).filter(can_have_it).map(|it| it.id).collect();
        all.iter().find(|id| landings.contains(id)).or(all.first()).copied()
    })
}

fn memory(ctx: &Context) -> Id {
    ids::in_clinic(ctx, "areas of the window")
}

fn landings(ctx: &Context) -> Id {
    ids::in_clinic(ctx, "where the focus arrives")
}
