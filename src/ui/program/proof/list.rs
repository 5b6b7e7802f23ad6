//! The single pieces: for whoever has no file to compare with, and what was compared so far.

use egui::{Button, Id, Key, Margin, RichText, TextEdit, Ui};

use super::{originals, table};
use crate::explain::{proof as words, table_proof as table_words, window};
use crate::model::proofreading::{Piece, PieceKey, PieceScope, PieceStanding, cleaned};
use crate::state::{Action, Proof, ProofAction};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, Mark, caption, heading, mark_ui, primary};

/// Below this width of a piece its buttons stand below the words, in points.
const NARROW: f32 = 560.0;
/// The room for the buttons beside the words, in points.
const BUTTONS: f32 = 176.0;
/// The same where the words are missing.
const LONGER_BUTTONS: f32 = 226.0;

/// The piece that is looked at: the one chosen, else the first that is open.
pub(super) fn current(proof: &Proof, listed: &[&Piece]) -> Option<usize> {
    let chosen = proof.current.as_ref();
    chosen
        .and_then(|key| listed.iter().position(|piece| piece.key == *key))
        .or_else(|| listed.iter().position(|piece| piece.is_open()))
}

/// The piece to go on with after the one at `at`.
fn next_open<'a>(listed: &[&'a Piece], at: usize) -> Option<&'a Piece> {
    let after = listed.iter().skip(at + 1).chain(listed.iter().take(at));
    after.copied().find(|piece| piece.is_open())
}

pub(super) fn list_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    listed: &[&Piece],
    current: Option<usize>,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let only_open = year.view.state.proof.only_open;
        if widgets::check_box(ui, only_open, words::ONLY_OPEN).clicked() {
            actions.push(Action::Proof(ProofAction::OnlyOpen(!only_open)));
        }
        if listed.iter().any(|piece| piece.is_open()) {
            caption(ui, words::KEYS);
        }
    });
    // A piece that has just become the current one, or whose field was opened, is brought into view;
    // a list that nobody has worked on stays at its beginning.
    let memory = ids::in_clinic(ui, "piece in view");
    let now = current.map(|at| {
        let key = &listed[at].key;
        (key.clone(), year.view.state.proof.draft(key).is_some())
    });
    let before: Option<Option<(PieceKey, bool)>> = ui.data(|data| data.get_temp(memory));
    let moved = before.map_or(current != Some(0), |before| before != now);
    ui.data_mut(|data| data.insert_temp(memory, now));
    let mut group = None;
    for (at, piece) in listed.iter().enumerate() {
        // Every check table is a group of its own.
        let of = (piece.scope(), piece.kind(), &piece.key.edition);
        if group != Some(of) {
            group = Some(of);
            ui.add_space(8.0);
            heading(ui, &words::group(piece, originals(year)));
            match of.0 {
                PieceScope::Both => {
                    caption(ui, words::ON_BOTH);
                }
                PieceScope::Table => table::head_ui(ui, of.2, year, actions),
                PieceScope::Edition | PieceScope::Form(_) => {}
            }
        }
        let is_current = current == Some(at);
        let row = ui.push_id(&piece.key, |ui| {
            let next = next_open(listed, at);
            piece_ui(ui, year, piece, next, is_current, actions)
        });
        if is_current && moved {
            ui.scroll_to_rect(row.inner.expand(12.0), None);
        }
    }
}

/// One piece; says where it is.
fn piece_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    piece: &Piece,
    next: Option<&Piece>,
    is_current: bool,
    actions: &mut Vec<Action>,
) -> egui::Rect {
    let tokens = theme::tokens(ui);
    // The border of the current piece is wider on the inside, so that nothing moves.
    let (line, width) = if is_current { (tokens.accent, 2) } else { (tokens.line, 1) };
    let frame = egui::Frame::new()
        .fill(tokens.card)
        .stroke(egui::Stroke::new(f32::from(width), line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(15 - width, 9 - width));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        if ui.available_width() < NARROW {
            words_ui(ui, year, piece, actions);
            buttons_ui(ui, year, piece, next, actions);
        } else {
            let buttons = if piece.key.is_missing() { LONGER_BUTTONS } else { BUTTONS };
            let width = ui.available_width() - buttons - ui.spacing().item_spacing.x * 2.0;
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    words_ui(ui, year, piece, actions);
                });
                buttons_ui(ui, year, piece, next, actions);
            });
        }
        if piece.is_open()
            && let Some(draft) = year.view.state.proof.draft(&piece.key)
        {
            draft_ui(ui, year, piece, draft, next, actions);
        }
    });
    shown.response.rect
}

