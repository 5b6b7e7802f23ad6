//! Comparing wording with the original: what was found, what is being typed, and the way back.
//!
//! None of it belongs to a workbook. It holds for the whole data folder, is kept in a file of its
//! own, and has an undo of its own, which is the one that works while its screen is shown.

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::export::ExportPhase;
use super::screen::Dialog;
use crate::model::proofreading::{PieceKey, cleaned};
use crate::model::{Overlay, WordingCheck};
use crate::original::WordChanges;
use crate::text::Explanation;

/// How many steps are kept.
const STEPS: usize = 300;

/// One thing meant to happen on the screen of the wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofAction {
    /// Look at a piece.
    Look(PieceKey),
    /// The original has the same words.
    Confirm(PieceKey),
    /// The words of the original as typed so far. Opens the field.
    Draft(PieceKey, String),
    /// Close the field and forget what was typed.
    DropDraft(PieceKey),
    /// The original has the words that were typed.
    Correct(PieceKey),
    /// The original has the words that its file was found to have.
    TakeOver(PieceKey),
    /// A difference from the file is no longer to be shown; nothing is confirmed.
    Leave(PieceKey),
    /// As if the piece had never been compared.
    TakeBack(PieceKey),
    /// Look at each form by itself, or again at both at once.
    Part(PieceKey, bool),
    /// List only what is still to be compared.
    OnlyOpen(bool),
    /// Try again to write.
    Retry,
    /// Ask for the original of an edition.
    PickOriginal(String),
    /// Compare an edition with its original.
    ReadOriginal(String, PathBuf),
}

/// A piece in whose place the original has other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The piece.
    pub key: PieceKey,
    /// The words of the original.
    pub original: String,
    /// Both side by side.
    pub changes: WordChanges,
}

/// What was found where an original was compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginalFindings {
    /// The name of the file.
    pub file: String,
    /// The pieces that stand there.
    pub same: Vec<PieceKey>,
    /// The pieces in whose place other words stand.
    pub differ: Vec<Difference>,
    /// In how many places nothing was found.
    pub not_found: usize,
    /// Wording that counted as confirmed and reads otherwise there: its number, our words, and those
    /// of the original where there are any.
    pub confirmed_differ: Vec<(String, String, Option<String>)>,
}

/// One step: what it took out and what it put in.
#[derive(Clone, Debug)]
struct Step {
    key: PieceKey,
    before: Vec<WordingCheck>,
    after: Vec<WordingCheck>,
}

