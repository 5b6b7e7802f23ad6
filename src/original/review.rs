//! What was read, as a person looks it through before it counts: every row can be corrected, and
//! every correction taken back.

use std::sync::Arc;

use chrono::NaiveDate;

use super::changes::changes;
use super::continuation::{Continuation, continuation};
use super::draft::{Confirmation, DraftForm, DraftInput, DraftProblem, OriginalFile, draft};
use super::fold::bare;
use super::number;
use super::reading::{AnswerCell, FormReading, ItemReading, RowLeft, WhyLeft};
use crate::model::{Edition, FiscalYear, FormKind, ItemKey, Marking};

/// The most corrections that can be taken back.
const STEPS: usize = 200;

/// One form under review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedForm {
    /// The file from which it was read, by its place in [`FormReview::files`].
    pub file: usize,
    /// The form, as it was read and corrected.
    pub form: FormReading,
    /// What each item goes on with, in the order of the items.
    pub rows: Vec<Continuation>,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewEdit {
    /// An item goes on with these rows of the edition before; with none, it is new.
    GoesOnWith(FormKind, usize, Vec<ItemKey>),
    /// An item is no item.
    IsNoItem(FormKind, usize),
    /// A row that was left is an item: the one after the items above it.
    IsItem(FormKind, usize),
    /// A row that was left is a note of an item.
    IsNoteOf(FormKind, usize, usize),
    /// The wording of an item.
    Wording(FormKind, usize, String),
    /// The number of an item; empty where none is printed.
    Number(FormKind, usize, String),
    /// How answers are written where the forms do not make it plain.
    Marking(Option<Marking>),
}

/// What a review has come to: what is corrected, taken back and made again.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reviewed {
    forms: Vec<ReviewedForm>,
    marking: Option<Marking>,
}

/// A review under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReview {
    /// The edition whose rows the new one goes on with.
    pub after: Arc<Edition>,
    /// The files.
    pub files: Vec<OriginalFile>,
    now: Arc<Reviewed>,
    undo: Vec<Arc<Reviewed>>,
    redo: Vec<Arc<Reviewed>>,
}

/// How many items there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewCounts {
    /// Items in the same words.
    pub same: usize,
    /// Items worded anew.
    pub reworded: usize,
    /// Items that several became.
    pub merged: usize,
    /// Items that are parts of one.
    pub split: usize,
    /// New items.
    pub new: usize,
    /// Rows with words that are no part of the form.
    pub left: usize,
}

impl ReviewCounts {
    /// All items.
    #[must_use]
    pub fn items(self) -> usize {
        self.same + self.reworded + self.merged + self.split + self.new
    }
}

impl FormReview {
    /// A review of what was read, each form with the place of its file.
    #[must_use]
    pub fn begin(
        after: Arc<Edition>,
        files: Vec<OriginalFile>,
        forms: Vec<(usize, FormReading)>,
    ) -> Self {
        let forms = forms.into_iter().map(|(file, form)| {
            let rows = continuation(&form, &after);
            ReviewedForm { file, form, rows }
        });
        let now = Arc::new(Reviewed { forms: forms.collect(), marking: None });
        Self { after, files, now, undo: Vec::new(), redo: Vec::new() }
    }

    /// The forms, that of the institution first.
    #[must_use]
    pub fn forms(&self) -> &[ReviewedForm] {
        &self.now.forms
    }

    /// How answers are written where the forms do not make it plain, once somebody has said it.
    #[must_use]
    pub fn marking(&self) -> Option<Marking> {
        self.now.marking
    }

    /// The first cell for which that has to be said; `None` where every form is plain.
    #[must_use]
    pub fn unsure_cell(&self) -> Option<&AnswerCell> {
        self.now.forms.iter().find_map(|it| it.form.unsure_cell())
    }

    /// One of the forms.
    #[must_use]
    pub fn form(&self, kind: FormKind) -> Option<&ReviewedForm> {
        self.now.forms.iter().find(|it| it.form.kind == kind)
    }

