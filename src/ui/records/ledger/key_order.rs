//! Keys that come faster than frames are handed to the table one after the other.
//!
//! A barcode scanner or a Remote Desktop delivers characters and Enter together. The table reads its
//! keys before the field in its cell reads characters, so within one frame their order would be
//! lost: what was typed before Enter would land in the cell after it.

use std::collections::VecDeque;

use egui::{Context, Event, Key, RawInput, Ui};

use super::cursor::Cursor;

/// Hands the table, frame by frame, either characters or one of its keys.
#[derive(Default)]
pub struct KeyOrder {
    /// What comes in later frames.
    held: VecDeque<Event>,
}

impl egui::Plugin for KeyOrder {
    fn debug_name(&self) -> &'static str {
        "order of the keys of the ledger"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let is_table = Cursor::reads_keys(ctx);
        for event in input.events.drain(..) {
            if !(is_table && is_pile(&self.held, &event)) {
                self.held.push_back(event);
            }
        }
        let count = if is_table { step(&self.held) } else { self.held.len() };
        input.events.extend(self.held.drain(..count));
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if !self.held.is_empty() {
            ui.request_repaint();
        }
    }
}

/// How many events go together: everything up to the first key of the table, or that key alone
/// with what comes before it and is not typed. From an input method on nothing is split: Enter
/// behind it may be its own.
fn step(events: &VecDeque<Event>) -> usize {
    let mut is_typed = false;
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Ime(_) => return events.len(),
            Event::Text(_) => is_typed = true,
            _ if is_key(event) => return if is_typed { at } else { at + 1 },
            _ => {}
        }
    }
    events.len()
}

/// Whether the table takes it, or the field in a cell takes it for other than a character.
fn is_key(event: &Event) -> bool {
    match event {
        Event::Copy | Event::Cut | Event::Paste(_) => true,
        Event::PointerButton { pressed, .. } => *pressed,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let is_shortcut = modifiers.command || modifiers.ctrl || modifiers.alt;
            is_shortcut || KEYS.contains(key)
        }
        _ => false,
    }
}

/// The keys that move, begin, end or empty.
const KEYS: [Key; 15] = [
    Key::Enter,
    Key::Tab,
    Key::Escape,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::End,
    Key::Delete,
    Key::Backspace,
    Key::Insert,
    Key::F2,
];

/// Whether a key only goes on being held down while the same key still waits: on a slow screen the
/// cursor would run on long after it was let go.
fn is_pile(held: &VecDeque<Event>, event: &Event) -> bool {
    let Event::Key { key, pressed: true, .. } = event else {
        return false;
    };
    let last = held.iter().rev().find_map(|event| match event {
        Event::Key { key, pressed, .. } => Some((*key, *pressed)),
        _ => None,
    });
    is_key(event) && last == Some((*key, true))
}
