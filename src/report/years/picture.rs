//! The numbers of each part by year: a bar, and below it the numbers in words.

use super::{bar, columns, in_phrases, table_head, table_row};
use crate::model::year_comparison::YearComparison;
use crate::report::context::Context;
use crate::report::paper::Mm;
use crate::report::set::Line;
use crate::report::sheet;
use crate::report::table::{Row, Table};
use crate::text::years as text;

/// The table of some years; its last row says what became of the target dates.
pub(super) fn table(context: &Context<'_>, compared: &YearComparison) -> Table {
    let columns = columns(compared.years.len());
    let inner = |at: usize| columns[at] - sheet::CELL_SIDE * 2.0;
    let set = |words: &str, width: Mm| in_phrases(context, words, width);
    let year = inner(columns.len() - 1);
    let parts = compared.parts.iter().map(|part| {
        let shares = part.shares.iter().map(|share| match share {
            Some(share) => {
                let bar = bar::bar(text::numbers(*share), year);
                std::iter::once(bar).chain(set(&text::counts(*share), year)).collect()
            }
            None => Vec::new(),
        });
        whole(table_row(set(text::part(part), inner(0)), shares))
    });
    let targets = compared.years.iter().map(|it| -> Vec<Line> {
        if it.is_known { set(&text::targets(it.targets), year) } else { Vec::new() }
    });
    let targets = table_row(set(text::TARGETS, inner(0)), targets);
    Table {
        head: vec![table_head(context, text::PART, &compared.years, &columns)],
        rows: parts.chain([targets]).collect(),
        columns,
        orientation: super::ORIENTATION,
        ..Table::default()
    }
}

/// A bar and its numbers stay together.
fn whole(row: Row) -> Row {
    Row { may_split: false, ..row }
}