/// The comparison as it stands.
#[derive(Debug, Default)]
pub struct Proof {
    /// What was compared.
    pub overlay: Overlay,
    /// Why nothing can be added, if so: the file is of a newer program, or cannot be read.
    pub blocked: Option<Explanation>,
    /// Why the last change is not on the disk, if so. It is written with the next one.
    pub problem: Option<Explanation>,
    /// The piece that is looked at.
    pub current: Option<PieceKey>,
    /// Corrections that are being typed.
    pub drafts: Vec<(PieceKey, String)>,
    /// Whether only what is still to be compared is listed.
    pub only_open: bool,
    /// Counts the changes that have to be kept.
    pub revision: u64,
    /// Counts every change of what the forms and the list say.
    pub shown: u64,
    /// What the last original that was compared said.
    pub findings: Option<Result<OriginalFindings, Explanation>>,
    apart: HashSet<PieceKey>,
    /// The differences from the last original that are to stay as they are.
    left: HashSet<PieceKey>,
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl Proof {
    /// The correction that is being typed for a piece.
    #[must_use]
    pub fn draft(&self, key: &PieceKey) -> Option<&str> {
        self.drafts.iter().find(|(of, _)| of == key).map(|(_, text)| text.as_str())
    }

    /// Whether the forms of a piece on both are to be looked at one by one.
    #[must_use]
    pub fn is_apart(&self, joined: &PieceKey) -> bool {
        self.apart.contains(joined)
    }

    /// The piece on both forms from which this piece of one form was split off.
    #[must_use]
    pub fn parted_from(&self, key: &PieceKey) -> Option<&PieceKey> {
        let is_it = |apart: &&PieceKey| {
            apart.part == key.part && apart.words == key.words && apart.edition == key.edition
        };
        self.apart.iter().find(is_it)
    }

    /// The piece whose check undo would take back.
    #[must_use]
    pub fn undo_step(&self) -> Option<&PieceKey> {
        self.undo.last().map(|step| &step.key)
    }

    /// The piece whose check redo would bring back.
    #[must_use]
    pub fn redo_step(&self) -> Option<&PieceKey> {
        self.redo.last().map(|step| &step.key)
    }

    pub(super) fn read(&mut self, overlay: Overlay, blocked: Option<Explanation>) {
        self.overlay = overlay;
        self.blocked = blocked;
        self.shown += 1;
    }

    /// What is on the disk may hold what another window checked meanwhile.
    pub(super) fn kept(&mut self, revision: u64, overlay: Overlay) {
        if revision == self.revision {
            self.problem = None;
            if overlay != self.overlay {
                self.overlay = overlay;
                self.shown += 1;
            }
        }
    }

    fn drop_draft(&mut self, key: &PieceKey) {
        self.drafts.retain(|(of, _)| of != key);
    }

    fn checks_of(&self, key: &PieceKey) -> Vec<WordingCheck> {
        let find = |place| self.overlay.check(&key.edition, &place, &key.words).cloned();
        key.places().filter_map(find).collect()
    }

    fn put(&mut self, out: &[WordingCheck], new: &[WordingCheck]) {
        self.overlay.checks.retain(|it| !out.iter().any(|out| out.is_of_same(it)));
        for check in new {
            self.overlay.set(check.clone());
        }
        self.revision += 1;
        self.shown += 1;
    }

    fn change(&mut self, key: PieceKey, after: Vec<WordingCheck>) -> bool {
        let before = self.checks_of(&key);
        if before == after {
            return false;
        }
        self.put(&before, &after);
        self.drop_draft(&key);
        self.redo.clear();
        self.undo.push(Step { key, before, after });
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        true
    }

    /// What the original says in the place of a piece, where that was found and not left.
    fn original_words(&self, key: &PieceKey) -> Option<String> {
        let found = self.findings.as_ref()?.as_ref().ok()?;
        let difference = found.differ.iter().find(|it| it.key == *key && !self.is_left(key))?;
        Some(difference.original.clone())
    }

    /// Whether a difference from the file is no longer shown.
    #[must_use]
    pub fn is_left(&self, key: &PieceKey) -> bool {
        self.left.contains(key)
    }

    /// Everything that stands in the original is confirmed in one step; what stands there instead of
    /// a piece is shown beside it, to be taken over or left.
    fn take_findings(&mut self, findings: OriginalFindings, now: NaiveDateTime) -> bool {
        let open = |key: &&PieceKey| self.checks_of(key).is_empty();
        let same: Vec<PieceKey> = findings.same.iter().filter(open).cloned().collect();
        let check = |key: &PieceKey, place| WordingCheck {
            edition: key.edition.clone(),
            place,
            words: key.words.clone(),
            correction: None,
            checked_on: now.date(),
        };
        let after: Vec<WordingCheck> =
            same.iter().flat_map(|key| key.places().map(|place| check(key, place))).collect();
        self.left.clear();
        self.findings = Some(Ok(findings));
        let Some(key) = same.into_iter().next() else { return false };
        self.put(&[], &after);
        self.redo.clear();
        self.undo.push(Step { key, before: Vec::new(), after });
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        true
    }

    fn check(&mut self, key: PieceKey, correction: Option<String>, now: NaiveDateTime) -> bool {
        let correction = correction.filter(|words| *words != key.words);
        let check = |place| WordingCheck {
            edition: key.edition.clone(),
            place,
            words: key.words.clone(),
            correction: correction.clone(),
            checked_on: now.date(),
        };
        let after = key.places().map(check).collect();
        self.change(key, after)
    }
}

impl State {
    pub(super) fn proofread(&mut self, action: ProofAction, now: NaiveDateTime) -> Effects {
        let proof = &mut self.proof;
        let changed = match action {
            ProofAction::Look(key) => {
                proof.current = Some(key);
                false
            }
            ProofAction::OnlyOpen(only) => {
                proof.only_open = only;
                false
            }
            ProofAction::Leave(key) => {
                proof.left.insert(key);
                false
            }
            ProofAction::Retry => true,
            ProofAction::DropDraft(key) => {
                proof.drop_draft(&key);
                false
            }
            ProofAction::Part(joined, apart) => {
                if apart {
                    proof.apart.insert(joined);
                } else {
                    proof.apart.remove(&joined);
                }
                proof.shown += 1;
                false
            }
            _ if proof.blocked.is_some() => false,
            ProofAction::Draft(key, text) => {
                proof.current = Some(key.clone());
                match proof.drafts.iter_mut().find(|(of, _)| *of == key) {
                    Some((_, draft)) => *draft = text,
                    None => proof.drafts.push((key, text)),
                }
                false
            }
            // An item that is not there cannot be the same.
            ProofAction::Confirm(key) => key.may_be_same() && proof.check(key, None, now),
            ProofAction::Correct(key) => match proof.draft(&key).and_then(cleaned) {
                Some(words) => {
                    let changed = proof.check(key.clone(), Some(words), now);
                    proof.drop_draft(&key);
                    changed
                }
                None => false,
            },
            ProofAction::TakeOver(key) => match proof.original_words(&key) {
                Some(words) => proof.check(key, Some(words), now),
                None => false,
            },
            ProofAction::TakeBack(key) => proof.change(key, Vec::new()),
            ProofAction::PickOriginal(edition) => return Effect::PickOriginal(edition).into(),
            ProofAction::ReadOriginal(edition, path) => {
                return Effect::CompareOriginal(edition, path).into();
            }
        };
        self.kept_if(changed)
    }

