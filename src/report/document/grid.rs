//! Tables of the document, and its entries as a table of labels and values.

use chrono::NaiveDate;

use super::super::font::Fonts;
use super::super::paper::{Mm, Pt};
use super::super::set::{Line, Style, line, name, paragraphs, phrases};
use super::super::sheet;
use super::super::table::{Cell, Row, Table};
use crate::document::plan::{PlanCell, PlanTable, has_placeholder};
use crate::model::date_entry::read_whole;
use crate::text::{dates, document as plan_words, report};

/// Above and below the text of a cell.
const PADDING: Mm = Mm(0.75);
/// Lines that a label may take.
const LABEL_LINES: usize = 4;
/// Rows higher than this may stand alone on a page.
const LONG_ROW: Mm = Mm(30.0);
/// Rows no higher than this never go on over the page.
const WHOLE_ROW: Mm = Mm(60.0);
/// Characters of a line that is broken between phrases; longer ones are running text.
const SHORT: usize = 300;
/// Rows to write in where a table has none and gives no number.
const LEAST_ROWS: usize = 2;

/// How text stands in tables of this size.
pub(super) fn style(size: Pt) -> Style {
    Style { leading: sheet::TABLE_LEADING, ..Style::regular(size) }
}

fn bold(size: Pt) -> Style {
    Style { leading: sheet::TABLE_LEADING, ..Style::bold(size) }
}

/// Text as it was written: what was left to be filled in is shaded, and said to be missing.
pub(super) fn written(text: &str, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    if !has_placeholder(text) {
        return paragraphs(text, style, width, fonts);
    }
    let text = format!("{}{}", text.trim_end(), plan_words::NOT_WRITTEN);
    let mut lines = paragraphs(&text, style, width, fonts);
    for line in &mut lines {
        line.shade(&plan_words::PLACEHOLDERS, sheet::PLACEHOLDER_FILL, fonts);
    }
    lines
}

/// The same in a cell, where the text breaks between phrases.
pub(super) fn in_cell(text: &str, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let is_open = has_placeholder(text);
    let missing = if is_open { plan_words::NOT_WRITTEN } else { "" };
    let text = format!("{}{missing}", text.trim_end());
    let lines = text.lines().flat_map(|part| {
        if part.trim().is_empty() || part.chars().count() > SHORT {
            paragraphs(part, style, width, fonts)
        } else {
            phrases(part, style, width, fonts)
        }
    });
    let mut lines: Vec<Line> = lines.collect();
    for line in lines.iter_mut().filter(|_| is_open) {
        line.shade(&plan_words::PLACEHOLDERS, sheet::PLACEHOLDER_FILL, fonts);
    }
    lines
}

/// A label in a few lines, broken between phrases where that is enough.
pub(super) fn label(text: &str, style: Style, width: Mm, most: usize, fonts: &Fonts) -> Vec<Line> {
    let lines = phrases(text, style, width, fonts);
    if lines.len() <= most { lines } else { name(text, style, width, most, fonts) }
}

/// In place of something that has to be there: a remark, and a line to write on.
pub(super) fn not_written(style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let word = line(plan_words::NOT_WRITTEN, Style::regular(sheet::SMALL), fonts);
    let mut whole = Line::blank(style.pitch().max(Mm(6.0)));
    whole.put(Mm(0.0), &word);
    let from = word.width + style.em() * 0.5;
    if from + style.em() * 3.0 < width {
        whole.rule(from, width);
    }
    vec![whole]
}

/// One entry.
pub(super) struct Entry<'a> {
    pub(super) label: &'a str,
    pub(super) value: &'a str,
    /// Whether a remark says that the value is missing.
    pub(super) required: bool,
}

