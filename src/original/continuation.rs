//! Which row of an earlier edition each row goes on with.
//!
//! Wording decides; form, device group and printed number only break ties. The rules, in this order:
//!
//! 1. Rows of the earlier form with the same words for several devices are one *family*. A row goes on
//!    with the family that is most alike; of it, with the members for its own devices, or with all that
//!    no other row is for.
//! 2. A row whose family is taken looks for the next one, unless the two rows together say what the
//!    earlier row said: then it was split.
//! 3. An earlier row that nobody goes on with, and whose words stand in a longer row, was merged into it.
//! 4. What is left is new.
//!
//! A vendor's form often asks in the institution's words. So an earlier row is compared by its own words
//! and by those that the other form has for the same key.

use super::changes::{WordChanges, changes};
use super::fold::folded;
use super::reading::{FormReading, ItemReading};
use super::similar::{Wordings, weigh};
use super::vocabulary::{self, ALL_DEVICES, Devices};
use crate::model::edition::{Edition, FormRow, ItemKey};

/// Wordings less alike than this ask for different things.
const ALIKE: f64 = 0.5;
/// Enough where section and number are the same too.
const ALIKE_IN_PLACE: f64 = 0.4;
/// So much of a row has to stand in another for it to be a part of it.
const HELD: f64 = 0.72;

/// What a row goes on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Continuation {
    /// A row that asks in the same words, blanks and punctuation aside.
    Same(ItemKey),
    /// One row that asked in other words.
    Reworded {
        /// The row.
        key: ItemKey,
        /// What changed.
        changes: WordChanges,
    },
    /// Several rows, in the order of the edition.
    Merged(Vec<ItemKey>),
    /// A part of a row with which other rows go on too.
    Split {
        /// The row.
        key: ItemKey,
        /// What changed.
        changes: WordChanges,
    },
    /// None.
    New,
}

impl Continuation {
    /// The rows that it goes on with, in the order of the edition.
    #[must_use]
    pub fn keys(&self) -> &[ItemKey] {
        match self {
            Self::Same(key) | Self::Reworded { key, .. } | Self::Split { key, .. } => {
                std::slice::from_ref(key)
            }
            Self::Merged(keys) => keys,
            Self::New => &[],
        }
    }

    /// The one row whose key the row keeps.
    #[must_use]
    pub fn kept_key(&self) -> Option<&ItemKey> {
        match self {
            Self::Same(key) | Self::Reworded { key, .. } => Some(key),
            Self::Merged(_) | Self::Split { .. } | Self::New => None,
        }
    }
}

/// What each item of a form goes on with, in their order.
#[must_use]
pub fn continuation(form: &FormReading, after: &Edition) -> Vec<Continuation> {
    let (mut old, mut new) = (old_rows(form, after), new_rows(form));
    let wordings = old.iter_mut().flat_map(|row| &mut row.wordings);
    let mut wordings: Vec<&mut Wordings> =
        wordings.chain(new.iter_mut().map(|row| &mut row.wording)).collect();
    weigh(&mut wordings);
    let mut matching = Matching {
        families: families(&old),
        taken: vec![Vec::new(); old.len()],
        given: vec![Vec::new(); new.len()],
        is_split: vec![false; new.len()],
        old,
        new,
    };
    matching.by_likeness();
    matching.parts();
    matching.result(form)
}

struct OldRow<'e> {
    row: FormRow<'e>,
    /// Its own words first.
    wordings: Vec<Wordings>,
    devices: Option<Devices>,
    section: String,
    number: String,
}

struct NewRow {
    wording: Wordings,
    devices: Option<Devices>,
    section: String,
    number: String,
}

