//! How alike two wordings are.
//!
//! A wording is the set of its pairs of neighboring characters, width, blanks and punctuation aside.
//! A pair that many wordings have (している) says little and counts little.

use std::collections::{BTreeSet, HashMap};

use super::fold::bare;

/// Wordings of more characters than this are compared by their beginnings.
const LONGEST: usize = 1000;
/// Stands before and after every wording.
const EDGE: char = '\u{0}';

type Pair = (char, char);

/// A wording as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Wordings {
    /// What is compared, and nothing else.
    pub(super) bare: String,
    pairs: Vec<Pair>,
    /// How much each of the pairs says, once that is known.
    weights: Vec<f64>,
    all: f64,
}

impl Wordings {
    pub(super) fn of(text: &str) -> Self {
        let bare: String = bare(text);
        let characters = [EDGE].into_iter().chain(bare.chars().take(LONGEST)).chain([EDGE]);
        let characters: Vec<char> = characters.collect();
        let pairs: BTreeSet<Pair> = characters.windows(2).map(|it| (it[0], it[1])).collect();
        Self { bare, pairs: pairs.into_iter().collect(), weights: Vec::new(), all: 0.0 }
    }
}

/// Finds out how much each pair of characters says, by how many of these wordings have it; the same
/// wording twice counts once. Only wordings that were weighed together can be compared.
#[expect(clippy::cast_precision_loss, reason = "counts of some hundred")]
pub(super) fn weigh(wordings: &mut [&mut Wordings]) {
    let (mut seen, mut counts) = (BTreeSet::new(), HashMap::<Pair, usize>::new());
    for wording in wordings.iter() {
        if seen.insert(wording.bare.as_str()) {
            for pair in &wording.pairs {
                *counts.entry(*pair).or_default() += 1;
            }
        }
    }
    let all = seen.len().max(1) as f64;
    let weight = |pair: &Pair| (1.0 + all / counts.get(pair).map_or(1.0, |it| *it as f64)).ln();
    let weights: Vec<Vec<f64>> =
        wordings.iter().map(|it| it.pairs.iter().map(weight).collect()).collect();
    for (wording, weights) in wordings.iter_mut().zip(weights) {
        wording.all = weights.iter().sum();
        wording.weights = weights;
    }
}

impl Wordings {
    /// What both have.
    fn common(&self, other: &Self) -> f64 {
        let (mut left, mut right, mut sum) = (0, 0, 0.0);
        while let (Some(x), Some(y)) = (self.pairs.get(left), other.pairs.get(right)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => left += 1,
                std::cmp::Ordering::Greater => right += 1,
                std::cmp::Ordering::Equal => {
                    sum += self.weights.get(left).copied().unwrap_or(0.0);
                    left += 1;
                    right += 1;
                }
            }
        }
        sum
    }

    /// 1 where both say the same, 0 where they have nothing in common.
    pub(super) fn alike(&self, other: &Self) -> f64 {
        if self.bare == other.bare {
            return 1.0;
        }
        let both = self.all + other.all;
        // Only the same wording is wholly alike.
        if both > 0.0 { (2.0 * self.common(other) / both).min(0.999) } else { 0.0 }
    }

    /// How much of it stands in another: 1 for all of it.
    pub(super) fn held_by(&self, whole: &Self) -> f64 {
        if self.all > 0.0 { self.common(whole) / self.all } else { 0.0 }
    }

    /// How much of it stands in one or the other part.
    pub(super) fn held_by_both(&self, parts: [&Self; 2]) -> f64 {
        let has = |pair: &Pair| parts.iter().any(|it| it.pairs.binary_search(pair).is_ok());
        let pairs = self.pairs.iter().zip(&self.weights);
        let held: f64 = pairs.filter(|(pair, _)| has(pair)).map(|(_, weight)| weight).sum();
        if self.all > 0.0 { held / self.all } else { 0.0 }
    }
}
