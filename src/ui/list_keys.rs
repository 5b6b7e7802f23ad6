//! The keyboard in lists that open under a button: the arrows choose, Enter takes and closes, Esc closes and
//! changes nothing; then the button has the focus again.
//!
//! It is one place for every drop-down and menu of the program, because the toolkit leaves a list open
//! after Enter, moves the arrows by where things are on screen, and forgets the button after Esc.

use std::borrow::Cow;

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::output::OutputEvent;
use egui::{
    Event, FocusDirection, Id, Key, LayerId, Memory, Modifiers, Order, Popup, Rect, Response, Role,
    Ui, WidgetText,
};

use super::ids;
use crate::text::beginning;

/// No line of a list has so many characters.
const LONGEST_NAME: usize = 300;

/// What is chosen stands in this list already: the arrows begin there.
pub(super) fn note_chosen(ui: &Ui, entry: Id) {
    let memory = ids::chosen_entry();
    ui.data_mut(|data| data.insert_temp(memory, entry));
}

/// An entry of a list; the arrows begin at the one that is chosen.
pub(super) fn list_entry(ui: &mut Ui, is_chosen: bool, name: impl Into<WidgetText>) -> Response {
    let name: WidgetText = name.into();
    // A name may be far too long to be laid out.
    let name = match beginning(name.text(), LONGEST_NAME) {
        Cow::Borrowed(_) => name,
        Cow::Owned(beginning) => beginning.into(),
    };
    let entry = ui.selectable_label(is_chosen, name);
    if is_chosen {
        note_chosen(ui, entry.id);
    }
    entry
}

/// A list opens under this button: the arrow downwards does so too.
pub(super) fn note_list(ui: &Ui, button: Id) {
    ui.data_mut(|data| data.insert_temp(button.with("opens a list"), true));
}

/// The menu of a button stays open when something in it is pressed.
pub(super) fn note_staying(ui: &Ui, button: Id) {
    ui.data_mut(|data| data.insert_temp(button.with("stays open"), true));
}

/// A list that is open.
#[derive(Clone, Copy)]
struct Open {
    button: Id,
    popup: Id,
}

/// Hands the keys to the list that is open.
#[derive(Default)]
pub struct ListKeys {
    open: Option<Open>,
}

impl egui::Plugin for ListKeys {
    fn debug_name(&self) -> &'static str {
        "keys of lists"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let focused = ui.memory(Memory::focused);
        if self.open.is_none()
            && let Some(button) = focused
        {
            let popup = button.with("popup");
            if Popup::is_id_open(ui, popup) {
                self.open = Some(Open { button, popup });
            } else if opens_by_arrow(ui, button) {
                // What was chosen in another list is noted no longer.
                ui.data_mut(|data| data.remove::<Id>(ids::chosen_entry()));
                Popup::open_id(ui, popup);
                self.open = Some(Open { button, popup });
                return;
            }
        }
        if let Some(open) = self.open {
            choose(ui, open, focused);
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        note_drop_down(ui);
        let Some(open) = self.open else { return };
        let focused = ui.memory(Memory::focused);
        let is_pressed = |key| ui.input(|input| input.key_pressed(key));
        let is_entry = || focused.is_some_and(|id| entries(ui, open.popup).any(|it| it.0 == id));
        let stays = ui.data(|data| data.get_temp(open.button.with("stays open"))).unwrap_or(false);
        let is_taken = !stays && (is_pressed(Key::Enter) || is_pressed(Key::Space)) && is_entry();
        if is_taken || is_pressed(Key::Tab) {
            Popup::close_id(ui, open.popup);
        }
        if Popup::is_id_open(ui, open.popup) {
            return;
        }
        self.open = None;
        let is_by_pointer = ui.input(|input| input.pointer.any_click());
        if !is_by_pointer && (focused.is_none() || is_entry()) {
            ui.memory_mut(|memory| memory.request_focus(open.button));
        }
    }
}

/// Every drop-down that the focus comes to opens a list.
fn note_drop_down(ui: &Ui) {
    let is_one = |event: &OutputEvent| matches!(event, OutputEvent::FocusGained(info) if info.role == Role::ComboBox);
    let is_focused = ui.output(|output| output.events.iter().any(is_one));
    if let Some(button) = ui.memory(Memory::focused).filter(|_| is_focused) {
        note_list(ui, button);
    }
}

/// Whether the arrow downwards was pressed on a button under which a list opens.
fn opens_by_arrow(ui: &Ui, button: Id) -> bool {
    let opens = ui.data(|data| data.get_temp(button.with("opens a list"))).unwrap_or(false);
    let is_pressed = opens
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::ArrowDown)
                || input.consume_key(Modifiers::ALT, Key::ArrowDown)
        });
    if is_pressed {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    is_pressed
}

/// The entries of a list, from top to bottom, as they were last drawn.
fn entries(ui: &Ui, popup: Id) -> std::vec::IntoIter<(Id, Rect)> {
    let layer = LayerId::new(Order::Foreground, popup);
    let entries: Vec<(Id, Rect)> = ui.viewport(|viewport| {
        let now = viewport.this_pass.widgets.get_layer(layer);
        let all: Vec<_> = now.collect();
        let all = if all.is_empty() {
            viewport.prev_pass.widgets.get_layer(layer).collect()
        } else {
            all
        };
        let entries = all.into_iter().filter(|it| it.enabled && it.sense.is_focusable());
        entries.filter(|it| it.sense.senses_click()).map(|it| (it.id, it.rect)).collect()
    });
    entries.into_iter()
}

/// Moves from entry to entry.
fn choose(ui: &Ui, open: Open, focused: Option<Id>) {
    let entries: Vec<(Id, Rect)> = entries(ui, open.popup).collect();
    // In a calendar, or where something is typed, the arrows mean something else.
    let is_list = entries.iter().all(|(_, rect)| (rect.left() - entries[0].1.left()).abs() < 1.0);
    if entries.is_empty() || !is_list || ui.text_edit_focused() {
        return;
    }
    let place = |id: Option<Id>| entries.iter().position(|(entry, _)| Some(*entry) == id);
    let at = place(focused);
    if at.is_none() && focused != Some(open.button) {
        return;
    }
    let memory = ids::chosen_entry();
    let chosen = place(ui.data(|data| data.get_temp(memory)));
    let last = entries.len() - 1;
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if is_pressed(Key::ArrowDown) {
        at.map_or_else(|| chosen.map_or(0, |at| (at + 1).min(last)), |at| (at + 1).min(last))
    } else if is_pressed(Key::ArrowUp) {
        at.or(chosen).unwrap_or(last + 1).saturating_sub(1)
    } else if is_pressed(Key::Home) {
        0
    } else if is_pressed(Key::End) {
        last
    } else {
        return;
    };
    let (entry, _) = entries[to];
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(entry);
    });
    // A long list is scrolled as a screen reader would have it.
    let request = ActionRequest {
        action: Action::ScrollIntoView,
        target_tree: TreeId::ROOT,
        target_node: entry.accesskit_id(),
        data: None,
    };
    ui.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
}
