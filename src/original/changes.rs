//! Which words of a sentence changed.

use super::fold::folded;

/// A piece of a wording, and whether the other wording has it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordSpan {
    /// The words.
    pub text: String,
    /// Whether they stand in this wording only.
    pub is_changed: bool,
}

/// Two wordings side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChanges {
    /// The wording before, in pieces.
    pub before: Vec<WordSpan>,
    /// The wording now, in pieces.
    pub now: Vec<WordSpan>,
}

/// Wordings longer than this are not compared character by character.
const LONGEST: usize = 500;
/// Fewer characters than this between two changes are shown as changed too: single characters that
/// happen to be the same only confuse.
const SHORTEST_SAME: usize = 2;

/// Compares two wordings; width and case are no change.
pub(super) fn changes(before: &str, now: &str) -> WordChanges {
    let before: Vec<char> = before.chars().collect();
    let now: Vec<char> = now.chars().collect();
    let (mut in_before, mut in_now) = (vec![false; before.len()], vec![false; now.len()]);
    if before.len() <= LONGEST && now.len() <= LONGEST {
        mark_same(&before, &now, &mut in_before, &mut in_now);
    }
    WordChanges { before: spans(&before, &in_before), now: spans(&now, &in_now) }
}

/// Marks a longest common subsequence.
fn mark_same(before: &[char], now: &[char], in_before: &mut [bool], in_now: &mut [bool]) {
    let fold = |c: &char| folded(&c.to_string()).chars().next().unwrap_or(*c);
    let left: Vec<char> = before.iter().map(fold).collect();
    let right: Vec<char> = now.iter().map(fold).collect();
    let width = right.len() + 1;
    let mut lengths = vec![0_u16; (left.len() + 1) * width];
    for x in (0..left.len()).rev() {
        for y in (0..right.len()).rev() {
            lengths[x * width + y] = if left[x] == right[y] {
                lengths[(x + 1) * width + y + 1] + 1
            } else {
                lengths[(x + 1) * width + y].max(lengths[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y) = (0, 0);
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    while x < left.len() && y < right.len() {
        if left[x] == right[y] {
            match runs.last_mut() {
                Some((from, to, count)) if *from + *count == x && *to + *count == y => *count += 1,
                _ => runs.push((x, y, 1)),
            }
            x += 1;
            y += 1;
        } else if lengths[(x + 1) * width + y] >= lengths[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    for (x, y, count) in runs {
        let is_end = x + count == left.len() && y + count == right.len() || x == 0 && y == 0;
        if count >= SHORTEST_SAME || is_end {
            in_before[x..x + count].fill(true);
            in_now[y..y + count].fill(true);
        }
    }
}

fn spans(text: &[char], same: &[bool]) -> Vec<WordSpan> {
    let mut found: Vec<WordSpan> = Vec::new();
    for (c, is_same) in text.iter().zip(same) {
        match found.last_mut() {
            Some(span) if span.is_changed != *is_same => span.text.push(*c),
            _ => found.push(WordSpan { text: c.to_string(), is_changed: !is_same }),
        }
    }
    found
}
