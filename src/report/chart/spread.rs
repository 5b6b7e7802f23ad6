//! What becomes of the height that the boxes do not need.

use super::plan::Stack;
use crate::report::paper::Mm;

/// Height that is given away.
pub(super) struct Spread {
    /// Above everything.
    pub(super) above: Mm,
    /// Above every row that may be further away from the one over it.
    pub(super) lane: Mm,
    /// To every row.
    pub(super) row: Mm,
}

impl Spread {
    pub(super) fn over(stack: &Stack, spare: Mm, is_beside: bool) -> Self {
        let (most_lane, most_row) = if is_beside { (16.0, 9.0) } else { (9.0, 5.0) };
        let each = |part: Mm, count: usize, most: f32| match u16::try_from(count) {
            Ok(0) | Err(_) => Mm(0.0),
            Ok(count) => (part / f32::from(count)).min(Mm(most)),
        };
        let lanes = stack.rows.iter().filter(|row| row.may_widen).count();
        let row = each(spare * 0.4, stack.rows.len(), most_row);
        let rest = spare - times(row, stack.rows.len());
        let lane = each(rest, lanes, most_lane);
        let rest = rest - times(lane, lanes);
        let above = if is_beside { Mm(0.0) } else { rest * 0.3 };
        Self { above, lane, row }
    }
}

fn times(length: Mm, count: usize) -> Mm {
    (0..count).map(|_| length).sum()
}