/// What stands there, what it is, and how it stands.
fn words_ui(ui: &mut Ui, year: YearView<'_>, piece: &Piece, actions: &mut Vec<Action>) {
    let key = &piece.key;
    ui.horizontal_wrapped(|ui| {
        caption(ui, &words::place(key, originals(year)));
        state_ui(ui, piece);
        both_ui(ui, year, piece, actions);
    });
    let text = match &piece.standing {
        PieceStanding::Corrected { to, .. } => to,
        PieceStanding::Open if key.is_missing() => {
            table::missing_ui(ui, key, year);
            return;
        }
        PieceStanding::Same { .. } if key.is_missing() => {
            caption(ui, table_words::NONE);
            return;
        }
        PieceStanding::Open | PieceStanding::Same { .. } => &key.words,
    };
    let text = RichText::new(text).size(18.0).line_height(Some(28.0));
    ui.label(text).on_hover_text(words::read_in(piece, originals(year)));
    for beside in words::beside(key, year.edition) {
        caption(ui, beside);
    }
    if matches!(piece.standing, PieceStanding::Corrected { .. }) && !key.is_missing() {
        caption(ui, &words::before(&key.words));
    }
}

/// How a piece stands, in the line above its words, so that a check moves nothing.
fn state_ui(ui: &mut Ui, piece: &Piece) {
    let text = match &piece.standing {
        PieceStanding::Open => return,
        PieceStanding::Same { on } if piece.key.is_missing() => table_words::absent_on(*on),
        PieceStanding::Same { on } => words::same_on(*on),
        PieceStanding::Corrected { on, .. } if piece.key.is_missing() => {
            table_words::typed_in_on(*on)
        }
        PieceStanding::Corrected { on, .. } => words::corrected_on(*on),
    };
    mark_ui(ui, Mark::Yes);
    let color = theme::tokens(ui).accent;
    ui.label(RichText::new(text).small().line_height(Some(20.0)).color(color));
}

fn buttons_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    piece: &Piece,
    next: Option<&Piece>,
    actions: &mut Vec<Action>,
) {
    let key = &piece.key;
    let proof = &year.view.state.proof;
    let name = |button| words::of_piece(button, key, originals(year));
    ui.horizontal(|ui| {
        if !piece.is_open() {
            let button = ui.add_enabled(proof.blocked.is_none(), Button::new(words::TAKE_BACK));
            let button = button.accessible_name(name(words::TAKE_BACK));
            if button.gained_focus() {
                actions.push(Action::Proof(ProofAction::Look(key.clone())));
            }
            if button.clicked() {
                actions.push(Action::Proof(ProofAction::TakeBack(key.clone())));
                actions.push(Action::Proof(ProofAction::Look(key.clone())));
            }
            return;
        }
        if proof.draft(key).is_some() {
            return;
        }
        ui.add_enabled_ui(proof.blocked.is_none(), |ui| {
            let same = if key.is_missing() { table_words::ABSENT } else { words::SAME };
            let same = key.may_be_same().then(|| ui.button(same).accessible_name(name(same)));
            let correct = if key.is_missing() { table_words::TYPE_IN } else { words::CORRECT };
            let correct = ui.button(correct).accessible_name(name(correct));
            let first = same.as_ref().unwrap_or(&correct);
            let memory = first_button(ui, key);
            ui.data_mut(|data| data.insert_temp(memory, first.id));
            if first.gained_focus() || correct.gained_focus() {
                actions.push(Action::Proof(ProofAction::Look(key.clone())));
            }
            if let Some(same) = same.filter(egui::Response::clicked) {
                actions.push(Action::Proof(ProofAction::Confirm(key.clone())));
                go_on(ui, next, same.has_focus(), actions);
            }
            if correct.clicked() {
                open_field(ui, proof, key, actions);
            }
        });
    });
}

/// Where the id of the first button of an open piece is remembered.
fn first_button(ui: &Ui, key: &PieceKey) -> Id {
    ids::in_clinic(ui, ("first button", key))
}

/// Looks at the next piece; by keyboard its button takes the focus.
fn go_on(ui: &Ui, next: Option<&Piece>, by_keyboard: bool, actions: &mut Vec<Action>) {
    let Some(next) = next else {
        return;
    };
    actions.push(Action::Proof(ProofAction::Look(next.key.clone())));
    let (first, wanted) = (first_button(ui, &next.key), focus_next(ui));
    let button: Option<Id> = ui.data(|data| data.get_temp(first));
    if let Some(button) = button.filter(|_| by_keyboard) {
        ui.data_mut(|data| data.insert_temp(wanted, button));
    }
}

/// Where the button that takes the focus next is remembered until everything is drawn. If it took it
/// at once, the key that pressed this button would press that one too, and so on down the list.
fn focus_next(ui: &Ui) -> Id {
    ids::in_clinic(ui, "focus next")
}