    pub(super) fn original_compared(
        &mut self,
        found: Result<OriginalFindings, Explanation>,
        now: NaiveDateTime,
    ) -> Effects {
        let changed = match found {
            Ok(findings) => self.proof.take_findings(findings, now),
            Err(explanation) => {
                self.proof.findings = Some(Err(explanation));
                false
            }
        };
        self.kept_if(changed)
    }

    /// Takes back or does again one check, and looks at where it was made.
    pub(super) fn proof_travel(&mut self, back: bool) -> Effects {
        let proof = &mut self.proof;
        let from = if back { &mut proof.undo } else { &mut proof.redo };
        let Some(step) = from.pop() else {
            return Effects::none();
        };
        if back {
            proof.put(&step.after, &step.before);
        } else {
            proof.put(&step.before, &step.after);
        }
        proof.current = Some(step.key.clone());
        let to = if back { &mut proof.redo } else { &mut proof.undo };
        to.push(step);
        self.kept_if(true)
    }

    /// What was compared is not on the disk: told once, and shown until it is.
    pub(super) fn wording_not_kept(&mut self, explanation: Explanation) {
        if self.proof.problem.is_none() {
            self.dialog = Some(Dialog::Problem(explanation.clone()));
        }
        self.proof.problem = Some(explanation);
    }

    /// A PDF that was made before is not that of today any more.
    fn kept_if(&mut self, changed: bool) -> Effects {
        if !changed {
            return Effects::none();
        }
        self.export.gaps = None;
        if matches!(self.export.phase, ExportPhase::Done(_)) {
            self.export.phase = ExportPhase::Idle;
        }
        Effect::KeepWording.into()
    }
}
