//! Asks before a chart for a wall is written on which numbers are open.

use egui::{RichText, Ui};

use crate::explain::{chart_gaps as words, window};
use crate::model::ChartKind;
use crate::model::chart_check::open_numbers;
use crate::state::Action;
use crate::ui::view::View;
use crate::ui::widgets::{paragraph, primary};

/// The dialog: which numbers they are, and the way on.
pub fn open_wall_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let Some(open) = &view.state.open else {
        actions.push(Action::Dismiss);
        return;
    };
    ui.label(RichText::new(words::WALL_TITLE).heading());
    paragraph(ui, words::WALL_EXPLAINED);
    for gap in open_numbers(&open.workbook, view.today) {
        let line = words::lack(&gap, ChartKind::Contact, &open.workbook);
        paragraph(ui, &words::listed(&line));
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, true, window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
        if ui.button(words::WALL_ANYWAY).clicked() {
            actions.push(Action::ExportOpenWall);
        }
    });
}