pub(super) fn move_focus(ui: &Ui) {
    let wanted = focus_next(ui);
    if let Some(next) = ui.data(|data| data.get_temp(wanted)) {
        ui.data_mut(|data| data.remove::<Id>(wanted));
        ui.memory_mut(|memory| memory.request_focus(next));
    }
}

fn field(ui: &Ui, key: &PieceKey) -> Id {
    ids::in_clinic(ui, ("original words", key))
}

/// What was typed earlier is still there.
fn open_field(ui: &Ui, proof: &Proof, key: &PieceKey, actions: &mut Vec<Action>) {
    if proof.draft(key).is_none() {
        actions.push(Action::Proof(ProofAction::Draft(key.clone(), key.words.clone())));
    }
    let field = field(ui, key);
    ui.memory_mut(|memory| memory.request_focus(field));
}

/// The same words on both forms are one piece, unless someone wants to look at each by itself.
fn both_ui(ui: &mut Ui, year: YearView<'_>, piece: &Piece, actions: &mut Vec<Action>) {
    let key = &piece.key;
    if !piece.is_open() {
        return;
    }
    let (button, joined, apart) = if key.forms.len() > 1 {
        (words::PART, key, true)
    } else if let Some(joined) = year.view.state.proof.parted_from(key) {
        (words::JOIN, joined, false)
    } else {
        return;
    };
    let text = RichText::new(button).small().color(theme::tokens(ui).accent);
    let shown = ui.add(Button::new(text).frame(false).min_size(egui::Vec2::ZERO));
    if shown.accessible_name(words::of_piece(button, key, originals(year))).clicked() {
        actions.push(Action::Proof(ProofAction::Part(joined.clone(), apart)));
    }
}

/// The field for the words of the original. It breaks long sentences, but takes no line breaks.
fn draft_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    piece: &Piece,
    draft: &str,
    next: Option<&Piece>,
    actions: &mut Vec<Action>,
) {
    let key = &piece.key;
    let label = caption(ui, words::ORIGINAL_WORDS);
    let mut text = draft.to_owned();
    let edit = TextEdit::multiline(&mut text).id(field(ui, key)).desired_rows(1).return_key(None);
    let edit = edit.desired_width(f32::INFINITY).margin(Margin::symmetric(10, 8));
    if ui.add(edit).labelled_by(label.id).changed() {
        actions.push(Action::Proof(ProofAction::Draft(key.clone(), text.clone())));
    }
    let has_words = cleaned(&text).is_some();
    if !has_words {
        caption(ui, words::EMPTY);
    }
    let name = |button| words::of_piece(button, key, originals(year));
    ui.horizontal_wrapped(|ui| {
        let done = if key.is_missing() { table_words::TYPED_IN } else { words::CORRECTED };
        let done = primary(ui, has_words, done).accessible_name(name(done));
        if done.clicked() {
            actions.push(Action::Proof(ProofAction::Correct(key.clone())));
            go_on(ui, next, done.has_focus(), actions);
        }
        let cancel = ui.button(window::CANCEL);
        if cancel.accessible_name(name(window::CANCEL)).clicked() {
            actions.push(Action::Proof(ProofAction::DropDraft(key.clone())));
        }
    });
}

/// 1 and 2 check the current piece, and the arrows choose another, while no field has the focus.
pub(super) fn keys(
    ui: &Ui,
    year: YearView<'_>,
    listed: &[&Piece],
    current: Option<usize>,
    actions: &mut Vec<Action>,
) {
    let state = year.view.state;
    let (Some(at), None) = (current, &state.dialog) else {
        return;
    };
    if ui.ctx().text_edit_focused() {
        return;
    }
    let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let piece = listed[at];
    if piece.is_open() && state.proof.blocked.is_none() {
        // What is being typed says that the words are not the same.
        let may_be_same = piece.key.may_be_same() && state.proof.draft(&piece.key).is_none();
        if pressed(Key::Num1) && may_be_same {
            actions.push(Action::Proof(ProofAction::Confirm(piece.key.clone())));
            let by_keyboard = ui.memory(|memory| memory.focused().is_some());
            go_on(ui, next_open(listed, at), by_keyboard, actions);
        }
        if pressed(Key::Num2) {
            open_field(ui, &state.proof, &piece.key, actions);
        }
    }
    // With the focus on a button the arrows move the focus.
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let to = if pressed(Key::ArrowDown) {
        (at + 1).min(listed.len() - 1)
    } else if pressed(Key::ArrowUp) {
        at.saturating_sub(1)
    } else {
        return;
    };
    actions.push(Action::Proof(ProofAction::Look(listed[to].key.clone())));
}
