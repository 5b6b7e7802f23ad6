//! Which rows of an earlier edition a row goes on with, over as many editions as lie between.

use super::edition::{Form, FormKind, Item, ItemKey, ancestors};
use super::edition_beside::{has_other_keys, renamed_rows};
use super::{Edition, FormRef};

/// How a row stands to the rows of an earlier edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowChange {
    /// The same sentence.
    Same,
    /// The same row, worded anew.
    Reworded,
    /// Several rows became this one.
    Merged,
    /// One row became this one and others.
    Split,
    /// 新設 — there was no such row.
    New,
}

/// A row of an edition, seen from an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDescent {
    /// How it changed.
    pub change: RowChange,
    /// The rows of the earlier edition that it goes on with, in the order of that edition.
    pub from: Vec<ItemKey>,
}

/// The editions that are known, by id: a row may have changed in more than one edition since. Of an id
/// that a file of the clinic has as well it is the program's own, by whose keys rows are followed.
pub type EditionsById<'a> = &'a dyn Fn(&str) -> Option<&'a Edition>;

/// What a row of `edition` goes on with in an `earlier` one. Where an edition between the two is not
/// known, a row is taken for the one of the same key.
#[must_use]
pub fn descent(
    edition: &Edition,
    form: FormKind,
    key: &ItemKey,
    earlier: &Edition,
    known: EditionsById<'_>,
) -> RowDescent {
    let names = Names::of(edition, form, earlier, known);
    let before = |key| rows_before(edition, form, key, earlier, &names, known);
    let from = before(key);
    let is_shared = |shared: &ItemKey| {
        let mut others = edition.form(form).rows().filter(|row| row.item.key != *key);
        others.any(|row| before(&row.item.key).contains(shared))
    };
    let now = edition.form(form).row(key).map(|row| row.item);
    described(now, earlier.form(form), from, &is_shared)
}

/// The same of every row of a form, in printing order: what one would otherwise look for again for
/// each of them is looked for once.
#[must_use]
pub fn descents(
    edition: &Edition,
    form: FormKind,
    earlier: &Edition,
    known: EditionsById<'_>,
) -> Vec<RowDescent> {
    let rows = || edition.form(form).rows();
    let names = Names::of(edition, form, earlier, known);
    let before = |key| rows_before(edition, form, key, earlier, &names, known);
    let all: Vec<Vec<ItemKey>> = rows().map(|row| before(&row.item.key)).collect();
    let described = rows().zip(&all).map(|(row, from)| {
        let is_shared =
            |before: &ItemKey| all.iter().filter(|other| other.contains(before)).count() > 1;
        described(Some(row.item), earlier.form(form), from.clone(), &is_shared)
    });
    described.collect()
}

/// How a row stands to those that it goes on with; `is_shared` says whether another goes on with one
/// of them as well.
fn described(
    now: Option<&Item>,
    earlier: &Form,
    from: Vec<ItemKey>,
    is_shared: &dyn Fn(&ItemKey) -> bool,
) -> RowDescent {
    let change = match from.as_slice() {
        [] => RowChange::New,
        [before] => {
            let then = earlier.row(before).map(|row| row.item);
            // Of rows whose wording is not known nobody can say that they read the same.
            let wordings = now.zip(then).and_then(|(now, then)| {
                let [now, then] = [now, then].map(|item| item.wording.as_ref());
                Some((plain(&now?.text), plain(&then?.text)))
            });
            match wordings {
                _ if is_shared(before) => RowChange::Split,
                Some((now, then)) if now == then => RowChange::Same,
                _ => RowChange::Reworded,
            }
        }
        _ => RowChange::Merged,
    };
    RowDescent { change, from }
}

/// Whether the rows of `edition` go on with those of `earlier`, over as many editions as lie between.
#[must_use]
pub fn comes_after(edition: &Edition, earlier: &Edition, known: EditionsById<'_>) -> bool {
    let mut at = edition;
    for _ in 0..MOST_EDITIONS {
        match at.after.as_deref() {
            Some(before) if before == earlier.id => return true,
            Some(before) => {
                let Some(next) = known(before) else { return false };
                at = next;
            }
            None => return false,
        }
    }
    false
}