fn old_rows<'e>(form: &FormReading, after: &'e Edition) -> Vec<OldRow<'e>> {
    let (own, other) = match form.kind {
        crate::model::FormKind::Institution => (&after.institution, &after.vendor),
        crate::model::FormKind::Vendor => (&after.vendor, &after.institution),
    };
    let old = |row: FormRow<'e>| {
        let elsewhere = other.row(&row.item.key);
        let texts = [Some(row), elsewhere].into_iter().flatten();
        let heading = row.group.map(|group| match &group.heading {
            Some(heading) => folded(&heading.text),
            None => folded(&group.short),
        });
        let number = row.item.number.as_ref();
        OldRow {
            wordings: texts.map(|row| Wordings::of(row.item.words())).collect(),
            devices: heading.as_deref().and_then(devices_of),
            section: row.section.map(|it| it.number.clone()).unwrap_or_default(),
            number: number.map(|it| digits(&it.text)).unwrap_or_default(),
            row,
        }
    };
    own.rows().map(old).collect()
}

fn new_rows(form: &FormReading) -> Vec<NewRow> {
    let new = |item: &ItemReading| NewRow {
        wording: Wordings::of(&item.wording),
        devices: devices_of(&folded(form.group_name(item))),
        section: form.section_number(item).map(|it| digits(&it)).unwrap_or_default(),
        number: item.number.as_ref().map(|it| digits(&it.own)).unwrap_or_default(),
    };
    form.items.iter().map(new).collect()
}

fn devices_of(group: &str) -> Option<Devices> {
    vocabulary::devices(vocabulary::group_of_heading(group).unwrap_or(group))
}

/// A number without circle and brackets.
fn digits(number: &str) -> String {
    folded(number).chars().filter(char::is_ascii_digit).collect()
}

/// Rows with the same words.
fn families(old: &[OldRow<'_>]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (at, row) in old.iter().enumerate() {
        let is_of = |family: &&mut Vec<usize>| {
            let first = &old[family[0]];
            let are_devices = first.devices.is_some() && row.devices.is_some();
            are_devices && first.wordings[0].bare == row.wordings[0].bare
        };
        match found.iter_mut().find(is_of) {
            Some(family) => family.push(at),
            None => found.push(vec![at]),
        }
    }
    found
}

struct Matching<'e> {
    old: Vec<OldRow<'e>>,
    new: Vec<NewRow>,
    families: Vec<Vec<usize>>,
    /// The new rows that go on with each old one.
    taken: Vec<Vec<usize>>,
    /// The old rows that each new one goes on with.
    given: Vec<Vec<usize>>,
    is_split: Vec<bool>,
}

/// A row and a family that may belong together.
struct Pair {
    new: usize,
    family: usize,
    alike: f64,
    /// How alike they are, and how well their places fit.
    score: f64,
}

