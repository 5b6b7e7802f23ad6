//! What was just done, said for a moment at the foot of the window: copies, and what changes many things
//! at once, with the way back.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Role, Ui, WidgetInfo, vec2};

use super::{ids, theme};
use crate::explain::toast as words;
use crate::state::{Action, DeviceBatch, Edit};

/// How long a word is shown, in seconds.
const SHORT: f64 = 3.0;
/// How long something with a button is shown, in seconds.
const LONG: f64 = 10.0;
/// Distance from the foot of the window, in points: above what stands at the foot of a screen.
const ABOVE: f32 = 76.0;

#[derive(Clone, Debug, PartialEq)]
struct Toast {
    text: String,
    has_undo: bool,
    until: f64,
}

/// Has something said that no action of a person gave to say.
pub fn say(ctx: &egui::Context, text: &str) {
    let memory = ids::said();
    ctx.data_mut(|data| data.insert_temp(memory, text.to_owned()));
}

/// Shows what is to be said, and takes up what the actions of this frame give to say.
pub(super) fn toast_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let memory = ui.scope_id().with("toast");
    let now = ui.input(|input| input.time);
    let before: Option<Toast> = ui.data(|data| data.get_temp(memory)).flatten();
    let told: Option<String> = ui.data_mut(|data| data.remove_temp(ids::said()));
    let is_told = told.is_some();
    let said = actions.iter().rev().find_map(said).or(told.map(|text| (text, false)));
    let is_over = |toast: &Toast| toast.until <= now || actions.iter().any(ends);
    let shown = match said {
        Some((text, has_undo)) => {
            // What nobody asked for just now is not looked for either.
            let until = now + if has_undo || is_told { LONG } else { SHORT };
            Some(Toast { text, has_undo, until })
        }
        None => before.clone().filter(|toast| !is_over(toast)),
    };
    let kept = shown.and_then(|toast| draw(ui, memory, toast, now, actions));
    if kept != before {
        ui.data_mut(|data| data.insert_temp(memory, kept));
    }
}

/// What an action gives to say, and whether it can be taken back there.
fn said(action: &Action) -> Option<(String, bool)> {
    match action {
        Action::Copy(_) => Some((words::COPIED.to_owned(), false)),
        Action::Edit(Edit::RemoveDevices(ids)) => Some((words::removed(ids.len()), true)),
        Action::Edit(Edit::Devices(DeviceBatch::Paste, changes)) => {
            let written = changes.cells.iter().map(|(id, ..)| *id);
            let written: std::collections::BTreeSet<_> = written.collect();
            Some((words::pasted(written.len(), changes.added.len()), true))
        }
        Action::Edit(Edit::Devices(batch, changes)) => {
            let written = changes.cells.iter().map(|(id, ..)| *id);
            let devices = written.collect::<std::collections::BTreeSet<_>>().len();
            words::devices(*batch, devices, changes.cells.len()).map(|text| (text, true))
        }
        Action::Edit(Edit::DuplicateDevices(ids)) => Some((words::duplicated(ids.len()), true)),
        Action::Edit(Edit::RemoveEverywhere(_)) => {
            Some((words::REMOVED_EVERYWHERE.to_owned(), true))
        }
        Action::Edit(Edit::AddContacts(contacts)) if contacts.len() > 1 => {
            Some((words::contacts_added(contacts.len()), true))
        }
        Action::Edit(Edit::NotApplicable(rows, _)) => {
            Some((words::not_applicable(rows.len()), true))
        }
        _ => None,
    }
}

/// Whether after an action the way back would lead elsewhere.
fn ends(action: &Action) -> bool {
    matches!(action, Action::Edit(_) | Action::Undo | Action::Redo | Action::Go(_))
}

/// Draws it; nothing is left where it was taken back. While somebody points at it, it stays.
fn draw(ui: &Ui, id: Id, mut toast: Toast, now: f64, actions: &mut Vec<Action>) -> Option<Toast> {
    let tokens = theme::tokens(ui);
    let area = Area::new(id.with("area")).order(Order::Tooltip);
    let area = area.anchor(Align2::RIGHT_BOTTOM, vec2(-32.0, -ABOVE)).interactable(toast.has_undo);
    let mut taken_back = false;
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::new().fill(tokens.ink).corner_radius(8);
        frame.inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(&toast.text).color(tokens.card));
                if toast.has_undo {
                    let label = RichText::new(words::UNDO).color(tokens.card).underline();
                    let button = egui::Button::new(label).frame(false);
                    taken_back = ui.add(button).clicked();
                }
            });
        });
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &toast.text));
    if taken_back {
        actions.push(Action::Undo);
        return None;
    }
    let is_pointed = ui.ctx().pointer_latest_pos().is_some_and(|at| response.rect.contains(at));
    if toast.has_undo && is_pointed {
        toast.until = toast.until.max(now + SHORT);
    }
    let left = std::time::Duration::from_secs_f64((toast.until - now).clamp(0.05, LONG));
    ui.ctx().request_repaint_after(left);
    Some(toast)
}