    /// How many items of a form there are of each kind.
    #[must_use]
    pub fn counts(&self, kind: FormKind) -> ReviewCounts {
        let mut counts = ReviewCounts::default();
        let Some(reviewed) = self.form(kind) else { return counts };
        for row in &reviewed.rows {
            match row {
                Continuation::Same(_) => counts.same += 1,
                Continuation::Reworded { .. } => counts.reworded += 1,
                Continuation::Merged(_) => counts.merged += 1,
                Continuation::Split { .. } => counts.split += 1,
                Continuation::New => counts.new += 1,
            }
        }
        counts.left = reviewed.form.left.len();
        counts
    }

    /// Corrects something. What is not there is left alone.
    pub fn correct(&mut self, edit: ReviewEdit) {
        let mut next = Reviewed::clone(&self.now);
        if carry_out(&mut next, edit, &self.after).is_none() || next == *self.now {
            return;
        }
        self.undo.push(std::mem::replace(&mut self.now, Arc::new(next)));
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
        self.redo.clear();
    }

    /// Whether there is a correction to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is one to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last correction back, or makes it again.
    pub fn travel(&mut self, back: bool) {
        let (from, to) =
            if back { (&mut self.undo, &mut self.redo) } else { (&mut self.redo, &mut self.undo) };
        if let Some(next) = from.pop() {
            to.push(std::mem::replace(&mut self.now, next));
        }
    }

    /// The edition that this review makes. With a confirmation all of its wording counts as read from
    /// those files, because a person has looked it through.
    ///
    /// # Errors
    /// What is under review cannot be an edition.
    pub fn edition(
        &self,
        id: &str,
        year: FiscalYear,
        revision_before: Option<&Edition>,
        confirmed: Option<(NaiveDate, &str)>,
    ) -> Result<Edition, DraftProblem> {
        let forms: Vec<DraftForm<'_>> = self.forms().iter().map(DraftForm::reviewed).collect();
        let marking = self.marking().or_else(|| revision_before.and_then(|it| it.marking));
        draft(&DraftInput {
            id,
            year,
            after: &self.after,
            revision_before,
            files: &self.files,
            forms: &forms,
            marking: marking.filter(|_| self.unsure_cell().is_some()),
            confirmed: confirmed.map(|(on, by)| Confirmation { on, by }),
        })
    }
}

fn carry_out(reviewed: &mut Reviewed, edit: ReviewEdit, after: &Edition) -> Option<()> {
    let forms = &mut reviewed.forms;
    match edit {
        ReviewEdit::GoesOnWith(kind, at, keys) => {
            let reviewed = form_of(forms, kind)?;
            *reviewed.rows.get_mut(at)? = Continuation::New;
            let row = chosen(reviewed, at, &keys, after)?;
            reviewed.rows[at] = row;
            judge_splits(reviewed, after);
        }
        ReviewEdit::IsNoItem(kind, at) => {
            let reviewed = form_of(forms, kind)?;
            reviewed.form.items.get(at)?;
            let item = reviewed.form.items.remove(at);
            reviewed.rows.remove(at);
            let left = RowLeft { row: item.rows.0, text: whole(&item), why: WhyLeft::Deleted };
            let place = reviewed.form.left.partition_point(|it| it.row <= left.row);
            reviewed.form.left.insert(place, left);
            judge_splits(reviewed, after);
        }
        ReviewEdit::IsItem(kind, at) => {
            let reviewed = form_of(forms, kind)?;
            reviewed.form.left.get(at)?;
            let left = reviewed.form.left.remove(at);
            let place = reviewed.form.items.partition_point(|it| it.rows.0 <= left.row);
            let item = item_of(&left, &reviewed.form, place)?;
            reviewed.form.items.insert(place, item);
            reviewed.rows.insert(place, Continuation::New);
            // What it goes on with is found as if it had been understood at once.
            let found = continuation(&reviewed.form, after).swap_remove(place);
            let keys: Vec<ItemKey> = found.keys().to_vec();
            reviewed.rows[place] = chosen(reviewed, place, &keys, after)?;
            judge_splits(reviewed, after);
        }
        ReviewEdit::IsNoteOf(kind, at, item) => {
            let reviewed = form_of(forms, kind)?;
            reviewed.form.items.get(item)?;
            reviewed.form.left.get(at)?;
            let left = reviewed.form.left.remove(at);
            reviewed.form.items[item].notes.push(left.text);
        }
        ReviewEdit::Wording(kind, at, text) => {
            let reviewed = form_of(forms, kind)?;
            reviewed.form.items.get_mut(at)?.wording = text;
            let keys = reviewed.rows.get(at)?.keys().to_vec();
            reviewed.rows[at] = chosen(reviewed, at, &keys, after)?;
            judge_splits(reviewed, after);
        }
        ReviewEdit::Number(kind, at, text) => {
            let item = form_of(forms, kind)?.form.items.get_mut(at)?;
            item.number = number::alone(&text);
        }
        ReviewEdit::Marking(marking) => reviewed.marking = marking,
    }
    Some(())
}

