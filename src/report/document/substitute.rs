//! 代替運用の用紙: a page for each place of work, with room to write by hand.

use super::super::flow::{Block, Flow};
use super::super::paper::{Mark, Mm, Pt};
use super::super::set::{Align, Line, Style, line, name, phrases};
use super::super::sheet;
use super::super::table::{Row, Table};
use super::body::section_blocks;
use super::grid;
use super::{Writing, frame};
use crate::document::PlanSection;
use crate::model::DocumentPart;
use crate::model::document_template::SheetRecord;
use crate::text::document_paper as words;

/// The type of the steps.
const STEPS: Pt = Pt(11.5);
/// A row to be written by hand.
const ROW: Mm = Mm(9.5);
/// The least number of rows, even if they need a further page.
const LEAST_ROWS: usize = 5;

/// The pages of a sheet without their foot.
pub(super) fn pages(writing: &Writing<'_>, section: &PlanSection) -> Vec<Vec<Mark>> {
    let fonts = writing.fonts;
    let head = |marks: &mut Vec<Mark>| writing.paint_head(marks);
    let mut flow = Flow::new(frame(), &head);
    flow.skip(Mm(1.5));
    let title = words::substitute_sheet(writing.label(DocumentPart::Sheets), &section.heading);
    flow.put(&name(&title, Style::bold(Pt(18.0)), sheet::WIDTH, 2, fonts), Align::Left);
    let purpose = writing.purpose(DocumentPart::Sheets);
    flow.put(&phrases(purpose, Style::regular(Pt(10.0)), sheet::WIDTH, fonts), Align::Left);
    flow.skip(Mm(2.0));
    flow.put(&[used(writing)], Align::Left);
    flow.skip(Mm(3.5));
    flow.set(&section_blocks(writing, section, STEPS));
    let ruled = Ruled::of(section.record.as_ref());
    let heading = name(ruled.title, Style::bold(Pt(11.0)), sheet::WIDTH, 2, fonts);
    let columns = grid::widths(&ruled.widths);
    let head = vec![grid::head(&ruled.heads, &columns, sheet::DOCUMENT_BODY, fonts)];
    let head_height = Table { columns: columns.clone(), head: head.clone(), ..Table::default() };
    let height = |lines: &[Line]| lines.iter().map(|line| line.height).sum::<Mm>();
    let mut below =
        phrases(ruled.afterwards, Style::regular(sheet::DOCUMENT_TABLE), sheet::WIDTH, fonts);
    if ruled.afterwards.trim().is_empty() {
        below.clear();
    } else {
        below.push(copied(writing));
    }
    let taken = height(&heading) + head_height.height() + GAP + Mm(1.0) + height(&below) + BELOW;
    let mut count = rows_in(flow.room() - taken);
    if count < LEAST_ROWS {
        flow.new_page();
        count = rows_in(flow.room() - taken);
    }
    let rows: Vec<Row> = (0..count).map(|_| grid::blank_row(columns.len(), ROW)).collect();
    let table = Table { columns, head, rows, ..Table::default() };
    let again = line(ruled.title, Style::regular(sheet::HEADER), fonts);
    flow.set(&[
        Block::lines(GAP, heading).keeping(),
        Block::table(Mm(1.0), table, again),
        Block::lines(BELOW, below),
    ]);
    flow.into_pages()
}

/// What is written by hand: as the template says, or else the same on every sheet.
struct Ruled<'a> {
    title: &'a str,
    heads: Vec<&'a str>,
    widths: Vec<u32>,
    afterwards: &'a str,
}

impl<'a> Ruled<'a> {
    fn of(record: Option<&'a SheetRecord>) -> Self {
        let Some(record) = record else {
            return Self {
                title: words::BY_HAND,
                heads: words::BY_HAND_HEADS.to_vec(),
                widths: vec![16, 26, 58],
                afterwards: "",
            };
        };
        Self {
            title: &record.title,
            heads: record.columns.iter().map(|column| column.label.as_str()).collect(),
            widths: record.columns.iter().map(|column| column.width).collect(),
            afterwards: &record.afterwards,
        }
    }
}

/// Above the ruled room, and below it.
const GAP: Mm = Mm(5.0);
const BELOW: Mm = Mm(1.5);

/// When and by whom it was copied, who compared it and where it is kept, to be written by hand.
fn copied(writing: &Writing<'_>) -> Line {
    let style = Style::regular(sheet::DOCUMENT_TABLE);
    let mut whole = Line::blank(Mm(8.0));
    let ends = [Mm(78.0), Mm(126.0), sheet::WIDTH];
    let mut from = Mm(0.0);
    for (label, end) in words::COPIED.into_iter().zip(ends) {
        let label = line(label, style, writing.fonts);
        whole.put(from, &label);
        whole.rule(from + label.width + Mm(2.0), end);
        from = end + Mm(4.0);
    }
    whole
}

/// When the sheet began to be used, and by whom, to be written by hand.
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
