//! Every command of the user in one place: its words, its keys, and when it can be used.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::field_session::has_own_step;
use super::view::View;
use super::year::overview::go_on_from;
use crate::explain::{overview as overview_words, proof as proof_words, undo, window};
use crate::model::SizeStep;
use crate::state::{Action, Dialog, Screen};

/// A command that a button or a key gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// 元に戻す
    Undo,
    /// やり直す
    Redo,
    /// PDFを作る…
    Export,
    /// 文字を大きくする
    Larger,
    /// 文字を小さくする
    Smaller,
    /// 文字を標準の大きさに戻す
    UsualSize,
    /// この画面の使い方とキー
    Help,
    /// 続きから — to the one next thing.
    GoOn,
    /// 検索 — going anywhere by a word.
    Find,
}

/// All commands, in the order in which their keys are looked at.
pub const ALL: [Command; 9] = [
    Command::GoOn,
    Command::Find,
    Command::Undo,
    Command::Redo,
    Command::Export,
    Command::Larger,
    Command::Smaller,
    Command::UsualSize,
    Command::Help,
];

impl Command {
    /// What its button says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Undo => window::UNDO,
            Self::Redo => window::REDO,
            Self::Export => window::EXPORT,
            Self::Larger => window::LARGER,
            Self::Smaller => window::SMALLER,
            Self::UsualSize => window::USUAL_SIZE,
            Self::Help => window::HELP,
            Self::GoOn => overview_words::GO_ON,
            Self::Find => window::FIND,
        }
    }

    /// What it would do now, for the tooltip.
    pub fn tooltip(self, view: View<'_>) -> String {
        let history = view.state.open.as_ref().map(|open| &open.history);
        let name = |label| undo::step(label, view.edition, view.documents);
        if view.state.screen.spec().has_own_steps {
            let proof = &view.state.proof;
            match self {
                Self::Undo => {
                    return window::undo(proof.undo_step().map(proof_words::step).as_deref());
                }
                Self::Redo => {
                    return window::redo(proof.redo_step().map(proof_words::step).as_deref());
                }
                _ => {}
            }
        }
        match self {
            Self::Undo => {
                let step = history.and_then(|it| it.undo_label()).map(name);
                window::undo(step.as_deref())
            }
            Self::Redo => {
                let step = history.and_then(|it| it.redo_label()).map(name);
                window::redo(step.as_deref())
            }
            _ => self.label().to_owned(),
        }
    }

    /// Its key.
    pub fn shortcut(self) -> KeyboardShortcut {
        match self {
            Self::Undo => KeyboardShortcut::new(Modifiers::COMMAND, Key::Z),
            Self::Redo => KeyboardShortcut::new(Modifiers::COMMAND, Key::Y),
            Self::Export => KeyboardShortcut::new(Modifiers::COMMAND, Key::P),
            Self::Larger => KeyboardShortcut::new(Modifiers::COMMAND, Key::Plus),
            Self::Smaller => KeyboardShortcut::new(Modifiers::COMMAND, Key::Minus),
            Self::UsualSize => KeyboardShortcut::new(Modifiers::COMMAND, Key::Num0),
            Self::Help => KeyboardShortcut::new(Modifiers::NONE, Key::F1),
            Self::GoOn => KeyboardShortcut::new(Modifiers::NONE, Key::F2),
            Self::Find => KeyboardShortcut::new(Modifiers::COMMAND, Key::K),
        }
    }

    /// Whether it can be used now.
    pub fn is_enabled(self, view: View<'_>) -> bool {
        if matches!(self, Self::Larger | Self::Smaller | Self::UsualSize | Self::Help) {
            return true;
        }
        let Some(open) = &view.state.open else {
            return false;
        };
        // The wording is no part of the workbook and has steps of its own.
        if view.state.screen.spec().has_own_steps && matches!(self, Self::Undo | Self::Redo) {
            let proof = &view.state.proof;
            let step = if self == Self::Undo { proof.undo_step() } else { proof.redo_step() };
            return step.is_some();
        }
        let writable = open.read_only.is_none();
        match self {
            Self::Undo => writable && open.history.undo_label().is_some(),
            Self::Redo => writable && open.history.redo_label().is_some(),
            Self::Find => true,
            // What belongs to no year is printed without one.
            Self::Export => view.state.screen != Screen::Export,
            Self::GoOn if view.state.screen.spec().keeps_function_keys => false,
            _ => view.year().is_some_and(|year| year.closing().is_none()),
        }
    }

    /// The action it stands for.
    pub fn action(self, view: View<'_>) -> Action {
        match self {
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            // It only leads there: a file is made by the button beside its name.
            Self::Export => Action::Go(Screen::Export),
            Self::Larger => Action::StepTextSize(SizeStep::Larger),
            Self::Smaller => Action::StepTextSize(SizeStep::Smaller),
            Self::UsualSize => Action::StepTextSize(SizeStep::Usual),
            Self::Help => Action::Ask(Dialog::Help),
            Self::Find => Action::Ask(Dialog::Find(String::new())),
            Self::GoOn => view.year().map_or(Action::Go(Screen::Overview), go_on_from),
        }
    }
}

/// Pushes the commands whose keys were pressed. A text field in which something was typed takes undo for
/// itself, and a dialog takes everything.
pub fn shortcuts(ui: &egui::Ui, view: View<'_>, actions: &mut Vec<Action>) {
    if view.state.dialog.is_some() {
        return;
    }
    // In a field that the focus went to by itself nothing was typed: there the step before is meant.
    let typing = ui.ctx().text_edit_focused() && has_own_step(ui);
    for command in ALL {
        let takes_field = matches!(command, Command::Undo | Command::Redo) && typing;
        if takes_field || !command.is_enabled(view) {
            continue;
        }
        // On many keyboards the plus sign stands above another key, and nobody presses Shift as well.
        let second = (command == Command::Larger)
            .then_some(KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals));
        let is_pressed = |shortcut| ui.input_mut(|input| input.consume_shortcut(&shortcut));
        if is_pressed(command.shortcut()) || second.is_some_and(is_pressed) {
            actions.push(command.action(view));
        }
    }
}
