//! 実施記録 on paper: what was done in the year, by day.

use super::context::YearContext;
use super::flow::{Flow, Frame};
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm};
use super::set::{Align, Style, line, paragraphs};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::activity::{Activity, activities};
use crate::text::{activity as text, report as report_text};

/// Widths of the day, of what was done and of who did it.
const COLUMNS: [Mm; 3] = [Mm(43.0), Mm(103.0), Mm(36.0)];

/// The pages without their foot.
pub(super) fn pages(context: &YearContext<'_>) -> Vec<Vec<Mark>> {
    let orientation = Orientation::Portrait;
    let clinic = &context.workbook.clinic.name;
    let head = |marks: &mut Vec<Mark>| head::paint_outside(context, clinic, orientation, marks);
    let mut flow = Flow::new(Frame::of(orientation, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(1.6));
    flow.put_title(&report_text::record(context.edition), context.fonts);
    flow.skip(Mm(1.5));
    let entries = activities(context.workbook, context.assessment, context.edition);
    let style = Style::regular(sheet::SMALL);
    let remark = format!("{}　{}", text::count(&entries), text::EXPLAINED);
    flow.put(&paragraphs(&remark, style, sheet::WIDTH, context.fonts), Align::Left);
    flow.skip(Mm(1.5));
    if entries.is_empty() {
        flow.put(&[line(text::NOTHING, body(), context.fonts)], Align::Left);
    } else {
        flow.table(&table(context, &entries), None);
    }
    flow.into_pages()
}

fn body() -> Style {
    Style::regular(sheet::ENTRIES_BODY)
}

fn table(context: &YearContext<'_>, entries: &[Activity]) -> Table {
    let heads = text::HEADS.into_iter().enumerate().map(|(at, words)| {
        let style = Style::bold(sheet::SMALL);
        Cell::new(at..at + 1, vec![line(words, style, context.fonts)]).center()
    });
    let head = Row {
        cells: heads.collect(),
        fill: Some(sheet::HEAD_FILL),
        padding: sheet::CELL_TOP,
        ..Row::default()
    };
    Table {
        columns: COLUMNS.to_vec(),
        head: vec![head],
        rows: rows(context, entries),
        ..Table::default()
    }
}

/// The entries, each with its day: a page may begin with any of them.
fn rows(context: &YearContext<'_>, entries: &[Activity]) -> Vec<Row> {
    let rows = entries.iter().map(|entry| {
        let place = || text::spoken(entry, context.workbook, context.edition);
        let what = text::what(&entry.what, context.workbook, context.edition);
        let words = [text::day(entry), what, text::who(entry, context.workbook)];
        let cells = words.iter().enumerate().map(|(at, words)| {
            let inner = COLUMNS[at] - sheet::CELL_SIDE * 2.0;
            let lines = paragraphs(words, body(), inner, context.fonts);
            Cell::new(at..at + 1, placed(lines, place)).top()
        });
        Row { cells: cells.collect(), may_split: true, padding: sheet::CELL_TOP, ..Row::default() }
    });
    rows.collect()
}
