//! The question how answers are written into cells that hold both words, or boxes.

use egui::Ui;

use super::{answer_buttons, caption, heading, paragraph};
use crate::explain::original as words;
use crate::model::Marking;
use crate::original::AnswerCell;
use crate::ui::theme;

/// Asks, with such a cell as the example. Returns what was chosen.
pub fn marking_choice(ui: &mut Ui, cell: &AnswerCell, chosen: Option<Marking>) -> Option<Marking> {
    heading(ui, words::MARKING);
    paragraph(ui, &words::marking_asked(cell));
    let choices = Marking::ALL.map(|it| (it, words::marking(it, &cell.way), None, false));
    let marking = answer_buttons(ui, words::MARKING, &choices, chosen, theme::CONTROL);
    caption(ui, words::marking_examples(&cell.way));
    marking
}
