//! The dialog before devices are removed of which some are used: those stay.

use egui::{RichText, Ui};

use crate::explain::ledger::{self as words, device};
use crate::explain::window;
use crate::model::{DeviceId, DocumentLibrary, RecordRef, Use, Workbook};
use crate::state::{Action, Edit};
use crate::ui::records::used::used_ui;
use crate::ui::widgets::{caption, paragraph, primary};

/// How many devices are called by name.
const MOST: usize = 10;

/// The dialog. A line that leads to where a device is used closes it.
pub fn removal_ui(
    ui: &mut Ui,
    (workbook, documents): (&Workbook, &DocumentLibrary),
    asked: &[DeviceId],
    actions: &mut Vec<Action>,
) {
    let in_use = workbook.devices_in_use();
    let (kept, free): (Vec<DeviceId>, Vec<DeviceId>) =
        asked.iter().partition(|id| in_use.contains(id));
    ui.label(RichText::new(words::IN_USE_TITLE).heading());
    paragraph(ui, &words::in_use(kept.len(), asked.len()));
    for device in kept.iter().take(MOST).filter_map(|id| workbook.device(*id)) {
        ui.label(words::listed(&self::device(device)));
    }
    if kept.len() > MOST {
        caption(ui, &words::in_use_more(kept.len() - MOST));
    }
    ui.add_space(8.0);
    let uses: Vec<Use<'_>> =
        kept.iter().flat_map(|id| workbook.uses_of(RecordRef::Device(*id))).collect();
    let before = actions.len();
    used_ui(ui, &uses, (workbook, documents), actions);
    if actions.len() > before {
        actions.push(Action::Dismiss);
    }
    caption(ui, words::IN_USE_ADVICE);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if !free.is_empty() && primary(ui, true, &words::remove_rest(free.len())).clicked() {
            actions.push(Action::Edit(Edit::RemoveDevices(free)));
            actions.push(Action::Dismiss);
        }
        let close = if kept.len() == asked.len() { window::CLOSE } else { window::CANCEL };
        if ui.button(close).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}
