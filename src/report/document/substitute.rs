//! 代替運用の用紙: a page for each place of work, with room to write by hand.

use super::super::paper::{Mark, Mm, Point, Pt};
use super::super::set::{Align, Line, Style, line, name};
use super::super::sheet::{self, Orientation};
use super::super::table::{Row, Table};
use super::Writing;
use super::body::section_blocks;
use super::flow::{Block, Column};
use super::grid;
use crate::document::PlanSection;
use crate::model::DocumentPart;
use crate::text::document_paper as words;

/// The type of the steps.
const STEPS: Pt = Pt(11.5);
/// A row to be written by hand.
const ROW: Mm = Mm(9.5);
/// The rows that there are at least, be it on a further page.
const LEAST_ROWS: usize = 5;

/// The pages of a sheet without their foot.
pub(super) fn pages(writing: &Writing<'_>, section: &PlanSection) -> Vec<Vec<Mark>> {
    let fonts = writing.fonts;
    let mut first = Vec::new();
    let y = writing.outside().paint(Orientation::Portrait, fonts, &mut first) + Mm(1.5);
    let title = words::substitute_sheet(writing.label(DocumentPart::Sheets), &section.heading);
    let lines = name(&title, Style::bold(Pt(18.0)), sheet::WIDTH, 2, fonts);
    let mut y = paint(&lines, y, &mut first);
    y = paint(&[line(words::SHEET_IS_FOR, Style::regular(Pt(10.0)), fonts)], y, &mut first);
    y = paint(&[used(writing)], y + Mm(2.0), &mut first) + Mm(3.5);
    let mut column = Column::new(first, y, writing.next_top());
    let mut blocks = section_blocks(writing, section, STEPS);
    let heading = line(words::BY_HAND, Style::bold(Pt(11.0)), fonts);
    let heading_height = heading.height;
    column.set(&blocks);
    let columns = grid::widths(&[16, 26, 58]);
    let head = vec![grid::head(&words::BY_HAND_HEADS, &columns, sheet::DOCUMENT_BODY, fonts)];
    let head_height = Table { columns: columns.clone(), head: head.clone(), ..Table::default() };
    let taken = heading_height + head_height.height() + GAP + Mm(1.0);
    let mut count = rows_in(column.room() - taken);
    if count < LEAST_ROWS {
        column.new_page();
        count = rows_in(column.room() - taken);
    }
    let rows: Vec<Row> = (0..count).map(|_| grid::blank_row(columns.len(), ROW)).collect();
    blocks.clear();
    blocks.push(Block::lines(GAP, vec![heading.clone()]).keeping());
    blocks.push(Block::table(Mm(1.0), Table { columns, head, rows, ..Table::default() }, heading));
    column.set(&blocks);
    writing.paint_heads(column.pages.get_mut(1..).unwrap_or_default());
    column.pages
}

/// Above the ruled room.
const GAP: Mm = Mm(5.0);

fn paint(lines: &[Line], top: Mm, marks: &mut Vec<Mark>) -> Mm {
    let mut y = top;
    for part in lines {
        part.paint(Point::new(sheet::SIDE, y), sheet::WIDTH, Align::Left, marks);
        y += part.height;
    }
    y
}

/// Since when the sheet is used, and by whom, to be written by hand.
fn used(writing: &Writing<'_>) -> Line {
    let style = Style::regular(Pt(10.0));
    let mut whole = Line::blank(Mm(8.0));
    let [when, who] = words::USED.map(|words| line(words, style, writing.fonts));
    let middle = Mm(108.0);
    whole.put(Mm(0.0), &when);
    whole.rule(when.width + Mm(2.0), middle - Mm(4.0));
    whole.put(middle, &who);
    whole.rule(middle + who.width + Mm(2.0), sheet::WIDTH);
    whole
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sheet has room for some dozens of rows; a negative height is none"
)]
fn rows_in(height: Mm) -> usize {
    (height.0 / ROW.0) as usize
}
