//! The keys of rows.
//!
//! A row that goes on with exactly one row keeps its key. A new row, and one that was merged or
//! split, gets `row-` and the first ten hexadecimal digits of the SHA-256 over three lines in UTF-8:
//! `tenkencho-row-1`, `institution` or `vendor`, and its wording as it is compared (NFKC, small
//! letters, no blanks, no punctuation). Where a form has the same wording several times, a fourth
//! line has the name of the group, compared likewise. So the key is the same on every PC and in
//! whatever order the rows were read.
//!
//! Reading a corrected original again keeps the keys: rows are matched with the revision before
//! first, and what goes on with exactly one of its rows has the key of that.

use std::collections::{HashMap, HashSet};

use sha2::{Digest as _, Sha256};

use super::continuation::{Continuation, continuation};
use super::fold::bare;
use super::reading::FormReading;
use crate::model::{Edition, FormKind, ItemKey};

/// The keys of a form's items, in their order, no two the same.
#[must_use]
pub fn keys(
    form: &FormReading,
    continued: &[Continuation],
    revision_before: Option<&Edition>,
) -> Vec<ItemKey> {
    let before = revision_before.map(|edition| continuation(form, edition));
    let kept = |at: usize| before.as_ref()?.get(at)?.kept_key().cloned();
    let mut keys: Vec<Option<ItemKey>> = (0..form.items.len()).map(kept).collect();
    let mut used: HashSet<ItemKey> = keys.iter().flatten().cloned().collect();
    for (at, key) in keys.iter_mut().enumerate().filter(|(_, key)| key.is_none()) {
        let own = continued.get(at).and_then(Continuation::kept_key);
        *key = own.filter(|own| used.insert((*own).clone())).cloned();
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for item in &form.items {
        *counts.entry(bare(&item.wording)).or_default() += 1;
    }
    let made = |at: usize| {
        let item = &form.items[at];
        let wording = bare(&item.wording);
        let is_alone = counts.get(&wording).is_none_or(|count| *count == 1);
        let group = if is_alone { String::new() } else { bare(form.group_name(item)) };
        made_key(form.kind, &wording, &group)
    };
    let mut finished = Vec::new();
    for (at, key) in keys.into_iter().enumerate() {
        let key = key.unwrap_or_else(|| free(made(at), &mut used));
        finished.push(key);
    }
    finished
}

fn made_key(kind: FormKind, wording: &str, group: &str) -> ItemKey {
    let form = match kind {
        FormKind::Institution => "institution",
        FormKind::Vendor => "vendor",
    };
    let mut text = format!("tenkencho-row-1\n{form}\n{wording}\n");
    if !group.is_empty() {
        text = format!("{text}{group}\n");
    }
    let digest = Sha256::digest(text.as_bytes());
    let digits = digest.iter().take(5).flat_map(|byte| [byte >> 4, byte & 15]);
    let digits: String = digits.filter_map(|it| char::from_digit(it.into(), 16)).collect();
    ItemKey(format!("row-{digits}"))
}

/// A form that has the same row twice in one group needs two keys all the same.
fn free(key: ItemKey, used: &mut HashSet<ItemKey>) -> ItemKey {
    if used.insert(key.clone()) {
        return key;
    }
    let mut more = (2..).map(|number: u32| ItemKey(format!("{key}-{number}")));
    more.find(|it| used.insert(it.clone())).unwrap_or(key)
}
