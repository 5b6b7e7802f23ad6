//! The columns of a form's table: those that its edition has, their widths and their heads.

use std::ops::Range;

use super::font::Fonts;
use super::paper::Mm;
use super::set::{Style, phrases};
use super::sheet;
use super::table::{Cell, Row};
use crate::model::Wording;
use crate::model::edition::FormColumns;

/// A column that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// 1回目, or the only answer
    First,
    /// 確認日
    Date,
    /// 目標日
    Target,
    /// 2回目
    Second,
}

impl Column {
    fn width(self) -> Mm {
        match self {
            Self::First | Self::Second => sheet::ROUND_COLUMN,
            Self::Date | Self::Target => sheet::DAY_COLUMN,
        }
    }
}

/// The columns of a form: the wording, then those that are filled in. One that the form does not
/// have is not printed, and its width is the wording's.
#[derive(Clone, Debug)]
pub(super) struct Columns<'a> {
    pub(super) names: &'a FormColumns,
    pub(super) filled_in: Vec<Column>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(names: &'a FormColumns) -> Self {
        let others = [
            (Column::Date, &names.date),
            (Column::Target, &names.target),
            (Column::Second, &names.second),
        ];
        let others = others.into_iter().filter(|(_, name)| name.is_some());
        let first = std::iter::once(Column::First);
        Self { names, filled_in: first.chain(others.map(|(column, _)| column)).collect() }
    }

    /// How many there are, with that of the wording.
    pub(super) fn count(&self) -> usize {
        self.filled_in.len() + 1
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.filled_in.contains(&column)
    }

    /// Width of the wording.
    pub(super) fn item_width(&self) -> Mm {
        sheet::WIDTH - self.filled_in.iter().map(|column| column.width()).sum::<Mm>()
    }

    pub(super) fn widths(&self) -> Vec<Mm> {
        let filled_in = self.filled_in.iter().map(|column| column.width());
        std::iter::once(self.item_width()).chain(filled_in).collect()
    }

    /// Whether the head is in two rows: one word above all that is filled in, and one above each.
    fn is_parted(&self) -> bool {
        self.names.result.is_some() && self.names.first.is_some()
    }

    fn name(&self, column: Column) -> Option<&'a Wording> {
        let FormColumns { result, first, date, target, second, .. } = self.names;
        match column {
            Column::First => first.as_ref().or(result.as_ref()),
            Column::Date => date.as_ref(),
            Column::Target => target.as_ref(),
            Column::Second => second.as_ref(),
        }
    }

    /// The rows of the head; none where the form names no column.
    pub(super) fn head(&self, style: Style, fonts: &Fonts) -> Vec<Row> {
        let widths = self.widths();
        let cell = |name: Option<&Wording>, columns: Range<usize>| {
            let width = widths[columns.clone()].iter().copied().sum::<Mm>();
            let width = width - sheet::CELL_SIDE * 2.0;
            let words = name.map(|name| phrases(&name.text, style, width, fonts));
            Cell::new(columns, words.unwrap_or_default()).center()
        };
        let row = |cells| Row {
            cells,
            fill: Some(sheet::HEAD_FILL),
            padding: sheet::CELL_TOP,
            ..Row::default()
        };
        let item = cell(self.names.item.as_ref(), 0..1);
        let each = self.filled_in.iter().enumerate();
        let mut each: Vec<Cell> =
            each.map(|(at, column)| cell(self.name(*column), at + 1..at + 2)).collect();
        if !self.is_parted() {
            each.insert(0, item);
            let is_blank = each.iter().all(|cell| cell.lines.is_empty());
            return if is_blank { Vec::new() } else { vec![row(each)] };
        }
        let all = cell(self.names.result.as_ref(), 1..self.count());
        let needed = row(vec![item.clone()]).height();
        let above = row(vec![Cell { rows: 2, ..item }, all]);
        let mut below = row(each);
        below.spare = (needed - above.height() - below.height()).max(Mm(0.0));
        vec![above, below]
    }
}
