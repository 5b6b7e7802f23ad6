//! The comparison with the ministry's file, and what differs: to be taken over or left.

use egui::{Button, Ui};

use super::{original_ui, originals};
use crate::explain::proof as words;
use crate::model::proofreading::{Piece, PieceKey};
use crate::state::{Action, Difference, OriginalFindings, ProofAction};
use crate::ui::dialog_parts::explanation_ui;
use crate::ui::view::YearView;
use crate::ui::widgets::{attention, caption, card, changed_words, heading, paragraph};

/// Below this width of a difference the two wordings stand one below the other, in points.
const NARROW: f32 = 560.0;

/// Compares everything with a file at once, and says what came of it.
pub(super) fn file_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let proof = &year.view.state.proof;
    let id = &year.edition.id;
    let can = proof.blocked.is_none() && !year.view.has_dialog;
    card(ui, |ui| {
        paragraph(ui, words::WITH_FILE_HOW);
        for original in year.edition.originals() {
            original_ui(ui, original, false, actions);
        }
        caption(ui, words::HOW_TO_OPEN);
        if ui.add_enabled(can, Button::new(words::WITH_FILE)).clicked() {
            actions.push(Action::Proof(ProofAction::PickOriginal(id.clone())));
        }
        match &proof.findings {
            Some(Ok(found)) => {
                paragraph(ui, &found_in(found));
            }
            Some(Err(explanation)) => explanation_ui(ui, explanation, actions),
            None => {}
        }
    });
    if let Some(Ok(found)) = &proof.findings {
        differences_ui(ui, year, found, actions);
    }
    let dropped =
        ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = dropped.filter(|_| can) {
        actions.push(Action::Proof(ProofAction::ReadOriginal(id.clone(), path)));
    }
}

/// What came of it, in places like every other number.
fn found_in(found: &OriginalFindings) -> String {
    let places = |keys: &mut dyn Iterator<Item = &PieceKey>| -> usize {
        keys.map(|key| key.places().count()).sum()
    };
    let same = places(&mut found.same.iter());
    let differ = places(&mut found.differ.iter().map(|it| &it.key));
    words::findings(&found.file, same, differ, found.not_found)
}

/// Only what differs and is still open.
fn differences_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    found: &OriginalFindings,
    actions: &mut Vec<Action>,
) {
    let proof = &year.view.state.proof;
    let is_open = |key: &PieceKey| {
        let mut pieces = year.view.pieces.iter();
        !proof.is_left(key) && pieces.any(|piece: &Piece| piece.key == *key && piece.is_open())
    };
    let open: Vec<&Difference> = found.differ.iter().filter(|it| is_open(&it.key)).collect();
    if open.is_empty() && found.confirmed_differ.is_empty() {
        return;
    }
    ui.add_space(8.0);
    heading(ui, words::DIFFERENCES);
    for difference in open {
        ui.push_id(&difference.key, |ui| {
            card(ui, |ui| difference_ui(ui, year, difference, actions));
        });
    }
    for (number, ours, original) in &found.confirmed_differ {
        attention(ui, &words::reads_otherwise(number, ours, original.as_deref()));
    }
}

/// Ours and theirs side by side.
fn difference_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    difference: &Difference,
    actions: &mut Vec<Action>,
) {
    let key = &difference.key;
    caption(ui, &words::whole_place(key, originals(year)));
    let sides =
        [(words::OURS, &difference.changes.before), (words::THEIRS, &difference.changes.now)];
    let columns = if ui.available_width() < NARROW { 1 } else { 2 };
    ui.columns(columns, |columns| {
        let last = columns.len() - 1;
        for (at, (label, spans)) in sides.into_iter().enumerate() {
            let ui = &mut columns[at.min(last)];
            caption(ui, label);
            changed_words(ui, spans);
        }
    });
    let can = year.view.state.proof.blocked.is_none();
    let name = |button| words::of_piece(button, key, originals(year));
    ui.horizontal_wrapped(|ui| {
        let take = ui.add_enabled(can, Button::new(words::TAKE_OVER));
        if take.accessible_name(name(words::TAKE_OVER)).clicked() {
            actions.push(Action::Proof(ProofAction::TakeOver(key.clone())));
        }
        let leave = ui.button(words::LEAVE);
        if leave.accessible_name(name(words::LEAVE)).clicked() {
            actions.push(Action::Proof(ProofAction::Leave(key.clone())));
        }
    });
}