/// Labels at the left, values at the right.
pub(super) fn entries(entries: &[Entry<'_>], size: Pt, left: Mm, fonts: &Fonts) -> Table {
    let columns = vec![left, sheet::WIDTH - left];
    let inner = |at: usize| columns[at] - sheet::CELL_SIDE * 2.0;
    let values = style(size);
    let again = line(&report::continued(""), values, fonts);
    let rows = entries.iter().map(|entry| {
        let lines = if !entry.value.trim().is_empty() {
            in_cell(entry.value.trim_end(), values, inner(1), fonts)
        } else if entry.required {
            not_written(values, inner(1), fonts)
        } else {
            vec![Line::blank(values.pitch())]
        };
        let names = label(entry.label, values, inner(0), LABEL_LINES, fonts);
        Row {
            cells: vec![
                Cell {
                    fill: Some(sheet::HEADING_FILL),
                    again: vec![again.clone()],
                    ..Cell::new(0..1, names).top()
                },
                Cell::new(1..2, lines).top(),
            ],
            may_split: true,
            padding: PADDING,
            ..Row::default()
        }
    });
    let rows = kept_at_ends(rows.collect());
    Table { rows, columns: columns.clone(), ..Table::default() }
}

/// The same rows, so that none of them is left alone before or after the end of a page.
pub(super) fn kept_at_ends(mut rows: Vec<Row>) -> Vec<Row> {
    let before_last = rows.len().saturating_sub(2);
    for at in [0, before_last] {
        // A row that is as long as a paragraph may stand alone, and has to be split anyway.
        let is_kept = at + 1 < rows.len() && rows[at].height() <= LONG_ROW;
        if is_kept {
            rows[at].keeps_with_next = true;
        }
    }
    rows
}

/// A head row.
pub(super) fn head(words: &[&str], columns: &[Mm], size: Pt, fonts: &Fonts) -> Row {
    let cells = words.iter().zip(columns).enumerate().map(|(at, (words, width))| {
        let inner = *width - sheet::CELL_SIDE * 2.0;
        let lines = label(words, bold(size), inner, LABEL_LINES, fonts);
        Cell::new(at..at + 1, lines).center()
    });
    Row { cells: cells.collect(), fill: Some(sheet::HEAD_FILL), padding: PADDING, ..Row::default() }
}

/// An empty row, to be written in by hand.
pub(super) fn blank_row(columns: usize, height: Mm) -> Row {
    let cells = (0..columns).map(|at| Cell::new(at..at + 1, Vec::new()));
    Row { cells: cells.collect(), spare: height, ..Row::default() }
}

/// Widths of columns from their parts.
#[expect(clippy::cast_precision_loss, reason = "parts of a width are small numbers")]
pub(super) fn widths(parts: &[u32]) -> Vec<Mm> {
    let all = parts.iter().sum::<u32>().max(1) as f32;
    parts.iter().map(|part| sheet::WIDTH * (*part as f32 / all)).collect()
}

/// A table of the document.
pub(super) fn table(table: &PlanTable, size: Pt, fonts: &Fonts) -> Table {
    let columns = widths(&table.widths);
    let heads: Vec<&str> = table.heads.iter().map(String::as_str).collect();
    let days: Vec<Option<DayWords>> = table
        .days
        .iter()
        .zip(&columns)
        .enumerate()
        .map(|(at, (is_day, width))| {
            let inner = *width - sheet::CELL_SIDE * 2.0;
            is_day.then(|| words_for_days(table, at, size, inner, fonts))
        })
        .collect();
    let is_short: Vec<bool> = (0..columns.len()).map(|at| is_short(table, at)).collect();
    let mut rows = Vec::new();
    for row in table.shown() {
        let cells = row.cells.iter().take(columns.len()).enumerate().map(|(at, content)| {
            let inner = columns[at] - sheet::CELL_SIDE * 2.0;
            let lines = match days.get(at).copied().flatten() {
                Some(words) => day_lines(content, words, size, inner, fonts),
                None => cell_lines(content, size, inner, fonts),
            };
            let cell = Cell::new(at..at + 1, lines).top();
            if is_short[at] { cell.center() } else { cell }
        });
        let mut made = Row { cells: cells.collect(), padding: PADDING, ..Row::default() };
        made.may_split = made.text_height() > WHOLE_ROW;
        if row.cells.iter().any(|cell| cell.text.trim().is_empty()) {
            made.spare = (sheet::BY_HAND - made.text_height()).max(Mm(0.0));
        }
        rows.push(made);
    }
    if rows.is_empty() {
        let count = table.blank_rows.max(LEAST_ROWS);
        rows.extend((0..count).map(|_| blank_row(columns.len(), sheet::BY_HAND)));
    }
    let head = vec![head(&heads, &columns, size, fonts)];
    Table { columns, head, rows: kept_at_ends(rows), ..Table::default() }
}

/// How a day is said.
type DayWords = fn(NaiveDate) -> String;

/// How the days of a column are worded: like the other days of the document, and in short where one of
/// them is too wide for that.
fn words_for_days(
    table: &PlanTable,
    column: usize,
    size: Pt,
    width: Mm,
    fonts: &Fonts,
) -> DayWords {
    let cells = table.shown().filter_map(|row| row.cells.get(column));
    let mut days = cells.filter_map(|cell| read_whole(&cell.text).ok());
    if days.all(|day| line(&dates::japanese(day), style(size), fonts).width <= width) {
        dates::japanese
    } else {
        dates::short
    }
}

/// A day; anything else stands as it was written.
fn day_lines(cell: &PlanCell, words: DayWords, size: Pt, width: Mm, fonts: &Fonts) -> Vec<Line> {
    match read_whole(&cell.text) {
        Ok(day) => vec![line(&words(day), style(size), fonts)],
        Err(_) => cell_lines(cell, size, width, fonts),
    }
}

fn cell_lines(cell: &PlanCell, size: Pt, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let style = style(size);
    if !cell.text.trim().is_empty() {
        in_cell(cell.text.trim_end(), style, width, fonts)
    } else if cell.needed {
        paragraphs(plan_words::NOT_WRITTEN, Style::regular(sheet::SMALL), width, fonts)
    } else {
        Vec::new()
    }
}

/// Whether nothing longer than a word stands in a column, such as a number or 高.
fn is_short(table: &PlanTable, column: usize) -> bool {
    const WORD: usize = 3;
    let mut texts = table.shown().filter_map(|row| row.cells.get(column));
    texts.all(|cell| cell.text.trim().chars().count() <= WORD)
        && table.shown().any(|row| row.cells.get(column).is_some_and(|it| !it.text.is_empty()))
}
