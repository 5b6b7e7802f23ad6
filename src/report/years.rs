//! 年度の比較 on paper: A4 on its side, the numbers of each part, then every row, newest year first.
//!
//! As many years stand beside each other as can be read; more of them follow in a table of their own.

mod bar;
mod picture;
mod rows;

use super::context::Context;
use super::draft::{Draft, part};
use super::flow::{Block, Flow, Frame};
use super::head::{Foot, Outside};
use super::paper::{Mark, Mm};
use super::set::{Align, Line, Style, line, paragraphs, phrases};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::year_comparison::{ComparedYear, YearComparison};
use crate::text::{dates, report as report_text, years as text};

const ORIENTATION: Orientation = Orientation::Landscape;
/// With more years beside each other an answer and its day do not stand on one line.
const MOST_YEARS: usize = 8;
/// The least width of the names of rows.
const NAMES: Mm = Mm(56.0);
/// Above and below the text of a row.
const PADDING: Mm = Mm(0.6);

/// The paper, where there are years to compare.
pub(super) fn draft(context: &Context<'_>) -> Option<Draft> {
    let options = context.options;
    let compared = YearComparison::of(context.all_years(), &options.editions, options.printed_on);
    if compared.years.len() < 2 {
        return None;
    }
    let clinic = &context.workbook.clinic.name;
    let remark = &report_text::printed_on(context.options.printed_on);
    let head = |marks: &mut Vec<Mark>| {
        Outside { owner: clinic, remark }.paint(ORIENTATION, context.fonts, marks)
    };
    let mut flow = Flow::new(Frame::of(ORIENTATION, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(0.8));
    flow.put_title(text::TITLE, context.fonts);
    put_notes(context, &compared, &mut flow);
    let bands = bands(compared.years.len());
    let bands: Vec<YearComparison> = bands.iter().map(|band| compared.only(band)).collect();
    let mut blocks = vec![
        heading(context, text::PICTURE),
        Block::lines(Mm(0.8), vec![bar::legend(context.fonts)]).keeping(),
    ];
    for band in &bands {
        blocks.push(table(context, text::PICTURE, picture::table(context, band)));
    }
    let first = blocks.len();
    for band in &bands {
        blocks.push(heading(context, text::TABLE));
        blocks.push(table(context, text::TABLE, rows::table(context, band)));
    }
    let starts = flow.set(&blocks);
    let rows_begin = starts.get(first).copied().unwrap_or_default();
    Some(Draft {
        title: text::TITLE.to_owned(),
        pages: flow.into_pages(),
        orientation: ORIENTATION,
        parts: vec![part(text::PICTURE, 0), part(text::TABLE, rows_begin)],
        foot: Foot::own(text::TITLE),
    })
}

/// What has to be known of the tables, and which years cannot be compared.
fn put_notes(context: &Context<'_>, compared: &YearComparison, flow: &mut Flow<'_>) {
    let style = small();
    let span = line(&text::span(&compared.years), style, context.fonts);
    flow.put(&[span], Align::Center);
    flow.skip(Mm(1.0));
    let notes = [text::EXPLAINED.to_owned()];
    for note in notes.into_iter().chain(compared.not_known().map(text::not_known)) {
        let lines = paragraphs(&note, style, ORIENTATION.width(), context.fonts);
        flow.put(&lines, Align::Left);
    }
}

fn heading(context: &Context<'_>, words: &str) -> Block {
    let heading = line(words, Style::bold(sheet::ENTRIES_BODY), context.fonts);
    Block::lines(Mm(3.0), vec![heading]).keeping()
}

/// A table; `words` are said above it again where it goes on over a page.
fn table(context: &Context<'_>, words: &str, table: Table) -> Block {
    let again = line(&report_text::continued(words), small(), context.fonts);
    Block::table(Mm(1.0), table, again)
}

fn small() -> Style {
    Style::regular(sheet::SMALL)
}

/// Short words in lines that break between phrases; their own line breaks are kept.
fn in_phrases(context: &Context<'_>, words: &str, width: Mm) -> Vec<Line> {
    words.lines().flat_map(|line| phrases(line, small(), width, context.fonts)).collect()
}

/// The places of the years that stand beside each other: as even as can be, newest first.
fn bands(years: usize) -> Vec<Vec<usize>> {
    let count = years.div_ceil(MOST_YEARS).max(1);
    let each = years.div_ceil(count).max(1);
    let all: Vec<usize> = (0..years).collect();
    all.chunks(each).map(<[usize]>::to_vec).collect()
}

/// The widths of the names and of each year.
fn columns(years: usize) -> Vec<Mm> {
    #[expect(clippy::cast_precision_loss, reason = "no more years stand beside each other")]
    let of_years = years.max(1) as f32;
    let names = NAMES.max(ORIENTATION.width() / (of_years + 1.0)).min(NAMES * 1.5);
    let year = (ORIENTATION.width() - names) / of_years;
    std::iter::once(names).chain(std::iter::repeat_n(year, years)).collect()
}

/// The row at the top of every page.
fn table_head(context: &Context<'_>, first: &str, years: &[ComparedYear], widths: &[Mm]) -> Row {
    let style = Style::bold(sheet::SMALL);
    let words = years.iter().map(|year| {
        let name = dates::fiscal_year(year.year);
        if year.is_known { name } else { format!("{name}\n{}", text::NOT_KNOWN) }
    });
    let words = std::iter::once(first.to_owned()).chain(words);
    let cells = words.zip(widths).enumerate().map(|(at, (words, width))| {
        let inner = *width - sheet::CELL_SIDE * 2.0;
        Cell::new(at..at + 1, paragraphs(&words, style, inner, context.fonts)).center()
    });
    Row {
        cells: cells.collect(),
        fill: Some(sheet::HEAD_FILL),
        padding: sheet::CELL_TOP,
        ..Row::default()
    }
}

/// A row of a table: what it is about, and what stands in each year.
fn table_row(name: Vec<Line>, years: impl Iterator<Item = Vec<Line>>) -> Row {
    let cells = std::iter::once(name).chain(years).enumerate();
    let cells = cells.map(|(at, lines)| Cell::new(at..at + 1, lines));
    let mut row =
        Row { cells: cells.collect(), may_split: true, padding: PADDING, ..Row::default() };
    // An empty row is still a line high.
    row.spare = (small().pitch() + PADDING * 2.0 - row.text_height()).max(Mm(0.0));
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_years_than_fit_beside_each_other_follow_in_even_bands() {
        let sizes = |years| bands(years).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes(2), [2]);
        assert_eq!(sizes(8), [8]);
        assert_eq!(sizes(9), [5, 4]);
        assert_eq!(sizes(17), [6, 6, 5]);
        for years in 1..=MOST_YEARS {
            let widths = columns(years);
            let all: Mm = widths.iter().copied().sum();
            assert!((all.0 - ORIENTATION.width().0).abs() < 0.01, "{years}: {widths:?}");
        }
    }
}
