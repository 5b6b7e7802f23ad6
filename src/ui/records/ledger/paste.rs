//! The dialog before cells are pasted of which some cannot be read.

use egui::{Button, RichText, ScrollArea, TextEdit, Ui};

use crate::explain::ledger::{self as words, cell_problem};
use crate::explain::window;
use crate::model::{LedgerView, Paste, Workbook};
use crate::state::{Action, DeviceBatch, Dialog, Edit};
use crate::ui::dialog_parts::leading;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{attention, caption, field_menu, focus_at_first, paragraph, primary};

/// How many cells the dialog offers for correction; whoever has more goes back to the spreadsheet.
const MOST: usize = 60;
/// Height of what stands around the cells: the edge of the window, the sentences, the buttons.
const AROUND: f32 = 340.0;
/// At least one cell is in sight.
const CELL: f32 = 110.0;

/// Pastes: at once where everything can be read and no device loses anything unasked, else after asking.
/// A single row, and rows for which as many were chosen (`is_chosen`), go over what stands there, as in a
/// spreadsheet.
pub fn paste(
    workbook: &Workbook,
    ledger: &LedgerView,
    (paste, is_chosen): (Paste, bool),
    actions: &mut Vec<Action>,
) {
    if paste.cells.is_empty() || paste.columns.is_empty() {
        return;
    }
    let is_clear = paste.doubtful.is_empty() && paste.left_out == 0;
    let has_unknown = paste.heads.iter().any(|(_, column)| column.is_none());
    let overwrites = !is_chosen && paste.cells.len() > 1 && paste.overwritten(workbook) > 0;
    if is_clear && !has_unknown && !overwrites {
        carry_out(workbook, ledger, &paste, actions);
    } else {
        actions.push(Action::Ask(Dialog::Paste(Box::new(paste))));
    }
}

fn carry_out(workbook: &Workbook, ledger: &LedgerView, paste: &Paste, actions: &mut Vec<Action>) {
    // New rows are seen at once, whatever was searched for.
    if paste.added() > 0 && ledger.is_filtered() {
        actions.push(Action::ViewLedger(ledger.unfiltered()));
    }
    actions.push(Action::Edit(Edit::Devices(DeviceBatch::Paste, paste.changes(workbook))));
}

/// The dialog.
pub fn paste_ui(
    ui: &mut Ui,
    workbook: &Workbook,
    ledger: &LedgerView,
    paste: &Paste,
    actions: &mut Vec<Action>,
) {
    ui.label(RichText::new(words::PASTE_TITLE).heading());
    paragraph(ui, &words::paste_size(paste.over.len(), paste.added()));
    let overwritten = if paste.cells.len() > 1 { paste.overwritten(workbook) } else { 0 };
    if overwritten > 0 {
        attention(ui, &words::paste_overwrites(overwritten));
    }
    if !paste.heads.is_empty() {
        caption(ui, &words::paste_heads(&paste.heads));
    }
    if paste.left_out > 0 {
        attention(ui, &words::paste_left_out(paste.left_out));
    }
    if !paste.doubtful.is_empty() {
        paragraph(ui, words::PASTE_EXPLAINED);
    }
    let mut mended = None;
    // The cells scroll by themselves, so that the buttons stay in sight.
    let height = (ui.ctx().content_rect().height() - AROUND).max(CELL);
    ScrollArea::vertical().id_salt("pasted cells").max_height(height).show(ui, |ui| {
        for (place, (row, at)) in paste.doubtful.iter().take(MOST).enumerate() {
            if let Some(text) = cell_ui(ui, workbook, paste, (*row, *at), place == 0) {
                mended = Some((*row, *at, text));
            }
        }
        if paste.doubtful.len() > MOST {
            caption(ui, &words::paste_more(paste.doubtful.len() - MOST));
        }
    });
    if let Some((row, at, text)) = mended {
        let mut paste = paste.clone();
        paste.cells[row][at] = text;
        actions.push(Action::Ask(Dialog::Paste(Box::new(paste))));
        return;
    }
    let is_readable =
        paste.doubtful.iter().all(|(row, at)| paste.problem(*row, *at, workbook).is_none());
    ui.add_space(8.0);
    // Where cells have to be mended, the dialog begins at the first of them.
    let filled = if paste.doubtful.is_empty() { leading } else { primary };
    ui.horizontal_wrapped(|ui| {
        let all = paste.cells.len();
        if overwritten > 0 && filled(ui, is_readable, &words::paste_all_new(all)).clicked() {
            carry_out(workbook, ledger, &paste.all_added(), actions);
            actions.push(Action::Dismiss);
        }
        let over = words::paste_over(overwritten);
        let is_chosen = if overwritten > 0 {
            ui.add_enabled(is_readable, Button::new(over)).clicked()
        } else {
            filled(ui, is_readable, words::PASTE).clicked()
        };
        if is_chosen {
            carry_out(workbook, ledger, paste, actions);
            actions.push(Action::Dismiss);
        }
        if !is_readable && ui.add(Button::new(words::PASTE_READABLE)).clicked() {
            carry_out(workbook, ledger, paste, actions);
            actions.push(Action::Dismiss);
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// One cell as it came, to be corrected; returns its new text. The dialog begins in the first one.
fn cell_ui(
    ui: &mut Ui,
    workbook: &Workbook,
    paste: &Paste,
    (row, at): (usize, usize),
    is_first: bool,
) -> Option<String> {
    let tokens = theme::tokens(ui);
    let column = *paste.columns.get(at)?;
    let mut text = paste.cells.get(row)?.get(at)?.clone();
    ui.add_space(4.0);
    let label = caption(ui, &words::paste_cell(row, column));
    let field = TextEdit::singleline(&mut text).id(ids::in_clinic(ui, ("pasted cell", row, at)));
    let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field).labelled_by(label.id);
    let cut = field_menu(ui, &field, &mut text);
    if is_first {
        focus_at_first(ui, &field);
    }
    let (color, remark) = match paste.problem(row, at, workbook) {
        Some(problem) => (tokens.attention, cell_problem(&problem)),
        None => (tokens.secondary, words::PASTE_MENDED.to_owned()),
    };
    ui.label(RichText::new(remark).small().color(color));
    (field.changed() || cut).then_some(text)
}
