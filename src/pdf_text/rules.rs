//! The straight lines of a page, as edges of cells.

use super::budget::Budget;
use super::painted::Rule;

/// Pieces of a line that are no further apart are one line: dots and dashes.
const GAP: f64 = 4.0;

/// The lines of a page, by direction, sorted by place.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// From left to right; by height.
    across: Vec<Rule>,
    /// From top to bottom; by distance from the left.
    down: Vec<Rule>,
}

impl Rules {
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        let (across, down): (Vec<_>, Vec<_>) = rules.into_iter().partition(|it| it.is_across());
        Self {
            across: joined(
                across,
                |it| (middle(it.top, it.bottom), it.left, it.right),
                |it, end| {
                    it.right = it.right.max(end);
                },
            ),
            down: joined(
                down,
                |it| (middle(it.left, it.right), it.top, it.bottom),
                |it, end| {
                    it.bottom = it.bottom.max(end);
                },
            ),
        }
    }

    /// Whether a line stands between two places of one line of text, at a height.
    pub(super) fn parts_columns(
        &self,
        (from, to): (f64, f64),
        height: f64,
        budget: &Budget,
    ) -> Option<bool> {
        let place = |it: &Rule| middle(it.left, it.right);
        let near = between(&self.down, place, (from, to));
        budget.work(near.len() / 4 + 1)?;
        Some(near.iter().any(|it| it.top - 1.0 <= height && height <= it.bottom + 1.0))
    }

    /// Whether a line lies between two lines of text, over all that stands above each other. A line
    /// under words reaches no further than they do.
    pub(super) fn parts_rows(
        &self,
        (from, to): (f64, f64),
        (left, right): (f64, f64),
        budget: &Budget,
    ) -> Option<bool> {
        let place = |it: &Rule| middle(it.top, it.bottom);
        let near = between(&self.across, place, (from, to));
        budget.work(near.len() / 4 + 1)?;
        Some(near.iter().any(|it| it.left <= left - 0.5 && it.right >= right + 0.5))
    }
}

fn middle(a: f64, b: f64) -> f64 {
    f64::midpoint(a, b)
}

fn between(rules: &[Rule], place: impl Fn(&Rule) -> f64, (from, to): (f64, f64)) -> &[Rule] {
    let start = rules.partition_point(|it| place(it) < from);
    let end = rules.partition_point(|it| place(it) <= to);
    rules.get(start..end).unwrap_or_default()
}

/// Sorts lines and joins those that continue each other.
fn joined(
    mut rules: Vec<Rule>,
    key: impl Fn(&Rule) -> (f64, f64, f64),
    lengthen: impl Fn(&mut Rule, f64),
) -> Vec<Rule> {
    let order = |it: &Rule| {
        let (place, start, _) = key(it);
        ((place * 2.0).round(), start)
    };
    rules.sort_by(|a, b| {
        let ((a, a_start), (b, b_start)) = (order(a), order(b));
        a.total_cmp(&b).then(a_start.total_cmp(&b_start))
    });
    let mut joined: Vec<Rule> = Vec::new();
    for rule in rules {
        let (place, start, end) = key(&rule);
        match joined.last_mut() {
            Some(last) if (key(last).0 - place).abs() <= 1.0 && start <= key(last).2 + GAP => {
                lengthen(last, end);
            }
            _ => joined.push(rule),
        }
    }
    joined.sort_by(|a, b| key(a).0.total_cmp(&key(b).0));
    joined
}
