//! The cells of an item that take answers.

use super::grid::{CellPlace, Grid};
use super::reading::{AnswerCell, AnswerWay, ColumnReading, ColumnRole};
use super::vocabulary::{self, AnswerText};

/// How many rows of an item are looked at.
const MOST_ROWS: u32 = 60;

/// Finds the cells of the rows that belong to an item.
pub(super) fn cells(grid: &Grid, columns: &[ColumnReading], rows: (u32, u32)) -> Vec<AnswerCell> {
    let mut found: Vec<AnswerCell> = Vec::new();
    let last = rows.1.min(rows.0 + MOST_ROWS);
    for row in (rows.0..=last).filter(|row| !grid.is_row_hidden(*row)) {
        for column in columns.iter().filter(|it| takes_answers(it.role)) {
            let range = grid.block(CellPlace { row, column: column.column });
            let is_new = found.iter().all(|cell| cell.range != range);
            let is_inside = range.first.row >= rows.0 && range.first.column == column.column;
            if is_new && is_inside {
                found.push(cell(grid, column.role, range.first, range));
            }
        }
    }
    without_empty_beside_answers(&found)
}

fn takes_answers(role: ColumnRole) -> bool {
    role.is_filled_in() && role != ColumnRole::Remark
}

fn cell(
    grid: &Grid,
    role: ColumnRole,
    place: CellPlace,
    range: super::grid::CellRange,
) -> AnswerCell {
    let held = grid.cell(place);
    let text = held.map(|it| it.text.trim().to_owned()).unwrap_or_default();
    let shown = vocabulary::answer(&super::fold::folded(&text));
    let list = grid.drop_down(place).filter(|it| vocabulary::is_yes_no_list(&it.options));
    let is_day = matches!(role, ColumnRole::Date(_) | ColumnRole::Target);
    let has_control = grid.check_boxes.iter().any(|it| range.contains(*it));
    let way = if has_control || held.is_some_and(|it| it.is_logical) {
        AnswerWay::Control
    } else if let Some(list) = list {
        AnswerWay::List(list.options.clone())
    } else {
        match shown {
            Some(AnswerText::Both) => AnswerWay::Both,
            Some(AnswerText::Boxes | AnswerText::Box) => AnswerWay::Boxes,
            Some(AnswerText::Date) => AnswerWay::Date,
            _ if is_day => AnswerWay::Date,
            _ => AnswerWay::Plain,
        }
    };
    let role = match (role, &way) {
        (ColumnRole::Answer(round), AnswerWay::Date) => ColumnRole::Date(round),
        (role, _) => role,
    };
    AnswerCell { range, role, way, style: held.map_or(0, |it| it.style), text }
}

/// In an item of several rows, a cell that shows nothing is no second place for an answer that has
/// one in another row of its column.
fn without_empty_beside_answers(found: &[AnswerCell]) -> Vec<AnswerCell> {
    let is_empty = |cell: &AnswerCell| {
        cell.text.is_empty() && matches!(cell.way, AnswerWay::Plain | AnswerWay::Date)
    };
    let has_other = |cell: &AnswerCell| {
        found.iter().any(|other| {
            other.range != cell.range
                && other.range.first.column == cell.range.first.column
                && (!is_empty(other) || other.range.first.row < cell.range.first.row)
        })
    };
    let kept = found.iter().filter(|cell| !(is_empty(cell) && has_other(cell)));
    kept.cloned().collect()
}
