//! 電話帳: everything about the boxes of a chart as a table, where the chart has no room for it.

use super::card::{Card, Column, Field, Party};
use super::number::{broken, packed};
use crate::model::ChartKind;
use crate::report::flow::{Flow, Frame};
use crate::report::font::Fonts;
use crate::report::head::Outside;
use crate::report::missing_glyph::placed;
use crate::report::paper::{Mark, Mm};
use crate::report::set::{Align, Line, Style, line, phrases};
use crate::report::sheet::{self, Orientation};
use crate::report::table::{Cell, Row, Table};
use crate::text::chart_paper as text;
use crate::text::report::continued;

/// Widths of the columns; the last one gets what is left.
const COLUMNS: [Mm; 5] = [Mm(12.0), Mm(44.0), Mm(60.0), Mm(58.0), Mm(38.0)];

/// What stands in the list.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a> {
    pub(super) cards: &'a [Card],
    /// The numbers of the calls, by card.
    pub(super) numbers: &'a [Option<usize>],
    /// What was cut below the chart, with its label.
    pub(super) cut: &'a [(&'static str, String)],
    /// Who keeps it; empty where nothing private stands in it.
    pub(super) kept: &'a str,
}

/// The pages of the list.
pub(super) fn pages(
    kind: ChartKind,
    listed: Listed<'_>,
    outside: Outside<'_>,
    fonts: &Fonts,
) -> Vec<Vec<Mark>> {
    let turned = Orientation::Landscape;
    let head = |marks: &mut Vec<Mark>| outside.paint(turned, fonts, marks);
    let mut flow = Flow::new(Frame::of(turned, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(1.6));
    flow.put_title(&text::list_title(kind), fonts);
    flow.skip(Mm(2.5));
    if !listed.kept.is_empty() {
        let style = Style::regular(sheet::HEADER);
        let kept = phrases(listed.kept, style, turned.width(), fonts);
        flow.put(&placed(kept, || text::list_title(kind)), Align::Left);
        flow.skip(Mm(1.2));
    }
    let again = line(&continued(&text::list_title(kind)), Style::bold(sheet::HEADER), fonts);
    flow.table(&table(kind, listed, fonts), Some(&again));
    flow.into_pages()
}

fn body() -> Style {
    Style::regular(sheet::ENTRIES_BODY)
}

fn table(kind: ChartKind, listed: Listed<'_>, fonts: &Fonts) -> Table {
    let Listed { cards, numbers, cut, .. } = listed;
    let mut columns = COLUMNS.to_vec();
    columns.push(Orientation::Landscape.width() - COLUMNS.into_iter().sum());
    let heads = text::LIST_HEADS
        .into_iter()
        .enumerate()
        .map(|(at, words)| Cell::new(at..at + 1, vec![line(words, body(), fonts)]).center());
    let head = Row {
        cells: heads.collect(),
        fill: Some(sheet::HEAD_FILL),
        padding: sheet::CELL_TOP,
        ..Row::default()
    };
    let mut rows = Vec::new();
    for (card, number) in cards.iter().zip(numbers.iter().chain(std::iter::repeat(&None))) {
        rows.extend(card.parties.iter().map(|party| {
            let mut row = row(card, party, *number, &columns, fonts);
            for line in row.cells.iter_mut().flat_map(|cell| &mut cell.lines) {
                line.place(|missing| card.places(kind, missing));
            }
            row
        }));
    }
    let rest: Mm = columns[2..].iter().copied().sum();
    rows.extend(cut.iter().map(|(label, value)| {
        let value = phrases(value, body(), rest - sheet::CELL_SIDE * 2.0, fonts);
        let value = placed(value, || text::place(kind, label));
        let label = vec![line(label, body(), fonts)];
        let cells = vec![Cell::new(0..2, label).top(), Cell::new(2..6, value).top()];
        Row { cells, may_split: true, padding: Mm(0.8), ..Row::default() }
    }));
    Table {
        columns,
        head: vec![head],
        rows,
        orientation: Orientation::Landscape,
        ..Table::default()
    }
}

fn row(card: &Card, party: &Party, number: Option<usize>, columns: &[Mm], fonts: &Fonts) -> Row {
    let inner = |column: usize| columns[column] - sheet::CELL_SIDE * 2.0;
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    let mut names = phrases(&party.name, Style::bold(sheet::ENTRIES_BODY), inner(2), fonts);
    names.extend(fields(party, Column::Name, inner(2), fonts));
    let lines = [
        vec![line(&number, body(), fonts)],
        phrases(&card.heading, body(), inner(1), fonts),
        names,
        fields(party, Column::Number, inner(3), fonts),
        fields(party, Column::Hours, inner(4), fonts),
        fields(party, Column::Calls, inner(5), fonts),
    ];
    let cells = lines.into_iter().enumerate().map(|(at, lines)| {
        let cell = Cell::new(at..at + 1, lines).top();
        if at == 0 { cell.center() } else { cell }
    });
    Row { cells: cells.collect(), padding: Mm(0.8), ..Row::default() }
}

fn fields(party: &Party, column: Column, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let found = party.fields.iter().filter(|field| field.column == column);
    let lines = found.flat_map(|field| {
        let lines = broken(&words(field, &field.value), body(), width, fonts).lines;
        let is_long = lines.len() > field.value.lines().count();
        if !is_long {
            return lines;
        }
        let narrower = packed(&words(field, field.narrower()), body(), width, fonts);
        broken(&narrower, body(), width, fonts).lines
    });
    lines.collect()
}

fn words(field: &Field, value: &str) -> String {
    // The head of this column says what they are.
    let is_hours = field.column == Column::Hours;
    let value = format!("{value}{}", field.remark);
    if field.label.is_empty() || is_hours { value } else { text::number(field.label, &value) }
}