fn form_of(forms: &mut [ReviewedForm], kind: FormKind) -> Option<&mut ReviewedForm> {
    forms.iter_mut().find(|it| it.form.kind == kind)
}

/// What an item goes on with where a person says with which rows.
fn chosen(
    reviewed: &ReviewedForm,
    at: usize,
    keys: &[ItemKey],
    after: &Edition,
) -> Option<Continuation> {
    let item = reviewed.form.items.get(at)?;
    let rows = after.form(reviewed.form.kind).rows();
    let ordered: Vec<ItemKey> =
        rows.map(|row| &row.item.key).filter(|key| keys.contains(key)).cloned().collect();
    Some(match ordered.as_slice() {
        [] => Continuation::New,
        [key] => one(item, key, reviewed.form.kind, after),
        _ => Continuation::Merged(ordered),
    })
}

/// An item that goes on with one row.
fn one(item: &ItemReading, key: &ItemKey, kind: FormKind, after: &Edition) -> Continuation {
    let before = after.form(kind).row(key).map_or("", |row| row.item.words());
    if bare(before) == bare(&item.wording) {
        Continuation::Same(key.clone())
    } else {
        Continuation::Reworded { key: key.clone(), changes: changes(before, &item.wording) }
    }
}

/// Rows with which several items go on were split, and those with one item only were not.
fn judge_splits(reviewed: &mut ReviewedForm, after: &Edition) {
    let single = |row: &Continuation| match row.keys() {
        [key] => Some(key.clone()),
        _ => None,
    };
    let keys: Vec<Option<ItemKey>> = reviewed.rows.iter().map(single).collect();
    for (at, key) in keys.iter().enumerate() {
        let Some(key) = key else { continue };
        let is_shared = keys.iter().filter(|other| other.as_ref() == Some(key)).count() > 1;
        let item = &reviewed.form.items[at];
        let before = after.form(reviewed.form.kind).row(key);
        let before = before.map_or("", |row| row.item.words());
        reviewed.rows[at] = if is_shared {
            Continuation::Split { key: key.clone(), changes: changes(before, &item.wording) }
        } else {
            one(item, key, reviewed.form.kind, after)
        };
    }
}

/// The words of an item as one line.
fn whole(item: &ItemReading) -> String {
    let number = item.number.as_ref().map(|number| number.own.clone());
    number.into_iter().chain([item.wording.clone()]).collect::<Vec<_>>().join(" ")
}

/// A row that was left, as an item in the section and group of the item before its place.
fn item_of(left: &RowLeft, form: &FormReading, place: usize) -> Option<ItemReading> {
    let like = form.items.get(place.checked_sub(1).unwrap_or(place)).or(form.items.last())?;
    let (number, wording) = match number::leading(&left.text) {
        Some((number, rest)) if !rest.trim().is_empty() => (Some(number), rest.trim().to_owned()),
        _ => (None, left.text.clone()),
    };
    Some(ItemReading {
        place: super::grid::CellPlace { row: left.row, column: like.place.column },
        rows: (left.row, left.row),
        section: like.section,
        group: like.group.clone(),
        number,
        shares_number: false,
        wording,
        notes: Vec::new(),
        answers: Vec::new(),
    })
}