impl Matching<'_> {
    fn by_likeness(&mut self) {
        let mut pairs: Vec<Pair> = Vec::new();
        for new in 0..self.new.len() {
            pairs.extend((0..self.families.len()).filter_map(|family| self.pair(new, family)));
        }
        // The order of reading plays no part where the likeness differs.
        pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.new.cmp(&b.new)));
        for pair in pairs {
            if self.given[pair.new].is_empty() {
                self.give(&pair);
            }
        }
    }

    fn pair(&self, new: usize, family: usize) -> Option<Pair> {
        let (row, members) = (&self.new[new], &self.families[family]);
        let wordings = members.iter().flat_map(|at| &self.old[*at].wordings);
        let alike = wordings.map(|it| row.wording.alike(it)).fold(0.0, f64::max);
        let has = |is: &dyn Fn(&OldRow<'_>) -> bool| members.iter().any(|at| is(&self.old[*at]));
        let in_section = has(&|old| !old.section.is_empty() && old.section == row.section);
        let in_place = in_section && has(&|old| !old.number.is_empty() && old.number == row.number);
        let fits = has(&|old| fits(old.devices, row.devices));
        let is_exact = has(&|old| old.devices == row.devices);
        let enough = if in_place && fits { ALIKE_IN_PLACE } else { ALIKE };
        let bonus = [in_section, in_place, fits, is_exact].into_iter().filter(|it| *it).count();
        #[expect(clippy::cast_precision_loss, reason = "at most four")]
        let score = alike + 0.01 * bonus as f64;
        (alike >= enough).then_some(Pair { new, family, alike, score })
    }

    fn give(&mut self, pair: &Pair) {
        let members = &self.families[pair.family];
        let devices = self.new[pair.new].devices;
        let is_free = |at: &&usize| self.taken[**at].is_empty();
        let own: Vec<usize> = members
            .iter()
            .filter(is_free)
            .filter(|at| fits(self.old[**at].devices, devices))
            .copied()
            .collect();
        let is_untouched = members.iter().all(|at| self.taken[*at].is_empty());
        let chosen = if !own.is_empty() {
            own
        } else if is_untouched {
            members.clone()
        } else {
            self.split(pair);
            return;
        };
        for at in chosen {
            self.taken[at].push(pair.new);
            self.given[pair.new].push(at);
        }
    }

    /// Whether two rows together say what one said: then both go on with it.
    fn split(&mut self, pair: &Pair) {
        let [at] = self.families[pair.family][..] else { return };
        let Some(&first) = self.taken[at].first() else { return };
        let old = &self.old[at].wordings[0];
        let (a, b) = (&self.new[first].wording, &self.new[pair.new].wording);
        let alone = old.held_by(a).max(old.held_by(b));
        let together = old.held_by_both([a, b]);
        let is_whole = a.alike(old) > 0.9 || pair.alike > 0.9;
        let are_parts = a.held_by(old) > 0.5 && b.held_by(old) > 0.5;
        if !is_whole && are_parts && together > alone + 0.1 {
            self.taken[at].push(pair.new);
            self.given[pair.new].push(at);
            self.is_split[first] = true;
            self.is_split[pair.new] = true;
        }
    }

    /// Old rows whose words stand in a longer new one, and new rows whose words stood in a longer old one.
    fn parts(&mut self) {
        for at in 0..self.old.len() {
            if !self.taken[at].is_empty() {
                continue;
            }
            let old = &self.old[at];
            let held = |new: &NewRow| {
                let fit = fits(old.devices, new.devices);
                let held = old.wordings.iter().map(|it| it.held_by(&new.wording));
                if fit { held.fold(0.0, f64::max) } else { 0.0 }
            };
            let best = (0..self.new.len())
                .map(|new| (new, held(&self.new[new])))
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            let Some((new, held)) = best.filter(|(_, held)| *held >= HELD) else { continue };
            // A row that has taken an equal one is no sum of two.
            let is_equal = self.given[new].iter().any(|it| {
                let alike = self.old[*it].wordings[0].alike(&self.new[new].wording);
                alike > held && alike > 0.85
            });
            if !is_equal {
                self.taken[at].push(new);
                self.given[new].push(at);
            }
        }
        for new in 0..self.new.len() {
            if !self.given[new].is_empty() {
                continue;
            }
            let row = &self.new[new];
            let held = |at: usize| {
                let held = self.old[at].wordings.iter();
                held.map(|it| row.wording.held_by(it)).fold(0.0, f64::max)
            };
            let free = (0..self.old.len()).filter(|at| self.taken[*at].is_empty());
            let free = free.filter(|at| fits(self.old[*at].devices, row.devices));
            let best = free.map(|at| (at, held(at))).max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((at, _)) = best.filter(|(_, held)| *held >= HELD) {
                self.taken[at].push(new);
                self.given[new].push(at);
            }
        }
    }

    fn result(mut self, form: &FormReading) -> Vec<Continuation> {
        let mut found = Vec::new();
        for (new, item) in form.items.iter().enumerate() {
            self.given[new].sort_unstable();
            let key = |at: usize| self.old[at].row.item.key.clone();
            let changed = |at: usize| changes(self.old[at].row.item.words(), &item.wording);
            found.push(match self.given[new][..] {
                [] => Continuation::New,
                [at] if self.is_split[new] => {
                    Continuation::Split { key: key(at), changes: changed(at) }
                }
                [at] if self.old[at].wordings[0].bare == self.new[new].wording.bare => {
                    Continuation::Same(key(at))
                }
                [at] => Continuation::Reworded { key: key(at), changes: changed(at) },
                ref several => Continuation::Merged(several.iter().map(|at| key(*at)).collect()),
            });
        }
        found
    }
}

/// Whether a row may be about the same devices; one that names none may be about any.
fn fits(old: Option<Devices>, new: Option<Devices>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old == ALL_DEVICES || new == ALL_DEVICES || old & new != 0,
        _ => true,
    }
}
