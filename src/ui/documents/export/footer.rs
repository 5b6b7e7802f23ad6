//! The foot of the print screen: how much is printed, where it goes, and the one button.

use egui::{Button, ProgressBar, RichText, TextEdit, Ui};

use super::PrintView;
use super::choice::printed;
use crate::explain::export as words;
use crate::state::{Action, ExportPhase};
use crate::ui::areas::note_landing;
use crate::ui::command::Command;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{caption, cut_in_the_middle, field_menu, primary};

/// Below this width the path stands on a line of its own, in points.
const ONE_LINE: f32 = 760.0;
/// Room for the button that writes and the one that asks where to, in points.
const BUTTONS: f32 = 250.0;
/// Room for the name of the path, in points.
const NAME: f32 = 60.0;

pub(super) fn footer_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    ui.set_min_width(ui.available_width());
    let export = &print.view.state.export;
    let idle = matches!(export.phase, ExportPhase::Idle | ExportPhase::Done(_));
    if ui.available_width() < ONE_LINE {
        ui.add_enabled_ui(idle, |ui| {
            let width = ui.available_width();
            ui.horizontal(|ui| path_ui(ui, print, width - NAME, actions));
            ui.horizontal_wrapped(|ui| {
                count_ui(ui, print);
                buttons_ui(ui, print, actions);
            });
        });
    } else {
        ui.add_enabled_ui(idle, |ui| {
            ui.horizontal(|ui| {
                count_ui(ui, print);
                let room = ui.available_width() - BUTTONS - NAME;
                path_ui(ui, print, room.max(120.0), actions);
                buttons_ui(ui, print, actions);
            });
        });
    }
    if let ExportPhase::Running(share) = &export.phase {
        let bar = ProgressBar::new(*share).text(words::percent(*share));
        ui.add(bar).accessible_name(words::RUNNING);
        if ui.button(words::CANCEL).clicked() {
            actions.push(Action::CancelExport);
        }
    }
}

/// How many pages will be printed; before they are laid out, how many papers; or that there are none.
fn count_ui(ui: &mut Ui, print: &PrintView<'_>) {
    let count = printed(print);
    let text = match print.view.pages.count().filter(|_| count > 0) {
        Some(pages) => words::pages(pages),
        None if count > 0 => words::kinds(count),
        None => {
            caption(ui, words::NOTHING_CHOSEN);
            return;
        }
    };
    ui.label(RichText::new(text).text_style(theme::strong()));
}

/// The path, cut in the middle while nobody writes in it.
fn path_ui(ui: &mut Ui, print: &PrintView<'_>, room: f32, actions: &mut Vec<Action>) {
    let label = caption(ui, words::PATH);
    let whole = &print.view.state.export.path;
    let id = ids::in_clinic(ui, "path of the PDF");
    let is_written = ui.memory(|memory| memory.has_focus(id));
    let shown = cut_in_the_middle(ui, whole, room - 24.0);
    let mut path = if is_written { whole.clone() } else { shown.clone() };
    let field = TextEdit::singleline(&mut path).id(id).desired_width(room);
    let field = field.margin(egui::Margin::symmetric(10, 8));
    let mut field = ui.add(field).labelled_by(label.id);
    if !is_written && shown != *whole {
        field = field.on_hover_text(whole);
    }
    let cut = field_menu(ui, &field, &mut path);
    // What is cut is never taken for what was typed.
    if (field.changed() || cut) && (is_written || shown == *whole) {
        actions.push(Action::TypeExportPath(path));
    }
}

fn buttons_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let export = &print.view.state.export;
    let browse = ui.add_enabled(!print.view.has_dialog, Button::new(words::BROWSE));
    if browse.clicked() {
        actions.push(Action::PickExportPath);
    }
    let can = !export.papers.is_empty() && !export.path.trim().is_empty();
    // Once it is made, opening it comes next.
    let is_made = matches!(export.phase, ExportPhase::Done(_));
    let write = if is_made {
        ui.add_enabled(can, Button::new(words::WRITE))
    } else {
        primary(ui, can, words::WRITE)
    };
    note_landing(ui, write.id);
    if write.clicked() {
        actions.push(Action::Export(false));
    }
    // The key that leads here goes on to the button, which writes when it is pressed.
    let key = Command::Export.shortcut();
    if !print.view.has_dialog && ui.input_mut(|input| input.consume_shortcut(&key)) {
        write.request_focus();
    }
}