/// The same for a row on a form of a year.
#[must_use]
pub fn descent_on(
    edition: &Edition,
    form: FormRef,
    key: &ItemKey,
    earlier: &Edition,
    known: EditionsById<'_>,
) -> RowDescent {
    descent(edition, form.kind(), key, earlier, known)
}

/// What the rows of an edition of a file are called there, by their keys in the other edition of its id;
/// see [`edition_beside`](super::edition_beside).
#[derive(Default)]
struct Names {
    /// The keys in the file, and those in the other edition.
    renamed: Vec<(ItemKey, ItemKey)>,
    /// Keys of the other edition that the file gives to other sentences.
    taken: Vec<ItemKey>,
}

impl Names {
    /// The names in `earlier` of the rows that one comes to from `edition`.
    fn of(edition: &Edition, form: FormKind, earlier: &Edition, known: EditionsById<'_>) -> Self {
        let other = if edition.id == earlier.id { Some(edition) } else { known(&earlier.id) };
        let Some(other) = other else { return Self::default() };
        if std::ptr::eq(other, earlier) || !has_other_keys(other, earlier) {
            return Self::default();
        }
        let renamed = renamed_rows(earlier, other).into_iter().filter(|(of, ..)| *of == form);
        let renamed: Vec<_> = renamed.map(|(_, name, key)| (name, key)).collect();
        let taken = renamed.iter().map(|(name, _)| name.clone());
        let taken = taken.filter(|name| other.form(form).row(name).is_some()).collect();
        Self { renamed, taken }
    }

    /// The name of a row by its key, where it can be told.
    fn name(&self, key: ItemKey) -> Option<ItemKey> {
        match self.renamed.iter().find(|(_, other)| *other == key) {
            Some((name, _)) => Some(name.clone()),
            None => (!self.taken.contains(&key)).then_some(key),
        }
    }
}

fn rows_before(
    edition: &Edition,
    form: FormKind,
    key: &ItemKey,
    earlier: &Edition,
    names: &Names,
    known: EditionsById<'_>,
) -> Vec<ItemKey> {
    let mut keys = vec![key.clone()];
    let mut at = edition;
    // An edition that names itself, or one after it, ends the walk as one that is not known does.
    for _ in 0..MOST_EDITIONS {
        if at.id == earlier.id {
            break;
        }
        let before = at.after.as_deref();
        let next = before.and_then(|id| if id == earlier.id { Some(earlier) } else { known(id) });
        let Some(next) = next else { break };
        keys = keys.iter().flat_map(|key| ancestors(at, form, key)).collect();
        at = next;
    }
    let keys: Vec<ItemKey> = keys.into_iter().filter_map(|key| names.name(key)).collect();
    let rows = earlier.form(form).rows().map(|row| &row.item.key);
    rows.filter(|row| keys.contains(row)).cloned().collect()
}

/// A row and all that it goes on with, in this edition and every one before it: what is known of a
/// row by key is known of it by any of these.
#[must_use]
pub fn lineage(
    edition: &Edition,
    form: FormKind,
    key: &ItemKey,
    known: EditionsById<'_>,
) -> Vec<ItemKey> {
    let mut all = vec![key.clone()];
    let (mut keys, mut at) = (all.clone(), edition);
    for _ in 0..MOST_EDITIONS {
        keys = keys.iter().flat_map(|key| ancestors(at, form, key)).collect();
        for key in &keys {
            if !all.contains(key) {
                all.push(key.clone());
            }
        }
        let Some(next) = at.after.as_deref().and_then(known) else { break };
        at = next;
    }
    all
}

/// More editions than there will be years between two checks.
const MOST_EDITIONS: usize = 64;

/// A sentence without the blanks and line ends by which two printings of it differ.
fn plain(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
